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
 * @property {Map<string, Meaning>} meanings by the words in normal form
 * @property {Record<string, {understood: string, cues: string[]}>} facets
 * @property {Set<string>} stop
 * @property {number} longest how many words the longest of its names has
 */
import { words } from "./words.js";

/** @type {Promise<Lexicon> | undefined} */
let loaded;

/** @param {string} address @returns {Promise<Lexicon>} */
export function lexicon(address) {
  loaded ??= load(address);
  loaded.catch(() => (loaded = undefined)); // so that it can be asked for again
  return loaded;
}

/** @param {string} address */
async function load(address) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error("missing");
  }
  return compiled(await response.json());
}

/** @param {any} content @returns {Lexicon} */
export function compiled(content) {
  /** @type {Map<string, Meaning>} */
  const meanings = new Map();
  const meaning = (/** @type {string} */ name) => {
    const known = meanings.get(name) ?? { choices: [], order: "", search: [], entries: [], frame: false };
    meanings.set(name, known);
    return known;
  };
  const entries = content.entries.map((/** @type {any[]} */ [label, group, address, names, choice]) => ({
    label,
    group: content.groups[group],
    address,
    names: [normal(label), ...names],
    choice: choice || null,
  }));
  entries.forEach((/** @type {Entry} */ entry) => entry.names.forEach((name) => meaning(name).entries.push(entry)));
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
  return { entries, meanings, facets: content.facets, stop: new Set(content.stop), longest };
}

/** The words of a text as the lexicon has them. @param {string} text */
export function normal(text) {
  return words(text).join(" ").replace(/^the /, "");
}
