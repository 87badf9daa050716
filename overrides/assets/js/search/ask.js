/**
 * From a visitor's words to the documents that they mean, best first.
 *
 * All words are required. A last word that is still being typed may go on. Where fewer than three publications have
 * them all, those with some of them follow; a word that stands nowhere is looked for in a spelling close to it.
 *
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./query.js").Asked} Asked
 * @typedef {import("./score.js").Clause} Clause
 *
 * @typedef {Object} Question
 * @property {string} words what the visitor wrote
 * @property {boolean} typing whether the last word may still grow
 * @property {(document: number) => boolean} among whether a document is a publication that may be found
 *
 * @typedef {Object} Answer
 * @property {{document: number, score: number, whole: boolean}[]} found best first; `whole` ones have all words
 * @property {number} whole how many publications have all words
 * @property {boolean} some whether others are found that have only some of them
 * @property {{word: string, spellings: string[]}[]} guessed words that stand nowhere, and what was looked for instead
 * @property {string[]} terms the terms that were looked for
 * @property {string[][]} phrases words that must stand side by side
 */
import { endingWith, grown, near } from "./expand.js";
import { Index as AnIndex } from "./index.js";
import { documentsOf, score } from "./score.js";

const ENOUGH = 3;
const AS_WRITTEN = 4; // a word as it was written counts for more than what it may become

/**
 * @param {any} lunr
 * @param {Index} index
 * @param {Asked[]} asked
 * @param {(word: string) => string} stem
 * @param {Question} question
 * @returns {Promise<Answer>}
 */
export async function ask(lunr, index, asked, stem, { typing, among }) {
  const [lengths, meant] = await Promise.all([index.lengths(), meanings(lunr, index, asked, stem, typing)]);
  let clauses = meant.map((one) => one.clause);
  let answer = found(index, lengths, clauses);
  const whole = answer.filter(({ document }) => among(document)).length;
  const plain = clauses.filter((clause) => clause.presence === "required");
  let some = false;
  if (whole < ENOUGH && plain.length > 1) {
    const has = allOf(clauses, index.documents);
    const loose = clauses.map((clause) => (clause.presence === "required" ? { ...clause, presence: "optional" } : clause));
    answer = found(index, lengths, loose).map((one) => ({ ...one, whole: Boolean(has[one.document]) }));
    answer.sort((one, other) => Number(other.whole) - Number(one.whole) || other.score - one.score);
    some = answer.some((one) => !one.whole && among(one.document));
  }
  return {
    found: answer,
    whole,
    some,
    guessed: meant.flatMap((one) => one.guessed),
    terms: [...new Set(clauses.filter((one) => one.presence !== "prohibited").flatMap((one) => one.postings.map(({ term }) => term)))],
    phrases: asked.filter((one) => one.phrase && one.presence === "required").map((one) => one.words),
  };
}

/** @param {Index} index @param {Uint32Array[]} lengths @param {Clause[]} clauses */
function found(index, lengths, clauses) {
  const { scores, found } = score(index, lengths, clauses);
  const byScore = (one, other) => other.score - one.score;
  return found.map((document) => ({ document, score: scores[document], whole: true })).sort(byScore);
}

/** Which documents meet every clause. @param {Clause[]} clauses @param {number} size */
function allOf(clauses, size) {
  const all = new Uint8Array(size).fill(1);
  for (const clause of clauses.filter((one) => one.presence === "required")) {
    documentsOf(clause, size).forEach((one, document) => (all[document] &= one));
  }
  return all;
}

/**
 * One clause for each word (a phrase is several), with what was guessed.
 *
 * @returns {Promise<{clause: Clause, guessed: Answer["guessed"]}[]>}
 */
async function meanings(lunr, index, asked, stem, typing) {
  const singles = asked.flatMap((one) => one.words.filter(stem).map((word) => ({ ...one, word })));
  return Promise.all(
    singles.map(async (one, place) => {
      const grows = one.starts || (typing && place === singles.length - 1 && !one.phrase);
      const { terms, guessed } = await termsOf(lunr, index, one, stem, grows);
      const fields = index.fields.flatMap((field, number) => (!one.field || one.field === field ? [number] : []));
      const postings = await Promise.all(terms.map((term) => index.posting(term)));
      return { clause: { postings, fields, boost: one.boost, presence: one.presence, own: stem(one.word) }, guessed };
    }),
  );
}

/** The terms that a word stands for, its own first; a spelling close to it when there is none. */
async function termsOf(lunr, index, { word, ends, edits, presence }, stem, grows) {
  const own = stem(word);
  const terms = new Set(AnIndex.stands(await index.posting(own)) ? [own] : []);
  const more = [
    grows ? grown(index, word, own) : [],
    ends ? endingWith(index, word) : [],
    edits ? near(lunr, index, own, edits) : [],
  ];
  (await Promise.all(more)).flat().forEach((term) => terms.add(term));
  if (terms.size || presence === "prohibited") {
    return { terms: [...terms], guessed: [] };
  }
  const close = await spelledLike(lunr, index, own);
  return { terms: close, guessed: close.length ? [{ word, spellings: close }] : [] };
}

async function spelledLike(lunr, index, term) {
  if (term.length < 4) {
    return [];
  }
  const one = await near(lunr, index, term, 1);
  return one.length || term.length < 6 ? one : near(lunr, index, term, 2);
}
