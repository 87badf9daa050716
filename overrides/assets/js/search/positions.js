/**
 * Where words stand in the documents of a segment, as `hooks/publishing/search/phrases.py` writes it.
 *
 * @typedef {{field: number, documents: Uint32Array, counts: Uint32Array}} OfField documents are numbered within the segment
 * @typedef {Object} Places for each time that the word stands there, in the order of fields and documents
 * @property {Uint32Array} steps from one place to the next, each document's from its beginning
 * @property {Uint32Array | undefined} before the code of the common word before it, or 0, where it was asked for
 * @property {Uint32Array | undefined} behind the same of the one behind it
 * @typedef {{fields: OfField[], places: (before: boolean, behind: boolean) => Promise<Places>}} Entry
 * @typedef {{codes: Map<string, number>, counts: number[], words: number, pairs: Record<string, number>, shards: number, version: string}} Directory
 */
import { decode } from "./vlq.js";

/** @param {import("./segment.js").Segment} segment @returns {Promise<Directory>} */
export async function directoryOf(segment) {
  const { common, ...rest } = await segment.file("directory", 0);
  return { ...rest, codes: new Map(common.map((/** @type {string} */ word, /** @type {number} */ place) => [word, place + 1])) };
}

/**
 * The entry of a word, or of two common words side by side; null where there is none.
 *
 * @param {import("./segment.js").Segment} segment
 * @param {Directory} directory
 * @param {string} word
 * @param {string} second
 * @returns {Promise<Entry | null>}
 */
export async function entryOf(segment, directory, word, second = "") {
  const file = (/** @type {string} */ kind, /** @type {string | number} */ place) => segment.files.get(`${segment.entry.name}/${kind}-${place}-${directory.version}.json`);
  const words = second ? `${word} ${second}` : word;
  const shard = await file("phrases", shardOf(words, directory.shards));
  if (!Object.prototype.hasOwnProperty.call(shard, words)) {
    return null;
  }
  const [, heads, sign, rest] = shard[words].match(/^([^.:]*)([.:])(.*)$/);
  return {
    fields: fieldsOf(decode(heads)),
    places: async (before, behind) => {
      const inside = rest.split(".");
      const texts = [true, before, behind].map((wanted, part) => (!wanted ? undefined : sign === ":" ? file("places", Number(rest) + part) : inside[part]));
      const [steps, ...codes] = (await Promise.all(texts)).map((text) => (text === undefined ? undefined : decode(text)));
      return { steps: steps ?? new Uint32Array(), before: codes[0], behind: codes[1] };
    },
  };
}

/** @param {Uint32Array} numbers @returns {OfField[]} */
function fieldsOf(numbers) {
  const fields = [];
  for (let at = 0; at < numbers.length; ) {
    const [field, count] = [numbers[at], numbers[at + 1]];
    const documents = numbers.slice(at + 2, at + 2 + count);
    for (let place = 1; place < count; place++) {
      documents[place] += documents[place - 1];
    }
    fields.push({ field, documents, counts: numbers.slice(at + 2 + count, at + 2 + 2 * count).map((less) => less + 1) });
    at += 2 + 2 * count;
  }
  return fields;
}

/** The number of the shard of a word or pair, as `shard_of` in Python works it out. @param {string} words @param {number} shards */
function shardOf(words, shards) {
  let number = 2166136261;
  for (let place = 0; place < words.length; place++) {
    number = Math.imul(number ^ words.charCodeAt(place), 16777619) >>> 0;
  }
  return number % shards;
}
