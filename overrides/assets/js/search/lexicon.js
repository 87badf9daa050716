/**
 * The lexicon: what words may mean here, as the build writes it (`hooks/publishing/search/lexicon.py`, which says what is
 * in it). Fetched once; without it, words are just words.
 *
 * @typedef {Object} Entry a page that is found by a name
 * @property {string} label
 * @property {string} group what it is: Area, Theme …
 * @property {string} address from the site's root
 * @property {string[]} names in normal form, its label first
 * @property {[string, string] | null} choice the facet and value that it stands for
 *
 * @typedef {Object} Meaning of a row of words
 * @property {[string, string][]} choices facets and values
 * @property {string} order an order of the list
 * @property {string[]} search what is searched as well
 * @property {Entry[]} entries
 * @property {boolean} frame whether the words mean nothing by themselves
 *
 * @typedef {Object} Lexicon
 * @property {Entry[]} entries
 * @property {Entry[]} units those of what is inspected
 * @property {Map<string, Meaning>} meanings by the words in normal form
 * @property {Record<string, {understood: string, cues: string[]}>} facets
 * @property {Set<string>} stop
 * @property {Set<string>} common words that tell little here
 * @property {Set<string>} vocabulary every word of a name
 * @property {number} longest how many words the longest of its names has
 */
import { words } from "./words.js";

/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/** @param {string} address @returns {Promise<any>} */
function get(address) {
  let content = fetched.get(address);
  if (!content) {
    content = load(address);
    content.catch(() => fetched.delete(address)); // so that it can be asked for again
    fetched.set(address, content);
  }
  return content;
}

/** @param {string} address */
async function load(address) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error("missing");
  }
  return response.json();
}

/** What pages are called. @param {string} address @returns {Promise<Entry[]>} */
export async function names(address) {
  return entriesOf(await get(address));
}

/** @param {string} nameFile @param {string} lexiconFile @returns {Promise<Lexicon>} */
export async function lexicon(nameFile, lexiconFile) {
  const [own, content] = await Promise.all([get(nameFile), get(lexiconFile)]);
  const phrases = new Map(content.phrases);
  const entries = entriesOf(own).map((entry) => ({ ...entry, names: [...entry.names, ...(phrases.get(entry.address) ?? [])] }));
  return compiled(entries, content, own.groups[0]);
}

/** @param {any} content @returns {Entry[]} */
export function entriesOf({ groups, entries }) {
  return entries.map((/** @type {any[]} */ [label, group, address, others, choice]) => ({
    label,
    group: groups[group],
    address,
    names: [normal(label), ...others],
    choice: choice || null,
  }));
}

/** @param {Entry[]} entries @param {any} content @param {string} unit the group of what is inspected @returns {Lexicon} */
export function compiled(entries, content, unit) {
  /** @type {Map<string, Meaning>} */
  const meanings = new Map();
  const meaning = (/** @type {string} */ name) => {
    const known = meanings.get(name) ?? { choices: [], order: "", search: [], entries: [], frame: false };
    meanings.set(name, known);
    return known;
  };
  for (const entry of entries) {
    for (const name of entry.names) {
      meaning(name).entries.push(entry);
      if (entry.choice && !/^\d+$/.test(name)) {
        meaning(name).choices.push(entry.choice); // "9" alone may mean anything
      }
    }
  }
  for (const [key, { names }] of /** @type {[string, any][]} */ (Object.entries(content.facets))) {
    for (const [value, own] of /** @type {[string, string[]][]} */ (Object.entries(names))) {
      own.forEach((name) => meaning(name).choices.push([key, value]));
    }
  }
  for (const [order, names] of /** @type {[string, string[]][]} */ (Object.entries(content.orders))) {
    names.forEach((name) => (meaning(name).order = order));
  }
  for (const [say, search] of content.words) {
    say.forEach((/** @type {string} */ name) => meaning(name).search.push(...search));
  }
  content.frames.forEach((/** @type {string} */ name) => (meaning(name).frame = true));
  const longest = Math.max(...Array.from(meanings.keys(), (name) => name.split(" ").length), 1);
  const vocabulary = new Set(Array.from(meanings.keys()).flatMap((name) => name.split(" ")));
  const units = entries.filter(({ group, choice }) => group === unit && choice);
  return { entries, units, vocabulary, meanings, facets: content.facets, stop: new Set(content.stop), common: new Set(content.common), longest };
}

/** The words of a text as the lexicon has them. @param {string} text */
export function normal(text) {
  return words(text).join(" ").replace(/^the /, "");
}
