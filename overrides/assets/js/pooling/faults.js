/**
 * Why a file is left out.
 *
 * @typedef {{file: string, place: string, expected: string, found: string, meant: string}} Fault
 */

export const FORM = "a filled form (.docx, .pdf, .xlsx or .ods)";

export class UnreadableError extends Error {
  /** @param {string} expected @param {string} found */
  constructor(expected, found) {
    super(`expected ${expected}, got ${found}`);
    this.expected = expected;
    this.found = found;
  }
}

/**
 * A fault in words, without the name of its file.
 *
 * @param {Fault} fault
 */
export function inWords({ place, expected, found, meant }) {
  const hint = meant ? ` (did you mean '${meant}'?)` : "";
  return `${place ? `${place}: ` : ""}expected ${expected}, got ${found}${hint}`;
}
