/**
 * Puts what was given into files of this site, without sending them: workbooks of the plan, and letters with merge fields.
 *
 * In: the bytes of a file and what is to stand in it. Out: the bytes of the file that is saved.
 *
 * @typedef {import("./dates.js").Holiday} Holiday
 * @typedef {{title: string, area: string, notice: number | null, holidays: Holiday[], values: Map<string, string>}} Filling what a file is
 *   called, and what is put into it; ``values`` are those of merge fields, by name
 * @typedef {{sheet: string, column: number, row: number, day: number}} DayCell a day for a cell, both counted from 0
 */
import { zipped } from "../findings/zip.js";
import { entriesOf, textOf } from "../pooling/unzip.js";
import { iso } from "./dates.js";

const EPOCH = 25_569; // 1970-01-01, as workbooks count days
const NOTICE = { sheet: "What sources say", column: 1, row: 2 }; // as inspection_plan.py has it
const HOLIDAYS = { sheet: "Holidays", row: 4 };
const TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
const OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
const TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
const FILLED = { docx: withValues, xlsx: withDaysXlsx, ods: withDaysOds };

/**
 * A file with what was given.
 *
 * @param {Uint8Array} bytes
 * @param {string} ending of its name
 * @param {Filling} filling
 */
export async function filled(bytes, ending, filling) {
  const files = await partsOf(bytes);
  FILLED[/** @type {keyof typeof FILLED} */ (ending)](files, filling);
  if (ending !== "docx" && filling.area) {
    retitle(files, filling.title, `${filling.title}, ${filling.area}`);
  }
  return zipped(files);
}

/** Name the area wherever a workbook has its title. @param {Record<string, string>} files @param {string} title @param {string} whole */
function retitle(files, title, whole) {
  const [before, after] = [escaped(title), escaped(whole)];
  const doubled = (/** @type {string} */ text) => text.replaceAll("&amp;", "&amp;&amp;"); // in the head of a page & is a sign
  for (const name of Object.keys(files)) {
    files[name] = files[name]
      .replace(/<oddHeader>.*?<\/oddHeader>/s, (head) => head.replace(doubled(before), () => doubled(after)))
      .replaceAll(`>${before}<`, () => `>${after}<`)
      .replaceAll(`>${before}: `, () => `>${after}: `);
  }
}

/** The days of the letter and of holidays, each with its cell. @param {Filling} filling @returns {DayCell[]} */
function dayCells({ notice, holidays }) {
  const days = holidays.flatMap(({ from, to }, place) => [from, to].map((day, column) => ({ ...HOLIDAYS, row: HOLIDAYS.row + place, column, day })));
  return notice === null ? days : [{ ...NOTICE, day: notice }, ...days];
}

/** @param {Record<string, string>} files @param {Filling} filling */
function withDaysXlsx(files, filling) {
  const names = [...files["xl/workbook.xml"].matchAll(/<sheet name="([^"]*)"/g)].map((found) => found[1]);
  for (const { sheet, column, row, day } of dayCells(filling)) {
    const name = `xl/worksheets/sheet${names.indexOf(sheet) + 1}.xml`;
    const cell = new RegExp(`<c r="${"AB"[column]}${row + 1}"( s="\\d+")?/>`);
    files[name] = files[name].replace(cell, (empty) => empty.replace(/\/>$/, `><v>${day + EPOCH}</v></c>`));
  }
  for (const name of Object.keys(files).filter((part) => part.startsWith("xl/worksheets/sheet"))) {
    files[name] = files[name].replace(/<\/f><v>[^<]*<\/v>/g, "</f>"); // what was worked out before is worked out again
  }
}

/** @param {Record<string, string>} files @param {Filling} filling */
function withDaysOds(files, filling) {
  const tree = new DOMParser().parseFromString(files["content.xml"], "application/xml");
  const sheets = [...tree.getElementsByTagNameNS(TABLE, "table")];
  for (const { sheet, column, row, day } of dayCells(filling)) {
    const table = sheets.find((one) => one.getAttributeNS(TABLE, "name") === sheet);
    const cell = table?.getElementsByTagNameNS(TABLE, "table-row")[row]?.children[column];
    cell?.setAttributeNS(OFFICE, "office:value-type", "date");
    cell?.setAttributeNS(OFFICE, "office:date-value", iso(day));
    cell?.replaceChildren(tree.createElementNS(TEXT, "text:p"));
  }
  for (const cell of [...tree.getElementsByTagNameNS(TABLE, "table-cell")].filter((one) => one.hasAttributeNS(TABLE, "formula"))) {
    ["value", "string-value", "value-type"].forEach((name) => cell.removeAttributeNS(OFFICE, name));
    cell.replaceChildren();
  }
  files["content.xml"] = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(tree.documentElement)}`;
}

/** A letter's fields, each wherever it stands; one without a value stays in its brackets. @param {Record<string, string>} files @param {Filling} filling */
function withValues(files, { values }) {
  for (const [name, value] of values) {
    const [field, text] = [escaped(`[${name}]`), escaped(value)];
    for (const part of ["word/document.xml", "customXml/item1.xml"].filter((one) => one in files)) {
      files[part] = files[part].replaceAll(`>${field}<`, () => `>${text}<`);
    }
  }
}

/** The texts of a ZIP by name. @param {Uint8Array} bytes @returns {Promise<Record<string, string>>} */
async function partsOf(bytes) {
  const entries = [...(entriesOf(bytes) ?? [])];
  return Object.fromEntries(await Promise.all(entries.map(async ([name, entry]) => [name, await textOf(bytes, entry)])));
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
