/**
 * The sentence that says what is shown. The same as `hooks/publishing/site/finder/sentence.py`;
 * `tests/cases/sentences.yml` holds both to it.
 *
 * @typedef {import("./facets.js").Row} Row
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {import("./address.js").Choice} Choice
 */
import { UNDATED } from "./facets.js";

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
  const chosen = facets.filter((facet) => facet.before && choice[facet.key]?.length);
  const phrases = [
    howMany(rows, choice, facets),
    ...chosen.map((facet) => `${facet.before} ${joined(choice[facet.key].map((value) => saidOf(facet, value)), facet.between)}`),
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
function saidOf(facet, value) {
  return facet.options.find((option) => option.value === value)?.said || labelOf(facet, value);
}

/**
 * How many of what: by chosen kind, else by publication; specimens are counted apart.
 *
 * @param {Row[]} rows
 * @param {Choice} choice
 * @param {Facet[]} facets
 */
function howMany(rows, choice, facets) {
  const key = choice.kind?.length ? "kind" : "publication";
  const all = facets.find((facet) => facet.key === key)?.options ?? [];
  const options = all.filter((option) => !choice[key]?.length || choice[key].includes(option.value));
  const parts = options
    .map((option) => count(rows.filter((row) => !row.specimen && row[key] === option.value).length, option.nouns))
    .concat(count(rows.filter((row) => row.specimen).length, ["specimen", "specimens"]))
    .filter(Boolean);
  const missed = key === "publication" && ofReports(choice) && !choice[key]?.length ? options.slice(0, 1) : options;
  return parts.length ? joined(parts) : `No ${joined(missed.map((option) => option.nouns[1]), "or")}`;
}

/**
 * Whether something is chosen that only reports have.
 *
 * @param {Choice} choice
 */
function ofReports(choice) {
  return Object.entries(choice).some(([key, values]) => key !== "publication" && values.length);
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
