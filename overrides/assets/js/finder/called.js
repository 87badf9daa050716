/**
 * What is called like a question, or like parts of it, whatever endings and order the words have: pages, and other words
 * to search for.
 *
 * A name counts by how much of the question it covers. Words that say little on this site count little (`weights.js`), so
 * "dad" tells less than "beats".
 *
 * @typedef {import("../search/lexicon.js").Lexicon} Lexicon
 * @typedef {import("../search/lexicon.js").Entry} Entry
 * @typedef {{text: string, entries: Entry[], search: string[], stems: string[], weights: number[]}} Name
 *
 * @typedef {Object} Called
 * @property {Entry[]} above pages whose names cover most of the question, the fullest first
 * @property {Entry[]} said those of them that have every word of it in their names
 * @property {Entry[]} beside pages whose names cover a part of it
 * @property {string[]} search the question with other words in place of some
 */
import { SENTENCE, words } from "../search/words.js";
import { LITTLE, UNKNOWN, stem, stemsOf, weightOf } from "./weights.js";

const NEARLY = 0.6; // of a name must be in the question
const ALL = 0.99; // of the question in a page's names: that is what was asked for
const ABOVE = 0.5; // of the question must be in a page's names, for the page to stand above the list
const BESIDE = 0.3; // and beside it
const IN_ORDER = 3; // words of a name that tell it when they stand in a question in its order,
const BETWEEN = 3; // with so many others between them
/** @type {WeakMap<Lexicon, Name[]>} */
const known = new WeakMap();

/**
 * @param {string[]} question words in normal form
 * @param {Lexicon} lexicon
 * @param {string} whole the question with its idle words
 * @returns {Called}
 */
export function calledLike(question, lexicon, whole = question.join(" ")) {
  /** @type {Map<string, number>} */
  const asked = new Map();
  for (const word of question.filter(stem)) {
    asked.set(stem(word), Math.max(asked.get(stem(word)) ?? 0, weightOf(word, lexicon))); // parenting tells more than parents
  }
  const all = [...asked.values()].reduce((sum, weight) => sum + weight, 0);
  const typed = whole.split(" ").map(stem).filter(Boolean);
  const fitting = namesOf(lexicon).flatMap((name) => fit(name, asked, ` ${whole} `, typed));
  const shares = [...covered(fitting, asked)].map(([entry, weight]) => ({ entry, share: weight / all }));
  shares.sort((one, other) => other.share - one.share);
  const above = asked.size < SENTENCE ? ABOVE : BESIDE; // a sentence has many words around the one that tells
  return {
    above: shares.filter(({ share }) => share >= above).map(({ entry }) => entry),
    said: shares.filter(({ share }) => share >= ALL).map(({ entry }) => entry),
    beside: shares.filter(({ share }) => share < above && share >= BESIDE).map(({ entry }) => entry),
    search: fitting.filter(({ whole, isTelling }) => whole && isTelling).flatMap(({ name }) => otherwise(question, name, lexicon)),
  };
}

/** Work out the stems of all names while nobody waits, so that the first question need not. @param {Lexicon | null} lexicon */
export function prepare(lexicon) {
  const idle = window.requestIdleCallback ?? setTimeout; // Safari has none
  idle(() => lexicon && namesOf(lexicon));
}

/** All names of pages, and all words that stand for others. @param {Lexicon} lexicon */
function namesOf(lexicon) {
  let names = known.get(lexicon);
  if (!names) {
    const named = (/** @type {string} */ text) => lexicon.meanings.get(words(text).join(" "))?.entries ?? [];
    const { common } = stemsOf(lexicon);
    names = [...lexicon.meanings]
      .filter(([, { entries, search }]) => entries.length || search.length)
      .map(([name, { entries, search }]) => {
        const stems = [...new Set(name.split(" ").map(stem))].filter(Boolean);
        const weights = stems.map((term) => (common.has(term) ? LITTLE : 1));
        return { text: name, entries: [...new Set([...entries, ...search.flatMap(named)])], search, stems, weights };
      });
    known.set(lexicon, names);
  }
  return names;
}

/**
 * How a name fits a question, if it does: at least one of the words that both have tells something, or they are all there is.
 * Words of a name that stand in the question as they are, side by side, tell all, and only so is "my rights" not any right;
 * so do three or more in order, with few others between them ("when a new report [on my area] comes out"), and a name in
 * which the whole question stands.
 *
 * @param {Name} name
 * @param {Map<string, number>} asked
 * @param {string} whole the question between blanks
 * @param {string[]} typed the stems of the question's words in order, without those that say nothing
 */
function fit(name, asked, whole, typed) {
  const isPart = asked.size > 1 && typed.length >= IN_ORDER && ` ${name.text} `.includes(whole);
  const isSaid = (name.text.includes(" ") && whole.includes(` ${name.text} `)) || isPart || isInOrder(name.stems, typed);
  const both = name.stems.filter((term) => asked.has(term));
  const isTelling = !isSingle(name) && (both.length === asked.size || both.some((term) => asked.get(term) === 1));
  if (!both.length || (!isSaid && !isTelling)) {
    return [];
  }
  const sum = (/** @type {number[]} */ weights) => weights.reduce((all, one) => all + one, 0);
  const complete = isSaid ? 1 : sum(name.weights.filter((_, place) => asked.has(name.stems[place]))) / sum(name.weights);
  const fitted = { name, both, worth: complete * complete, whole: both.length === name.stems.length, isTelling, isSaid: isSaid && !isSingle(name) };
  return complete < NEARLY ? [] : [fitted];
}

/** Whether the words of a name stand in a question one behind another. @param {string[]} stems @param {string[]} typed */
function isInOrder(stems, typed) {
  const first = stems.length < IN_ORDER ? -1 : typed.indexOf(stems[0]);
  let last = first;
  for (let place = 1; last >= 0 && place < stems.length; place++) {
    last = typed.indexOf(stems[place], last + 1);
  }
  return last >= 0 && last - first < stems.length + BETWEEN;
}

/** Whether only one of several words of a name is looked for. @param {Name} name */
function isSingle({ text, stems }) {
  return stems.length < 2 && text.includes(" ");
}

/**
 * How much of a question the names of each page cover together.
 *
 * @param {{name: Name, both: string[], worth: number, isSaid: boolean}[]} fitting
 * @param {Map<string, number>} asked
 */
function covered(fitting, asked) {
  /** @type {Map<Entry, Map<string, number>>} */
  const found = new Map();
  for (const { name, both, worth, isSaid } of fitting) {
    for (const entry of name.entries) {
      const own = found.get(entry) ?? new Map();
      both.forEach((term) => own.set(term, Math.max(own.get(term) ?? 0, isSaid ? 1 : worth * (asked.get(term) ?? 0))));
      found.set(entry, own);
    }
  }
  return new Map([...found].map(([entry, own]) => [entry, [...own.values()].reduce((sum, one) => sum + one, 0)]));
}

/** A question with other words in place of those of a name, and without common ones. @param {string[]} question @param {Name} name @param {Lexicon} lexicon */
function otherwise(question, { stems, search }, lexicon) {
  const least = question.filter(stem).length < SENTENCE ? LITTLE : UNKNOWN; // of a sentence only what the lexicon knows
  const left = question.filter((word) => stem(word) && !stems.includes(stem(word)) && weightOf(word, lexicon) > least);
  return search.map((text) => [...left, text].join(" "));
}
