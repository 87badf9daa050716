/**
 * What a visitor wrote, as clauses: each a word or a phrase, and how it counts.
 *
 *     care plans      both words           "care plans"    side by side
 *     +plans          required             -plans          must not stand there
 *     title:fife      in one field         plan*  *ship    any ending, any beginning
 *     risk~1          a letter differs     risk^3          counts for more
 *
 * Nothing is an error: what has no such meaning is plain text (`word: word`, `::`, a quote left open).
 *
 * @typedef {Object} Asked
 * @property {string[]} words in small letters, as `words.js` makes them
 * @property {boolean} phrase whether the words must stand side by side
 * @property {"required" | "prohibited"} presence
 * @property {boolean} must whether the visitor insists: `+`, or quotation marks
 * @property {string} field one field's name, or "" for all
 * @property {boolean} starts whether words may go on behind their last letter
 * @property {boolean} ends whether words may begin with something else
 * @property {number} edits how many letters may differ
 * @property {number} boost
 */
import { words } from "./words.js";

const MOST = 24; // clauses; a longer question is cut
const CLAUSE = /([+-]?)(?:(\p{L}+):(?=[\p{L}\p{N}"*]))?(?:"([^"]*)"?|([^\s"]+))/gu;
const ENDING = /(?:~(\d?)|\^(\d{1,2}))$/u;

/**
 * @param {string} text
 * @param {string[]} fields the names that may stand before a colon
 * @returns {Asked[]}
 */
export function parse(text, fields) {
  return Array.from(text.slice(0, 1000).matchAll(CLAUSE), (match) => clause(match, fields))
    .filter((asked) => asked.words.length)
    .slice(0, MOST);
}

/**
 * @param {RegExpMatchArray} match
 * @param {string[]} fields
 * @returns {Asked}
 */
function clause([, sign, before, phrase, word = ""], fields) {
  const field = before && fields.includes(before.toLowerCase()) ? before.toLowerCase() : "";
  const { rest, edits, boost } = endings(word);
  const plain = `${field || !before ? "" : `${before} `}${phrase ?? rest}`;
  const found = words(plain);
  return {
    words: found,
    phrase: phrase !== undefined && found.length > 1,
    presence: sign === "-" ? "prohibited" : "required",
    must: sign === "+" || phrase !== undefined,
    field,
    starts: rest.length > 1 && rest.endsWith("*"),
    ends: rest.length > 1 && rest.startsWith("*"),
    edits,
    boost,
  };
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
