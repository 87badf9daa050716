/**
 * What a choice gives. The same as `hooks/publishing/site/finder/facets.py`.
 *
 * @typedef {import("./address.js").Choice} Choice
 * @typedef {import("./address.js").State} State
 * @typedef {{value: string, label: string, group: string, wording: string, nouns: [string, string], also: string, count: number}} Option
 *
 * @typedef {Object} Facet a row of the registry (`hooks/publishing/site/finder/registry.py`), as it comes with the page
 * @property {string} key
 * @property {string} label
 * @property {string} phrase what its choices stand behind in the sentence; "" for what the sentence counts
 * @property {string} joiner what stands between the last two
 * @property {string[]} publications the publications that can have a value
 * @property {string} qualifies the facet with which it is matched in pairs; "" for none
 * @property {[string, string]} searchNoun what its options are called where there is a box to find them by
 * @property {Option[]} options
 *
 * @typedef {Object} Row one publication
 * @property {number} number its place in the index
 * @property {string} publication
 * @property {Record<string, string[]>} values its values by facet
 * @property {Record<string, Record<string, string>>} pairs by facet: each of its values with the value that qualifies it
 * @property {[number | null, number | null]} years first and last year that its date touches
 * @property {string} day what it sorts by; "" where no date is known
 * @property {boolean} specimen
 * @property {boolean} outdated
 */

export const UNDATED = "unknown";
export const REPORT = "report";
const YEARS = ["from", "to"];

/**
 * The rows that are listed at all: nothing made up and nothing out of force, unless it is asked for.
 *
 * @param {Row[]} rows
 * @param {Pick<State, "specimens" | "superseded">} state
 */
export function listed(rows, { specimens, superseded }) {
  return rows.filter((row) => (specimens || !row.specimen) && (superseded || !row.outdated));
}

/**
 * @param {Row} row
 * @param {Choice} choice
 * @param {Facet[]} facets
 */
export function matches(row, choice, facets) {
  return (
    inYears(row, choice.from?.[0] ?? "", choice.to?.[0] ?? "") &&
    facets.every(({ key, qualifies }) => {
      const qualifier = facets.find((facet) => facet.qualifies === key)?.key ?? "";
      if (!choice[key]?.length || choice[qualifies]?.length) {
        return true; // nothing is chosen, or it is matched with the facet that it qualifies
      }
      return qualifier ? inPair(row, key, choice[key], choice[qualifier] ?? []) : has(row, key, choice[key]);
    })
  );
}

/**
 * Whether a row has one of the values.
 *
 * @param {Row} row
 * @param {string} key
 * @param {string[]} values
 */
function has(row, key, values) {
  const own = row.values[key] ?? [];
  return values.some((value) => own.includes(value));
}

/**
 * Whether one of the values has one of the qualifiers, or any where none is chosen.
 *
 * @param {Row} row
 * @param {string} key
 * @param {string[]} values
 * @param {string[]} qualifiers
 */
function inPair(row, key, values, qualifiers) {
  const pairs = row.pairs[key] ?? {};
  return values.some((value) => Object.hasOwn(pairs, value) && (!qualifiers.length || qualifiers.includes(pairs[value])));
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
    return row.publication === REPORT && !row.day;
  }
  if (!row.day) {
    return false;
  }
  const [earliest, latest] = row.years;
  return (!last || !earliest || earliest <= Number(last)) && (!first || !latest || latest >= Number(first));
}

/**
 * How many rows each value would give alone, the choices of all other facets kept.
 *
 * @param {string} key
 * @param {string[]} values
 * @param {Row[]} rows
 * @param {Choice} choice
 * @param {Facet[]} facets
 * @returns {Map<string, number>}
 */
export function counts(key, values, rows, choice, facets) {
  const { [key]: _, ...others } = choice;
  const count = new Map(values.map((value) => [value, 0]));
  for (const row of rows.filter((row) => matches(row, others, facets))) {
    for (const value of YEARS.includes(key) ? values : (row.values[key] ?? [])) {
      if (count.has(value) && stays(row, key, value, others, facets)) {
        count.set(value, (count.get(value) ?? 0) + 1);
      }
    }
  }
  return count;
}

/**
 * Whether a row that has a value, and that the choices of all other facets give, stays when the value is chosen, too.
 *
 * @param {Row} row
 * @param {string} key
 * @param {string} value
 * @param {Choice} others
 * @param {Facet[]} facets
 */
function stays(row, key, value, others, facets) {
  if (YEARS.includes(key)) {
    return inYears(row, key === "from" ? value : (others.from?.[0] ?? ""), key === "to" ? value : (others.to?.[0] ?? ""));
  }
  const qualified = facets.find((facet) => facet.key === key)?.qualifies ?? "";
  const paired = qualified ? others[qualified]?.length : facets.some(({ qualifies }) => qualifies === key);
  return !paired || matches(row, { ...others, [key]: [value] }, facets);
}

/**
 * Rows in an order. They come newest first, with undated ones last.
 *
 * @param {Row[]} rows
 * @param {import("./address.js").Order} order
 * @param {Map<number, number>} scores by number
 * @param {string[]} areas the ids of the areas in their order
 * @param {string} unit the key of their facet
 */
export function sorted(rows, order, scores, areas, unit) {
  const place = (/** @type {Row} */ row) => (row.values[unit]?.length ? areas.indexOf(row.values[unit][0]) : areas.length);
  const by = {
    newest: () => 0,
    oldest: (/** @type {Row} */ a, /** @type {Row} */ b) => (a.day && b.day ? compare(a.day, b.day) : Number(!a.day) - Number(!b.day)),
    area: (/** @type {Row} */ a, /** @type {Row} */ b) => place(a) - place(b),
    relevance: (/** @type {Row} */ a, /** @type {Row} */ b) => (scores.get(b.number) ?? 0) - (scores.get(a.number) ?? 0),
  };
  return [...rows].sort(by[order]);
}

/**
 * @param {string} text
 * @param {string} other
 */
function compare(text, other) {
  return text < other ? -1 : Number(text > other);
}

/** Every year from the first to the last that a date touches. @param {Row[]} all */
export function yearsOf(all) {
  const touched = all.flatMap((row) => row.years).filter((year) => year !== null);
  const first = Math.min(...touched);
  return Array.from({ length: touched.length ? Math.max(...touched) - first + 1 : 0 }, (_, place) => String(first + place));
}
