/**
 * Words: what search takes a text to be made of. The same as `hooks/publishing/search/words.py`, which says how.
 *
 * @typedef {Object} Piece a word, and where it stands in the text
 * @property {string} word
 * @property {string[]} words all that it is found by: a word in brackets may be left out, and hyphens join words
 * @property {string} whole what hyphens make of it and its neighbours, or ""
 * @property {number} start
 * @property {number} end
 * @property {"" | "-" | "."} glue what joins it to the word before: nothing, a hyphen, or something else than a blank
 *
 * @typedef {{words: string[], start: number, end: number, glue: Piece["glue"]}} Place
 * @typedef {{places: Place[], joined: {word: string, from: number, to: number}[]}} Reading
 */
import forms from "./forms.js";

export const SENTENCE = 4; // words that are looked for, from which on a question is a sentence
const LONGEST = 30; // letters of what hyphens join
const PIECE = /[^\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000/\\]+/gu;
const THIN = /(?<=[0-9])[\u2009\u202f](?=[0-9]{3}(?![0-9]))/gu;
const INVISIBLE = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/u;
/** @type {Map<string, string>} */
const SIGNS = new Map([
  ...Array.from("’‘‛ʼʻʹ′`´＇՚", (sign) => /** @type {[string, string]} */ ([sign, "'"])),
  ...Array.from("‐‑﹣－", (sign) => /** @type {[string, string]} */ ([sign, "-"])),
  ...Array.from("‒–—―−⸺⸻™℠©®", (sign) => /** @type {[string, string]} */ ([sign, " "])),
  ...Object.entries(forms.letters),
]);
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LETTER = "(?:(?![0-9])[\\p{L}\\p{N}])";
const NOTED = new RegExp(`(?:${LETTER}{3}|[.,;:!?)\\]'"”»])$`, "u");
const NOTE = /(?<=[^\s0-9([])\[[0-9]{1,3}\](?![\p{L}\p{N}_])/gu;
const REST = "(?:'?[\\p{L}\\p{N}])*";
const TOKEN = new RegExp(
  "(?<amp>&(?:amp;)?)" +
    `|(?<dotted>${LETTER}(?:\\.${LETTER})+(?:\\.s(?![\\p{L}\\p{N}]))?)(?![\\p{L}\\p{N}])(?:\\.?'[sS](?![\\p{L}\\p{N}]))?` +
    `|(?<number>(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\\.[0-9]+)*(?:(?![A-Z][a-z])${LETTER}[\\p{L}\\p{N}]*)?)` +
    `|(?:[([](?<before>[a-z]{1,6})-?[)\\]]-?)?(?<word>${LETTER}${REST})(?:[([](?<inside>[a-z]{1,3})[)\\]](?<behind>${REST}))?`,
  "gu",
);
const OUR = new RegExp(`^(?:${forms.our.join("|")})or(?:${forms.ourEnds.join("|")})?$`);
const IZE = /^(.{2,}[iy])z(e|ed|es|er|ers|ing|ation|ations|ational)$/u;
const IZE_KEPT = new Set(forms.izeKept);
const [BRITISH, SINGULARS] = [forms.british, forms.singulars].map((pairs) => new Map(Object.entries(pairs)));

/** @type {Map<string, Reading>} */
const known = new Map();

/** A piece in plain letters, and of each letter where it stood. @param {string} piece */
function folded(piece) {
  let [text, at] = ["", 0];
  /** @type {[number, number][]} */
  const stood = [];
  for (const sign of piece) {
    let plain = SIGNS.get(sign);
    if (INVISIBLE.test(sign) || (RAISED.includes(sign) && NOTED.test(text))) {
      plain = "";
    } else if (plain === undefined) {
      plain = sign < "\u0080" ? sign : sign.normalize("NFKD").replace(/\p{M}/gu, "");
      plain = plain.includes("⁄") ? ` ${plain.replaceAll("⁄", "/")}` : plain;
    }
    text += plain;
    stood.push(...Array(plain.length).fill([at, at + sign.length]));
    at += sign.length;
  }
  return { text, stood };
}

/** The words of a piece of text without white space. @param {string} piece @returns {Reading} */
function read(piece) {
  let reading = known.get(piece);
  if (!reading) {
    const { text: plain, stood } = folded(piece);
    const text = plain.replace(NOTE, (note) => " ".repeat(note.length));
    const found = [...text.matchAll(TOKEN)];
    const places = found.map((token, place) => ({
      words: several(token),
      start: stood[token.index][0],
      end: stood[endOf(token) - 1][1],
      glue: place ? glueOf(text.slice(endOf(found[place - 1]), token.index)) : "",
    }));
    reading = { places, joined: joined(text, found) };
    known.set(piece, reading);
  }
  return reading;
}

/**
 * What joins two words of a piece.
 *
 * @param {string} between
 * @returns {Piece["glue"]}
 */
function glueOf(between) {
  return between === "-" ? "-" : between === "" || between === "." ? "." : "";
}

/**
 * The words of a token, the fullest first.
 *
 * @param {RegExpMatchArray} token
 * @returns {string[]}
 */
function several({ groups }) {
  const { amp, dotted, number, before = "", word, inside = "", behind = "" } = groups ?? {};
  if (amp) {
    return ["and"];
  }
  if (dotted) {
    return [british(dotted.replaceAll(".", "").toLowerCase())];
  }
  return number ? [number.replaceAll(",", "").toLowerCase()] : [...new Set([before + word + inside + behind, word + behind].map(plainWord))];
}

/** @param {string} word */
function plainWord(word) {
  return british(word.replace(/'[sS]$/, "").replaceAll("'", "").toLowerCase());
}

/** What hyphens join, as one word, and the places of its parts. @param {string} text @param {RegExpMatchArray[]} found */
function joined(text, found) {
  const whole = [];
  let start = 0;
  for (let place = 1; place <= found.length; place++) {
    if (place < found.length && text.slice(endOf(found[place - 1]), found[place].index) === "-") {
      continue;
    }
    const word = found.slice(start, place).map((token) => several(token)[0]).join("");
    if (place - start > 1 && Array.from(word).length <= LONGEST && /^\p{L}+$/u.test(word)) {
      whole.push({ word: british(word), from: start, to: place });
    }
    start = place;
  }
  return whole;
}

/** @param {RegExpMatchArray} token */
function endOf(token) {
  return (token.index ?? 0) + token[0].length;
}

/** The British spelling of a word. @param {string} word */
function british(word) {
  const other = BRITISH.get(word);
  if (other) {
    return other;
  }
  if (OUR.test(word)) {
    const at = word.lastIndexOf("or");
    return `${word.slice(0, at)}our${word.slice(at + 2)}`;
  }
  const match = IZE_KEPT.has(word) ? null : word.match(IZE);
  return match && !match[1].endsWith("si") ? `${match[1]}s${match[2]}` : word;
}

/** The singular of an irregular plural; other words as they are. @param {string} word */
function singular(word) {
  const [end, single] = Object.entries(forms.pluralEnds).find(([plural]) => word.endsWith(plural)) ?? ["", ""];
  return SINGULARS.get(word) ?? (end ? word.slice(0, -end.length) + single : word);
}

/**
 * The words of a text in small letters, in order, and where they stand without what is around them.
 *
 * @param {string} text
 * @returns {Generator<Piece>}
 */
export function* pieces(text) {
  for (const match of text.replace(THIN, "\u2060").matchAll(PIECE)) {
    const { places, joined } = read(match[0]);
    for (const [place, { words, start, end, glue }] of places.entries()) {
      const whole = joined.find(({ from, to }) => from <= place && place < to)?.word ?? "";
      const all = whole ? [...words, whole] : words;
      yield { word: words[0], words: all, whole, start: match.index + start, end: match.index + end, glue };
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
 * The terms that a text is found by, in order.
 *
 * @param {string} text
 * @param {(word: string) => string} stem
 * @returns {string[]}
 */
export function terms(text, stem) {
  return Array.from(text.replace(THIN, "\u2060").matchAll(PIECE), ([piece]) => {
    const { places, joined } = read(piece);
    return places.flatMap((several, place) => [
      ...new Set(several.words.map(stem)),
      ...joined.filter(({ to }) => to === place + 1).map(({ word }) => stem(word)),
    ]);
  })
    .flat()
    .filter(Boolean);
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
    const known = stems.get(word);
    if (known !== undefined) {
      return known;
    }
    const stem = lunr.stopWordFilter(new lunr.Token(word, {})) ? String(lunr.stemmer(new lunr.Token(singular(word), {}))) : "";
    stems.set(word, stem);
    return stem;
  };
}
