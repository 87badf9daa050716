/**
 * Documents that have some of the words: how much they have, going by how rare each word is, and what they lack.
 *
 * @typedef {import("./score.js").Clause} Clause
 *
 * @typedef {Object} FoundDocument
 * @property {number} document
 * @property {number} score
 * @property {boolean} whole whether it has all words
 * @property {number} share how much of the question it has, up to 1; a rare word is more than a common one
 * @property {string[]} missing the words that it lacks
 */
import { documentsOf } from "./score.js";

const TAIL = 0.4; // of the best share: documents with less are left out

/**
 * @param {FoundDocument[]} found documents with any of the words
 * @param {Clause[]} clauses
 * @param {number} documents how many there are
 * @param {(document: number) => boolean} among whether a document is a publication that may be found
 * @returns {FoundDocument[]} those with most of the question
 */
export function partly(found, clauses, documents, among) {
  const required = clauses.filter((clause) => clause.presence === "required").map((clause) => ({ word: clause.word ?? "", has: documentsOf(clause, documents) }));
  const rarities = required.map(({ has }) => Math.log(1 + documents / Math.max(0.5, has.reduce((sum, one) => sum + one, 0))));
  const all = rarities.reduce((sum, rarity) => sum + rarity, 0);
  /** @type {Map<string, string[]>} */
  const lists = new Map();
  const marked = found.map((one) => {
    const lacks = required.flatMap(({ has }, place) => (has[one.document] ? [] : [place]));
    const share = 1 - lacks.reduce((sum, place) => sum + rarities[place], 0) / all;
    const missing = lists.get(lacks.join()) ?? lacks.map((place) => required[place].word);
    lists.set(lacks.join(), missing); // one list for all, as they go to the page together
    return { ...one, share, missing, whole: !lacks.length };
  });
  const most = marked.filter(({ document, whole }) => among(document) && !whole).reduce((most, { share }) => Math.max(most, share), 0);
  return marked.filter(({ share, whole }) => whole || share >= most * TAIL);
}
