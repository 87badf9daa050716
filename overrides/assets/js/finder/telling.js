/**
 * What the finder tells beside its sentence: the order, notes, and the choices that can be taken back.
 *
 * @typedef {import("./address.js").State} State
 * @typedef {import("./facets.js").Row} Row
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {import("../search/client.js").Found} Found
 * @typedef {import("./asking.js").Answer} Answer
 * @typedef {import("./asking.js").Known} Known
 * @typedef {import("./understanding.js").Choices} Choices
 */
import { tidy, without } from "./address.js";
import { effective, fitting } from "./asking.js";
import { UNDATED, matches } from "./facets.js";
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
 * @param {Answer} answer
 * @param {string[]} ignored what the address asks for that no facet has
 * @param {string} trouble why the words are not taken into account
 * @returns {string[]}
 */
export function notesOn(shown, { found, meant, given, corrected, empty }, ignored, trouble) {
  const notes = ignored.length ? [`This address also asks for ${ignored.map(quoted).join(", ")}, which this list does not know. It was left out.`] : [];
  if (trouble) {
    notes.push(trouble);
  }
  if (corrected.length) {
    notes.push(`Nothing here has ${corrected.map(({ word }) => quoted(word)).join(" or ")}. Looked for ${corrected.map(({ name }) => quoted(name)).join(" and ")} in its place.`);
  }
  if (empty) {
    notes.push(`Nothing from there has ${quoted(meant.rest)}, so this is everything from there.`);
  }
  if (given.length) {
    notes.push(`${given.map(quoted).join(" and ")} as a choice left nothing, so it was searched for as a word.`);
  }
  const also = found?.also.length ? [...new Set(meant.also.flatMap(({ search }) => search))].map((text) => text.replaceAll('"', "")) : [];
  const idle = found ? meant.idle.map(quoted) : [];
  if (also.length || idle.length) {
    notes.push([also.length ? `Also searched: ${also.join(", ")}.` : "", idle.length ? `Left out, as it tells nothing apart here: ${idle.join(", ")}.` : ""].join(" ").trim());
  }
  return [...notes, ...notesOnWords(shown, found)];
}

/** How near the results come to the words. @param {Row[]} shown @param {Found | null} found */
function notesOnWords(shown, found) {
  const notes = [];
  if (found?.guessed.length && shown.length) {
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

/**
 * What is not listed by default and would fit, too: how many of each kind, and the choice that lists them.
 *
 * @param {State} state
 * @param {Answer} answer
 * @param {Known} known
 * @returns {{text: string, next: State}[]}
 */
export function hiddenOnes(state, { meant, found }, { rows, facets }) {
  const { choice } = effective(state, meant);
  const words = found && new Set(found.hidden);
  const fit = rows.filter((row) => (!words || words.has(row.number)) && matches(row, choice, facets));
  const specimens = state.specimens ? 0 : fit.filter((row) => row.specimen).length;
  const outdated = state.superseded ? 0 : fit.filter((row) => row.outdated && !row.specimen).length;
  const more = (/** @type {number} */ count, /** @type {string} */ one, /** @type {string} */ several) => `${count} more in ${count === 1 ? one : several}`;
  return [
    ...(specimens ? [{ text: more(specimens, "a made-up sample", "made-up samples"), next: { ...state, specimens: true } }] : []),
    ...(outdated ? [{ text: more(outdated, "a report that is out of force", "reports that are out of force"), next: { ...state, superseded: true } }] : []),
  ];
}

/**
 * What the visitor could take away where nothing fits, and how many there would be then.
 *
 * @param {State} state
 * @param {Answer} answer
 * @param {Known} known
 * @returns {{label: string, count: number, next: State}[]}
 */
export function offers(state, answer, known) {
  const { meant, found } = answer;
  const understood = meant.choices.map((one) => ({
    label: labelOfMeant(one, known.facets),
    next: { ...state, words: leftOut(state.words, one.text) },
    answer: { ...answer, meant: { ...meant, choices: meant.choices.filter((other) => other !== one) } },
  }));
  const chosen = choicesOf({ ...state, words: "" }, { ...answer, meant: { ...meant, choices: [] } }, known.facets).map(({ key, value, label }) => ({
    label,
    next: without(state, key, value),
    answer,
  }));
  const words = meant.rest ? [{ label: quoted(meant.rest), next: withoutRest(state, meant), answer: { ...answer, found: null } }] : [];
  return [...understood, ...chosen, ...(found ? words : [])]
    .map(({ label, next, answer: then }) => ({ label, next, count: fitting(next, then, known) }))
    .filter(({ count }) => count);
}

/** @param {string} text @param {string} part */
function leftOut(text, part) {
  return tidy(` ${text} `.replace(` ${part} `, " "));
}

/** The state with only those words that were understood as choices. @param {State} state @param {Answer["meant"]} meant */
function withoutRest(state, meant) {
  return { ...state, words: meant.choices.map(({ text }) => text).join(" ") };
}

/**
 * How a choice that was understood is called: `Fife`, `published 2016`, `newest first`.
 *
 * @param {Choices} understood
 * @param {Facet[]} facets
 */
export function labelOfMeant({ choice, order }, facets) {
  const labels = facets.flatMap((facet) => (choice[facet.key] ?? []).map((value) => labelOf(facet, value)));
  const [from, to] = [choice.from?.[0] ?? "", choice.to?.[0] ?? ""];
  const years = from === to ? from && `published ${from}` : `published ${from && `from ${from}`}${from && to && " "}${to && `to ${to}`}`;
  return [...new Set(labels), years, order && ORDER_WORDS[/** @type {import("./address.js").Order} */ (order)]].filter(Boolean).join(" or ");
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
 * Everything that is chosen, as the visitor may take it back: what he chose, and what was understood.
 *
 * @param {State} state
 * @param {Answer} answer
 * @param {Facet[]} facets
 * @returns {{key: string, value: string, label: string, name?: string}[]}
 */
export function choicesOf(state, { meant }, facets) {
  const values = facets.flatMap((facet) => (state.choice[facet.key] ?? []).map((value) => ({ key: facet.key, value, label: labelOf(facet, value) })));
  const { from, to } = state.choice;
  const words = meant.choices.length ? meant.rest : state.words;
  const understood = meant.choices.map((one) => {
    const label = `Understood as: ${labelOfMeant(one, facets)}`;
    return { key: "plain", value: one.name, label, name: `${label}. Search for the words ${quoted(one.text)} instead` };
  });
  return [
    ...understood,
    ...(words ? [{ key: "q", value: "", label: quoted(words) }] : []),
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
  const bare = text.replace(/^["“”„«»]([^"“”„«»]*)["“”„«»]?$/u, "$1"); // a phrase alone would be quoted twice
  const letters = Array.from(bare.replace(/["“„«]([^"“”„«»]*)["”“»]?/gu, "‘$1’"));
  return letters.length > 60 ? `${letters.slice(0, 59).join("")}…` : letters.join("");
}
