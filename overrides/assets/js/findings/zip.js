/** ZIP files, which Word files are: the same bytes for the same content, as all are dated the first day that a ZIP can name. */
import { deflated } from "./deflate.js";

const DAY = 0x21; // 1 January 1980
const UTF8 = 0x800;
const DEFLATED = 8;
const AS_IT_IS = "mimetype"; // OpenDocument wants this file first, and not packed
const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value;
});

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value = CRC[(value ^ byte) & 255] ^ (value >>> 8);
  }
  return (value ^ 0xffffffff) >>> 0;
}

/**
 * Numbers as ZIP has them, the lowest byte first.
 *
 * @param {...[number, number]} fields each with how many bytes it takes
 */
function header(...fields) {
  return Uint8Array.from(fields.flatMap(([value, size]) => Array.from({ length: size }, (_, at) => (value / 2 ** (8 * at)) & 255)));
}

/**
 * @param {Record<string, string>} files texts by name, in order
 * @returns {Uint8Array}
 */
export function zipped(files) {
  const encoder = new TextEncoder();
  /** @type {Uint8Array[]} */
  const parts = [];
  /** @type {Uint8Array[]} */
  const directory = [];
  let place = 0;
  for (const [file, text] of Object.entries(files)) {
    const [name, content] = [encoder.encode(file), encoder.encode(text)];
    const [packed, method] = file === AS_IT_IS ? [content, 0] : [deflated(content), DEFLATED];
    /** @type {[number, number][]} */
    const facts = [[20, 2], [UTF8, 2], [method, 2], [0, 2], [DAY, 2], [crc32(content), 4], [packed.length, 4], [content.length, 4], [name.length, 2], [0, 2]];
    parts.push(header([0x04034b50, 4], ...facts), name, packed);
    directory.push(header([0x02014b50, 4], [20, 2], ...facts, [0, 2], [0, 2], [0, 2], [0, 4], [place, 4]), name);
    place += 30 + name.length + packed.length;
  }
  const count = Object.keys(files).length;
  const end = header([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [total(directory), 4], [place, 4], [0, 2]);
  return joined([...parts, ...directory, end]);
}

/** @param {Uint8Array[]} parts */
function total(parts) {
  return parts.reduce((length, part) => length + part.length, 0);
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const whole = new Uint8Array(total(parts));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
