/**
 * What a visitor wrote, as clauses: each a word, a word with hyphens, or a phrase, and how it counts.
 *
 *     care plans      both words           "care plans"    side by side
 *     +plans          required             -plans          must not stand there
 *     title:fife      in one field         plan*  *ship    any ending, any beginning
 *     risk~1          a letter differs     risk^3          counts for more
 *     "care plan"~5   in any order, with up to five other words between them
 *
 * Quotation marks are of any kind; a single one opens a phrase only where another one closes it (`carers' plans`). Nothing
 * is an error: what has no such meaning is plain text (`word: word`, `::`, a quote left open).
 *
 * @typedef {[string[], string[]]} Rewrite some words of a phrase, and what may stand there instead
 * @typedef {Object} Asked
 * @property {string[]} words in small letters, as `words.js` makes them
 * @property {string[]} parts of a word with hyphens
 * @property {Rewrite[]} rewrites other ways to write a phrase
 * @property {boolean} phrase whether the words must stand side by side
 * @property {boolean} quoted whether they stand in quotation marks
 * @property {number | undefined} within how many words may stand between those of a phrase, if any
 * @property {"required" | "prohibited"} presence
 * @property {boolean} must whether the visitor insists: `+`, or quotation marks
 * @property {string} field one field's name, or "" for all
 * @property {boolean} starts whether words may go on behind their last letter
 * @property {boolean} ends whether words may begin with something else
 * @property {boolean} capitals whether it is written in capitals, as acronyms are
 * @property {number} edits how many letters may differ
 * @property {number} boost
 */
import { pieces } from "./words.js";

const MOST = 24; // clauses; a longer question is cut
const FARTHEST = 50; // words that may stand between others
const DOUBLE = /[“”„‟«»〝〞〟＂″‶「」『』❝❞]|''|``|‘‘|’’|,,/gu;
const SINGLE = /(^|[\s(+:-])['‘‚‛‹](?=[^\s'’‹›])([^"'‘’‹›]*(?:[’'](?=[\p{L}\p{N}])[^"'‘’‹›]*)*[^\s"'‘’‹›])['’‘›](?=$|[\s).,;:!?~^])/gu;
const CLAUSE = /([+-]?)(?:(\p{L}+):(?=[\p{L}\p{N}"*]))?(?:"([^"]*)(?:"(?:~(\d{1,2}))?|$)|([^\s"]+))/gu;
const ENDING = /(?:~(\d?)|\^(\d{1,2}))$/u;

/**
 * @param {string} text
 * @param {string[]} fields the names that may stand before a colon
 * @returns {Asked[]}
 */
export function parse(text, fields) {
  const plain = text.slice(0, 1000).replace(DOUBLE, '"').replace(SINGLE, '$1"$2"').replace(/[−‐‑–—](?=["\p{L}])/gu, "-");
  return Array.from(plain.matchAll(CLAUSE), (match) => clauses(match, fields))
    .flat()
    .filter((asked) => asked.words.length)
    .slice(0, MOST);
}

/**
 * @param {RegExpMatchArray} match
 * @param {string[]} fields
 * @returns {Asked[]}
 */
function clauses([, sign, before, quoted, within, word = ""], fields) {
  const field = before && fields.includes(before.toLowerCase()) ? before.toLowerCase() : "";
  const { rest, edits, boost } = endings(word);
  const plain = `${field || !before ? "" : `${before} `}${quoted ?? rest}`;
  const common = {
    presence: /** @type {"required" | "prohibited"} */ (sign === "-" ? "prohibited" : "required"),
    quoted: quoted !== undefined,
    must: sign === "+" || quoted !== undefined,
    within: within && Number(within) ? Math.min(Number(within), FARTHEST) : undefined,
    field,
    starts: rest.length > 1 && rest.endsWith("*"),
    ends: rest.length > 1 && rest.startsWith("*"),
    capitals: /\p{Lu}.*\p{Lu}/u.test(rest) && !/\p{Ll}/u.test(rest),
    edits,
    boost,
  };
  const found = quoted === undefined ? wordsOf(plain) : [phraseOf(plain)];
  return found.map((one) => ({ ...one, ...common }));
}

/** Words in quotation marks. @param {string} text */
function phraseOf(text) {
  const found = [...pieces(text)];
  /** @type {Rewrite[]} */
  const rewrites = found.flatMap(({ word, words, whole }) => words.filter((other) => other !== word && other !== whole).map((other) => /** @type {Rewrite} */ ([[word], [other]])));
  for (const group of groups(found).filter(([{ whole }]) => whole)) {
    rewrites.push([group.map(({ word }) => word), [group[0].whole]]);
  }
  return { words: found.map(({ word }) => word), parts: [], rewrites, phrase: found.length > 1 };
}

/** Words as they are, and what a hyphen or another sign joins as one. @param {string} text */
function wordsOf(text) {
  return groups([...pieces(text)]).map((group) => {
    const words = group.map(({ word }) => word);
    return group[0].whole ? { words: [group[0].whole], parts: words, rewrites: [], phrase: false } : { words, parts: [], rewrites: [], phrase: words.length > 1 };
  });
}

/** Pieces, those together that a sign joins. @param {import("./words.js").Piece[]} all */
function groups(all) {
  /** @type {import("./words.js").Piece[][]} */
  const found = [];
  for (const piece of all) {
    const last = found[found.length - 1];
    if (piece.glue === "." || (piece.glue === "-" && piece.whole && piece.whole === last[0].whole)) {
      last.push(piece);
    } else {
      found.push([piece]);
    }
  }
  return found;
}

/** What stands behind a word: `~1`, `^3`. @param {string} word */
function endings(word) {
  let [rest, edits, boost] = [word, 0, 1];
  for (let match = rest.match(ENDING); match && match.index; match = rest.match(ENDING)) {
    rest = rest.slice(0, match.index);
    if (match[2]) {
      boost = Number(match[2]) || 1;
    } else {
      edits = Math.min(Number(match[1] || 1), 2);
    }
  }
  return { rest, edits, boost };
}
