/**
 * Documents that have some of the words: how much they have, going by how rare each word is, and what they lack.
 *
 * @typedef {import("./score.js").Clause} Clause
 *
 * @typedef {Object} FoundDocument
 * @property {number} document
 * @property {number} score
 * @property {boolean} whole whether it has all words
 * @property {number} share how much of the question it has, up to 1; a rare or a telling word is more than a common one
 * @property {string[]} missing the words that it lacks
 *
 * @typedef {Object} Weighing
 * @property {Map<string, number>} [weights] how much each word tells, up to 1
 * @property {(document: number) => number} [prior] how much a document counts, up to 1, where no telling word stands in its title
 * @property {number} [title] the field of titles
 */
import { documentsOf } from "./score.js";
import { SENTENCE } from "./words.js";

const TAIL = 0.4; // of the best share: documents with less are left out
const TELLING = 3; // words of a sentence that rank; the others only break ties

/**
 * @param {FoundDocument[]} found documents with any of the words
 * @param {Clause[]} clauses
 * @param {number} documents how many there are
 * @param {(document: number) => boolean} among whether a document is a publication that may be found
 * @param {Weighing} weighing
 * @returns {FoundDocument[]} those with most of the question
 */
export function partly(found, clauses, documents, among, { weights = new Map(), prior = () => 1, title = 0 } = {}) {
  const required = clauses.filter(({ presence }) => presence === "required").map((clause) => ({ clause, word: clause.word ?? "", has: documentsOf(clause, documents) }));
  const worth = telling(required.map(({ has, word }) => (weights.get(word) ?? 1) * rarity(has)));
  const all = worth.reduce((sum, one) => sum + one, 0);
  const titles = required.flatMap(({ clause, word }) => ((weights.get(word) ?? 1) === 1 ? [documentsOf({ ...clause, fields: [title] }, documents)] : []));
  /** @type {Map<string, string[]>} */
  const lists = new Map();
  const marked = found.map((one) => {
    const lacks = required.flatMap(({ has }, place) => (has[one.document] ? [] : [place]));
    const has = 1 - lacks.reduce((sum, place) => sum + worth[place], 0) / all;
    const share = titles.some((called) => called[one.document]) ? has : has * prior(one.document);
    const missing = lists.get(lacks.join()) ?? lacks.map((place) => required[place].word);
    lists.set(lacks.join(), missing); // one list for all, as they go to the page together
    return { ...one, share, missing, whole: !lacks.length };
  });
  const most = marked.filter(({ document, whole }) => among(document) && !whole).reduce((most, { share }) => Math.max(most, share), 0);
  return marked.filter(({ share, whole }) => whole || share >= most * TAIL);
}

/** How rare a word is. @param {Uint8Array} has which documents have it */
function rarity(has) {
  return Math.log(1 + has.length / Math.max(0.5, has.reduce((sum, one) => sum + one, 0)));
}

/** What each word is worth: in a sentence nothing but for the few that tell most. @param {number[]} worth */
function telling(worth) {
  const least = worth.length < SENTENCE ? 0 : [...worth].sort((one, other) => other - one)[TELLING - 1];
  return worth.map((one) => (one < least ? 0 : one));
}
