/**
 * Where words stand in the documents of a segment, as `hooks/publishing/search/phrases.py` writes it.
 *
 * @typedef {{field: number, documents: Uint32Array, counts: Uint32Array}} OfField documents are numbered within the segment
 * @typedef {Object} Places for each time that the word stands there, in the order of fields and documents
 * @property {Uint32Array} steps from one place to the next, each document's from its beginning
 * @property {Uint32Array | undefined} before the code of the common word before it, or 0
 * @property {Uint32Array | undefined} behind the same of the one behind it
 * @typedef {{fields: OfField[], places: () => Promise<Places>}} Entry
 * @typedef {{codes: Map<string, number>, counts: number[], words: number, firsts: string[], phrases: string, places: string}} Directory
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
  const place = lastUpTo(directory.firsts, second ? `${word} ${second}` : word);
  const shard = place < 0 ? {} : await segment.named("phrases", place, directory.phrases);
  const text = own(own(shard, word) ?? {}, second);
  if (text === undefined) {
    return null;
  }
  const [, heads, sign, rest] = text.match(/^([^.:]*)([.:])(.*)$/);
  return {
    fields: fieldsOf(decode(heads)),
    places: async () => placesOf(sign === ":" ? await segment.named("places", Number(rest), directory.places) : rest),
  };
}

/** @param {any} object @param {string} key */
function own(object, key) {
  return Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;
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

/** @param {string} text @returns {Places} */
function placesOf(text) {
  const [steps, before, behind] = text.split(".").map(decode);
  return { steps, before, behind };
}

/** The last of sorted texts that is not behind another; -1 when all are. @param {string[]} texts @param {string} text */
export function lastUpTo(texts, text) {
  let [low, high] = [0, texts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (texts[middle] <= text) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
