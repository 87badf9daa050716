/**
 * The answers in filled forms, and a fault for everything that keeps a file out: `reading.py` in the browser. A file is taken
 * whole or not at all.
 *
 * @typedef {import("./rules.js").Rules} Rules
 * @typedef {import("./rules.js").Answers} Answers
 * @typedef {import("./faults.js").Fault} Fault
 * @typedef {import("./opening.js").Value} Value
 * @typedef {{answers: Answers | null, wrong: Omit<Fault, "file">[], factsAt: string}} ReadForm what a form with fields calls the place of its facts
 */
import { cellKey, keyOfPlace, placeName } from "./cells.js";
import { FORM, UnreadableError } from "./faults.js";
import { plainNumber } from "./numbers.js";
import { opened, tooLarge } from "./opening.js";
import { questionsOf } from "./rules.js";
import { alternatives, closest, joined, quoted } from "./text.js";

/**
 * What is in a file, or what is wrong with it.
 *
 * @param {Rules} rules
 * @param {Blob} file
 * @returns {Promise<ReadForm>}
 */
export async function readForm(rules, file) {
  try {
    if (file.size > rules.limits.most) {
      throw tooLarge(file.size, rules.limits.most);
    }
    const { cells, fields, factsAt } = await opened(new Uint8Array(await file.arrayBuffer()), rules);
    return { ...judged(rules, cells ?? fromFields(rules, fields ?? new Map()), factsAt), factsAt };
  } catch (error) {
    const { expected, found } = error instanceof UnreadableError ? error : new UnreadableError(FORM, "a file that can't be read");
    return { answers: null, wrong: [{ place: "", expected, found, meant: "" }], factsAt: "" };
  }
}

/**
 * The forms that can be counted, second readings apart, and what is wrong with the others.
 *
 * @param {Rules} rules
 * @param {Map<string, ReadForm>} forms by the names of their files
 */
export function sorted(rules, forms) {
  /** @type {Map<string, Answers>} */
  const records = new Map();
  /** @type {Fault[]} */
  const faults = [];
  for (const [file, { answers, wrong }] of forms) {
    const twin = answers && [...records].find(([, other]) => isSame(other, answers));
    faults.push(...wrong.map((own) => ({ file, ...own })));
    if (twin) {
      faults.push({ file, place: "", expected: "a record that is not counted yet", found: `the same answers as in ${twin[0]}`, meant: "" });
    } else if (answers) {
      records.set(file, answers);
    }
  }
  const second = new Map([...records].filter(([, answers]) => isSecond(rules, answers)));
  const first = new Map([...records].filter(([file]) => !second.has(file)));
  faults.push(...repeatedNumbers(rules, first, forms), ...repeatedNumbers(rules, second, forms));
  const named = new Set(faults.map(({ file }) => file));
  const countable = (/** @type {Map<string, Answers>} */ some) => new Map([...some].filter(([file]) => !named.has(file)));
  const order = [...forms.keys()];
  return { records: countable(first), second: countable(second), faults: faults.sort((left, right) => order.indexOf(left.file) - order.indexOf(right.file)) };
}

/** @param {Answers} left @param {Answers} right */
function isSame(left, right) {
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => left[name] === right[name]);
}

/** @param {Rules} rules @param {Answers} answers */
function isSecond({ secondReadings }, answers) {
  return Boolean(secondReadings?.answers.includes(answers[secondReadings.question]));
}

/**
 * Every file of a reading that several files have: nobody can tell which of them is right.
 *
 * @param {Rules} rules
 * @param {Map<string, Answers>} records
 * @param {Map<string, ReadForm>} forms
 * @returns {Fault[]}
 */
function repeatedNumbers(rules, records, forms) {
  const id = rules.numberedBy;
  if (!id) {
    return [];
  }
  /** @type {Map<string, string[]>} */
  const files = new Map();
  for (const [file, answers] of records) {
    const number = plainNumber(answers[id] ?? "");
    if (number) {
      files.set(number, [...(files.get(number) ?? []), file]);
    }
  }
  return [...files.values()].filter((same) => same.length > 1).flatMap((same) =>
    same.map((file) => ({
      file,
      place: answerPlace(rules, id, forms.get(file)?.factsAt ?? ""),
      expected: "a number that no other reading has",
      found: `${quoted(records.get(file)?.[id] ?? "")}, as in ${joined(same.filter((other) => other !== file))}; none of them is counted`,
      meant: "",
    })),
  );
}

/**
 * A form's fields, as a workbook has its cells.
 *
 * @param {Rules} rules
 * @param {import("./opening.js").Cells} fields
 * @returns {import("./opening.js").Cells}
 */
