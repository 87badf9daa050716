/** Numbers as text, five bits a character, as `hooks/publishing/search/vlq.py` writes them. */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Uint8Array(128);
Array.from(DIGITS).forEach((digit, value) => (VALUES[digit.charCodeAt(0)] = value));

/**
 * @param {string} text
 * @returns {Uint32Array}
 */
export function decode(text) {
  const numbers = new Uint32Array(text.length);
  let count = 0;
  let number = 0;
  let shift = 0;
  for (let place = 0; place < text.length; place++) {
    const value = VALUES[text.charCodeAt(place)];
    number |= (value & 31) << shift;
    shift += 5;
    if (value < 32) {
      numbers[count++] = number;
      number = shift = 0;
    }
  }
  return numbers.subarray(0, count);
}
