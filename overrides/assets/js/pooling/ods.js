/** The cells of an ODS file. Formulas are only named. */
import { cellKey } from "./cells.js";
import { folded } from "./text.js";
import { attribute, below, children, parsed } from "./xml.js";

const OFFICE = "opendocument:xmlns:office";

/** @param {(name: string) => Promise<string>} read @param {import("./rules.js").Limits} limits */
export async function odsCells(read, limits) {
  /** @type {import("./opening.js").Cells} */
  const cells = new Map();
  for (const sheet of below(parsed(await read("content.xml")), "table").slice(0, limits.sheets)) {
    const name = attribute(sheet, "name");
    for (const [row, line] of repeated(below(sheet, "table-row"), "rows", limits.rows)) {
      for (const [column, cell] of repeated(children(line, "table-cell", "covered-table-cell"), "columns", limits.columns)) {
        cells.set(cellKey(name, row, column), valueOf(cell));
      }
    }
  }
  return cells;
}

/**
 * Rows or cells with their places, each as often as it says.
 *
 * @param {Element[]} elements
 * @param {string} what
 * @param {number} most
 * @returns {Generator<[number, Element]>}
 */
function* repeated(elements, what, most) {
  let place = 0;
  for (const element of elements) {
    const end = place + Number(attribute(element, `number-${what}-repeated`) || 1);
    for (let number = place; number < Math.min(end, most); number++) {
      yield [number, element];
    }
    place = end;
  }
}

/** @param {Element} cell @returns {import("./opening.js").Value} */
function valueOf(cell) {
  const formula = attribute(cell, "formula");
  if (formula) {
    return { kind: "formula", text: formula };
  }
  if (attribute(cell, "value-type", OFFICE) === "date") {
    return { kind: "day", text: attribute(cell, "date-value").slice(0, 10) };
  }
  return { kind: "text", text: folded(children(cell, "p").map((line) => line.textContent ?? "").join(" ")) };
}
