/**
 * The finder's rows, from the columns of the index. The index's root says which facets there are, and how their columns
 * are encoded (`hooks/publishing/search/columns.py`).
 *
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("../finder/facets.js").Row} Row
 * @typedef {{key: string, values: string[], many: boolean, qualifies: string}} FacetEntry as the root has it; value number 0 is none
 */
import { decode } from "./vlq.js";

const DAY = 24 * 60 * 60 * 1000;
/** @type {string[]} */
const NO_VALUES = [];

/**
 * Every publication; pages that are found beside them have no row.
 *
 * @param {Index} index
 * @returns {Promise<Row[]>} newest first, undated ones last
 */
export async function rows(index) {
  const columns = await Promise.all(index.segments.map((segment) => segment.columns()));
  const found = columns.flatMap((column, place) => rowsOfSegment(index.root, column, index.segments[place]));
  return found.filter((row) => row.publication).sort((row, other) => newness(other) - newness(row));
}

/** @param {Row} row */
function newness({ day }) {
  return day ? Date.parse(day) : Number.MIN_SAFE_INTEGER;
}

/**
 * @param {{facets: FacetEntry[], firstStep: number}} root
 * @param {any} column
 * @param {import("./segment.js").Segment} segment
 * @returns {Row[]}
 */
function rowsOfSegment(root, column, segment) {
  const [from, to] = [column.from, column.to].map(decode);
  const days = daysOf(column.days, root.firstStep);
  const [specimens, outdated] = [column.specimens, column.outdated].map((places) => new Set(places));
  /** @type {Row[]} */
  const found = Array.from(from, (_, place) => ({
    number: segment.first + place,
    publication: "",
    values: {},
    pairs: {},
    years: [from[place] || null, to[place] || null],
    day: days[place] ?? "",
    specimen: specimens.has(place),
    outdated: outdated.has(place),
  }));
  for (const facet of root.facets) {
    const qualifier = root.facets.find(({ qualifies }) => qualifies === facet.key);
    const fill = qualifier ? fillPairs : facet.many ? fillMany : fillSingle;
    fill(found, facet, column.facets[facet.key], qualifier);
  }
  found.forEach((row) => (row.publication = row.values.publication[0] ?? ""));
  return found;
}

/** One number a row. @param {Row[]} rows @param {FacetEntry} facet @param {string} text */
function fillSingle(rows, { key, values }, text) {
  const lists = [NO_VALUES, ...values.map((value) => [value])]; // shared by all rows with the same value
  decode(text).forEach((number, place) => (rows[place].values[key] = lists[number]));
}

/** Of each row the count of its numbers, and then these. @param {Row[]} rows @param {FacetEntry} facet @param {string} text */
function fillMany(rows, { key, values }, text) {
  const numbers = decode(text);
  let at = 0;
  for (const row of rows) {
    const count = numbers[at++];
    row.values[key] = Array.from(numbers.slice(at, at + count), (number) => values[number - 1]);
    at += count;
  }
}

/**
 * For each value one number a row: that of the other facet's value which qualifies it.
 *
 * @param {Row[]} rows
 * @param {FacetEntry} facet
 * @param {Record<string, string>} texts
 * @param {FacetEntry | undefined} qualifier
 */
function fillPairs(rows, { key }, texts, qualifier) {
  rows.forEach((row) => ((row.pairs[key] = {}), (row.values[key] = [])));
  for (const [value, text] of Object.entries(texts)) {
    decode(text).forEach((number, place) => {
      if (number) {
        rows[place].pairs[key][value] = qualifier?.values[number - 1] ?? "";
        rows[place].values[key].push(value);
      }
    });
  }
}

/** The days that documents sort by, the dated ones first. @param {string} steps @param {number} firstStep */
function daysOf(steps, firstStep) {
  let day = firstStep;
  return Array.from(decode(steps), (step) => new Date((day -= step) * DAY).toISOString().slice(0, 10));
}
