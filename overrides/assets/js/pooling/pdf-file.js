/**
 * A PDF as its file: where each object stands, in the newest state that the file has of it, also where objects are packed together.
 * What is packed is unpacked to a limit, and what is not as the format wants it is damaged: nothing is guessed.
 *
 * @typedef {import("./pdf-objects.js").Item} Item
 * @typedef {import("./pdf-objects.js").Dictionary} Dictionary
 * @typedef {{at: number} | {within: number, place: number}} Entry where an object stands: in the file, or in a stream of objects
 */
import { FORM, UnreadableError } from "./faults.js";
import { DamagedError, isDictionary, isList, isReference, latin, nameOf, Reader } from "./pdf-objects.js";

const MEGABYTE = 1_000_000;
const TAIL = 1024; // bytes in which the file says where its table begins
const NUMBER = 8_388_607; // the largest of an object
const [IN_FILE, IN_STREAM] = [1, 2]; // kinds of entries in a packed table

export class PdfFile {
  /** @param {Uint8Array} bytes @param {number} most how much may be unpacked */
  constructor(bytes, most) {
    const head = latin(bytes.subarray(0, TAIL)).indexOf("%PDF-");
    this.bytes = bytes.subarray(Math.max(0, head)); // from where all places are counted
    this.most = this.left = most;
    /** @type {Map<number, Entry | null>} */
    this.entries = new Map();
    /** @type {Map<string, Item>} */
    this.trailer = new Map();
    /** @type {Map<number, Item>} */
    this.objects = new Map();
    /** @type {Map<number, Map<number, Item>>} */
    this.streams = new Map();
  }

  /** Read the tables of the file, the newest first. */
  async open() {
    const tail = latin(this.bytes.subarray(-TAIL));
    const found = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(tail);
    const waiting = [found ? Number(found[1]) : -1];
    const seen = new Set();
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      if (!seen.has(place)) {
        seen.add(place);
        const trailer = await this.table(place);
        trailer.forEach((value, name) => this.trailer.has(name) || this.trailer.set(name, value));
        for (const name of ["Prev", "XRefStm"]) {
          const other = trailer.get(name);
          if (other !== undefined) {
            waiting.push(typeof other === "number" ? other : -1);
          }
        }
      }
    }
    return this;
  }

  /** @param {number} place */
  async table(place) {
    if (place < 0 || place >= this.bytes.length) {
      throw new DamagedError();
    }
    const reader = new Reader(this.bytes, place);
    if (reader.word() === "xref") {
      return this.plainTable(reader);
    }
    const stream = await this.objectAt(place, null);
    if (!isDictionary(stream) || !stream.packed) {
      throw new DamagedError();
    }
    return this.packedTable(stream.dictionary, await this.unpacked(stream));
  }

  /** @param {Reader} reader */
  plainTable(reader) {
    for (let word = reader.word(); word !== "trailer"; word = reader.word()) {
      const [first, count] = [Number(word), reader.whole()];
      for (let number = first; number < first + count; number++) {
        const at = reader.whole();
        reader.whole();
        this.enter(number, reader.word() === "n" ? { at } : null);
      }
    }
    const trailer = reader.item();
    if (!isDictionary(trailer)) {
      throw new DamagedError();
    }
    return trailer.dictionary;
  }

  /** @param {Map<string, Item>} dictionary @param {Uint8Array} rows */
  packedTable(dictionary, rows) {
    const widths = numbersIn(dictionary.get("W"));
    const sections = numbersIn(dictionary.get("Index") ?? { items: [0, dictionary.get("Size") ?? 0] });
    const length = widths.reduce((sum, width) => sum + width, 0);
    if (widths.length !== 3 || !length || widths.some((width) => width > 6)) {
      throw new DamagedError();
    }
    let row = 0;
    for (let section = 0; section < sections.length; section += 2) {
      for (let number = sections[section]; number < sections[section] + sections[section + 1]; number++, row += length) {
        if (row + length > rows.length) {
          throw new DamagedError();
        }
        let place = row;
        const [kind, second, third] = widths.map((width) => rows.subarray(place, (place += width)).reduce((sum, byte) => sum * 256 + byte, 0));
        const known = widths[0] ? kind : IN_FILE;
        this.enter(number, known === IN_FILE ? { at: second } : known === IN_STREAM ? { within: second, place: third } : null);
      }
    }
    return dictionary;
  }

  /** @param {number} number @param {Entry | null} entry */
  enter(number, entry) {
    if (!(number >= 0 && number <= NUMBER)) {
      throw new DamagedError();
    }
    if (!this.entries.has(number)) {
      this.entries.set(number, entry); // a table that is read earlier is newer
    }
  }

  /** What an item is, or refers to. @param {Item | undefined} item @returns {Promise<Item>} */
  async resolved(item) {
    let found = item ?? null;
    for (let steps = 0; isReference(found); steps++) {
      if (steps > 9) {
        throw new DamagedError();
      }
      found = await this.object(found.ref);
    }
    return found;
  }

  /** @param {number} number @returns {Promise<Item>} */
  async object(number) {
    if (!this.objects.has(number)) {
      const entry = this.entries.get(number);
      this.objects.set(number, !entry ? null : "at" in entry ? await this.objectAt(entry.at, number) : await this.packedObject(entry.within, number));
    }
    return this.objects.get(number) ?? null;
  }

  /** @param {number} place @param {number | null} number what the object there must have @returns {Promise<Item>} */
  async objectAt(place, number) {
    const reader = new Reader(this.bytes, place);
    const own = reader.whole();
    reader.whole();
    reader.expect("obj");
    const item = reader.item();
    if (number !== null && own !== number) {
      throw new DamagedError();
    }
    const word = reader.word();
    if (word === "stream" && isDictionary(item)) {
      reader.place += this.bytes[reader.place] === 13 && this.bytes[reader.place + 1] === 10 ? 2 : 1;
      const length = await this.resolved(item.dictionary.get("Length"));
      const end = new Reader(this.bytes, reader.place + Number(length));
      end.expect("endstream");
      return { dictionary: item.dictionary, packed: this.bytes.subarray(reader.place, reader.place + Number(length)) };
    }
    if (word !== "endobj") {
      throw new DamagedError();
    }
    return item;
  }

  /** @param {number} within @param {number} number @returns {Promise<Item>} */
  async packedObject(within, number) {
    if (!this.streams.has(within)) {
      const entry = this.entries.get(within);
      const stream = entry && "at" in entry ? await this.objectAt(entry.at, within) : null;
      if (!isDictionary(stream) || !stream.packed) {
        throw new DamagedError();
      }
      const bytes = await this.unpacked(stream);
      const [count, first] = await Promise.all(["N", "First"].map((name) => this.resolved(stream.dictionary.get(name))));
      const reader = new Reader(bytes);
      /** @type {Map<number, Item>} */
      const objects = new Map();
      for (let place = 0; place < Number(count); place++) {
        objects.set(reader.whole(), new Reader(bytes, Number(first) + reader.whole()).item());
      }
      this.streams.set(within, objects);
    }
    return this.streams.get(within)?.get(number) ?? null;
  }

  /** The content of a stream, of which no more is unpacked than may be. @param {Dictionary} stream */
  async unpacked({ dictionary, packed }) {
    const filter = await this.resolved(dictionary.get("Filter"));
    const only = isList(filter) && filter.items.length < 2 ? await this.resolved(filter.items[0]) : filter;
    if (only === null) {
      return packed ?? new Uint8Array();
    }
    const name = nameOf(only);
    if (!["FlateDecode", "Fl"].includes(name)) {
      throw name.startsWith("LZW") ? new UnreadableError(FORM, "one that is packed as no form is") : new DamagedError();
    }
    const parts = await this.inflated(packed ?? new Uint8Array());
    const settings = await this.resolved(dictionary.get("DecodeParms"));
    const own = isList(settings) ? await this.resolved(settings.items[0]) : settings;
    return isDictionary(own) ? unpredicted(parts, own.dictionary) : parts;
  }

  /** @param {Uint8Array} packed */
  async inflated(packed) {
    const reader = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
    const parts = [];
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        parts.push(part.value);
        this.left -= part.value.length;
        if (this.left < 0) {
          await reader.cancel();
          throw new UnreadableError(`at most ${this.most / MEGABYTE} megabytes`, "more, packed into less");
        }
      }
    } catch (error) {
      throw error instanceof UnreadableError ? error : new DamagedError();
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  }
}

