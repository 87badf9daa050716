/** Words of messages, as `publishing pool` has them. */

const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u; // eslint-disable-line no-control-regex
const LONGEST = 60;
const ALIKE = 0.65;

/**
 * A text with its spaces folded.
 *
 * @param {string} text
 */
export function folded(text) {
  return text.split(SPACES).filter(Boolean).join(" ");
}

/**
 * A value as a message shows it: in quotation marks, on one line, not too long.
 *
 * @param {string} value
 */
export function quoted(value) {
  const letters = [...folded(value)];
  return `'${letters.length <= LONGEST ? letters.join("") : `${letters.slice(0, LONGEST - 1).join("")}…`}'`;
}

/**
 * `a, b and c`.
 *
 * @param {string[]} words
 * @param {string} conjunction
 */
export function joined(words, conjunction = "and") {
  const others = words.slice(0, -1);
  const last = words.at(-1) ?? "";
  return others.length ? `${others.join(", ")} ${conjunction} ${last}` : last;
}

/** @param {string[]} choices */
export function alternatives(choices) {
  return joined(choices, "or");
}

/**
 * The choice that a word was probably meant to be, or "" when none is near.
 *
 * @param {string} word
 * @param {string[]} choices
 */
export function closest(word, choices) {
  const near = choices.map((choice) => ({ choice, ratio: likeness([...choice], [...word]) })).filter(({ ratio }) => ratio >= ALIKE);
  near.sort((first, second) => second.ratio - first.ratio || (first.choice < second.choice ? 1 : -1));
  return near[0]?.choice ?? "";
}

/**
 * How alike two texts are, from 0 to 1: Ratcliff and Obershelp's measure, as Python's difflib has it.
 *
 * @param {string[]} a
 * @param {string[]} b
 */
function likeness(a, b) {
  return a.length + b.length ? (2 * matching(a, b)) / (a.length + b.length) : 1;
}

/**
 * How many letters stand in common runs: the longest, and so on left and right of it.
 *
 * @param {string[]} a
 * @param {string[]} b
 * @returns {number}
 */
function matching(a, b) {
  let best = { from: 0, at: 0, length: 0 };
  /** @type {Map<number, number>} */
  let before = new Map();
  a.forEach((letter, from) => {
    const here = new Map();
    b.forEach((other, at) => {
      if (letter === other) {
        const length = (before.get(at - 1) ?? 0) + 1;
        here.set(at, length);
        best = length > best.length ? { from: from - length + 1, at: at - length + 1, length } : best;
      }
    });
    before = here;
  });
  const { from, at, length } = best;
  return length && length + matching(a.slice(0, from), b.slice(0, at)) + matching(a.slice(from + length), b.slice(at + length));
}