function fromFields(rules, fields) {
  const { facts, tags, kind, sheet, questionColumn, answerColumn } = rules.form;
  /** @type {import("./opening.js").Cells} */
  const cells = new Map([[cellKey(...facts.workbook), { kind: "text", text: kind }]]);
  const put = (/** @type {string} */ key, /** @type {Value | undefined} */ value) => value && cells.set(key, value);
  Object.entries(tags).forEach(([name, tag]) => put(cellKey(...facts[name]), fields.get(tag)));
  for (const { id, question, row } of questionsOf(rules)) {
    put(cellKey(sheet, row, questionColumn), { kind: "text", text: question });
    put(cellKey(sheet, row, answerColumn), fields.get(id));
  }
  return cells;
}

/** @param {Rules} rules @param {import("./opening.js").Cells} cells @param {string} factsAt @returns {Omit<ReadForm, "factsAt">} */
function judged(rules, cells, factsAt) {
  const wrong = firstOf(another(rules, cells, factsAt)) ?? firstOf(misplaced(rules, cells)) ?? misfilled(rules, cells, factsAt);
  const { sheet, answerColumn } = rules.form;
  const filled = questionsOf(rules).flatMap(({ id, row }) => {
    const value = cells.get(cellKey(sheet, row, answerColumn));
    return value ? [/** @type {[string, string]} */ ([id, value.text])] : [];
  });
  const answers = Object.fromEntries(filled);
  if (!wrong.length && !questionsOf(rules).some((question) => question.answers.length && question.id in answers)) {
    return { answers: null, wrong: [{ place: "", expected: "at least one answer", found: "an empty form", meant: "" }] };
  }
  return wrong.length ? { answers: null, wrong } : { answers, wrong };
}

/** @template T @param {T[]} some @returns {T[] | null} */
function firstOf(some) {
  return some.length ? some.slice(0, 1) : null;
}

/**
 * Why this is not a form of the template and its version; nobody looks for a cell in what is no form at all.
 *
 * @param {Rules} rules
 * @param {import("./opening.js").Cells} cells
 * @param {string} factsAt
 */
function another(rules, cells, factsAt) {
  /** @type {[string, string, string][]} */
  const wanted = [
    ["workbook", "a workbook for one record,", rules.form.kind],
    ["template", "the template", rules.template],
    ["version", "version", rules.version],
  ];
  if (!["workbook", "template"].every((fact) => cells.get(cellKey(...rules.form.facts[fact]))?.text)) {
    return [{ place: "", expected: FORM, found: "a file that is not one of our forms", meant: "" }];
  }
  return wanted.flatMap(([fact, what, expected]) => {
    const [sheet, row, column] = rules.form.facts[fact];
    const found = cells.get(cellKey(sheet, row, column));
    const place = factsAt || placeName({ sheet, row, column });
    return isText(found, expected) ? [] : [{ place, expected: `${what} ${quoted(expected)}`, found: shown(found), meant: "" }];
  });
}

/**
 * The questions that don't stand where they were.
 *
 * @param {Rules} rules
 * @param {import("./opening.js").Cells} cells
 */
function misplaced(rules, cells) {
  const { sheet, questionColumn: column } = rules.form;
  return questionsOf(rules).flatMap(({ question, row }) => {
    const place = { sheet, row, column };
    const found = cells.get(keyOfPlace(place));
    return isText(found, question) ? [] : [{ place: placeName(place), expected: `the question ${quoted(question)}`, found: shown(found), meant: "" }];
  });
}

/** @param {Rules} rules @param {import("./opening.js").Cells} cells @param {string} factsAt */
function misfilled(rules, cells, factsAt) {
  return questionsOf(rules).flatMap((question) => {
    const value = cells.get(cellKey(rules.form.sheet, question.row, rules.form.answerColumn));
    const expected = value ? expectedOf(question, value) : "";
    const meant = value && value.kind !== "day" ? closest(value.text, question.answers) : "";
    return expected ? [{ place: answerPlace(rules, question.id, factsAt), expected, found: shown(value), meant }] : [];
  });
}

/**
 * What should stand there; "" if that is what does.
 *
 * @param {import("./rules.js").Question} question
 * @param {Value} value
 */
function expectedOf(question, value) {
  if (value.kind === "formula") {
    return "an answer";
  }
  if (question.answers.length) {
    return value.kind === "text" && question.answers.includes(value.text) ? "" : alternatives(question.answers);
  }
  return question.kind === "date" && value.kind !== "day" ? "a day, as a date" : "";
}

/** @param {Rules} rules @param {string} id @param {string} factsAt */
function answerPlace(rules, id, factsAt) {
  const questions = questionsOf(rules);
  const number = questions.findIndex((question) => question.id === id);
  const { sheet, answerColumn: column } = rules.form;
  return factsAt ? `question ${number + 1}` : placeName({ sheet, row: questions[number].row, column });
}

/** @param {Value | undefined} value @param {string} expected */
function isText(value, expected) {
  return value?.kind === "text" && value.text === expected;
}

/** @param {Value | undefined} value */
function shown(value) {
  return value ? (value.kind === "formula" ? `the formula ${quoted(value.text)}` : quoted(value.text)) : "nothing";
}
