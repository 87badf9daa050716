/**
 * The rows of the register: what can be chosen by, of every finding. The build writes them column by column
 * (`hooks/publishing/site/finding_facets.py`), each distinct value once.
 *
 * @typedef {import("../finder/facets.js").Row} Row
 * @typedef {{facets: Record<string, Column>, dates: Column, years: Column}} Columns
 * @typedef {{values: any[], rows: Int32Array}} Column
 */
import { REPORT } from "../finder/facets.js";

/**
 * Columns as a choice reads them: as plain numbers, and whether there is a day in place of the days, of which there may be
 * thousands, before the years.
 *
 * @param {{facets: Record<string, {values: any[], rows: number[]}>, dates: {values: any[], rows: number[]}}} read
 * @returns {Columns}
 */
export function packed({ facets, dates }) {
  const column = (/** @type {{values: any[], rows: number[]}} */ { values, rows }) => ({ values, rows: Int32Array.from(rows) });
  const texts = dates.values.map(([day, ...years]) => JSON.stringify([Boolean(day), ...years]));
  const lists = [...new Set(texts)];
  const places = texts.map((text) => lists.indexOf(text));
  return {
    facets: Object.fromEntries(Object.entries(facets).map(([key, own]) => [key, column(own)])),
    dates: column(dates),
    years: column({ values: lists.map((list) => JSON.parse(list)), rows: dates.rows.map((place) => places[place]) }),
  };
}

/**
 * @param {Columns} columns
 * @returns {Row[]} newest first, as the numbers of the findings are
 */
export function rowsOf({ facets, dates }) {
  const keys = Object.keys(facets);
  return Array.from(dates.rows, (date, number) => {
    const [day, ...years] = dates.values[date];
    /** @type {Record<string, string[]>} */
    const values = {};
    for (const key of keys) {
      values[key] = facets[key].values[facets[key].rows[number]];
    }
    return /** @type {Row} */ ({ number, publication: REPORT, values, pairs: {}, years, day, specimen: false, outdated: false });
  });
}
