/**
 * Phrases: which documents have words side by side, or near each other, and how often.
 *
 * A phrase is planned before anything long is fetched. Words that are not common say which common words stand beside them.
 * Other common words are found in pairs, of those that do, the rarer one. Documents that lack a part are left out first.
 *
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./segment.js").Segment} Segment
 * @typedef {import("./positions.js").Entry} Entry
 * @typedef {import("./positions.js").Directory} Directory
 * @typedef {{word: string, second: string, offset: number, before: number, behind: number}} Part codes; 0 for any word
 * @typedef {Map<number, number[]>} Found the places in a field of a document, by `key`
 */
import { directoryOf, entryOf } from "./positions.js";

const FIELDS = 64; // more than there are: a key is document · FIELDS + field

/**
 * The postings of a phrase, as those of a term.
 *
 * @param {Index} index
 * @param {string[][]} variants ways to say it: words in small letters
 * @param {number | undefined} within how many other words may stand between its words, in any order; none for side by side
 * @returns {Promise<import("./index.js").Posting>}
 */
export async function phrasePosting(index, variants, within) {
  const found = await Promise.all(index.segments.map((segment) => inSegment(segment, variants, within)));
  const fields = index.fields.map((_, field) => found.map((places, number) => postingsOf(places, field, index.segments[number].first)).filter(({ documents }) => documents.length));
  return { term: variants[0].join(" "), fields };
}

/** @param {Found} found @param {number} field @param {number} first @returns {import("./index.js").FieldPostings} */
function postingsOf(found, field, first) {
  const keys = [...found.keys()].filter((key) => key % FIELDS === field).sort((one, other) => one - other);
  return {
    documents: Uint32Array.from(keys, (key) => (key - field) / FIELDS + first),
    counts: Uint32Array.from(keys, (key) => found.get(key)?.length ?? 0),
  };
}

/** @param {Segment} segment @param {string[][]} variants @param {number | undefined} within @returns {Promise<Found>} */
async function inSegment(segment, variants, within) {
  const directory = await segment.directory(directoryOf);
  const all = await Promise.all(variants.map((words) => (within === undefined ? sideBySide(segment, directory, words) : near(segment, directory, words, within))));
  /** @type {Found} */
  const found = new Map();
  for (const [key, places] of all.flatMap((one) => [...one])) {
    found.set(key, [...new Set([...(found.get(key) ?? []), ...places])]);
  }
  return found;
}

/** @param {Segment} segment @param {Directory} directory @param {string[]} words @returns {Promise<Found>} */
async function sideBySide(segment, directory, words) {
  const parts = plan(directory, words);
  const entries = await Promise.all(parts.map(({ word, second }) => entryOf(segment, directory, word, second)));
  if (parts.length === 1 && entries[0] && !parts[0].before && !parts[0].behind) {
    return countsOf(entries[0]);
  }
  return joined(entries, parts);
}

/** The parts that together are all of a phrase. @param {Directory} directory @param {string[]} words @returns {Part[]} */
export function plan(directory, words) {
  const codes = words.map((word) => directory.codes.get(word) ?? 0);
  const parts = [];
  const covered = words.map(() => false);
  words.forEach((word, offset) => {
    if (!codes[offset] || words.length === 1) {
      parts.push({ word, second: "", offset, before: codes[offset - 1] ?? 0, behind: codes[offset + 1] ?? 0 });
      [offset - 1, offset, offset + 1].forEach((place) => (covered[place] = true));
    }
  });
  const cost = (/** @type {number} */ first) => (codes[first] && codes[first + 1] ? (directory.counts[codes[first] - 1] / directory.words) * directory.counts[codes[first + 1] - 1] : Infinity);
  for (let place = 0; place < words.length; place++) {
    if (!covered[place]) {
      const alone = covered[place + 1] ?? true; // else the pair that begins here has the next one, too
      const offset = alone && cost(place - 1) < cost(place) ? place - 1 : cost(place) < Infinity ? place : place - 1;
      parts.push({ word: words[offset], second: words[offset + 1], offset, before: 0, behind: 0 });
      covered[offset] = covered[offset + 1] = true;
    }
  }
  return parts;
}

