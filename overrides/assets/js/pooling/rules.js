/**
 * What readings are pooled by: written by the build from the template's record (`hooks/publishing/documents/pooling_rules.py`).
 *
 * @typedef {{question: string, answers: string[]}} Condition
 * @typedef {{id: string, question: string, kind: string, answers: string[], unless: Condition | null, row: number}} Question
 * @typedef {{title: string, questions: Question[]}} Section
 * @typedef {{word: string, percent: number, above: boolean}} Band
 * @typedef {{
 *   kind: string, sheet: string, questionColumn: number, answerColumn: number,
 *   facts: Record<string, [string, number, number]>, tags: Record<string, string>, prompts: string[],
 *   titles: Record<string, string>,
 * }} Form
 * @typedef {{least: number, open: number, most: number, sheets: number, rows: number, columns: number}} Limits
 * @typedef {{
 *   template: string, title: string, version: string, groupedBy: string | null, numberedBy: string | null,
 *   secondReadings: Condition | null, good: string[], bands: Band[], sections: Section[], form: Form, limits: Limits,
 *   words: Record<string, string>, csv: {name: string, columns: string[]},
 * }} Rules
 * @typedef {Record<string, string>} Answers the id of a question, and its answer; what was not answered is left out
 */

/**
 * All questions, in order.
 *
 * @param {Rules} rules
 */
export function questionsOf(rules) {
  return rules.sections.flatMap((section) => section.questions);
}
