/**
 * The finder's rows, from the columns of the index.
 *
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("../finder/facets.js").Row} Row
 */
import { decode } from "./vlq.js";

const GRADES = ["", "unsatisfactory", "weak", "adequate", "good", "very-good", "excellent"]; // by points
const DAY = 24 * 60 * 60 * 1000;
const NEVER = 2 ** 20; // days; what the first step is taken from, as in segments.py

/**
 * Every publication; pages that are found beside them have no row.
 *
 * @param {Index} index
 * @returns {Promise<Row[]>} newest first, undated ones last
 */
export async function rows(index) {
  const columns = await Promise.all(index.segments.map((segment) => segment.columns()));
  const found = columns.flatMap((column, place) => ofSegment(index.root.values, column, index.segments[place]));
  return found.filter((row) => row.publication !== "page").sort((one, other) => newness(other) - newness(one));
}

/** @param {Row} row */
function newness({ day }) {
  return day ? Date.parse(day) : Number.MIN_SAFE_INTEGER;
}

/**
 * @param {Record<string, string[]>} values what the numbers stand for
 * @param {any} column
 * @param {import("./segment.js").Segment} segment
 * @returns {Row[]}
 */
function ofSegment(values, column, segment) {
  const read = (/** @type {string} */ key) => Array.from(decode(column[key]), (number) => values[key][number]);
  const [publication, kind, partnership, programme, status] = ["publication", "kind", "partnership", "programme", "status"].map(read);
  const [from, to, grades] = [column.from, column.to, column.grades].map(decode);
  const days = daysOf(column.days);
  const specimens = new Set(column.specimens);
  const evaluations = Object.entries(column.evaluations);
  return publication.map((_, place) => ({
    number: segment.first + place,
    publication: publication[place],
    kind: kind[place],
    partnership: partnership[place],
    programme: programme[place],
    status: status[place],
    years: [from[place] || null, to[place] || null],
    day: days[place] ?? "",
    evaluations: Object.fromEntries(evaluations.flatMap(([indicator, points]) => (points[place] === "0" ? [] : [[indicator, GRADES[Number(points[place])]]]))),
    grades: GRADES.filter((grade, points) => grade && grades[place] & (1 << (6 - points))),
    specimen: specimens.has(place),
  }));
}

/** The days that documents sort by, the dated ones first. @param {string} steps */
function daysOf(steps) {
  let day = NEVER;
  return Array.from(decode(steps), (step) => new Date((day -= step) * DAY).toISOString().slice(0, 10));
}
