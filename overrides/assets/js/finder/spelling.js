/**
 * Names spelt almost like a word that stands nowhere: one letter otherwise in four to seven, two in longer ones, two that
 * changed places count as one; the first letter is the same. Short forms in capitals are never corrected, nor words about what hurts people, as in `expand.js`.
 *
 * @typedef {import("../search/lexicon.js").Lexicon} Lexicon
 */

import forms from "../search/forms.js";

const SENSITIVE = new Set(forms.sensitive);
const SHORTEST = 4;
const LONG = 8;

/**
 * The text with such words replaced, and which they were; null where there is none.
 *
 * @param {string} text
 * @param {string[]} unknown words that stand nowhere, in small letters
 * @param {Lexicon} lexicon
 * @returns {{text: string, corrected: {word: string, name: string}[]} | null}
 */
export function corrected(text, unknown, lexicon) {
  /** @type {{word: string, name: string}[]} */
  const found = [];
  const words = text.split(" ").map((word) => {
    const name = unknown.includes(word.toLowerCase()) && word !== word.toUpperCase() ? nearest(word.toLowerCase(), lexicon) : "";
    if (name) {
      found.push({ word, name });
    }
    return name || word;
  });
  return found.length ? { text: words.join(" "), corrected: found } : null;
}

/** @param {string} word @param {Lexicon} lexicon */
function nearest(word, { vocabulary }) {
  const most = word.length < SHORTEST || SENSITIVE.has(word) || vocabulary.has(word) ? 0 : word.length < LONG ? 1 : 2;
  let [best, least] = ["", most + 1];
  for (const name of vocabulary) {
    if (name[0] === word[0] && Math.abs(name.length - word.length) <= most) {
      const distance = edits(word, name);
      if (distance && distance < least) {
        [best, least] = [name, distance];
      }
    }
  }
  return best;
}

/** Letters to change, add, leave out or swap with their neighbour. @param {string} one @param {string} other */
export function edits(one, other) {
  /** @type {number[][]} */
  const rows = [Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= one.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
  }
  return rows[one.length][other.length];
}
