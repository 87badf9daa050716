/** The summary as a table: the same bytes as `publishing pool` writes. */
import { linesOf } from "./shares.js";

/** @param {import("./rules.js").Rules} rules @param {number} pooled @param {import("./suppression.js").Table[]} tables */
export function csvText(rules, pooled, tables) {
  const rows = tables.flatMap((table) => {
    const labels = [table.section.title, table.question.id, table.question.question];
    return [table.everyone, ...table.groups].flatMap((row) => {
      const about = [rules.template, rules.version, pooled, ...labels, row.name, row.records];
      return linesOf(rules, table, row).map(({ label, count, share }) => [...about, label, count ?? rules.words.hidden, share]);
    });
  });
  const lines = [rules.csv.columns, ...rows].map((row) => `${row.map((value) => escaped(String(value))).join(",")}\r\n`);
  return `\ufeff${lines.join("")}`; // without the mark, Excel takes UTF-8 for another encoding
}

/** @param {string} value */
function escaped(value) {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
