/**
 * From a visitor's words to the documents that they mean.
 *
 * All words are required. A last word that is still being typed may go on, and so may a word that stands nowhere; failing
 * that, a spelling close to it is looked for. Where fewer than three publications have all words, those follow that have
 * most of them, by how rare these are and how much they tell. In a sentence long forms do not count as publications that have all words:
 * they have nearly all words there are.
 *
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./query.js").Asked} Asked
 * @typedef {import("./score.js").Clause} Clause
 *
 * @typedef {Object} Question
 * @property {boolean} typing whether the last word may still grow
 * @property {(document: number) => boolean} among whether a document is a publication that may be found
 * @property {Map<string, number>} [weights] how much each word tells, up to 1
 * @property {(document: number) => number} [prior] how much a document counts, up to 1, where it is not called like the question
 *
 * @typedef {Object} Answer
 * @property {import("./partly.js").FoundDocument[]} found in no order
 * @property {{word: string, spellings: string[]}[]} guessed words that stand nowhere, and what was looked for instead
 * @property {string[]} terms the terms that were looked for
 * @property {Set<number>} titled documents with all words in their titles: several, one of which tells something
 */
import { spelledLike } from "./expand.js";
import { beside, postingsOf, termsFor, wordByWord } from "./meanings.js";
import { partly } from "./partly.js";
import { documentsOf, score } from "./score.js";
import { SENTENCE } from "./words.js";

const ENOUGH = 3;
const AS_WRITTEN = 3; // by so much more does a word as it was written count than what it may become

/**
 * @param {any} lunr
 * @param {Index} index
 * @param {Asked[]} asked
 * @param {(word: string) => string} stem
 * @param {Question} question
 * @returns {Promise<Answer>}
 */
export async function ask(lunr, index, asked, stem, { typing, among, ...weighing }) {
  const wanted = await wordByWord(index, asked, stem);
  const joined = beside(index, wanted);
  const [lengths, meant] = await Promise.all([
    index.lengths(),
    Promise.all(wanted.map((one, place) => meaning(lunr, index, one, stem, typing && place === wanted.length - 1, joined[place]))),
  ]);
  const clauses = meant.flatMap((one) => one.clauses);
  let answer = found(index, lengths, clauses);
  const required = clauses.filter((clause) => clause.presence === "required").length;
  const counts = (/** @type {number} */ document) => among(document) && (required < SENTENCE || (weighing.prior?.(document) ?? 1) === 1);
  const whole = answer.filter(({ document }) => counts(document)).length;
  if (whole < ENOUGH && required > 1) {
    const loose = clauses.map((clause) => (clause.presence === "required" && !clause.must ? { ...clause, presence: /** @type {const} */ ("optional") } : clause));
    answer = partly(found(index, lengths, loose), clauses, index.documents, among, { ...weighing, title: index.fields.indexOf("title") });
  }
  const looked = clauses.filter((one) => one.presence !== "prohibited");
  return {
    found: answer,
    titled: titled(index, clauses, weighing.weights),
    guessed: meant.flatMap((one) => one.guessed),
    terms: [...new Set(looked.flatMap((one) => one.postings.flatMap(({ term }) => (term.includes(" ") ? term.split(" ").map(stem) : [term]))))].filter(Boolean),
  };
}

/** @param {Index} index @param {Clause[]} clauses @param {Map<string, number>} [weights] @returns {Answer["titled"]} */
function titled(index, clauses, weights = new Map()) {
  const required = clauses.filter(({ presence }) => presence === "required");
  const isTelling = required.length > 1 && required.some(({ word = "" }) => weights.get(word) === 1);
  const title = [index.fields.indexOf("title")];
  const all = isTelling ? required.map((clause) => documentsOf({ ...clause, fields: title }, index.documents)) : [];
  return new Set(Array.from(all[0] ?? [], (_, document) => document).filter((document) => all.every((has) => has[document])));
}

/** @param {Index} index @param {Uint32Array[]} lengths @param {Clause[]} clauses @returns {Answer["found"]} */
function found(index, lengths, clauses) {
  const { scores, found } = score(index, lengths, clauses);
  return found.map((document) => ({ document, score: scores[document], whole: true, share: 1, missing: [] }));
}

/**
 * The clauses of what was asked, with what was guessed.
 *
 * @param {any} lunr
 * @param {Index} index
 * @param {Asked} one
 * @param {(word: string) => string} stem
 * @param {boolean} last whether it is the last word, and still being typed
 * @param {string[]} joined words that it makes with its neighbours
 * @returns {Promise<{clauses: Clause[], guessed: Answer["guessed"]}>}
 */
async function meaning(lunr, index, one, stem, last, joined) {
  const { boost, presence, must } = one;
  const fields = index.fields.flatMap((field, number) => (!one.field || one.field === field ? [number] : []));
  const word = one.parts.length ? one.parts.join("-") : one.words.join(" ");
  const grows = one.starts || (last && !one.phrase && presence === "required");
  let postings = await postingsOf(lunr, index, one, stem, grows, joined);
  /** @type {Answer["guessed"]} */
  let guessed = [];
  if (!postings.length && presence !== "prohibited" && !one.phrase) {
    const close = await spelledLike(lunr, index, { word: one.words[0], capitals: one.capitals });
    postings = await termsFor(index, close, stem);
    guessed = close.length ? [{ word, spellings: close }] : [];
  }
  const own = postings.filter((posting) => posting.term === stem(one.words[0]) && postings.length > 1 && presence !== "prohibited" && !one.phrase);
  const clauses = [{ postings, fields, boost, presence, must, word }];
  return { clauses: own.length ? [...clauses, { postings: own, fields, boost: boost * AS_WRITTEN, presence: /** @type {const} */ ("optional") }] : clauses, guessed };
}
