/**
 * DEFLATE (RFC 1951) with fixed codes: small, and the same bytes in every browser, which CompressionStream doesn't promise.
 */

const WINDOW = 32768;
const LONGEST = 258;
const TRIES = 24; // earlier places that are compared
const { bases: LENGTHS, extras: LENGTH_EXTRAS } = codes(3, 28, 4);
const { bases: DISTANCES, extras: DISTANCE_EXTRAS } = codes(1, 30, 2);
const REVERSED = Uint8Array.from({ length: 256 }, (_, byte) => [...Array(8).keys()].reduce((bits, at) => bits | (((byte >> at) & 1) << (7 - at)), 0));

/**
 * The first value of each length or distance code, and how many bits follow it.
 *
 * @param {number} first
 * @param {number} count
 * @param {number} group how many codes have as many bits, from the second group on
 */
function codes(first, count, group) {
  const bases = [];
  const extras = [];
  for (let code = 0, value = first; code < count; code++) {
    const bits = Math.max(0, Math.floor(code / group) - 1);
    bases.push(value);
    extras.push(bits);
    value += 1 << bits;
  }
  return { bases, extras };
}

/** Bits, the lowest first. */
class Bits {
  /** @param {number} room */
  constructor(room) {
    this.bytes = new Uint8Array(room);
    this.length = 0;
    this.held = 0;
    this.count = 0;
  }

  /** @param {number} value @param {number} bits at most 16 */
  put(value, bits) {
    this.held |= value << this.count;
    this.count += bits;
    while (this.count >= 8) {
      this.bytes[this.length++] = this.held & 255;
      this.held >>>= 8;
      this.count -= 8;
    }
  }

  /**
   * A Huffman code, whose bits stand the other way round.
   *
   * @param {number} code
   * @param {number} bits
   */
  code(code, bits) {
    this.put(((REVERSED[code & 255] << 8) | REVERSED[code >> 8]) >> (16 - bits), bits);
  }

  end() {
    this.put(0, (8 - this.count) % 8);
    return this.bytes.subarray(0, this.length);
  }
}

/**
 * A literal, the end or a length, in the fixed code.
 *
 * @param {Bits} out
 * @param {number} symbol
 */
function symbol(out, symbol) {
  if (symbol < 144) {
    out.code(0x30 + symbol, 8);
  } else if (symbol < 256) {
    out.code(0x190 + symbol - 144, 9);
  } else if (symbol < 280) {
    out.code(symbol - 256, 7);
  } else {
    out.code(0xc0 + symbol - 280, 8);
  }
}

/** @param {Bits} out @param {number} length @param {number} distance */
function copy(out, length, distance) {
  if (length === LONGEST) {
    symbol(out, 285); // it has a code of its own
  } else {
    const code = last(LENGTHS, length);
    symbol(out, 257 + code);
    out.put(length - LENGTHS[code], LENGTH_EXTRAS[code]);
  }
  const code = last(DISTANCES, distance);
  out.code(code, 5);
  out.put(distance - DISTANCES[code], DISTANCE_EXTRAS[code]);
}

/**
 * The last of some rising numbers that is not above a value.
 *
 * @param {number[]} numbers
 * @param {number} value
 */
function last(numbers, value) {
  let place = numbers.length - 1;
  while (numbers[place] > value) {
    place--;
  }
  return place;
}

/** @param {Uint8Array} bytes @returns {Uint8Array} */
export function deflated(bytes) {
  const out = new Bits(bytes.length * 2 + 64);
  const heads = new Int32Array(1 << 15).fill(-1);
  const before = new Int32Array(bytes.length);
  const hash = (/** @type {number} */ at) => ((bytes[at] << 10) ^ (bytes[at + 1] << 5) ^ bytes[at + 2]) & 0x7fff;
  const note = (/** @type {number} */ at) => {
    if (at + 2 < bytes.length) {
      const key = hash(at);
      before[at] = heads[key];
      heads[key] = at;
    }
  };
  out.put(3, 3); // the last block, with fixed codes
  for (let at = 0; at < bytes.length; ) {
    const { length, distance } = at + 2 < bytes.length ? longest(bytes, at, heads[hash(at)], before) : { length: 0, distance: 0 };
    if (length < 3) {
      symbol(out, bytes[at]);
      note(at++);
    } else {
      copy(out, length, distance);
      for (const end = at + length; at < end; at++) {
        note(at);
      }
    }
  }
  symbol(out, 256);
  return out.end();
}

/**
 * The longest piece before a place that stands there again.
 *
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} candidate
 * @param {Int32Array} before the place before each that begins alike
 */
function longest(bytes, at, candidate, before) {
  let [length, distance] = [0, 0];
  const most = Math.min(LONGEST, bytes.length - at);
  for (let tries = TRIES; tries && candidate >= 0 && at - candidate <= WINDOW; tries--, candidate = before[candidate]) {
    let same = 0;
    while (same < most && bytes[candidate + same] === bytes[at + same]) {
      same++;
    }
    if (same > length) {
      [length, distance] = [same, at - candidate];
    }
  }
  return { length, distance };
}
