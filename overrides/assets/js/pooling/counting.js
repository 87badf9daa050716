/**
 * How often each answer was given, for each question that has answers to choose from: whole counts, not fit to be shared.
 *
 * @typedef {import("./rules.js").Rules} Rules
 * @typedef {import("./rules.js").Answers} Answers
 * @typedef {"better" | "other" | "none"} Side a grade of good or better, any other answer, or the lack of one
 * @typedef {{label: string, side: Side}} Column
 * @typedef {{
 *   section: import("./rules.js").Section, question: import("./rules.js").Question,
 *   columns: Column[], groups: Map<string, number[]>, total: number[],
 * }} Counts
 */
import { questionsOf } from "./rules.js";

/** @param {Rules} rules @param {Answers[]} records @returns {Counts[]} in the template's order */
export function count(rules, records) {
  const grouping = questionsOf(rules).find((question) => question.id === rules.groupedBy);
  /** @type {Map<string, Answers[]>} */
  const groups = new Map([...(grouping?.answers ?? []), rules.words.noGroup].map((name) => [name, []]));
  for (const record of records) {
    groups.get((grouping && record[grouping.id]) ?? rules.words.noGroup)?.push(record);
  }
  return rules.sections.flatMap((section) =>
    section.questions.filter(({ id, answers }) => answers.length && id !== rules.secondReadings?.question).map((question) => counted(rules, section, question, groups)),
  );
}

/** @param {Rules} rules @param {Counts["section"]} section @param {Counts["question"]} question @param {Map<string, Answers[]>} groups */
function counted(rules, section, question, groups) {
  const columns = columnsOf(rules, question);
  const counts = new Map([...groups].map(([name, records]) => [name, countsOf(columns, question.id, records, rules.words.notAnswered)]));
  return { section, question, columns, groups: counts, total: added([...counts.values()], columns.length) };
}

/** @param {Column[]} columns @param {string} id @param {Answers[]} records @param {string} lack */
function countsOf(columns, id, records, lack) {
  const places = new Map(columns.map(({ label }, place) => [label, place]));
  const counts = columns.map(() => 0);
  for (const record of records) {
    counts[places.get(record[id] ?? lack) ?? 0] += 1;
  }
  return counts;
}

/** @param {Rules} rules @param {Counts["question"]} question @returns {Column[]} */
function columnsOf(rules, question) {
  const good = question.kind === "scale" ? rules.good : [];
  const side = (/** @type {string} */ answer) => (good.includes(answer) ? "better" : answer === rules.words.notApplicable ? "none" : "other");
  return [...question.answers.map((label) => ({ label, side: /** @type {Side} */ (side(label)) })), { label: rules.words.notAnswered, side: "none" }];
}

/**
 * Rows, added up column by column.
 *
 * @param {number[][]} rows
 * @param {number} width
 */
export function added(rows, width) {
  return Array.from({ length: width }, (_, column) => rows.reduce((sum, row) => sum + row[column], 0));
}

/** @param {number[]} counts */
export function sum(counts) {
  return counts.reduce((whole, count) => whole + count, 0);
}
