/**
 * A question said otherwise: its words with others in their place.
 *
 * @typedef {import("./understanding.js").Understanding} Understanding
 */
import { SENTENCE, words } from "../search/words.js";

const MOST_VARIANTS = 8;

/**
 * The texts to search for besides the rest: each of its words said otherwise, and then all of them.
 *
 * @param {Pick<Understanding, "rest" | "also" | "more">} understanding
 * @returns {string[]}
 */
export function variants({ rest, also, more }) {
  const most = Math.max(0, ...also.map(({ search }) => search.length));
  const together = Array.from({ length: most }, (_, place) =>
    also.reduce((text, { text: said, search }) => replaced(text, said, search[Math.min(place, search.length - 1)]), rest),
  );
  const alone = also.flatMap(({ text, search }) => search.map((other) => replaced(rest, text, other)));
  const inOrder = words(rest).length < SENTENCE ? [...together, ...alone, ...more] : [...more, ...together, ...alone]; // all words of a sentence stand nowhere
  return [...new Set(inOrder)].filter((text) => text !== rest).slice(0, MOST_VARIANTS);
}

/** @param {string} text @param {string} old @param {string} other */
function replaced(text, old, other) {
  const at = ` ${text} `.indexOf(` ${old} `);
  return at < 0 ? text : `${text.slice(0, at)}${other}${text.slice(at + old.length)}`;
}
