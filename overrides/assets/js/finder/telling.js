/**
 * What the finder tells beside its sentence: the order, notes, and the choices that can be taken back.
 *
 * @typedef {import("./address.js").State} State
 * @typedef {import("./facets.js").Row} Row
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {import("../search/client.js").Found} Found
 */
import { UNDATED } from "./facets.js";
import { ORDER_WORDS, labelOf } from "./sentence.js";

/**
 * An order is worth a word where there is something to put in order.
 *
 * @param {Row[]} shown
 * @param {import("./address.js").Order} order
 */
export function orderWords(shown, order) {
  const dated = order === "relevance" || order === "area" || shown.some((row) => row.day);
  return shown.length > 1 && dated ? ORDER_WORDS[order] : "";
}

/**
 * What the sentence leaves out.
 *
 * @param {Row[]} shown
 * @param {Found | null} found
 * @param {string[]} ignored what the address asks for that no facet has
 * @param {string} trouble why the words are not taken into account
 * @returns {string[]}
 */
export function notesOn(shown, found, ignored, trouble) {
  const notes = ignored.length ? [`This address also asks for ${ignored.map(quoted).join(", ")}, which this list does not know. It was left out.`] : [];
  if (trouble) {
    notes.push(trouble);
  }
  if (found?.guessed.length) {
    notes.push(`Nothing here has ${found.guessed.map(({ word }) => quoted(word)).join(" or ")}. These have words spelt almost like that.`);
  }
  const whole = new Set(found?.found.filter((result) => result.whole).map((result) => result.document));
  const count = shown.filter((row) => whole.has(row.number)).length;
  if (found && count < shown.length) {
    const few = count === 1 ? "Only one result has" : `Only ${count} results have`;
    notes.push(count ? `${few} all these words; the others have some of them.` : "No result has all these words; these have some of them.");
    notes.push(...missingWords(found, new Set(shown.map((row) => row.number))));
  }
  return notes;
}

/** Which words results lack, the most often missing first. @param {Found} found @param {Set<number>} shown */
function missingWords({ found }, shown) {
  const part = found.filter((result) => !result.whole && shown.has(result.document));
  /** @type {Map<string, number>} */
  const counts = new Map();
  part.forEach(({ missing }) => missing.forEach((word) => counts.set(word, (counts.get(word) ?? 0) + 1)));
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  const said = sorted.map(([word, count]) => `${quoted(word)} is missing from ${count === part.length ? (count === 1 ? "it" : "all of them") : count}`);
  return said.length ? [`Of those with some: ${said.join(", ")}.`] : [];
}

const OLD = "The search has changed since this page was opened; reload the page to search again";
/** @type {Record<string, string>} */
const TROUBLES = { offline: "There is no connection just now", missing: OLD, version: OLD };

/** @param {string} error a word of `../search/files.js` */
function reason(error) {
  return TROUBLES[error] ?? "The search does not work just now; try again later";
}

/** Why words are not searched for. @param {string} error a word of `../search/files.js` */
export function troubleWithWords(error) {
  return `${reason(error)}. The list is not narrowed down by words. The filters still work.`;
}

/** Why results are not shown. @param {string} error */
export function troubleWithList(error) {
  return `${reason(error)}. The list stays as it was.`;
}

/**
 * Everything that is chosen, as the visitor may take it back.
 *
 * @param {State} state
 * @param {Facet[]} facets
 */
export function choicesOf(state, facets) {
  const values = facets.flatMap((facet) => (state.choice[facet.key] ?? []).map((value) => ({ key: facet.key, value, label: labelOf(facet, value) })));
  const { from, to } = state.choice;
  return [
    ...(state.words ? [{ key: "q", value: "", label: quoted(state.words) }] : []),
    ...values,
    ...(from ? [{ key: "from", value: from[0], label: from[0] === UNDATED ? "date not known" : `from ${from[0]}` }] : []),
    ...(to ? [{ key: "to", value: to[0], label: `to ${to[0]}` }] : []),
    ...(state.specimens ? [{ key: "specimens", value: "", label: "specimens" }] : []),
    ...(state.superseded ? [{ key: "superseded", value: "", label: "superseded and withdrawn" }] : []),
  ];
}

/** @param {string} text */
export function quoted(text) {
  return `“${short(text)}”`;
}

/** @param {string} text */
export function short(text) {
  const letters = Array.from(text);
  return letters.length > 60 ? `${letters.slice(0, 59).join("")}…` : text;
}
