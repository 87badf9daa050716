/**
 * The cells of an XLSX file. Formulas are only named. Numbers become what `publishing pool` makes of them.
 *
 * @typedef {import("./opening.js").Value} Value
 * @typedef {import("./opening.js").Cells} Cells
 */
import { cellKey } from "./cells.js";
import { folded } from "./text.js";
import { attribute, below, child, children, parsed } from "./xml.js";

const BOOK = "xl/workbook.xml";
const DAY = 86_400_000;
const DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]); // of the formats that every program knows
const ASIDE = /".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]/g; // in a format: words, colours, languages
const IS_DATE = /(?<![_\\])[dmhysDMHYS]/;

/** @param {(name: string) => Promise<string>} read @param {Set<string>} names @param {import("./rules.js").Limits} limits */
export async function xlsxCells(read, names, limits) {
  const book = parsed(await read(BOOK));
  const targets = targetsOf(parsed(await read("xl/_rels/workbook.xml.rels")));
  const strings = names.has("xl/sharedStrings.xml") ? children(parsed(await read("xl/sharedStrings.xml")), "si").map(words) : [];
  const dates = names.has("xl/styles.xml") ? datesOf(parsed(await read("xl/styles.xml"))) : new Set();
  const start = attribute(below(book, "workbookPr")[0] ?? book, "date1904").match(/^(1|true)$/) ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const sheets = below(book, "sheet").map((sheet) => ({ name: attribute(sheet, "name"), file: targets.get(attribute(sheet, "id", "relationships")) ?? "" }));
  /** @type {Cells} */
  const cells = new Map();
  for (const { name, file } of sheets.filter((sheet) => sheet.file.includes("sheets/")).slice(0, limits.sheets)) {
    for (const { row, column, cell } of placed(parsed(await read(file)), limits)) {
      cells.set(cellKey(name, row, column), valueOf(cell, strings, dates, start));
    }
  }
  return cells;
}

/** @param {Element} root */
function targetsOf(root) {
  return new Map(children(root, "Relationship").map((own) => [attribute(own, "Id"), fileOf(attribute(own, "Target"))]));
}

/** @param {string} target */
function fileOf(target) {
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

/**
 * The styles whose numbers are days.
 *
 * @param {Element} root
 */
function datesOf(root) {
  const own = new Set(below(root, "numFmt").filter((format) => IS_DATE.test(attribute(format, "formatCode").split(";")[0].replace(ASIDE, ""))).map((format) => Number(attribute(format, "numFmtId"))));
  const styles = children(child(root, "cellXfs") ?? root, "xf").map((style) => Number(attribute(style, "numFmtId")));
  return new Set(styles.flatMap((format, place) => (DATES.has(format) || own.has(format) ? [place] : [])));
}

/** @param {Element} sheet @param {import("./rules.js").Limits} limits */
function* placed(sheet, limits) {
  let row = -1;
  for (const line of below(sheet, "row")) {
    row = attribute(line, "r") ? Number(attribute(line, "r")) - 1 : row + 1;
    let column = -1;
    for (const cell of row < limits.rows ? children(line, "c") : []) {
      const letters = attribute(cell, "r").replace(/\d+$/, "");
      column = letters ? [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1 : column + 1;
      if (column < limits.columns) {
        yield { row, column, cell };
      }
    }
  }
}

/** @param {Element} cell @param {string[]} strings @param {Set<unknown>} dates @param {number} start @returns {Value} */
function valueOf(cell, strings, dates, start) {
  const formula = child(cell, "f");
  if (formula) {
    return { kind: "formula", text: `=${formula.textContent ?? ""}` };
  }
  const type = attribute(cell, "t") || "n";
  const value = child(cell, "v")?.textContent ?? "";
  if (type === "inlineStr") {
    const inside = child(cell, "is");
    return text(inside ? words(inside) : "");
  }
  if (value && type === "s") {
    return text(strings[Number(value)]);
  }
  if (value && type === "n" && dates.has(Number(attribute(cell, "s") || 0))) {
    return dayOf(Number(value), start);
  }
  if (value && type === "d") {
    return { kind: "day", text: value.slice(0, 10) };
  }
  return text(type === "b" && value ? (Number(value) ? "True" : "False") : type === "n" ? plainNumber(value) : value);
}

/** @param {number} serial @param {number} start @returns {Value} */
function dayOf(serial, start) {
  if (serial >= 0 && serial < 1) {
    return text(new Date(Math.round(serial * DAY)).toISOString().slice(11, 19));
  }
  const shifted = serial > 0 && serial < 60 && start !== Date.UTC(1904, 0, 1) ? serial + 1 : serial;
  return { kind: "day", text: new Date(start + Math.round(shifted * DAY)).toISOString().slice(0, 10) };
}

/**
 * A number as it is read aloud: without the zeros that a program put there.
 *
 * @param {string} value
 */
function plainNumber(value) {
  return /^-?\d+$/.test(value) ? String(BigInt(value)) : /[.eE]/.test(value) ? decimal(Number(value)) : value;
}

/** @param {number} value */
function decimal(value) {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/**
 * The words of a text in cells, without the signs of how to read it.
 *
 * @param {Element} element
 */
function words(element) {
  return [...children(element, "t"), ...children(element, "r").flatMap((run) => children(run, "t"))].map((part) => part.textContent ?? "").join("");
}

/** @param {string} value @returns {Value} */
function text(value) {
  return { kind: "text", text: folded(value) };
}
