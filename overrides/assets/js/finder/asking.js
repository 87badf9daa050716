/**
 * From the finder's state to what it asks for: the words understood, the rest of them searched for.
 *
 * Where what was understood leaves nothing, the weakest of it is taken for plain words, and the page says so.
 *
 * @typedef {import("./address.js").State} State
 * @typedef {import("./facets.js").Row} Row
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {import("./understanding.js").Understanding} Understanding
 * @typedef {import("../search/client.js").Found} Found
 *
 * @typedef {Object} Known what is at hand to answer with
 * @property {import("../search/lexicon.js").Lexicon | null} lexicon
 * @property {string[]} years
 * @property {Row[]} rows
 * @property {Facet[]} facets
 *
 * @typedef {Object} Answer
 * @property {Understanding} meant
 * @property {Found | null} found null where there is no word to look for, or while the answer is on its way
 * @property {string[]} given what would have been a choice, and was looked for as words because it leaves nothing
 * @property {{word: string, name: string}[]} corrected words that stand nowhere, and the names that were taken for them
 * @property {Answer} [empty] the answer in whose place this one is, as it finds nothing where the visitor looks
 * @property {string} [words] the words as they were spelt for it, where that differs
 * @property {string} trouble why the words are not taken into account, if they aren't
 */
import * as client from "../search/client.js";
import { words } from "../search/words.js";
import { listed, matches } from "./facets.js";
import { variants } from "./otherwise.js";
import { corrected } from "./spelling.js";
import { quoted, troubleWithWords } from "./telling.js";
import { understand } from "./understanding.js";
import { weightsOf } from "./weights.js";

/** @type {Answer} */
export const NO_ANSWER = { meant: { choices: [], rest: "", also: [], more: [], idle: [], pages: [], certain: new Set(), beside: [], units: [] }, found: null, given: [], corrected: [], trouble: "" };

/**
 * The state with what was understood of its words.
 *
 * @param {State} state
 * @param {Understanding} meant
 * @returns {State}
 */
export function effective(state, { choices, rest }) {
  const choice = { ...state.choice };
  const single = (/** @type {string} */ key) => key === "from" || key === "to";
  for (const [key, values] of choices.flatMap((one) => Object.entries(one.choice))) {
    choice[key] = single(key) ? (choice[key] ?? values) : [...new Set([...(choice[key] ?? []), ...values])];
  }
  const order = /** @type {import("./address.js").Order | ""} */ (choices.find((one) => one.order)?.order ?? "");
  return { ...state, choice, words: rest, sort: state.sort || order };
}

/**
 * @param {State} state
 * @param {boolean} typing
 * @param {Known} known
 * @returns {Promise<Answer>}
 */
export async function answerTo(state, typing, known) {
  const first = await spelt(state, typing, known);
  let answer = first;
  /** @type {string[]} */
  const given = [];
  while (!answer.trouble && !fitting(state, answer, known)) {
    const weak = answer.meant.choices.filter(({ strength }) => strength !== "first");
    const next = weak.find(({ choice }) => choice.from || choice.to) ?? weak.pop();
    if (!next) {
      return withoutWords(state, first, known);
    }
    given.push(next.name);
    const again = await answerAs({ ...state, words: first.words ?? state.words }, typing, known, given);
    answer = { ...again, given, words: first.words, corrected: first.corrected };
  }
  return answer;
}

/**
 * Everything from where the visitor looks, if that was understood and the other words find nothing there at all.
 *
 * @param {State} state
 * @param {Answer} answer
 * @param {Known} known
 */
function withoutWords(state, answer, known) {
  const all = { ...answer, found: null, empty: answer };
  const some = new Set(answer.found?.found.map((one) => one.document));
  const { choice } = effective(state, answer.meant);
  const isThere = listed(known.rows, state).some((row) => some.has(row.number) && matches(row, choice, known.facets));
  return answer.meant.units.length && answer.found && !isThere && fitting(state, all, known) ? all : answer;
}

/**
 * The answer; where a word stands nowhere and a name is spelt almost like it, the answer for that name.
 *
 * @param {State} state
 * @param {boolean} typing
 * @param {Known} known
 * @returns {Promise<Answer>}
 */
async function spelt(state, typing, known) {
  const answer = await answerAs(state, typing, known, []);
  const { found, meant } = answer;
  const unknown = found && !found.found.length ? words(meant.rest) : (found?.guessed.map(({ word }) => word) ?? []);
  const better = known.lexicon && unknown.length && !typing ? corrected(state.words, unknown, known.lexicon) : null;
  if (!better || state.plain.length) {
    return answer;
  }
  return { ...(await answerAs({ ...state, words: better.text }, typing, known, [])), words: better.text, corrected: better.corrected };
}

/** How many rows fit a state and all words of an answer. @param {State} state @param {Answer} answer @param {Known} known */
export function fitting(state, { meant, found }, { rows, facets }) {
  const { choice } = effective(state, meant);
  const whole = found && new Set(found.found.filter((one) => one.whole).map((one) => one.document));
  return listed(rows, state).filter((row) => (!whole || whole.has(row.number)) && matches(row, choice, facets)).length;
}

/**
 * @param {State} state
 * @param {boolean} typing
 * @param {Known} known
 * @param {string[]} given
 * @returns {Promise<Answer>}
 */
async function answerAs({ words, plain, specimens, superseded }, typing, { lexicon, years }, given) {
  const meant = understand(words, lexicon, years, [...plain, ...given]);
  if (!meant.rest) {
    return { ...NO_ANSWER, meant };
  }
  try {
    const found = await client.ask({ words: meant.rest, also: variants(meant), weights: weightsOf(meant.rest, lexicon), typing, specimens, superseded });
    const trouble = `${quoted(words)} has no word to look for, so the list is not narrowed down by it.`;
    return { meant, found, given: [], corrected: [], trouble: found || meant.choices.length ? "" : trouble };
  } catch (error) {
    return { meant: { ...meant, choices: [] }, found: null, given: [], corrected: [], trouble: troubleWithWords(/** @type {Error} */ (error).message) };
  }
}
