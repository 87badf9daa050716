/**
 * What somebody could work out about a hidden count from questions that a template links to each other: `links.py` in the
 * browser, with a solver of our own (`integers.js`) in the place of HiGHS.
 *
 * @typedef {import("./counting.js").Counts} Counts
 * @typedef {import("./hiding.js").Grid} Grid
 * @typedef {import("./hiding.js").Hidden} Hidden
 * @typedef {{earlier: Counts, columns: number[], later: Counts, column: number}} Link whoever gave an answer of some columns
 *   of a question is counted in one column of a later one
 */
import { TOTAL, columnOf, inOrder, keyOf, rangeOf, rowOf } from "./hiding.js";
import { System } from "./integers.js";

/**
 * The links between tables, as the template states them.
 *
 * @param {import("./rules.js").Rules} rules
 * @param {Counts[]} tables
 * @returns {Link[]}
 */
export function linksOf(rules, tables) {
  const byQuestion = new Map(tables.map((table) => [table.question.id, table]));
  return tables.flatMap((later) => {
    const { unless } = later.question;
    const earlier = unless && byQuestion.get(unless.question);
    return earlier ? [link(rules, earlier, unless.answers, later)] : [];
  });
}

/** @param {import("./rules.js").Rules} rules @param {Counts} earlier @param {string[]} answers @param {Counts} later @returns {Link} */
function link(rules, earlier, answers, later) {
  const labels = later.columns.map(({ label }) => label);
  const lack = labels.includes(rules.words.notApplicable) ? rules.words.notApplicable : rules.words.notAnswered;
  const columns = earlier.columns.flatMap(({ label }, place) => (answers.includes(label) ? [place] : []));
  return { earlier, columns, later, column: labels.indexOf(lack) };
}

/**
 * The tables that are linked to each other, directly or by way of others.
 *
 * @param {Link[]} links
 */
export function componentsOf(links) {
  /** @type {Counts[][]} */
  let found = [];
  for (const { earlier, later } of links) {
    const touched = found.filter((group) => group.includes(earlier) || group.includes(later));
    const merged = [...new Set([...touched.flat(), earlier, later])];
    found = [...found.filter((group) => !touched.includes(group)), merged];
  }
  return found;
}

/**
 * The first hidden count that has too few possible values.
 *
 * @param {Map<Counts, Grid>} grids
 * @param {Map<Counts, Hidden>} settled
 * @param {Link[]} links
 */
export function exposed(grids, settled, links) {
  const cells = cellsOf(grids, settled);
  const system = new System(rowsOf(grids, links, cells), [...cells.values()].flatMap((own) => [...own.values()]));
  for (const [table, grid] of grids) {
    const hidden = settled.get(table) ?? [...grid.fixed].filter((key) => isShownElsewhere(grid, key));
    for (const key of inOrder(hidden)) {
      if (system.possibleValues(cells.get(table)?.get(key)?.number ?? 0, grid.limits.open) < grid.limits.open) {
        return { table, key };
      }
    }
  }
  return null;
}

/**
 * Each count as an unknown, with what everybody knows it to be.
 *
 * @param {Map<Counts, Grid>} grids
 * @param {Map<Counts, Hidden>} settled
 */
function cellsOf(grids, settled) {
  let number = 0;
  /** @type {Map<Counts, Map<number, import("./integers.js").Unknown>>} */
  const cells = new Map();
  for (const [table, grid] of grids) {
    const most = Math.max(table.total.reduce((sum, count) => sum + count, 0), 1);
    const hidden = settled.get(table) ?? null;
    const own = [...grid.counts].map(([key, value]) => {
      const [low, high] = known(grid, hidden, key, value, most);
      return /** @type {[number, import("./integers.js").Unknown]} */ ([key, { number: number++, value, low, high }]);
    });
    cells.set(table, new Map(own));
  }
  return cells;
}

/** @param {Grid} grid @param {Hidden} hidden @param {number} key @param {number} value @param {number} most */
function known(grid, hidden, key, value, most) {
  if (!hidden && !isShownElsewhere(grid, key)) {
    return [0, most];
  }
  const covered = hidden?.size ? hidden : grid.fixed;
  return covered.has(key) ? rangeOf(grid, key) : [value, value];
}

/**
 * The equations.
 *
 * @param {Map<Counts, Grid>} grids
 * @param {Link[]} links
 * @param {ReturnType<typeof cellsOf>} cells
 */
function rowsOf(grids, links, cells) {
  /** @type {import("./integers.js").Equation[]} */
  const rows = [];
  const at = (/** @type {Counts} */ table, /** @type {number} */ key) => cells.get(table)?.get(key)?.number ?? 0;
  for (const [table, grid] of grids) {
    const keys = [...grid.counts.keys()];
    for (const row of new Set(keys.map(rowOf))) {
      rows.push({ plus: keys.filter((key) => rowOf(key) === row).map((key) => at(table, key)), minus: [], atMost: false });
    }
    for (const column of grid.grouped ? grid.columns.keys() : []) {
      const inside = keys.filter((key) => columnOf(key) === column && rowOf(key) !== TOTAL);
      rows.push({ plus: inside.map((key) => at(table, key)), minus: [at(table, keyOf(TOTAL, column))], atMost: false });
    }
  }
  return [...rows, ...links.flatMap((own) => linkRows(own, grids, at))];
}

/**
 * Those who gave the answers are among those to whom the later question does not apply; that both are the same many is left out
 * only where it is not so, and would mislead.
 *
 * @param {Link} own @param {Map<Counts, Grid>} grids @param {(table: Counts, key: number) => number} at
 */
function linkRows({ earlier, columns, later, column }, grids, at) {
  const [before, after] = [grids.get(earlier), grids.get(later)];
  if (!before || !after) {
    return [];
  }
  const rows = [...new Set([...before.counts.keys()].map(rowOf))].filter((row) => after.counts.has(keyOf(row, 0)));
  return rows.flatMap((row) => {
    const largest = columns.reduce((sum, place) => sum + (before.counts.get(keyOf(row, place)) ?? 0), 0);
    const lacking = after.counts.get(keyOf(row, column)) ?? 0;
    const plus = columns.map((place) => at(earlier, keyOf(row, place)));
    return largest > lacking ? [] : [{ plus, minus: [at(later, keyOf(row, column))], atMost: largest !== lacking }];
  });
}

/**
 * Whether a count stands in the table of all records, whatever becomes of the table by group.
 *
 * @param {Grid} grid
 * @param {number} key
 */
function isShownElsewhere(grid, key) {
  return grid.grouped && rowOf(key) === TOTAL;
}
