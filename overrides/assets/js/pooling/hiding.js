/**
 * Which counts of one table to hide: `hiding.py` in the browser, choice for choice.
 *
 * @typedef {{row: number, column: number}} Place
 * @typedef {{
 *   columns: import("./counting.js").Column[], counts: Map<number, number>, grouped: boolean, fixed: Set<number>,
 *   limits: import("./rules.js").Limits,
 * }} Grid counts by the key of their place; `fixed` are hidden in any case, for the sake of other tables
 * @typedef {Set<number> | null} Hidden null where nothing may be shown
 */
import { sum } from "./counting.js";
import { possibleValues } from "./audit.js";

export const TOTAL = -1; // the row of all records
const WIDE = 1000; // more columns than any table has

/**
 * A place as a number, in the order of rows and columns.
 *
 * @param {number} row
 * @param {number} column
 */
export function keyOf(row, column) {
  return (row + 1) * WIDE + column;
}

/** @param {number} key */
export function rowOf(key) {
  return Math.floor(key / WIDE) - 1;
}

/** @param {number} key */
export function columnOf(key) {
  return key % WIDE;
}

/** @param {Iterable<number>} keys */
export function inOrder(keys) {
  return [...keys].sort((first, second) => first - second);
}

/** @param {Grid} grid @param {number} key */
function countAt(grid, key) {
  return grid.counts.get(key) ?? 0;
}

/**
 * The places of a row.
 *
 * @param {Grid} grid
 * @param {number} row
 */
export function rowLine(grid, row) {
  return [...grid.counts.keys()].filter((key) => rowOf(key) === row);
}

/**
 * The places of a column, within the groups.
 *
 * @param {Grid} grid
 * @param {number} column
 */
export function columnLine(grid, column) {
  return [...grid.counts.keys()].filter((key) => columnOf(key) === column && rowOf(key) !== TOTAL);
}

/**
 * The least and the most that everybody knows a hidden count to be.
 *
 * @param {Grid} grid
 * @param {number} key
 * @returns {[number, number]}
 */
export function rangeOf(grid, key) {
  const { least } = grid.limits;
  return countAt(grid, key) < least ? [1, least - 1] : [least, sum([...grid.counts.values()])];
}

/**
 * The places to hide; null where hiding everything would not be enough.
 *
 * @param {Grid} grid
 * @returns {Hidden}
 */
export function hide(grid) {
  const small = [...grid.counts].filter(([, count]) => count > 0 && count < grid.limits.least).map(([key]) => key);
  const hidden = new Set([...small, ...grid.fixed]);
  for (let found = exposed(grid, hidden); found; found = exposed(grid, hidden)) {
    const more = another(grid, hidden, found.key, found.lines);
    if (more === null) {
      return null;
    }
    hidden.add(more);
  }
  return hidden;
}

/**
 * A hidden count that could be worked out, and the lines in which hiding another would help.
 *
 * @param {Grid} grid
 * @param {Set<number>} hidden
 */
function exposed(grid, hidden) {
  for (const line of linesOf(grid, hidden)) {
    const inside = line.filter((key) => hidden.has(key));
    if (inside.length < 2 || sum(inside.map((key) => countAt(grid, key))) < grid.limits.least) {
      return { key: inside[0], lines: [line] };
    }
  }
  const keys = inOrder(hidden);
  const flows = keys.map((key) => flowOf(grid, key));
  const place = keys.findIndex((_, number) => possibleValues(flows, number, grid.limits.open) < grid.limits.open);
  return place < 0 ? null : { key: keys[place], lines: linesAt(grid, keys[place]) };
}

/**
 * The row and the column of a place.
 *
 * @param {Grid} grid
 * @param {number} key
 */
export function linesAt(grid, key) {
  return [rowLine(grid, rowOf(key)), columnLine(grid, columnOf(key))];
}

/**
 * The rows and columns that have hidden counts, and whose sum is shown.
 *
 * @param {Grid} grid
 * @param {Set<number>} hidden
 */
function linesOf(grid, hidden) {
  const keys = inOrder(hidden);
  const rows = inOrder(new Set(keys.map(rowOf)));
  const columns = inOrder(new Set(keys.filter((key) => rowOf(key) !== TOTAL).map(columnOf)));
  const shown = columns.filter((column) => !hidden.has(keyOf(TOTAL, column)));
  return [...rows.map((row) => rowLine(grid, row)), ...shown.map((column) => columnLine(grid, column))];
}

/** @param {Grid} grid @param {number} key @returns {import("./audit.js").Flow} */
function flowOf(grid, key) {
  const [row, column] = [`row ${rowOf(key)}`, `column ${columnOf(key)}`];
  const [low, high] = rangeOf(grid, key);
  const [tail, head] = rowOf(key) !== TOTAL ? [row, column] : [grid.grouped ? column : row, "all"];
  return { tail, head, count: countAt(grid, key), low, high };
}

/**
 * One more count to hide in one of these lines of a place: what costs least, as far as places tell.
 *
 * @param {Grid} grid @param {Set<number>} hidden @param {number} key @param {number[][]} lines
 */
export function another(grid, hidden, key, lines) {
  const free = lines.flatMap((line) => line.filter((other) => isFree(grid, hidden, other)).map((other) => costOf(grid, hidden, key, line, other)));
  return free.length ? /** @type {number} */ (free.sort(inTurn)[0].at(-1)) : null;
}

/** @param {Grid} grid @param {Set<number>} hidden @param {number} key */
function isFree(grid, hidden, key) {
  return !hidden.has(key) && countAt(grid, key) > 0 && !(grid.grouped && rowOf(key) === TOTAL);
}

/**
 * Little in a line that lacks hidden counts, on the same side, where the other line has some already, and near; last its key.
 *
 * @param {Grid} grid @param {Set<number>} hidden @param {number} key @param {number[]} line @param {number} other
 */
function costOf(grid, hidden, key, line, other) {
  const crowd = line.filter((inside) => hidden.has(inside)).length;
  const unlike = grid.columns[columnOf(other)].side !== grid.columns[columnOf(key)]?.side; // a linked question may have more answers
  const across = rowOf(other) === rowOf(key) ? columnOf : rowOf;
  const lonely = ![...hidden].some((inside) => across(inside) === across(other));
  const far = Math.abs(rowOf(other) - rowOf(key)) + Math.abs(columnOf(other) - columnOf(key));
  return [crowd, Number(unlike), Number(lonely), far, other];
}

/** @param {number[]} first @param {number[]} second */
function inTurn(first, second) {
  const place = first.findIndex((value, at) => value !== second[at]);
  return place < 0 ? 0 : first[place] - second[place];
}
