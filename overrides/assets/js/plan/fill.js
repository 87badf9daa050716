/**
 * Puts dates and names into files of this site, without sending them: a workbook of the plan, and letters with merge fields.
 *
 * In: the bytes of a file and what is to stand in it. Out: the bytes of the file that is saved.
 */
import { zipped } from "../findings/zip.js";
import { entriesOf, textOf } from "../pooling/unzip.js";

const EPOCH = 25_569; // 1970-01-01, as workbooks count days
const NOTICE = { sheet: "What sources say", cell: "B3" }; // as inspection_plan.py has it
const HOLIDAYS = { sheet: "Holidays", first: 5 };

/**
 * The workbook of a plan, with the day of the notice and the holidays.
 *
 * @param {Uint8Array} bytes
 * @param {number} notice
 * @param {import("./dates.js").Holiday[]} holidays
 */
export async function filledWorkbook(bytes, notice, holidays) {
  const files = await partsOf(bytes);
  const names = [...files["xl/workbook.xml"].matchAll(/<sheet name="([^"]*)"/g)].map((found) => found[1]);
  const place = (/** @type {string} */ sheet) => `xl/worksheets/sheet${names.indexOf(sheet) + 1}.xml`;
  const days = holidays.flatMap(({ from, to }, row) => [
    { cell: `A${HOLIDAYS.first + row}`, day: from },
    { cell: `B${HOLIDAYS.first + row}`, day: to },
  ]);
  files[place(NOTICE.sheet)] = withDay(files[place(NOTICE.sheet)], NOTICE.cell, notice);
  files[place(HOLIDAYS.sheet)] = days.reduce((xml, { cell, day }) => withDay(xml, cell, day), files[place(HOLIDAYS.sheet)]);
  for (const name of Object.keys(files).filter((one) => one.startsWith("xl/worksheets/sheet"))) {
    files[name] = files[name].replaceAll("</f><v></v>", "</f>"); // what was worked out before is worked out again
  }
  return zipped(files);
}

/**
 * A letter in which fields are filled, each wherever it stands; a field without a value stays in its brackets.
 *
 * @param {Uint8Array} bytes
 * @param {Map<string, string>} values by the field's name
 */
export async function filledLetter(bytes, values) {
  const files = await partsOf(bytes);
  for (const [name, value] of values) {
    const [field, text] = [escaped(`[${name}]`), escaped(value)];
    for (const part of ["word/document.xml", "customXml/item1.xml"]) {
      files[part] = files[part]?.replaceAll(`>${field}<`, () => `>${text}<`);
    }
  }
  return zipped(Object.fromEntries(Object.entries(files).filter(([, text]) => text !== undefined)));
}

/** The texts of a ZIP by name. @param {Uint8Array} bytes @returns {Promise<Record<string, string>>} */
async function partsOf(bytes) {
  const entries = [...(entriesOf(bytes) ?? [])];
  return Object.fromEntries(await Promise.all(entries.map(async ([name, entry]) => [name, await textOf(bytes, entry)])));
}

/** @param {string} xml of a sheet @param {string} cell an empty one @param {number} day */
function withDay(xml, cell, day) {
  return xml.replace(new RegExp(`<c r="${cell}"( s="\\d+")?/>`), (_, style) => `<c r="${cell}"${style ?? ""}><v>${day + EPOCH}</v></c>`);
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
