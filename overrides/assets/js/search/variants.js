/**
 * One answer of several: what a question finds, and what the same in other words finds.
 *
 * @typedef {{document: number, score: number, whole: boolean}} Result
 * @typedef {Object} Answer
 * @property {Result[]} found
 * @property {{word: string, spellings: string[]}[]} guessed
 * @property {string[]} terms
 * @property {number[]} hidden
 */

const OTHERWISE = 0.7; // what other words find counts for less than what the visitor's own words find

/**
 * Merge answers, the question's own first; nulls found no word to look for. A document counts by its best answer. Where other
 * words are found as they are, no spelling is guessed for the own ones.
 *
 * @param {(Answer | null)[]} answers
 * @param {(one: Result, other: Result) => number} order
 * @returns {Answer}
 */
export function merged(answers, order) {
  const all = /** @type {Answer[]} */ (answers.filter(Boolean));
  const [own] = all;
  const others = all.slice(1).filter(({ guessed, found }) => !guessed.length && found.some(({ whole }) => whole));
  const isGuess = own.guessed.length > 0 && others.length > 0;
  const taken = isGuess ? others : [own, ...others];
  /** @type {Map<number, Result>} */
  const best = new Map();
  for (const answer of taken) {
    for (const one of answer.found.filter(({ whole }) => whole || answer === own)) {
      const result = { ...one, score: one.score * (answer === own ? 1 : OTHERWISE) };
      const known = best.get(one.document);
      if (!known || order(result, known) < 0) {
        best.set(one.document, result);
      }
    }
  }
  return {
    found: [...best.values()].sort(order),
    guessed: isGuess ? [] : own.guessed,
    terms: [...new Set(taken.flatMap(({ terms }) => terms))],
    hidden: [...new Set(taken.flatMap(({ hidden }) => hidden))],
  };
}
