/**
 * The page: shows a state and what it gives. Decides nothing; every element is found once.
 *
 * @typedef {import("./address.js").State} State
 * @typedef {import("./comparison.js").Comparison} Comparison
 * @typedef {import("./comparison.js").Data} Data
 */
import { count } from "./sentence.js";
import { fill, startWithReports } from "./table.js";
import { tally } from "./tally.js";

const element = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const [table, restTable] = element("compare-sides").querySelectorAll("table");
const status = element("compare-sentence");
const areas = /** @type {HTMLDetailsElement} */ (element("compare-areas"));
const title = document.title;

export const form = /** @type {HTMLFormElement} */ (element("compare-form"));
export const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('input[name="area"]')]);
export const indicator = /** @type {HTMLSelectElement} */ (element("compare-indicator"));

/** @returns {Data} what can be compared; it comes with the page */
export function data() {
  return JSON.parse(element("pub-compare-data").textContent ?? "{}");
}

/** @param {State} state @param {number} most */
export function showChoice(state, most) {
  const full = state.areas.length >= most;
  boxes.forEach((box) => {
    box.checked = state.areas.includes(box.value);
    box.disabled = full && !box.checked;
  });
  indicator.value = state.across;
  const chosen = state.areas.length;
  element("compare-chosen").textContent = chosen ? `${chosen} chosen${full ? ", which is as many as fit" : ""}` : "";
}

/** Fold the areas away, as they need room; a shared address brings a choice that is made. */
export function foldAreas() {
  areas.open = false;
}

/** The keyboard goes on with what is shown. */
export function focusResult() {
  status.focus();
}

/**
 * @param {string} sentence
 * @param {string} note
 */
export function tell(sentence, note) {
  if (status.textContent !== sentence) {
    status.textContent = sentence;
  }
  const line = element("compare-note");
  line.textContent = note;
  line.hidden = !note;
}

/** @param {string} sentence what the page is called, "" for its own name */
export function entitle(sentence) {
  document.title = sentence ? `${sentence} – ${element("compare").dataset.site}` : title;
}

/** @param {Data} all @param {Comparison} comparison */
export function showSides(all, { areas, groups, rest }) {
  const more = rest.reduce((sum, { rows }) => sum + rows.length, 0);
  fill(table, all, areas, groups, groups.length ? "the indicators of which a grade is known" : "no grade is known by indicator");
  startWithReports(table, all, areas);
  fill(restTable, all, areas, rest, "the indicators of which no grade is known");
  element("compare-rest").hidden = !more;
  element("compare-more").textContent = `Grade not known: ${count(more, `${groups.length ? "more " : ""}indicator`)}`;
  tally(element("compare-tallies"), areas);
  showOnly("compare-sides");
}

/** @param {HTMLElement} content */
export function showAcross(content) {
  element("compare-ready").replaceChildren(content);
  showOnly("compare-ready");
}

/** @param {string} id "" for nothing */
export function showOnly(id) {
  ["compare-sides", "compare-ready"].forEach((name) => (element(name).hidden = name !== id));
}
