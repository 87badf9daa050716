/**
 * What is inspected, by names that people cut short: "East Ren", "N Lanarkshire", "Lanarkshire" for both that end so.
 *
 * @typedef {import("../search/lexicon.js").Lexicon} Lexicon
 * @typedef {import("../search/lexicon.js").Entry} Entry
 * @typedef {import("../search/lexicon.js").Meaning} Meaning
 */
const SHORTEST = 3; // letters of the last word; a word before it may be an initial
const TELLING = 5; // letters of a last word by which several are meant
const FEW = 4; // so many may share it; "house" or "station" says nothing where most are called so

/**
 * What a row of words means: as the lexicon has it, or as a name cut short.
 *
 * @param {string} name in normal form
 * @param {Lexicon} lexicon
 * @returns {Meaning | null}
 */
export function meaningOf(name, lexicon) {
  const plain = name.replace(/^the /, "");
  const known = lexicon.meanings.get(plain);
  if (known) {
    return known;
  }
  const found = shortened(plain.split(" "), lexicon.units);
  return found.length ? { choices: found.flatMap(({ choice }) => (choice ? [choice] : [])), order: "", search: [], entries: found, frame: false } : null;
}

/** @param {string[]} own @param {Entry[]} units @returns {Entry[]} */
function shortened(own, units) {
  const last = own[own.length - 1];
  const found = units.filter(({ names }) => names.some((name) => (own.length > 1 ? isCut(own, name.split(" ")) : name.endsWith(` ${last}`))));
  if (own.length > 1) {
    return found.length === 1 && last.length >= SHORTEST ? found : [];
  }
  return last.length >= TELLING && found.length > 1 && found.length <= FEW ? found : [];
}

/** Whether each word begins the one in its place. @param {string[]} own @param {string[]} whole */
function isCut(own, whole) {
  return (
    own.length === whole.length &&
    own.every((word, place) => whole[place].startsWith(word) && (word.length >= SHORTEST || word === whole[place] || (word.length === 1 && place < own.length - 1)))
  );
}
