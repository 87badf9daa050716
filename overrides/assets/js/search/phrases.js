/** Phrases: words side by side, looked for in the texts of the best results. */
import { words } from "./words.js";

const AT_ONCE = 10;
export const MOST = 50; // reports whose text is read for a phrase

/**
 * The documents among the best that hold every phrase, and none of those that are unwanted.
 *
 * @template {{document: number}} Found
 * @param {Found[]} found best first
 * @param {{phrases: string[][], without: string[][]}} asked
 * @param {(document: number) => Promise<string[]>} textsOf
 * @returns {Promise<Found[]>}
 */
export async function withPhrases(found, { phrases, without }, textsOf) {
  const kept = [];
  for (let start = 0; start < Math.min(found.length, MOST); start += AT_ONCE) {
    const some = found.slice(start, start + AT_ONCE);
    const texts = await Promise.all(some.map(({ document }) => textsOf(document)));
    const has = (/** @type {number} */ place) => (/** @type {string[]} */ phrase) => texts[place].some((text) => holds(text, phrase));
    kept.push(...some.filter((_, place) => phrases.every(has(place)) && !without.some(has(place))));
  }
  return kept;
}

/** Whether words stand side by side in a text. @param {string} text @param {string[]} phrase */
export function holds(text, phrase) {
  return ` ${words(text).join(" ")} `.includes(` ${phrase.join(" ")} `);
}
