/**
 * From words to the documents that have them, best first.
 *
 * All words are required. Where fewer than three publications have them all, those with some of them follow.
 *
 * @typedef {(word: string) => string} Stem
 * @typedef {{invertedIndex: Record<string, Record<string, object>>, fields: string[], tokenSet: any, query: (write: (query: any) => void) => {ref: string, score: number}[]}} Index
 *
 * @typedef {Object} Question
 * @property {string} words what the visitor wrote
 * @property {boolean} typing whether the last word may still grow
 * @property {string[]} among the addresses of the publications that may be found
 *
 * @typedef {Object} Answer
 * @property {[string, number, boolean][]} found addresses, their scores, and whether they have all words
 * @property {string[]} guessed words that nothing has, so that words close to them were looked for
 * @property {string[]} terms what was looked for: terms of the index
 */

const ENOUGH = 3;
const MOST_WORDS = 24;

/**
 * @param {any} lunr lunr.js
 * @param {Index} index
 * @param {string[]} asked the words asked for, stop words left out
 * @param {Stem} stem
 * @param {Question} question
 * @returns {Answer}
 */
export function ask(lunr, index, asked, stem, { typing, among }) {
  const words = [...new Set(asked)].slice(0, MOST_WORDS);
  const allowed = new Set(among);
  const first = meanings(lunr, index, words, stem, typing);
  const exact = documentsWithAll(index, first.terms);
  const again = !typing && !exact.size;
  const { terms, guessed } = again ? meanings(lunr, index, words, stem, true) : first;
  const all = again ? documentsWithAll(index, terms) : exact;
  const count = among.filter((address) => all.has(address)).length;
  const enough = count >= ENOUGH || words.length === 1;
  const found = scored(index, terms, words.map(stem))
    .map(({ ref, score }) => /** @type {[string, number, boolean]} */ ([ref, score, all.has(ref)]))
    .filter(([address, , whole]) => whole || (!enough && allowed.has(address)));
  return { found, guessed, terms: [...new Set(terms.flat())] };
}

/**
 * For each word the terms of the index that it stands for.
 *
 * @param {any} lunr
 * @param {Index} index
 * @param {string[]} words
 * @param {Stem} stem
 * @param {boolean} lastMayGrow
 * @returns {{terms: string[][], guessed: string[]}}
 */
function meanings(lunr, index, words, stem, lastMayGrow) {
  /** @type {string[]} */
  const guessed = [];
  const terms = words.map((word, place) => {
    const found = new Set(stem(word) in index.invertedIndex ? [stem(word)] : []);
    if (lastMayGrow && place === words.length - 1) {
      grown(index, word, stem(word)).forEach((term) => found.add(term));
    }
    if (!found.size) {
      close(lunr, index, stem(word)).forEach((term) => found.add(term));
      if (found.size) {
        guessed.push(word);
      }
    }
    return [...found];
  });
  return { terms, guessed };
}

/**
 * The terms that an unfinished word may become. `inspecti` is longer than the stem of `inspection`.
 *
 * @param {Index} index
 * @param {string} word
 * @param {string} stem
 */
function grown(index, word, stem) {
  const terms = Object.keys(index.invertedIndex);
  const longer = terms.filter((term) => term.startsWith(word) || (stem.length > 2 && term.startsWith(stem)));
  return longer.length ? longer : terms.filter((term) => term.length > 3 && word.startsWith(term) && word.length - term.length < 5);
}

/**
 * The terms that differ from a stem by a letter.
 *
 * @param {any} lunr
 * @param {Index} index
 * @param {string} stem
 * @returns {string[]}
 */
function close(lunr, index, stem) {
  return stem.length > 3 && stem.length < 25 ? index.tokenSet.intersect(lunr.TokenSet.fromFuzzyString(stem, 1)).toArray() : [];
}

/**
 * The addresses that have, for each word, one of its terms.
 *
 * @param {Index} index
 * @param {string[][]} terms
 */
function documentsWithAll(index, terms) {
  const sets = terms.map((alternatives) => new Set(alternatives.flatMap((term) => documentsWith(index, term))));
  const [smallest, ...others] = sets.sort((one, other) => one.size - other.size);
  return new Set([...smallest].filter((address) => others.every((set) => set.has(address))));
}

/**
 * @param {Index} index
 * @param {string} term
 */
function documentsWith(index, term) {
  return index.fields.flatMap((field) => Object.keys(index.invertedIndex[term][field]));
}

/**
 * Every address with one of the terms, and its score by lunr; a word as it was written counts for more.
 *
 * @param {Index} index
 * @param {string[][]} terms
 * @param {string[]} stems
 */
function scored(index, terms, stems) {
  const written = new Set(stems);
  return index.query((query) => {
    for (const term of new Set(terms.flat())) {
      query.term(term, { usePipeline: false, boost: written.has(term) ? 4 : 1 });
    }
  });
}
