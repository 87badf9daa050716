/**
 * Words that belong together: where they stand near each other, a document counts for more than one that has them scattered.
 *
 * A second stage behind the scores, which stay as lunr has them. It needs the files of positions, so it is only asked where few
 * documents have all words: many are told apart by their scores, and the first ten come sooner.
 *
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./query.js").Asked} Asked
 * @typedef {import("./partly.js").FoundDocument} FoundDocument
 */
import { SENTENCE } from "./words.js";

const FEW = 60; // documents with all words, up to which it is asked how near they stand
const WITHIN = 2; // other words that may stand between them
const MOST_WORDS = 5; // in a longer question no text has all of them together
const TELLS = 0.5; // of a sentence, words that weigh less may stand anywhere
const SHORT = ["title", "about", "headings"];
const IN_SHORT = 3; // times that a place in one of these counts
const MOST = 3; // places that count

/**
 * @param {FoundDocument[]} found
 * @param {Asked[]} asked
 * @param {Index} index
 * @param {(word: string) => string} stem
 * @param {Map<string, number>} [weights] how much each word tells, up to 1
 * @returns {Promise<FoundDocument[]>} the same, with more score where the words stand near each other
 */
export async function nearer(found, asked, index, stem, weights = new Map()) {
  const words = telling(asked, stem, weights);
  if (words.length < 2 || words.length > MOST_WORDS || found.filter(({ whole }) => whole).length > FEW) {
    return found;
  }
  const { phrasePosting } = await import("./phrases.js");
  const { fields } = await phrasePosting(index, [words], WITHIN);
  const places = new Float64Array(index.documents);
  fields.forEach((segments, field) => {
    const worth = SHORT.includes(index.fields[field]) ? IN_SHORT : 1;
    segments.forEach(({ documents, counts }) => documents.forEach((document, place) => (places[document] += worth * counts[place])));
  });
  return found.map((one) => ({ ...one, score: one.score * (1 + Math.min(MOST, places[one.document])) }));
}

/** The words that should stand together, as they were typed. @param {Asked[]} asked @param {(word: string) => string} stem @param {Map<string, number>} weights */
function telling(asked, stem, weights) {
  const isPlain = (/** @type {Asked} */ one) => !one.phrase && !one.must && !one.field && one.presence === "required";
  const words = asked.filter(isPlain).flatMap((one) => (one.parts.length ? one.parts : one.words).filter(stem));
  return words.length < SENTENCE ? words : words.filter((word) => (weights.get(word) ?? 1) >= TELLS);
}
