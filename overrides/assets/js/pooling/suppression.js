/**
 * What may be shared of all counts: `suppression.py` in the browser.
 *
 * @typedef {import("./counting.js").Counts} Counts
 * @typedef {import("./hiding.js").Grid} Grid
 * @typedef {import("./hiding.js").Hidden} Hidden
 * @typedef {import("./rules.js").Rules} Rules
 * @typedef {{name: string, records: number, counts: (number | null)[]}} Row null stands for what is hidden
 * @typedef {{section: Counts["section"], question: Counts["question"], columns: Counts["columns"], everyone: Row, groups: Row[]}} Table
 */
import { added, sum } from "./counting.js";
import { TOTAL, another, columnOf, hide, keyOf, linesAt, rowOf } from "./hiding.js";
import { componentsOf, exposed, linksOf } from "./links.js";

/** @param {Rules} rules @param {Counts[]} tables @returns {Table[]} */
export function suppress(rules, tables) {
  const grids = new Map(tables.map((table) => [table, gridOf(rules, table, [[TOTAL, table.total]])]));
  const everyone = new Map([...settled(rules, grids)].map(([table, hidden]) => [table, shown(rules.words.everyone, table.total, TOTAL, hidden)]));
  const sizes = tables.find((table) => table.question.id === rules.groupedBy);
  const groups = sizes ? groupsOf(rules, everyone, sizes) : new Map();
  return [...everyone].map(([table, row]) => ({ ...table, everyone: row, groups: groups.get(table) ?? [] }));
}

/** @param {Rules} rules @param {Counts} table @param {[number, number[]][]} rows @returns {Grid} */
function gridOf(rules, table, rows) {
  const counts = new Map(rows.flatMap(([row, own]) => own.map((count, column) => /** @type {[number, number]} */ ([keyOf(row, column), count]))));
  return { columns: table.columns, counts, grouped: false, fixed: new Set(), limits: rules.limits };
}

/** @param {string} name @param {number[]} counts @param {number} row @param {Hidden} hidden @returns {Row} */
function shown(name, counts, row, hidden) {
  return { name, records: sum(counts), counts: counts.map((count, column) => (!hidden || hidden.has(keyOf(row, column)) ? null : count)) };
}

/**
 * The rows of the groups, for each question in which they are fit to be shown.
 *
 * @param {Rules} rules
 * @param {Map<Counts, Row>} everyone
 * @param {Counts} sizes
 */
function groupsOf(rules, everyone, sizes) {
  const wanted = [...everyone.keys()].filter((table) => table !== sizes && everyone.get(table)?.counts.some((count) => count !== null));
  const rows = new Map(wanted.map((table) => [table, named(rules, table, everyone.get(sizes)?.counts ?? [])]));
  const grids = new Map(wanted.map((table) => [table, grouped(rules, table, everyone.get(table)?.counts ?? [], (rows.get(table) ?? []).map(([, counts]) => counts))]));
  const found = [...settled(rules, grids)].map(([table, hidden]) => {
    const own = (rows.get(table) ?? []).map(([name, counts], number) => shown(name, counts, number, hidden));
    return /** @type {[Counts, Row[]]} */ ([table, own]);
  });
  return new Map(found.filter(([, groups]) => isFit(groups)));
}

/**
 * Whether groups show at least half of their records, and none of them says of each of its children the same.
 *
 * @param {Row[]} groups
 */
function isFit(groups) {
  const known = sum(groups.flatMap((row) => row.counts.map((count) => count ?? 0)));
  const alike = groups.some((row) => row.counts.includes(row.records));
  return groups.length > 1 && 2 * known >= sum(groups.map((row) => row.records)) && !alike;
}

/**
 * The counts of the groups whose sizes are shown, and of all others as one.
 *
 * @param {Rules} rules
 * @param {Counts} table
 * @param {(number | null)[]} sizes
 */
function named(rules, table, sizes) {
  const groups = [...table.groups];
  const remaining = groups.filter((_, place) => sizes[place] !== null);
  const rest = groups.filter((_, place) => sizes[place] === null).map(([, counts]) => counts);
  /** @type {[string, number[]][]} */
  const all = [...remaining, [rules.words.others, added(rest, table.columns.length)]];
  return all.filter(([, counts]) => sum(counts));
}

/**
 * Groups and totals as one grid, in which the totals stay as they were decided.
 *
 * @param {Rules} rules
 * @param {Counts} table
 * @param {(number | null)[]} everyone
 * @param {number[][]} rows
 * @returns {Grid}
 */
