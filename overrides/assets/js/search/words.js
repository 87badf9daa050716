/**
 * Words: what search takes a text to be made of. The same as `hooks/publishing/search/words.py`, which says how.
 *
 * @typedef {{word: string, start: number, end: number}} Piece a word, and where it stands in the text
 */

const PIECE = /[^\s\u001c-\u001f\u0085\-\u2010-\u2015\u2212/\\]+/gu;
const EDGE_BEFORE = /^[^\p{L}\p{N}]+/u;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** @type {Map<string, string>} */
const known = new Map();

/**
 * @param {string} piece
 * @returns {string}
 */
function normalised(piece) {
  let word = known.get(piece);
  if (word === undefined) {
    const plain = piece.toLowerCase().replaceAll("’", "'").normalize("NFKD").replace(/\p{M}/gu, "");
    word = plain.replace(EDGES, "").replace(/'s$/, "");
    known.set(piece, word);
  }
  return word;
}

/**
 * The words of a text in small letters, in order, and where they stand without what is around them.
 *
 * @param {string} text
 * @returns {Generator<Piece>}
 */
export function* pieces(text) {
  for (const match of text.matchAll(PIECE)) {
    const word = normalised(match[0]);
    if (word) {
      const before = match[0].match(EDGE_BEFORE)?.[0].length ?? 0;
      yield { word, start: match.index + before, end: match.index + before + match[0].replace(EDGES, "").length };
    }
  }
}

/**
 * The words of a text in small letters, in order.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  return Array.from(pieces(text), (piece) => piece.word);
}

/**
 * From a word to the term that it is looked up by: its stem, or "" for a word that says nothing (`the`, `of`).
 *
 * @param {any} lunr lunr.js
 * @returns {(word: string) => string}
 */
export function stemmer(lunr) {
  /** @type {Map<string, string>} */
  const stems = new Map();
  return (word) => {
    const kept = stems.get(word);
    if (kept !== undefined) {
      return kept;
    }
    const token = new lunr.Token(word, {});
    const stem = lunr.stopWordFilter(token) ? String(lunr.stemmer(token)) : "";
    stems.set(word, stem);
    return stem;
  };
}