/** @param {Item} item */
function numbersIn(item) {
  if (!isList(item) || item.items.some((own) => typeof own !== "number" || own < 0)) {
    throw new DamagedError();
  }
  return /** @type {number[]} */ (item.items);
}

/**
 * Rows that say only how they differ from the row above, as PNG has them.
 *
 * @param {Uint8Array} bytes
 * @param {Map<string, Item>} settings
 */
function unpredicted(bytes, settings) {
  const [predictor, columns] = ["Predictor", "Columns"].map((name) => Number(settings.get(name) ?? 1));
  if (predictor < 2) {
    return bytes;
  }
  if (predictor < 10 || Number(settings.get("Colors") ?? 1) !== 1 || Number(settings.get("BitsPerComponent") ?? 8) !== 8) {
    throw new DamagedError();
  }
  const rows = Math.floor(bytes.length / (columns + 1));
  const found = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const way = bytes[row * (columns + 1)];
    for (let column = 0; column < columns; column++) {
      const place = row * columns + column;
      const left = column ? found[place - 1] : 0;
      const up = row ? found[place - columns] : 0;
      const before = row && column ? found[place - columns - 1] : 0;
      const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, before)];
      if (way >= guesses.length) {
        throw new DamagedError();
      }
      found[place] = bytes[row * (columns + 1) + 1 + column] + guesses[way];
    }
  }
  return found;
}

/** @param {number} left @param {number} up @param {number} before */
function paeth(left, up, before) {
  const whole = left + up - before;
  return [left, up, before].reduce((best, own) => (Math.abs(whole - own) < Math.abs(whole - best) ? own : best));
}
