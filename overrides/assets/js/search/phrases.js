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

const FILE = 2000; // what a file costs, in characters
const HEAVY = 5000; // characters of the places of a pair from which on its directory tells
const OFTENER = 5; // times do two common words stand side by side as they would by chance
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
  const alone = words.flatMap((_, offset) => (!codes[offset] || words.length === 1 ? [offset] : []));
  const covered = words.map((_, place) => alone.some((offset) => Math.abs(offset - place) <= 1)); // those beside it are said, too
  const pairs = pairsOf(directory, words, codes, covered);
  const said = new Set([...alone, ...pairs, ...pairs.map((offset) => offset + 1)]);
  const once = (/** @type {number} */ place) => {
    const code = said.has(place) ? 0 : codes[place] ?? 0; // another part says it
    said.add(place);
    return code;
  };
  const part = (/** @type {number} */ offset, /** @type {number} */ length) => ({ word: words[offset], second: length > 1 ? words[offset + 1] : "", offset, before: once(offset - 1), behind: once(offset + length) });
  return [...alone.map((offset) => part(offset, 1)), ...pairs.map((offset) => part(offset, 2))];
}

/**
 * The pairs of common words that cover the rest of a phrase at the least cost. A pair says which words are beside it.
 *
 * @param {Directory} directory
 * @param {string[]} words
 * @param {number[]} codes
 * @param {boolean[]} covered
 * @returns {number[]} where they begin
 */
function pairsOf(directory, words, codes, covered) {
  /** @type {Map<number, {cost: number, pairs: number[]}>} */
  const best = new Map([[codes.length, { cost: 0, pairs: [] }]]);
  for (let place = codes.length - 1; place >= 0; place--) {
    const after = best.get(place + 1);
    let choice = covered[place] && after ? after : { cost: Infinity, pairs: [] };
    for (const offset of [place - 2, place - 1, place, place + 1]) {
      if (codes[offset] && codes[offset + 1]) {
        const rest = best.get(Math.min(codes.length, offset + 3)) ?? { cost: Infinity, pairs: [] };
        const cost = FILE + lengthOf(directory, words[offset], words[offset + 1], codes[offset], codes[offset + 1]) + rest.cost;
        choice = cost < choice.cost ? { cost, pairs: [offset, ...rest.pairs] } : choice;
      }
    }
    best.set(place, choice);
  }
  return best.get(0)?.pairs ?? [];
}

/** About how long the places of a pair are. @param {Directory} directory @param {string} one @param {string} other @param {number} code @param {number} next */
function lengthOf({ pairs, counts, words }, one, other, code, next) {
  return pairs[`${one} ${other}`] ?? Math.min(HEAVY, (OFTENER * counts[code - 1] * counts[next - 1]) / words);
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
  const places = await entry.places(before > 0, behind > 0);
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
