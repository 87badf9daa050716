/**
 * Areas side by side. Nothing is worked out here: what a report says of an indicator comes with the page, made by
 * `hooks/publishing/site/compare.py`.
 *
 * @typedef {{id: string, edition: string, number: string, title: string, address: string}} Indicator
 *
 * @typedef {Object} Report
 * @property {string} title
 * @property {string} address
 * @property {string} when the date of publication, in short
 * @property {string} published the same as a sentence
 * @property {string} inspected
 * @property {string} edition why its edition is in doubt; "" where it isn't
 * @property {Record<string, string>} findings a grade or a state by indicator, for those of its own edition
 * @property {{grade: string, many: number}[]} counts all of its grades, best first
 * @property {string} counted the same in words
 *
 * @typedef {{id: string, name: string, address: string, otherwise: string, reports: Report[]}} Area
 *
 * @typedef {Object} Data
 * @property {number} fewest areas that make a comparison
 * @property {number} most areas that fit side by side
 * @property {Record<string, string>} states words for why there is no grade
 * @property {{id: string, title: string}[]} editions oldest first
 * @property {Indicator[][]} families indicators that are the same in several editions, oldest first
 * @property {Area[]} areas by name
 *
 * @typedef {{report: Report | null, value: string}} Finding a grade or a state; without a report where none has it
 * @typedef {{indicator: Indicator, cells: Finding[][]}} Row a cell for each area
 * @typedef {{editions: string[], rows: Row[]}} Group indicators of the same editions, whose titles these are
 *
 * @typedef {Object} Comparison
 * @property {Area[]} areas
 * @property {Group[]} groups oldest edition first
 * @property {Group[]} rest the same, of indicators of which no grade is known
 */

const EVALUATED = (/** @type {Data} */ data, /** @type {string} */ value) => value === "not-known" || !(value in data.states);

/**
 * Every indicator that a report of one of the areas evaluates.
 *
 * @param {Data} data
 * @param {string[]} ids of areas
 * @returns {Comparison}
 */
export function compared(data, ids) {
  const areas = data.areas.filter((area) => ids.includes(area.id));
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const family of data.families) {
    const used = family.filter(({ id }) => areas.some((area) => area.reports.some((report) => id in report.findings)));
    const cells = areas.map((area) => cellOf(area, family));
    if (cells.flat().some(({ report, value }) => report && EVALUATED(data, value))) {
      const editions = data.editions.filter(({ id }) => used.some(({ edition }) => edition === id));
      const key = editions.map(({ id }) => id).join();
      groups.set(key, groups.get(key) ?? { editions: editions.map(({ title }) => title), rows: [] });
      groups.get(key)?.rows.push({ indicator: used[used.length - 1], cells });
    }
  }
  const oldest = (/** @type {Group} */ { editions }) => data.editions.findIndex(({ title }) => title === editions[0]);
  const inOrder = [...groups.values()].sort((group, other) => oldest(group) - oldest(other) || group.editions.length - other.editions.length);
  const graded = (/** @type {Row} */ { cells }) => cells.flat().some(({ value }) => !(value in data.states));
  return { areas, groups: having(inOrder, graded), rest: having(inOrder, (row) => !graded(row)) };
}

/**
 * The groups with those of their rows that are asked for, where they have any.
 *
 * @param {Group[]} groups
 * @param {(row: Row) => boolean} wanted
 */
function having(groups, wanted) {
  return groups.map(({ editions, rows }) => ({ editions, rows: rows.filter(wanted) })).filter(({ rows }) => rows.length);
}

/**
 * What an area's reports say of an indicator, oldest first.
 *
 * @param {Area} area
 * @param {Indicator[]} family
 * @returns {Finding[]}
 */
function cellOf(area, family) {
  const found = area.reports.flatMap((report) =>
    family.filter(({ id }) => id in report.findings).map(({ id }) => ({ report, value: report.findings[id] })),
  );
  return found.length ? found : [{ report: null, value: area.otherwise }];
}

/**
 * How many grades of a comparison are known by indicator.
 *
 * @param {Data} data
 * @param {Comparison} comparison
 */
export function known(data, { groups }) {
  const findings = groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flat()));
  return findings.filter(({ value }) => !(value in data.states)).length;
}
