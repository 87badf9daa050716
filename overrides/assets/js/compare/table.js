/**
 * A table of a comparison: a column an area, a row an indicator.
 *
 * @typedef {import("./comparison.js").Area} Area
 * @typedef {import("./comparison.js").Data} Data
 * @typedef {import("./comparison.js").Finding} Finding
 * @typedef {import("./comparison.js").Group} Group
 * @typedef {import("./comparison.js").Row} Row
 */
import { element, gradeOf, linkTo } from "./elements.js";
import { joined } from "./sentence.js";

const MANY = 4; // more areas than this leave no room for the steps of a grade

/**
 * @param {HTMLTableElement} table
 * @param {Data} data
 * @param {Area[]} areas
 * @param {Group[]} groups
 * @param {string} title what all of its rows are
 */
export function fill(table, data, areas, groups, title) {
  const heads = [hidden("Indicator"), ...areas.map(({ address, name }) => linkTo(address, name, ""))].map((name) => element("th", "", name));
  heads.forEach((head) => head.setAttribute("scope", "col"));
  const caption = `${joined(areas.map(({ name }) => name))}: ${title}`;
  table.classList.toggle("pub-compare__table--many", areas.length > MANY);
  table.tHead?.replaceChildren(element("tr", "", ...heads));
  /** @type {HTMLElement} */ (table.caption).textContent = caption;
  table.parentElement?.setAttribute("aria-label", caption);
  [...table.tBodies].forEach((body) => body.remove());
  table.append(...groups.map((group) => bodyOf(data, areas, group)));
}

/**
 * The reports of each area with their dates, before everything else.
 *
 * @param {HTMLTableElement} table
 * @param {Data} data
 * @param {Area[]} areas
 */
export function startWithReports(table, data, areas) {
  const cells = areas.map(({ name, reports, otherwise }) => cell(name, reports.length ? reports.map(reportOf) : [state(data, otherwise)]));
  table.tHead?.after(element("tbody", "", element("tr", "", head("Inspections"), ...cells)));
}

/** @param {import("./comparison.js").Report} report */
function reportOf({ title, address, published, inspected, edition }) {
  const facts = [inspected, published, edition].filter(Boolean).map((fact) => element("span", "pub-compare__fact", fact));
  return element("div", "pub-compare__report", linkTo(address, title, ""), ...facts);
}

/**
 * @param {Data} data
 * @param {Area[]} areas
 * @param {Group} group
 */
function bodyOf(data, areas, { editions, rows }) {
  const title = `${joined(editions)}${editions.length > 1 ? ": the same indicator in each" : ""}`;
  const heading = /** @type {HTMLTableCellElement} */ (element("th", "pub-compare__edition", title));
  heading.scope = "rowgroup";
  heading.colSpan = areas.length + 1;
  return element("tbody", "", element("tr", "", heading), ...rows.map((row) => rowOf(data, areas, row)));
}

/**
 * @param {Data} data
 * @param {Area[]} areas
 * @param {Row} row
 */
function rowOf(data, areas, { indicator, cells }) {
  const name = linkTo(indicator.address, "", "pub-indicator");
  name.append(element("span", "pub-indicator__number", indicator.number), " ", element("span", "pub-indicator__title", indicator.title));
  const found = cells.map((findings, place) => cell(areas[place].name, findings.map((finding) => findingOf(data, areas[place], finding))));
  return element("tr", "", head(name), ...found);
}

/**
 * A grade, or why there is none, with the date of the report that says so.
 *
 * @param {Data} data
 * @param {Area} area
 * @param {Finding} finding
 */
function findingOf(data, area, { report, value }) {
  const words = value in data.states ? state(data, value) : gradeOf(value);
  if (!report) {
    return words;
  }
  const when = linkTo(report.address, report.when, "pub-compare__when");
  when.prepend(hidden(`${report.title}, ${area.name}: `));
  return element("div", "pub-compare__finding", words, when);
}

/** @param {Data} data @param {string} value */
function state(data, value) {
  return element("span", `pub-state pub-state--${value}`, data.states[value]);
}

/** @param {string | Node} content */
function head(content) {
  const node = /** @type {HTMLTableCellElement} */ (element("th", "", content));
  node.scope = "row";
  return node;
}

/** @param {string} name @param {Node[]} content */
function cell(name, content) {
  const node = element("td", "", ...content);
  node.dataset.label = name;
  return node;
}

/** @param {string} text */
function hidden(text) {
  return element("span", "pub-hidden", text);
}
