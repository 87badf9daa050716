/**
 * The sentence that says what is shown. The same as `hooks/publishing/site/finder/sentence.py`;
 * `tests/cases/sentences.yml` holds both to it.
 *
 * @typedef {import("./facets.js").Row} Row
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {import("./address.js").Choice} Choice
 */
import { REPORT, UNDATED } from "./facets.js";

/** How each order is called. */
export const ORDER_WORDS = {
  relevance: "best match first",
  newest: "newest first",
  oldest: "oldest first",
  area: "by area",
};

/**
 * @param {Row[]} rows
 * @param {Choice} choice
 * @param {Facet[]} facets
 * @param {string} words what was searched for
 * @param {string} order
 * @returns {string} without a full stop
 */
export function sentence(rows, choice, facets, words = "", order = ORDER_WORDS.newest) {
  const chosen = facets.filter((facet) => facet.phrase && choice[facet.key]?.length);
  const phrases = [
    howMany(rows, choice, facets),
    ...chosen.map((facet) => `${facet.phrase} ${joined(choice[facet.key].map((value) => wordingOf(facet, value)), facet.joiner)}`),
    yearsPhrase(choice.from?.[0] ?? "", choice.to?.[0] ?? ""),
    words && `for “${words}”`,
  ].filter(Boolean);
  return rows.length && order ? `${phrases.join(" ")}, ${order}` : phrases.join(" ");
}

/**
 * @param {string[]} words
 * @param {string} conjunction
 * @returns {string} `a`, `a and b`, `a, b and c`
 */
function joined(words, conjunction = "and") {
  const others = words.slice(0, -1);
  const last = words[words.length - 1] ?? "";
  return others.length ? `${others.join(", ")} ${conjunction} ${last}` : last;
}

/**
 * @param {Facet} facet
 * @param {string} value
 */
export function labelOf(facet, value) {
  return facet.options.find((option) => option.value === value)?.label ?? value;
}

/**
 * What a sentence calls a value.
 *
 * @param {Facet} facet
 * @param {string} value
 */
function wordingOf(facet, value) {
  return facet.options.find((option) => option.value === value)?.wording || labelOf(facet, value);
}

/**
 * How many of each noun of the facet that is counted: the last without a phrase that has a choice, else the first.
 * Specimens are counted apart.
 *
 * @param {Row[]} rows
 * @param {Choice} choice
 * @param {Facet[]} facets
 */
function howMany(rows, choice, facets) {
  const counted = facets.filter((facet) => !facet.phrase);
  const { key, options: all } = counted.filter((facet) => choice[facet.key]?.length).pop() ?? counted[0];
  const chosen = choice[key]?.length ? choice[key] : null;
  const options = all.filter((option) => !chosen || chosen.includes(option.value));
  const parts = options
    .map((option) => count(rows.filter((row) => !row.specimen && row.values[key]?.includes(option.value)).length, option.nouns))
    .concat(count(rows.filter((row) => row.specimen).length, ["specimen", "specimens"]))
    .filter(Boolean);
  const missing = chosen ? options : possible(options, choice, facets);
  return parts.length ? joined(parts) : `No ${joined(missing.map((option) => option.nouns[1]), "or")}`;
}

/**
 * The kinds of publication that can have a value of every chosen facet; only reports are dated.
 *
 * @param {import("./facets.js").Option[]} options
 * @param {Choice} choice
 * @param {Facet[]} facets
 */
function possible(options, choice, facets) {
  const keys = Object.keys(choice).filter((key) => choice[key].length);
  const kinds = keys.map((key) => facets.find((facet) => facet.key === key)?.publications ?? [REPORT]);
  const found = options.filter((option) => kinds.every((names) => names.includes(option.value)));
  return found.length ? found : options;
}

/**
 * @param {number} number
 * @param {[string, string]} nouns
 * @returns {string} "" for none
 */
function count(number, nouns) {
  return number ? `${number} ${nouns[number === 1 ? 0 : 1]}` : "";
}

/**
 * @param {string} first
 * @param {string} last
 */
function yearsPhrase(first, last) {
  if (first === UNDATED || last === UNDATED) {
    return "with no known date";
  }
  if (first === last) {
    return first && `published in ${first}`;
  }
  if (!first) {
    return `published up to ${last}`;
  }
  return last ? `published from ${first} to ${last}` : `published from ${first} on`;
}
