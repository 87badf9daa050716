/**
 * The words for shares, from what is shown alone, and the lines of a summary.
 *
 * @typedef {import("./suppression.js").Row} Row
 * @typedef {import("./suppression.js").Table} Table
 * @typedef {import("./rules.js").Rules} Rules
 * @typedef {{label: string, count: number | null, share: string, isAnswer: boolean, isDerived: boolean}} Line
 */
import { sum } from "./counting.js";

/**
 * What a row says: its answers in order, and good or better together where the answers are grades.
 *
 * @param {Rules} rules
 * @param {Table} table
 * @param {Row} row
 * @returns {Line[]}
 */
export function linesOf(rules, table, row) {
  const lines = table.columns.map(({ label, side }, place) => {
    const share = side === "none" ? "" : shareOf(rules, table, row, [place]);
    return { label, count: row.counts[place], share, isAnswer: side !== "none", isDerived: false };
  });
  const better = table.columns.flatMap(({ side }, place) => (side === "better" ? [place] : []));
  if (!better.length) {
    return lines;
  }
  const share = shareOf(rules, table, row, better);
  return [...lines, { label: rules.words.better, count: together(row, better), share, isAnswer: true, isDerived: true }];
}

/**
 * How many records are counted in some columns together; null where that can't be known.
 *
 * @param {Row} row
 * @param {number[]} places
 */
function together(row, places) {
  const hidden = row.counts.flatMap((count, place) => (count === null ? [place] : []));
  const counts = (/** @type {(place: number) => boolean} */ wanted) => sum(row.counts.map((count, place) => (wanted(place) ? (count ?? 0) : 0)));
  if (hidden.every((place) => places.includes(place)) && hidden.length !== row.counts.length) {
    return row.records - counts((place) => !places.includes(place));
  }
  return hidden.some((place) => places.includes(place)) ? null : counts((place) => places.includes(place));
}

/**
 * What share of the records that answer the question; "" where hidden counts leave room for more than two words.
 *
 * @param {Rules} rules
 * @param {Table} table
 * @param {Row} row
 * @param {number[]} places
 */
function shareOf(rules, table, row, places) {
  const count = together(row, places);
  if (count === null) {
    return "";
  }
  const [least, most] = answering(table, row);
  const totals = Array.from({ length: Math.max(0, most - least + 1) }, (_, place) => most - place);
  const words = [...new Set(totals.map((total) => wordFor(rules, count, total)))];
  return words.length <= 2 ? words.join(" or ") : "";
}

/**
 * The least and the most records in which the question was answered and applies.
 *
 * @param {Table} table
 * @param {Row} row
 */
function answering(table, row) {
  const answers = table.columns.flatMap(({ side }, place) => (side === "none" ? [] : [place]));
  const known = together(row, answers);
  if (known !== null) {
    return [known, known];
  }
  const shown = sum(answers.map((place) => row.counts[place] ?? 0));
  const hidden = row.counts.flatMap((count, place) => (count === null ? [answers.includes(place)] : []));
  const among = hidden.filter(Boolean).length;
  const left = row.records - sum(row.counts.map((count) => count ?? 0)); // every hidden count is at least 1
  return [shown + among, shown + left - (hidden.length - among)];
}

/** @param {Rules} rules @param {number} count @param {number} total */
function wordFor(rules, count, total) {
  if (!total) {
    return "";
  }
  if (count === 0 || count === total) {
    return count ? rules.words.all : rules.words.none;
  }
  return rules.bands.find(({ percent, above }) => 100 * count >= percent * total + Number(above))?.word ?? "";
}
