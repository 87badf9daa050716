/**
 * From words to the terms of the index that they stand for.
 *
 * @typedef {import("./index.js").Index} Index
 */
import forms from "./forms.js";
import { stands } from "./index.js";

const SHORTEST = 3; // letters of a beginning: fewer would take every shard of a letter
const LONGEST = 25; // letters of a word whose spelling is looked at
const ONE_EDIT = 4; // letters of a word that may be misspelt by one letter
const TWO_EDITS = 8; // and by two
const GUESSES = 5;
const SENSITIVE = new Set(forms.sensitive);
const MOST = 60; // terms that an unfinished word may become

/**
 * The terms that an unfinished word may become, the shortest first. `inspecti` is longer than the stem of `inspection`.
 *
 * @param {Index} index
 * @param {string} word
 * @param {string} stem
 * @param {boolean} typing whether it is still being typed; a finished word is never taken for a shorter one
 */
export async function grown(index, word, stem, typing) {
  if (word.length < SHORTEST) {
    return [];
  }
  const shorter = Array.from({ length: typing ? 4 : 0 }, (_, less) => word.slice(0, -1 - less)).filter((start) => start.length > 3);
  const starts = stem.length > 2 && stem !== word && !word.startsWith(stem) ? [word, stem] : [word];
  const found = (await Promise.all(starts.map((start) => index.startingWith(start)))).flat();
  const postings = await Promise.all(shorter.map((term) => index.posting(term)));
  found.push(...postings.filter(stands).map(({ term }) => term));
  return [...new Set(found)].sort((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, MOST);
}

/** The terms that end with a text. @param {Index} index @param {string} end */
export async function endingWith(index, end) {
  return (await index.terms()).filter((term) => term.endsWith(end)).slice(0, MOST);
}

/**
 * The terms that differ from a stem by some letters, as lunr's fuzzy match finds them.
 *
 * @param {any} lunr
 * @param {Index} index
 * @param {string} stem
 * @param {number} edits
 */
export async function near(lunr, index, stem, edits) {
  if (stem.length > LONGEST) {
    return [];
  }
  const close = (await index.terms()).filter((term) => Math.abs(term.length - stem.length) <= edits);
  return lunr.TokenSet.fromArray(close).intersect(lunr.TokenSet.fromFuzzyString(stem, edits)).toArray();
}

/**
 * The words of the index that are spelled almost like another: within one letter, or two where it is long. Acronyms and
 * words about what hurts people are never taken for others.
 *
 * @param {any} lunr
 * @param {Index} index
 * @param {{word: string, capitals: boolean}} asked
 * @returns {Promise<string[]>} those that differ least
 */
export async function spelledLike(lunr, index, { word, capitals }) {
  if (capitals || SENSITIVE.has(word) || word.length < ONE_EDIT || word.length > LONGEST || /[^\p{L}]/u.test(word)) {
    return [];
  }
  const all = (await index.words()).filter((other) => other[0] === word[0] && Math.abs(other.length - word.length) <= 2);
  for (const edits of word.length < TWO_EDITS ? [1] : [1, 2]) {
    const close = lunr.TokenSet.fromFuzzyString(word, edits);
    const found = lunr.TokenSet.fromArray(all).intersect(close).toArray();
    if (found.length) {
      return found.slice(0, GUESSES);
    }
  }
  return [];
}
