/**
 * What a choice gives of very many findings, and how many each option would give: in one pass over columns, as each distinct
 * value is held to the choice once. What fits is decided by the finder's own rule.
 *
 * @typedef {import("../finder/facets.js").Facet} Facet
 * @typedef {import("../finder/address.js").Choice} Choice
 * @typedef {import("./rows.js").Column} Column
 */
import { REPORT, matches } from "../finder/facets.js";

const YEARS = "years";

/**
 * @param {import("./rows.js").Columns} columns
 * @param {Choice} choice
 * @param {Facet[]} facets
 * @param {import("../finder/address.js").Known} known the values that are counted, by facet
 * @returns {{passing: number[], counts: Map<string, Map<string, number>>}} the numbers of the findings that fit, and counts
 */
export function tally(columns, choice, facets, known) {
  const keys = [...facets.map((facet) => facet.key), YEARS];
  const inOrder = keys.map((key) => (key === YEARS ? columns.years : columns.facets[key]));
  const fits = inOrder.map(({ values }, place) => Uint8Array.from(values, (value) => Number(matches(rowOf(keys[place], value), own(keys[place], choice), facets))));
  const rows = inOrder.map((column) => column.rows);
  const failed = failing(rows, fits);
  const found = inOrder.map(({ values }, place) => countedIn(rows[place], values.length, place, failed));
  const passing = [];
  for (let number = 0; number < failed.length; number++) {
    if (failed[number] === NONE) {
      passing.push(number);
    }
  }
  const counts = new Map([...known].map(([key, values]) => [key, counted(key, values, columns, found[keys.indexOf(inFacet(key))], choice, facets)]));
  return { passing, counts };
}

const NONE = -1;
const SEVERAL = -2;

/**
 * The place of the only column that a finding does not fit, for each finding. Columns without a choice are passed over.
 *
 * @param {Int32Array[]} rows
 * @param {Uint8Array[]} fits
 */
function failing(rows, fits) {
  const failed = new Int8Array(rows[0].length).fill(NONE);
  rows.forEach((column, place) => {
    const fit = fits[place];
    const end = fit.includes(0) ? column.length : 0;
    for (let number = 0; number < end; number++) {
      if (!fit[column[number]]) {
        failed[number] = failed[number] === NONE ? place : SEVERAL;
      }
    }
  });
  return failed;
}

/**
 * How many findings have each distinct value of a column: those that fit, and those that would, were it not for this column.
 *
 * @param {Int32Array} column
 * @param {number} size
 * @param {number} place
 * @param {Int8Array} failed
 */
function countedIn(column, size, place, failed) {
  const found = new Int32Array(size);
  for (let number = 0; number < column.length; number++) {
    if (failed[number] === NONE || failed[number] === place) {
      found[column[number]]++;
    }
  }
  return found;
}

/** @param {string} key */
function inFacet(key) {
  return key === "from" || key === "to" ? YEARS : key;
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
  return key === YEARS ? { ...(from && { from }), ...(to && { to }) } : choice[key] ? { [key]: choice[key] } : {};
}

/**
 * A row that has nothing but one value.
 *
 * @param {string} key
 * @param {any[]} value
 * @returns {import("../finder/facets.js").Row}
 */
function rowOf(key, value) {
  const [day, ...years] = key === YEARS ? value : [false];
  return /** @type {any} */ ({ number: 0, publication: REPORT, values: { [key]: value }, pairs: {}, years, day, specimen: false, outdated: false });
}

/**
 * How many findings each value would give alone, the choices of all other facets kept.
 *
 * @param {string} key
 * @param {string[]} values
 * @param {import("./rows.js").Columns} columns
 * @param {Int32Array} found how many findings of each distinct value fit all other choices
 * @param {Choice} choice
 * @param {Facet[]} facets
 */
function counted(key, values, columns, found, choice, facets) {
  if (inFacet(key) === YEARS) {
    const { [key]: _, ...other } = own(YEARS, choice);
    const dates = columns.years.values.map((value, place) => ({ row: rowOf(YEARS, value), count: found[place] })).filter(({ row }) => matches(row, other, facets));
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
