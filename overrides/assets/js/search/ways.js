/**
 * Other ways to say a phrase: with or without a hyphen, an acronym or what it stands for, another name of an area.
 *
 * @typedef {import("./query.js").Rewrite} Rewrite
 */
const MOST = 24; // ways in which one phrase is looked for

/**
 * The ways to say a phrase, as it was written first.
 *
 * @param {string[]} words
 * @param {Rewrite[]} rewrites
 * @returns {string[][]}
 */
export function waysToSay(words, rewrites) {
  /** @type {Map<string, string[]>} */
  const found = new Map([[words.join(" "), words]]);
  for (const phrase of found.values()) { // a Map also gives what is added meanwhile
    for (const [from, to] of rewrites) {
      const grows = ` ${to.join(" ")} `.includes(` ${from.join(" ")} `); // Moray, Moray Council: it would grow for ever
      for (let at = 0; !grows && at + from.length <= phrase.length && found.size < MOST; at++) {
        if (from.every((word, place) => phrase[at + place] === word)) {
          const other = [...phrase.slice(0, at), ...to, ...phrase.slice(at + from.length)];
          found.set(other.join(" "), other);
        }
      }
    }
  }
  return [...found.values()];
}

/**
 * What may be written instead of some words.
 *
 * @param {Map<string, string[]>} compounds parts by whole word
 * @param {string[][]} same names of the same
 * @returns {Rewrite[]}
 */
export function rewritesOf(compounds, same) {
  const joined = [...compounds].flatMap(([whole, parts]) => /** @type {Rewrite[]} */ ([[[whole], parts], [parts, [whole]]]));
  const named = same.flatMap((names) => names.flatMap((name) => names.filter((other) => other !== name).map((other) => /** @type {Rewrite} */ ([name.split(" "), other.split(" ")]))));
  return [...named, ...joined];
}
