/**
 * How often a second reading of a record agrees with the first, question by question. For the team: it says nothing that could
 * be shared of children, but of a few readings it says little of readers, too.
 *
 * @typedef {import("./rules.js").Rules} Rules
 * @typedef {import("./rules.js").Answers} Answers
 * @typedef {{question: import("./rules.js").Question, compared: number, same: number}} Agreement
 */
import { plainNumber } from "./numbers.js";

/**
 * Only questions that both readings answered are compared.
 *
 * @param {Rules} rules @param {Map<string, Answers>} first @param {Map<string, Answers>} second both by the names of their files
 */
export function agreement(rules, first, second) {
  const id = rules.numberedBy ?? "";
  const byNumber = new Map([...first.values()].map((answers) => [plainNumber(answers[id] ?? ""), answers]));
  byNumber.delete("");
  const found = [...second].map(([file, answers]) => ({ file, answers, earlier: byNumber.get(plainNumber(answers[id] ?? "")) }));
  const pairs = found.flatMap(({ answers, earlier }) => (earlier ? [[earlier, answers]] : []));
  const closed = rules.sections.flatMap((section) => section.questions).filter(({ id: own, answers }) => answers.length && own !== rules.secondReadings?.question);
  const questions = closed.map((question) => {
    const both = pairs.filter((pair) => pair.every((answers) => answers[question.id]));
    return { question, compared: both.length, same: both.filter(([first, second]) => first[question.id] === second[question.id]).length };
  });
  return { pairs: pairs.length, alone: found.filter(({ earlier }) => !earlier).map(({ file }) => file), questions };
}
