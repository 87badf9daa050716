/**
 * What a choice gives. The same as `hooks/publishing/site/finder/facets.py`.
 *
 * @typedef {import("./address.js").Choice} Choice
 * @typedef {import("./address.js").State} State
 * @typedef {{value: string, label: string, group: string, said: string, nouns: [string, string], also: string, count: number}} Option
 * @typedef {{key: string, label: string, before: string, between: string, options: Option[]}} Facet
 *
 * @typedef {Object} Row one publication
 * @property {number} number its place in the index
 * @property {string} publication
 * @property {string} kind
 * @property {string} partnership
 * @property {string} programme
 * @property {[number | null, number | null]} years first and last year that its date touches
 * @property {string} day what it sorts by; "" where no date is known
 * @property {Record<string, string>} evaluations indicator and grade
 * @property {string[]} grades
 * @property {string} status
 * @property {boolean} specimen
 */

export const UNDATED = "unknown";
const PLAIN = /** @type {const} */ (["publication", "kind", "partnership", "programme"]);

/**
 * The rows that are listed at all: nothing made up and nothing out of force, unless it is asked for.
 *
 * @param {Row[]} rows
 * @param {Pick<State, "specimens" | "superseded">} state
 */
export function listed(rows, { specimens, superseded }) {
  return rows.filter((row) => (specimens || !row.specimen) && (superseded || !outdated(row)));
}

/** @param {Row} row */
function outdated(row) {
  return row.publication === "report" && row.status !== "published";
}

/**
 * @param {Row} row
 * @param {Choice} choice
 */
export function matches(row, choice) {
  return (
    PLAIN.every((key) => !choice[key]?.length || choice[key].includes(row[key])) &&
    inYears(row, choice.from?.[0] ?? "", choice.to?.[0] ?? "") &&
    evaluated(row, choice.indicator ?? [], choice.grade ?? [])
  );
}

/**
 * @param {Row} row
 * @param {string} first
 * @param {string} last
 */
function inYears(row, first, last) {
  if (!first && !last) {
    return true;
  }
  if (first === UNDATED || last === UNDATED) {
    return row.publication === "report" && !row.day;
  }
  if (!row.day) {
    return false;
  }
  const [earliest, latest] = row.years;
  return (!last || !earliest || earliest <= Number(last)) && (!first || !latest || latest >= Number(first));
}

/**
 * @param {Row} row
 * @param {string[]} indicators
 * @param {string[]} grades
 */
function evaluated(row, indicators, grades) {
  if (!indicators.length) {
    return !grades.length || grades.some((grade) => row.grades.includes(grade));
  }
  return indicators.some((indicator) => {
    const grade = row.evaluations[indicator];
    return grade && (!grades.length || grades.includes(grade));
  });
}

/**
 * How many rows each value would give alone, the choices of all other facets kept.
 *
 * @param {string} key
 * @param {string[]} values
 * @param {Row[]} rows
 * @param {Choice} choice
 * @returns {Map<string, number>}
 */
export function counts(key, values, rows, choice) {
  const { [key]: own, ...others } = choice;
  const left = rows.filter((row) => matches(row, others));
  const found = new Map(values.map((value) => [value, 0]));
  const has = HAS[key] ?? ((row, value) => row[key] === value);
  for (const row of left) {
    for (const value of PLAIN.includes(key) ? [row[key]] : values) {
      if (found.has(value) && has(row, value, others)) {
        found.set(value, (found.get(value) ?? 0) + 1);
      }
    }
  }
  return found;
}

/**
 * Whether a row has a value of a facet, as far as that isn't simply what stands in its column.
 *
 * @type {Record<string, (row: Row, value: string, others: Choice) => boolean>}
 */
const HAS = {
  from: (row, value, { to }) => inYears(row, value, to?.[0] ?? ""),
  to: (row, value, { from }) => inYears(row, from?.[0] ?? "", value),
  indicator: (row, value, { grade }) => evaluated(row, [value], grade ?? []),
  grade: (row, value, { indicator }) => evaluated(row, indicator ?? [], [value]),
};

/**
 * Rows in an order. They come newest first, with undated ones last.
 *
 * @param {Row[]} rows
 * @param {import("./address.js").Order} order
 * @param {Map<number, number>} scores by number
 * @param {string[]} areas the ids of the areas in their order
 */
export function sorted(rows, order, scores, areas) {
  const place = (/** @type {Row} */ row) => (row.partnership ? areas.indexOf(row.partnership) : areas.length);
  const by = {
    newest: () => 0,
    oldest: (/** @type {Row} */ a, /** @type {Row} */ b) => (a.day && b.day ? compare(a.day, b.day) : Number(!a.day) - Number(!b.day)),
    area: (/** @type {Row} */ a, /** @type {Row} */ b) => place(a) - place(b),
    relevance: (/** @type {Row} */ a, /** @type {Row} */ b) => (scores.get(b.number) ?? 0) - (scores.get(a.number) ?? 0),
  };
  return [...rows].sort(by[order]);
}

/**
 * @param {string} one
 * @param {string} other
 */
function compare(one, other) {
  return one < other ? -1 : Number(one > other);
}

/** Every year from the first to the last that a date touches. @param {Row[]} all */
export function yearsOf(all) {
  const touched = all.flatMap((row) => row.years).filter((year) => year !== null);
  const first = Math.min(...touched);
  return Array.from({ length: touched.length ? Math.max(...touched) - first + 1 : 0 }, (_, place) => String(first + place));
}
