/**
 * The rows of the register: what can be chosen by, of every finding. The build writes them column by column
 * (`hooks/publishing/site/finding_facets.py`), each distinct value once.
 *
 * @typedef {import("../finder/facets.js").Row} Row
 * @typedef {{values: any[], rows: number[]}} Column
 */
import { REPORT } from "../finder/facets.js";

/**
 * @param {{facets: Record<string, Column>, dates: Column}} columns
 * @returns {Row[]} newest first, as the numbers of the findings are
 */
export function rowsOf({ facets, dates }) {
  const keys = Object.keys(facets);
  return dates.rows.map((date, number) => {
    const [day, ...years] = dates.values[date];
    /** @type {Record<string, string[]>} */
    const values = {};
    for (const key of keys) {
      values[key] = facets[key].values[facets[key].rows[number]];
    }
    return /** @type {Row} */ ({ number, publication: REPORT, values, pairs: {}, years, day, specimen: false, outdated: false });
  });
}
