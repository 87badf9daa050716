/**
 * What of a text is worth showing beside a search result.
 *
 * @typedef {[string, boolean]} Part a text, and whether it is a found word
 * @typedef {{anchor: string, title: string, parts: Part[]}} Excerpt
 * @typedef {{excerpt: Excerpt | null, words: string[], marks: string[]}} Find `marks` holds one word for each term found
 * @typedef {import("./words.js").Piece & {term: string}} Hit
 * @typedef {{shown: string, sections: [string, string, string][]}} Text what its card shows; sections: anchor, heading, text
 */
import { pieces } from "./words.js";

const LENGTH = 220;
const BEFORE = 60;

/**
 * The best section's best stretch, and the words found anywhere in the text.
 *
 * @param {Text} text
 * @param {(word: string) => string} termOf the term that a word was found by, or ""
 * @returns {Find}
 */
export function excerptOf(text, termOf) {
  const sections = text.sections.map(([anchor, title, body]) => ({ anchor, title, body, hits: hitsIn(body, termOf) }));
  const [best] = [...sections].sort((one, other) => worth(other.hits) - worth(one.hits));
  const everywhere = hitsIn(text.shown, termOf);
  sections.forEach((section) => everywhere.push(...hitsIn(section.title, termOf), ...section.hits));
  const byTerm = new Map(everywhere.map((hit) => [hit.term, hit.word]));
  return {
    excerpt: best?.hits.length ? { anchor: best.anchor, title: best.title, parts: cut(best.body, best.hits) } : null,
    words: [...new Set(everywhere.map((hit) => hit.word))],
    marks: [...byTerm.values()].slice(0, 12),
  };
}

/**
 * @param {string} text
 * @param {(word: string) => string} termOf
 * @returns {Hit[]}
 */
function hitsIn(text, termOf) {
  return Array.from(pieces(text), (piece) => {
    const word = piece.words.find(termOf) ?? "";
    return { ...piece, word, term: word && termOf(word) };
  }).filter((hit) => hit.term);
}

/** Different words found count for most, then how often they are found. @param {Hit[]} hits */
function worth(hits) {
  return new Set(hits.map((hit) => hit.term)).size * 1000 + Math.min(hits.length, 999);
}

/**
 * The stretch with most different words, at whole words, in parts.
 *
 * @param {string} text
 * @param {Hit[]} hits
 * @returns {Part[]}
 */
function cut(text, hits) {
  const within = hits.map((hit) => hits.filter((other) => other.start >= hit.start && other.end <= Math.max(hit.end, hit.start + LENGTH - BEFORE)));
  const value = (/** @type {Hit[]} */ stretch) => worth(stretch) - figures(text.slice(stretch[0].start, stretch[0].start + LENGTH));
  const { start } = within.reduce((first, next) => (value(next) > value(first) ? next : first))[0];
  const from = start > BEFORE ? text.indexOf(" ", start - BEFORE) + 1 : 0;
  const last = text.lastIndexOf(" ", from + LENGTH);
  const to = from + LENGTH >= text.length ? text.length : Math.max(last, start + 1);
  return [[from ? "… " : "", false], ...parts(text, hits, from, to), [to < text.length ? " …" : "", false]];
}

/** How many digits there are: a sentence says more than a row of a table. @param {string} text */
function figures(text) {
  return text.replace(/\D/g, "").length;
}

/**
 * @param {string} text
 * @param {Hit[]} hits
 * @param {number} from
 * @param {number} to
 * @returns {Part[]}
 */
function parts(text, hits, from, to) {
  /** @type {Part[]} */
  const found = [];
  let at = from;
  for (const hit of hits.filter((one) => one.start >= from && one.end <= to)) {
    found.push([text.slice(at, hit.start), false], [text.slice(hit.start, hit.end), true]);
    at = hit.end;
  }
  return [...found, [text.slice(at, to), false]];
}
