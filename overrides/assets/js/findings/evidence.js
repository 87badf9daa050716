/**
 * "Take this evidence": what is shown, as a Word file, a table, data or citations, or on paper. Nothing is worded here: the
 * pieces were written when the site was built (`hooks/publishing/data/finding_pieces.py`).
 *
 * @typedef {import("../finder/facets.js").Row} Row
 * @typedef {{rows: Row[], sentence: string, address: string}} Shown
 */
import { fileName, save, trouble } from "../finder/takeaway.js";
import { showAll } from "./list.js";
import { piece, piecesOf } from "./pieces.js";
import { wordFile } from "./word.js";

/** @type {Record<string, string>} */
const TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  csv: "text/csv;charset=utf-8",
  json: "application/json",
  bib: "application/x-bibtex;charset=utf-8",
};

/**
 * Wire the buttons.
 *
 * @param {HTMLElement} box what holds them, and the line that says what was saved
 * @param {number} size how many findings a file of pieces holds
 * @param {() => Shown} shown what is shown now
 */
export function offer(box, size, shown) {
  const status = /** @type {HTMLElement} */ (box.querySelector("[aria-live]"));
  box.addEventListener("click", async ({ target }) => {
    const format = /** @type {HTMLElement} */ (target).closest("button")?.dataset.format;
    if (format) {
      status.textContent = "";
      status.textContent = await (format === "print" ? printed(shown()) : takeAway(shown(), format, size)).catch(trouble);
    }
  });
}

/**
 * Save a file.
 *
 * @param {Shown} shown
 * @param {string} format the ending of the file's name
 * @param {number} size
 * @returns {Promise<string>} what was saved
 */
async function takeAway(shown, format, size) {
  const numbers = shown.rows.map((row) => row.number);
  const content = format === "docx" ? await word(shown, numbers, size) : together(format, await piecesOf(format, numbers, size), await piece("first"));
  const name = `${fileName(shown.sentence)}.${format}`;
  save(new Blob([content], { type: TYPES[format] }), name);
  return `Saved ${numbers.length} ${numbers.length === 1 ? "finding" : "findings"} as ${name}`;
}

/**
 * @param {Shown} shown
 * @param {number[]} numbers
 * @param {number} size
 */
export async function word(shown, numbers, size) {
  const [passages, blank] = await Promise.all([piecesOf("evidence", numbers, size), piece("word")]);
  return wordFile(passages, shown, JSON.parse(document.getElementById("pub-evidence-words")?.textContent ?? "{}"), blank);
}

/**
 * @param {string} format
 * @param {string[]} texts
 * @param {string} first the first line of a table
 */
export function together(format, texts, first) {
  if (format === "csv") {
    return first + texts.join("");
  }
  return format === "json" ? `[\n${texts.join(",\n")}\n]\n` : texts.join("\n");
}

/**
 * Everything on paper.
 *
 * @param {Shown} shown
 */
async function printed({ rows }) {
  await showAll();
  window.print();
  return `${rows.length} ${rows.length === 1 ? "finding was" : "findings were"} sent to print.`;
}