/** Every place of an entry counts, wherever it is. @param {Entry} entry @returns {Found} */
function countsOf(entry) {
  return new Map(entry.fields.flatMap(({ field, documents, counts }) => Array.from(documents, (document, place) => /** @type {[number, number[]]} */ ([key(document, field), Array.from({ length: counts[place] }, (_, number) => number)]))));
}

/** Where all parts stand in their order. @param {(Entry | null)[]} entries @param {Part[]} parts @returns {Promise<Found>} */
async function joined(entries, parts) {
  const candidates = inAll(entries);
  if (!candidates.size) {
    return new Map();
  }
  const all = await Promise.all(entries.map((entry, number) => starts(/** @type {Entry} */ (entry), parts[number], candidates)));
  const [first, ...others] = all;
  const found = new Map();
  for (const [own, places] of first) {
    const sets = others.map((other) => new Set(other.get(own)));
    const whole = [...new Set(places)].filter((place) => sets.every((set) => set.has(place)));
    if (whole.length) {
      found.set(own, whole);
    }
  }
  return found;
}

/** The fields of documents that every entry has. @param {(Entry | null)[]} entries @returns {Set<number>} */
function inAll(entries) {
  const all = entries.map((entry) => (entry?.fields ?? []).flatMap(({ field, documents }) => Array.from(documents, (document) => key(document, field))));
  const [first, ...others] = all.sort((one, other) => one.length - other.length);
  const sets = others.map((other) => new Set(other));
  return new Set(first.filter((one) => sets.every((set) => set.has(one))));
}

/**
 * Where a phrase would begin, going by one of its parts.
 *
 * @param {Entry} entry
 * @param {Part} part
 * @param {Set<number>} candidates
 * @returns {Promise<Found>}
 */
async function starts(entry, { offset, before, behind }, candidates) {
  const places = await entry.places();
  const found = new Map();
  let at = 0;
  for (const { field, documents, counts } of entry.fields) {
    documents.forEach((document, number) => {
      const end = at + counts[number];
      const list = candidates.has(key(document, field)) ? [] : null;
      for (let place = 0; at < end; at++) {
        place += places.steps[at];
        if (list && (!before || places.before?.[at] === before) && (!behind || places.behind?.[at] === behind)) {
          list.push(place - offset);
        }
      }
      if (list) {
        found.set(key(document, field), list);
      }
    });
  }
  return found;
}

/** @param {Segment} segment @param {Directory} directory @param {string[]} words @param {number} within @returns {Promise<Found>} */
async function near(segment, directory, words, within) {
  const parts = [...new Set(words)].map((word) => ({ word, second: "", offset: 0, before: 0, behind: 0 }));
  const entries = await Promise.all(parts.map(({ word }) => entryOf(segment, directory, word)));
  const candidates = inAll(entries);
  if (!candidates.size) {
    return new Map();
  }
  const all = await Promise.all(entries.map((entry, number) => starts(/** @type {Entry} */ (entry), parts[number], candidates)));
  const found = new Map();
  for (const own of candidates) {
    const places = windows(all.map((one) => one.get(own) ?? []), within + parts.length - 1);
    if (places.length) {
      found.set(own, places);
    }
  }
  return found;
}

/** Where all lists have a place within so many steps: the first of each closest group. @param {number[][]} lists @param {number} steps */
function windows(lists, steps) {
  const all = lists.flatMap((places, list) => places.map((place) => ({ place, list }))).sort((one, other) => one.place - other.place);
  const last = lists.map(() => -Infinity);
  const found = new Set();
  for (const { place, list } of all) {
    last[list] = place;
    const first = Math.min(...last);
    if (place - first <= steps) {
      found.add(first);
    }
  }
  return [...found];
}

/** @param {number} document @param {number} field */
function key(document, field) {
  return document * FIELDS + field;
}
