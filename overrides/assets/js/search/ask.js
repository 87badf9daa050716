/**
 * From a visitor's words to the documents that they mean.
 *
 * All words are required. A last word that is still being typed may go on, and so may a word that stands nowhere; failing
 * that, a spelling close to it is looked for. Where fewer than three publications have all words, those with some follow.
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
 * @property {{document: number, score: number, whole: boolean}[]} found in no order; `whole` ones have all words
 * @property {{word: string, spellings: string[]}[]} guessed words that stand nowhere, and what was looked for instead
 * @property {string[]} terms the terms that were looked for
 * @property {string[][]} phrases words that must stand side by side
 * @property {string[][]} without words that must not
 */
import { beginningLike, endingWith, grown, near } from "./expand.js";
import { stands } from "./index.js";
import { documentsOf, score } from "./score.js";

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
export async function ask(lunr, index, asked, stem, { typing, among }) {
  const [lengths, meant] = await Promise.all([index.lengths(), meanings(lunr, index, asked, stem, typing)]);
  const clauses = meant.flatMap((one) => one.clauses);
  let answer = found(index, lengths, clauses);
  const whole = answer.filter(({ document }) => among(document)).length;
  if (whole < ENOUGH && clauses.filter((clause) => clause.presence === "required").length > 1) {
    const has = allOf(clauses, index.documents);
    const loose = clauses.map((clause) => (clause.presence === "required" && !clause.must ? { ...clause, presence: "optional" } : clause));
    answer = found(index, lengths, loose).map((one) => ({ ...one, whole: Boolean(has[one.document]) }));
  }
  return {
    found: answer,
    guessed: meant.flatMap((one) => one.guessed),
    terms: [...new Set(clauses.filter((one) => one.presence !== "prohibited").flatMap((one) => one.postings.map(({ term }) => term)))],
    phrases: asked.filter((one) => one.phrase && one.presence === "required").map((one) => one.words),
    without: asked.filter(isUnwanted).map((one) => one.words),
  };
}

/** A phrase that must not stand there: each of its words may. @param {Asked} one */
function isUnwanted({ phrase, presence }) {
  return phrase && presence === "prohibited";
}

/** @param {Index} index @param {Uint32Array[]} lengths @param {Clause[]} clauses */
function found(index, lengths, clauses) {
  const { scores, found } = score(index, lengths, clauses);
  return found.map((document) => ({ document, score: scores[document], whole: true }));
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
 * The clauses of each word (a phrase is several words), with what was guessed.
 *
 * @param {any} lunr
 * @param {Index} index
 * @param {Asked[]} asked
 * @param {(word: string) => string} stem
 * @param {boolean} typing
 * @returns {Promise<{clauses: Clause[], guessed: Answer["guessed"]}[]>}
 */
async function meanings(lunr, index, asked, stem, typing) {
  const wanted = asked.filter((one) => !isUnwanted(one));
  const words = wanted.flatMap((one) => one.words.filter(stem).map((word) => ({ ...one, word })));
  return Promise.all(
    words.map(async (one, place) => {
      const grows = one.starts || (typing && place === words.length - 1 && !one.phrase && one.presence === "required");
      const { terms, guessed } = await termsOf(lunr, index, one, stem, grows);
      const fields = index.fields.flatMap((field, number) => (!one.field || one.field === field ? [number] : []));
      const postings = await Promise.all(terms.map((term) => index.posting(term)));
      const { boost, presence, must } = one;
      const own = postings.filter((posting) => posting.term === stem(one.word) && postings.length > 1 && presence !== "prohibited");
      const clauses = [{ postings, fields, boost, presence, must }];
      return { clauses: own.length ? [...clauses, { postings: own, fields, boost: boost * AS_WRITTEN, presence: "optional" }] : clauses, guessed };
    }),
  );
}

/**
 * The terms that a word stands for, its own first; a spelling close to it when there is none.
 *
 * @param {any} lunr
 * @param {Index} index
 * @param {Asked & {word: string}} asked
 * @param {(word: string) => string} stem
 * @param {boolean} grows
 */
async function termsOf(lunr, index, { word, ends, edits, presence }, stem, grows) {
  const own = stem(word);
  const terms = new Set(stands(await index.posting(own)) ? [own] : []);
  const more = [
    grows ? grown(index, word, own) : [],
    ends ? endingWith(index, word) : [],
    edits ? near(lunr, index, own, edits) : [],
  ];
  (await Promise.all(more)).flat().forEach((term) => terms.add(term));
  if (!terms.size && presence !== "prohibited") {
    (await grown(index, word, own)).forEach((term) => terms.add(term));
  }
  if (terms.size || presence === "prohibited") {
    return { terms: [...terms], guessed: [] };
  }
  const close = await spelledLike(lunr, index, own);
  return { terms: close, guessed: close.length ? [{ word, spellings: close }] : [] };
}

/**
 * Terms that differ from one by a letter, or by two where the word is long; failing that, those with the same beginning.
 * (Only here and for `~` and a leading `*` is the list of terms fetched.)
 *
 * @param {any} lunr
 * @param {Index} index
 * @param {string} term
 * @returns {Promise<string[]>}
 */
async function spelledLike(lunr, index, term) {
  if (term.length < 4) {
    return [];
  }
  const one = await near(lunr, index, term, 1);
  if (one.length || term.length < 6) {
    return one;
  }
  const two = await near(lunr, index, term, 2);
  return two.length ? two : beginningLike(index, term);
}
