/**
 * ZIP files, which all forms are, opened with care: nothing is unpacked beyond the size that the file says, and every part is
 * held to its checksum.
 */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const PART = 0x04034b50;
const LONGEST_COMMENT = 65_535;
const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value;
});

/**
 * A part of a ZIP.
 *
 * @typedef {{name: string, flags: number, method: number, sum: number, packed: number, size: number, at: number}} Entry
 */

/**
 * What is packed in a ZIP; null if it is none.
 *
 * @param {Uint8Array} bytes
 * @returns {Map<string, Entry> | null}
 */
export function entriesOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const first = Math.max(0, end - LONGEST_COMMENT);
  while (end >= first && view.getUint32(end, true) !== END) {
    end--;
  }
  if (end < first || end < 0) {
    return null;
  }
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  let place = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left; left--) {
    if (place + 46 > end || view.getUint32(place, true) !== ENTRY) {
      return null;
    }
    const length = view.getUint16(place + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(place + 46, place + 46 + length));
    entries.set(name, {
      name,
      flags: view.getUint16(place + 8, true),
      method: view.getUint16(place + 10, true),
      sum: view.getUint32(place + 16, true),
      packed: view.getUint32(place + 20, true),
      size: view.getUint32(place + 24, true),
      at: view.getUint32(place + 42, true),
    });
    place += 46 + length + view.getUint16(place + 30, true) + view.getUint16(place + 32, true);
  }
  return entries;
}

/**
 * The text of a part; an error if it is damaged, locked or larger than it says.
 *
 * @param {Uint8Array} bytes
 * @param {Entry} entry
 */
export async function textOf(bytes, entry) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.flags & 1 || view.getUint32(entry.at, true) !== PART) {
    throw new Error("a part that can't be read");
  }
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  const content = entry.method === 0 ? packed : entry.method === 8 ? await inflated(packed, entry.size) : null;
  if (!content || content.length !== entry.size || crc32(content) !== entry.sum) {
    throw new Error("a damaged part");
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(content);
}

/** @param {Uint8Array} packed @param {number} most */
async function inflated(packed, most) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const content = new Uint8Array(most);
  let place = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (place + part.value.length > most) {
      await reader.cancel();
      throw new Error("more than it says");
    }
    content.set(part.value, place);
    place += part.value.length;
  }
  return content.subarray(0, place);
}

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value = CRC[(value ^ byte) & 255] ^ (value >>> 8);
  }
  return (value ^ 0xffffffff) >>> 0;
}