function grouped(rules, table, everyone, rows) {
  const fixed = new Set(everyone.flatMap((count, column) => (count === null ? [keyOf(TOTAL, column)] : [])));
  /** @type {[number, number[]][]} */
  const numbered = rows.map((row, number) => [number, row]);
  return { ...gridOf(rules, table, [[TOTAL, table.total], ...numbered]), grouped: true, fixed };
}

/**
 * What to hide in each grid, so that none gives away what another hides.
 *
 * @param {Rules} rules
 * @param {Map<Counts, Grid>} undecided
 * @returns {Map<Counts, Hidden>}
 */
function settled(rules, undecided) {
  const grids = new Map(undecided);
  /** @type {Map<Counts, Hidden>} */
  const found = new Map([...grids].map(([table, grid]) => [table, hide(grid)]));
  const links = linksOf(rules, [...grids.keys()]);
  const groups = componentsOf(links);
  for (;;) {
    const twins = twinsOf(grids, found);
    twins.forEach(([table, key]) => fix(grids, table, [key]));
    new Set(twins.map(([table]) => table)).forEach((table) => found.set(table, hide(gridIn(grids, table))));
    const more = groups.flatMap((group) => exposedTogether(group, grids, found, links) ?? []);
    for (const { table, key } of more) {
      if (key !== null) {
        fix(grids, table, [...(found.get(table) ?? []), key]);
      }
      found.set(table, key === null ? null : hide(gridIn(grids, table)));
    }
    if (!twins.length && !more.length) {
      return found;
    }
  }
}

/** @param {Map<Counts, Grid>} grids @param {Counts} table */
function gridIn(grids, table) {
  return /** @type {Grid} */ (grids.get(table));
}

/** @param {Map<Counts, Grid>} grids @param {Counts} table @param {number[]} keys */
function fix(grids, table, keys) {
  const grid = gridIn(grids, table);
  grids.set(table, { ...grid, fixed: new Set([...grid.fixed, ...keys]) });
}

/**
 * One more count to hide where linked tables give one away; without a place, all of the table.
 *
 * @param {Counts[]} group @param {Map<Counts, Grid>} grids @param {Map<Counts, Hidden>} found @param {import("./links.js").Link[]} links
 */
function exposedTogether(group, grids, found, links) {
  const inside = new Map(group.map((table) => [table, gridIn(grids, table)]));
  const cell = exposed(inside, found, links);
  if (!cell) {
    return null;
  }
  const left = [cell.table, ...group].filter((table) => found.get(table));
  for (const table of left) {
    const grid = gridIn(grids, table);
    const key = another(grid, found.get(table) ?? new Set(), cell.key, linesAt(grid, cell.key));
    if (key !== null) {
      return { table, key };
    }
  }
  return left.length ? { table: left[0], key: null } : null;
}

/**
 * Counts that are shown, while the same is hidden in another question of the section, and one lacks answers.
 *
 * @param {Map<Counts, Grid>} grids
 * @param {Map<Counts, Hidden>} found
 */
function twinsOf(grids, found) {
  /** @type {[Counts, number][]} */
  const twins = [];
  for (const table of grids.keys()) {
    for (const other of grids.keys()) {
      if (table === other || table.section !== other.section || !found.get(other)) {
        continue;
      }
      const shownThere = movable(gridIn(grids, other), found.get(other) ?? null, false);
      for (const key of movable(gridIn(grids, table), found.get(table) ?? null, true)) {
        twins.push(...shownThere.filter((twin) => isTwin(grids, table, key, other, twin)).map((twin) => /** @type {[Counts, number]} */ ([other, twin])));
      }
    }
  }
  return twins;
}

/** @param {Map<Counts, Grid>} grids @param {Counts} table @param {number} key @param {Counts} other @param {number} twin */
function isTwin(grids, table, key, other, twin) {
  const same = rowOf(key) === rowOf(twin) && gridIn(grids, table).counts.get(key) === gridIn(grids, other).counts.get(twin);
  return same && (table.columns[columnOf(key)].side === "none" || other.columns[columnOf(twin)].side === "none");
}

/**
 * The counts of 10 or more that are hidden, or that are not, and could be.
 *
 * @param {Grid} grid
 * @param {Hidden} hidden
 * @param {boolean} wanted
 */
function movable(grid, hidden, wanted) {
  return [...grid.counts]
    .filter(([key, count]) => count >= grid.limits.least && !(grid.grouped && rowOf(key) === TOTAL))
    .map(([key]) => key)
    .filter((key) => (!hidden || hidden.has(key)) === wanted);
}
