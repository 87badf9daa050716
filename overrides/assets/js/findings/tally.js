/**
 * What a choice gives of very many findings, and how many each option would give: in one pass over columns, as each distinct
 * value is held to the choice once. What fits is decided by the finder's own rule.
 *
 * @typedef {import("../finder/facets.js").Facet} Facet
 * @typedef {import("../finder/address.js").Choice} Choice
 * @typedef {import("./rows.js").Column} Column
 */
import { REPORT, matches } from "../finder/facets.js";

const DATES = "dates";

/**
 * @param {{facets: Record<string, Column>, dates: Column}} columns
 * @param {Choice} choice
 * @param {Facet[]} facets
 * @param {import("../finder/address.js").Known} known the values that are counted, by facet
 * @returns {{passing: number[], counts: Map<string, Map<string, number>>}} the numbers of the findings that fit, and counts
 */
export function tally(columns, choice, facets, known) {
  const keys = [...facets.map((facet) => facet.key), DATES];
  const inOrder = keys.map((key) => (key === DATES ? columns.dates : columns.facets[key]));
  const fits = inOrder.map(({ values }, place) => Uint8Array.from(values, (value) => Number(matches(rowOf(keys[place], value), own(keys[place], choice), facets))));
  const found = inOrder.map(({ values }) => new Int32Array(values.length));
  const rows = inOrder.map((column) => column.rows);
  const passing = [];
  for (let number = 0; number < columns.dates.rows.length; number++) {
    const failed = failing(number, rows, fits);
    if (failed === NONE) {
      passing.push(number);
      rows.forEach((column, place) => found[place][column[number]]++);
    } else if (failed !== SEVERAL) {
      found[failed][rows[failed][number]]++; // it would fit, were it not for this facet's own choices
    }
  }
  const counts = new Map([...known].map(([key, values]) => [key, counted(key, values, columns, found[keys.indexOf(inFacet(key))], choice, facets)]));
  return { passing, counts };
}

const NONE = -1;
const SEVERAL = -2;

/**
 * The place of the only column that a finding does not fit.
 *
 * @param {number} number
 * @param {number[][]} rows
 * @param {Uint8Array[]} fits
 */
function failing(number, rows, fits) {
  let failed = NONE;
  for (let place = 0; place < rows.length; place++) {
    if (!fits[place][rows[place][number]]) {
      if (failed !== NONE) {
        return SEVERAL;
      }
      failed = place;
    }
  }
  return failed;
}

/** @param {string} key */
function inFacet(key) {
  return key === "from" || key === "to" ? DATES : key;
}

/**
 * The choices of one facet, or both years.
 *
 * @param {string} key
 * @param {Choice} choice
 * @returns {Choice}
 */
function own(key, choice) {
  const { from, to } = choice;
  return key === DATES ? { ...(from && { from }), ...(to && { to }) } : choice[key] ? { [key]: choice[key] } : {};
}

/**
 * A row that has nothing but one value.
 *
 * @param {string} key
 * @param {any[]} value
 * @returns {import("../finder/facets.js").Row}
 */
function rowOf(key, value) {
  const [day, ...years] = key === DATES ? value : [""];
  return /** @type {any} */ ({ number: 0, publication: REPORT, values: { [key]: value }, pairs: {}, years, day, specimen: false, outdated: false });
}

/**
 * How many findings each value would give alone, the choices of all other facets kept.
 *
 * @param {string} key
 * @param {string[]} values
 * @param {{facets: Record<string, Column>, dates: Column}} columns
 * @param {Int32Array} found how many findings of each distinct value fit all other choices
 * @param {Choice} choice
 * @param {Facet[]} facets
 */
function counted(key, values, columns, found, choice, facets) {
  if (inFacet(key) === DATES) {
    const { [key]: _, ...other } = own(DATES, choice);
    const dates = columns.dates.values.map((value, place) => ({ row: rowOf(DATES, value), count: found[place] })).filter(({ row }) => matches(row, other, facets));
    const total = (/** @type {string} */ year) =>
      dates.reduce((sum, { row, count }) => sum + (matches(row, { ...other, [key]: [year] }, facets) ? count : 0), 0);
    return new Map(values.map((year) => [year, total(year)]));
  }
  const count = new Map(values.map((value) => [value, 0]));
  columns.facets[key].values.forEach((cell, place) => {
    cell.forEach((/** @type {string} */ value) => count.has(value) && count.set(value, (count.get(value) ?? 0) + found[place]));
  });
  return count;
}
