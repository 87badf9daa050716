/**
 * All grades of each report, a square for each: how many there are is seen at once, and said in words.
 *
 * @typedef {import("./comparison.js").Area} Area
 * @typedef {import("./comparison.js").Report} Report
 */
import { element, linkTo } from "./elements.js";
import { count } from "./sentence.js";

/**
 * @param {HTMLElement} list
 * @param {Area[]} areas
 */
export function tally(list, areas) {
  list.replaceChildren(...areas.flatMap((area) => area.reports.map((report) => itemOf(area, report))));
}

/** @param {Area} area @param {Report} report */
function itemOf(area, { title, address, when, counts, counted }) {
  const all = counts.reduce((sum, { many }) => sum + many, 0);
  const name = linkTo(address, area.name, "pub-tallies__name");
  const report = element("div", "pub-tallies__report", name, element("span", "pub-compare__fact", `${title}, ${when}`));
  const words = all ? `${count(all, "grade")}: ${counted}` : "No grade known";
  return element("li", "pub-tallies__item", report, ...(all ? [unitsOf(counts)] : []), element("div", "pub-tallies__words", words));
}

/** @param {Report["counts"]} counts */
function unitsOf(counts) {
  const units = counts.flatMap(({ grade, many }) => Array.from({ length: many }, () => grade));
  const squares = element("div", "pub-tallies__units", ...units.map((grade) => element("span", `pub-tallies__unit pub-scale--${grade}`)));
  squares.setAttribute("aria-hidden", "true");
  return squares;
}
