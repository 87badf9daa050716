/**
 * Which entries of the names fit what is typed.
 *
 * @typedef {import("../search/lexicon.js").Entry} Entry
 * @typedef {{entry: Entry, name: string}} Suggestion `name` is the name that fits, where that is not the label
 */
import { normal } from "../search/lexicon.js";

const MOST = 8;
const FEWEST = 2; // letters

/**
 * Each word typed must begin a word of one name. Names that begin with the text come first, then labels before other names,
 * then groups in the order of the file.
 *
 * @param {Entry[]} entries
 * @param {string} text
 * @returns {Suggestion[]}
 */
export function suggestions(entries, text) {
  const typed = normal(text);
  if (typed.length < FEWEST || /["“”„«»+:*~^]/u.test(text)) {
    return [];
  }
  const wanted = typed.split(" ");
  const found = entries.flatMap((entry, place) => {
    const fits = entry.names.map((name, number) => ({ name, number, rank: rank(name, typed, wanted) })).filter(({ rank }) => rank < NONE);
    const [best] = fits.sort((one, other) => one.rank - other.rank || one.number - other.number);
    return best ? [{ entry, name: best.number ? best.name : "", rank: best.rank * 2 + Math.min(best.number, 1), place }] : [];
  });
  return found.sort((one, other) => one.rank - other.rank || one.place - other.place).slice(0, MOST);
}

const NONE = 3;

/** 0 for a name that begins with the text, 1 where words begin so in their order from its first, 2 anywhere. @param {string} name @param {string} typed @param {string[]} wanted */
function rank(name, typed, wanted) {
  if (name.startsWith(typed)) {
    return 0;
  }
  const words = name.split(" ");
  const all = wanted.every((start) => words.some((word) => word.startsWith(start)));
  return !all ? NONE : words[0].startsWith(wanted[0]) ? 1 : 2;
}
