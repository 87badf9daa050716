/**
 * The objects that a PDF is written in, read from its bytes: numbers, names, strings, arrays, dictionaries, streams and what
 * refers to others.
 *
 * @typedef {{name: string}} Name
 * @typedef {{bytes: Uint8Array}} Text
 * @typedef {{ref: number}} Reference
 * @typedef {{dictionary: Map<string, Item>, packed: Uint8Array | null}} Dictionary with what is packed in it, if it is a stream
 * @typedef {{items: Item[]}} List
 * @typedef {null | boolean | number | Name | Text | Reference | Dictionary | List} Item
 */
import { FORM, UnreadableError } from "./faults.js";

const DEEPEST = 60;
const [SPACES, SIGNS] = ["\0\t\n\f\r ", "()<>[]{}/%"].map((signs) => new Set([...signs].map((sign) => sign.charCodeAt(0))));
const ESCAPES = new Map([..."nrtbf"].map((letter, place) => [letter.charCodeAt(0), [10, 13, 9, 8, 12][place]]));
const [PERCENT, SLASH, HASH, BACKSLASH] = [..."%/#\\"].map((sign) => sign.charCodeAt(0));
const [OPEN, CLOSE, LESS, MORE] = [..."()<>"].map((sign) => sign.charCodeAt(0));

export class DamagedError extends UnreadableError {
  constructor() {
    super(FORM, "a damaged one");
  }
}

/** Reads objects one after another. */
export class Reader {
  /** @param {Uint8Array} bytes @param {number} [place] */
  constructor(bytes, place = 0) {
    this.bytes = bytes;
    this.place = place;
  }

  /** Go past spaces and notes. */
  skip() {
    for (; this.place < this.bytes.length; this.place++) {
      const byte = this.bytes[this.place];
      if (byte === PERCENT) {
        while (this.place < this.bytes.length && ![10, 13].includes(this.bytes[this.place])) {
          this.place++;
        }
      } else if (!SPACES.has(byte)) {
        return;
      }
    }
  }

  /** The next word: a number, a keyword, or what a name is written in. */
  word() {
    this.skip();
    return this.rest();
  }

  rest() {
    const start = this.place;
    while (this.place < this.bytes.length && !SPACES.has(this.bytes[this.place]) && !SIGNS.has(this.bytes[this.place])) {
      this.place++;
    }
    return latin(this.bytes.subarray(start, this.place));
  }

  /** @param {string} word */
  expect(word) {
    if (this.word() !== word) {
      throw new DamagedError();
    }
  }

  whole() {
    const word = this.word();
    if (!/^\d{1,10}$/.test(word)) {
      throw new DamagedError();
    }
    return Number(word);
  }

  /** @param {number} [depth] @returns {Item} */
  item(depth = 0) {
    this.skip();
    const [byte, next] = [this.bytes[this.place], this.bytes[this.place + 1]];
    if (depth > DEEPEST || byte === undefined) {
      throw new DamagedError();
    }
    if (byte === SLASH) {
      this.place++;
      return { name: named(this.rest()) };
    }
    if (byte === OPEN) {
      return { bytes: this.string() };
    }
    if (byte === LESS && next !== LESS) {
      return { bytes: this.hexadecimal() };
    }
    if (byte === LESS) {
      this.place += 2;
      return this.dictionary(depth);
    }
    if (byte === "[".charCodeAt(0)) {
      this.place++;
      return { items: this.until("]", depth) };
    }
    return this.simple();
  }

  /** A number, a keyword, or two numbers and an R that refer to another object. */
  simple() {
    const word = this.word();
    if (word === "true" || word === "false" || word === "null") {
      return word === "null" ? null : word === "true";
    }
    const before = this.place;
    if (/^\d{1,10}$/.test(word) && /^\d{1,5}$/.test(this.word()) && this.word() === "R") {
      return { ref: Number(word) };
    }
    this.place = before;
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) {
      throw new DamagedError();
    }
    return Number(word);
  }

  /** @param {string} end @param {number} depth @returns {Item[]} */
  until(end, depth) {
    /** @type {Item[]} */
    const items = [];
    for (this.skip(); this.bytes[this.place] !== end.charCodeAt(0); this.skip()) {
      items.push(this.item(depth + 1));
    }
    this.place++;
    return items;
  }

  /** @param {number} depth @returns {Dictionary} */
  dictionary(depth) {
    const items = this.until(">", depth);
    if (this.bytes[this.place] !== MORE || items.length % 2) {
      throw new DamagedError();
    }
    this.place++;
    /** @type {Map<string, Item>} */
    const dictionary = new Map();
    for (let place = 0; place < items.length; place += 2) {
      dictionary.set(nameOf(items[place]), items[place + 1]);
    }
    return { dictionary, packed: null };
  }

  /** A string in brackets, in which others may stand. */
  string() {
    const found = [];
    let depth = 1;
    for (this.place++; ; this.place++) {
      let byte = this.bytes[this.place];
      if (byte === undefined) {
        throw new DamagedError();
      }
      depth += byte === OPEN ? 1 : byte === CLOSE ? -1 : 0;
      if (!depth) {
        this.place++;
        return Uint8Array.from(found);
      }
      if (byte === BACKSLASH) {
        byte = this.escape();
      } else if (byte === 13) {
        this.place += this.bytes[this.place + 1] === 10 ? 1 : 0;
        byte = 10; // the end of a line is one sign, however it is written
      }
      if (byte >= 0) {
        found.push(byte);
      }
    }
  }

  /** What is meant by a backslash and what follows; less than 0 for nothing. */
  escape() {
    const byte = this.bytes[++this.place];
    const digits = /^[0-7]{1,3}/.exec(latin(this.bytes.subarray(this.place, this.place + 3)))?.[0];
    if (digits) {
      this.place += digits.length - 1;
      return parseInt(digits, 8) & 255;
    }
    if (byte === 13) {
      this.place += this.bytes[this.place + 1] === 10 ? 1 : 0;
    }
    return byte === 13 || byte === 10 ? -1 : ESCAPES.get(byte) ?? byte;
  }

  hexadecimal() {
    const end = this.bytes.indexOf(MORE, this.place);
    const digits = latin(this.bytes.subarray(this.place + 1, end)).replace(/[\0\t\n\f\r ]/g, "");
    if (end < 0 || !/^[0-9A-Fa-f]*$/.test(digits)) {
      throw new DamagedError();
    }
    this.place = end + 1;
    return Uint8Array.from((digits.length % 2 ? `${digits}0` : digits).match(/../g) ?? [], (pair) => parseInt(pair, 16));
  }
}

/** @param {Uint8Array} bytes */
export function latin(bytes) {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

/** @param {string} written */
function named(written) {
  return written.includes(String.fromCharCode(HASH)) ? written.replace(/#([0-9A-Fa-f]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16))) : written;
}

/** @param {Item | undefined} item */
export function nameOf(item) {
  if (item && typeof item === "object" && "name" in item) {
    return item.name;
  }
  throw new DamagedError();
}

/** @param {Item | undefined} item @returns {item is Dictionary} */
export function isDictionary(item) {
  return Boolean(item) && typeof item === "object" && item !== null && "dictionary" in item;
}

/** @param {Item | undefined} item @returns {item is List} */
export function isList(item) {
  return Boolean(item) && typeof item === "object" && item !== null && "items" in item;
}

/** @param {Item | undefined} item @returns {item is Reference} */
export function isReference(item) {
  return Boolean(item) && typeof item === "object" && item !== null && "ref" in item;
}
