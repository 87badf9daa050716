/**
 * How much a word of a question tells on this site.
 *
 * Words that say little here (children, services: `common` in `docs/words.yml`), frames of questions, numbers, and everyday
 * words for one of these (weans) tell little; a word of a name or of the lexicon tells all; others are in between.
 *
 * @typedef {import("../search/lexicon.js").Lexicon} Lexicon
 */
import lunr from "../lunr.js";
import { normal } from "../search/lexicon.js";
import { stemmer, words } from "../search/words.js";

export const LITTLE = 0.25;
export const UNKNOWN = 0.5; // of a word that stands in no name
const NUMBER = /^\d/;
export const stem = stemmer(lunr);
/** @type {WeakMap<Lexicon, {common: Set<string>, vocabulary: Set<string>}>} */
const stems = new WeakMap();

/** The stems of a lexicon's words, worked out once. @param {Lexicon} lexicon */
export function stemsOf(lexicon) {
  let known = stems.get(lexicon);
  if (!known) {
    known = { common: new Set(Array.from(lexicon.common, stem)), vocabulary: new Set(Array.from(lexicon.vocabulary, stem)) };
    stems.set(lexicon, known);
  }
  return known;
}

/** @param {string} word in normal form @param {Lexicon} lexicon @returns {number} up to 1 */
export function weightOf(word, lexicon) {
  const { vocabulary } = stemsOf(lexicon);
  const meaning = lexicon.meanings.get(word);
  if (lexicon.common.has(word) || meaning?.frame || NUMBER.test(word) || isCommonPlace(meaning?.search ?? [], lexicon)) {
    return LITTLE;
  }
  return vocabulary.has(stem(word)) ? 1 : UNKNOWN;
}

/** Whether all that is searched for in a word's place says little, and names no page. @param {string[]} search @param {Lexicon} lexicon */
function isCommonPlace(search, { common, meanings }) {
  const says = (/** @type {string} */ text) => meanings.get(normal(text))?.entries.length || words(text).some((word) => stem(word) && !common.has(word));
  return search.length > 0 && !search.some(says);
}

/**
 * The weight of each word of a text.
 *
 * @param {string} text
 * @param {Lexicon | null} lexicon
 * @returns {Map<string, number>}
 */
export function weightsOf(text, lexicon) {
  return new Map(lexicon ? words(text).map((word) => [word, weightOf(word, lexicon)]) : []);
}
