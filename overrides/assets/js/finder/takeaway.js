/**
 * Takes away what is shown, as a file in one of four formats.
 *
 * How a publication reads in a format was decided when the site was built (`hooks/publishing/data/list_exports.py`). Here the pieces
 * of the results are put together, in the order shown: all of them, also those behind "Show more".
 *
 * @typedef {import("./facets.js").Row} Row
 * @typedef {{of: Record<string, string>, before: string, between: string, after: string}} Pieces by page address
 * @typedef {{rows: Row[], sentence: string}} Listed
 */
import * as client from "../search/client.js";

const FOLDER = new URL("../../../publications/pieces/", import.meta.url);
const LONGEST = 120; // letters of a file's name
const CHANGED = "changed";
/** @type {Record<string, string>} */
const TYPES = { csv: "text/csv", json: "application/json", bib: "application/x-bibtex", ris: "application/x-research-info-systems" };

/**
 * Wire the buttons.
 *
 * @param {HTMLElement} box what holds them, and the line that says what was saved
 * @param {() => Listed} listed what is shown now
 */
export function offer(box, listed) {
  const status = /** @type {HTMLElement} */ (box.querySelector("[aria-live]"));
  box.addEventListener("click", async ({ target }) => {
    const format = /** @type {HTMLElement} */ (target).closest("button")?.dataset.format;
    if (format) {
      status.textContent = "";
      status.textContent = await taken(listed(), format).catch(trouble);
    }
  });
}

/**
 * Save a file.
 *
 * @param {Listed} listed
 * @param {string} format the ending of the file's name
 * @returns {Promise<string>} what was saved
 */
async function taken({ rows, sentence }, format) {
  const [pieces, cards] = await Promise.all([piecesOf(format), client.cards(rows.map((row) => row.number))]);
  const text = together(pieces, cards.map(addressOf));
  const name = `${fileName(sentence)}.${format}`;
  save(new Blob([text], { type: `${TYPES[format]};charset=utf-8` }), name);
  return `Saved ${rows.length} ${rows.length === 1 ? "publication" : "publications"} as ${name}`;
}

/** @param {string} format @returns {Promise<Pieces>} */
async function piecesOf(format) {
  const answer = await fetch(new URL(`${format}.json`, FOLDER));
  if (!answer.ok) {
    throw new Error(CHANGED);
  }
  return answer.json();
}

/**
 * Publications in one file. Throws where one of them is not on the site any more.
 *
 * @param {Pieces} pieces
 * @param {string[]} addresses of the publications' pages, in order
 */
export function together({ of, before, between, after }, addresses) {
  if (!addresses.every((address) => Object.hasOwn(of, address))) {
    throw new Error(CHANGED);
  }
  return before + addresses.map((address) => of[address]).join(between) + after;
}

/** The address of the page that a card leads to. @param {string} card its HTML */
function addressOf(card) {
  const template = document.createElement("template");
  template.innerHTML = card;
  return /** @type {HTMLElement} */ (template.content.firstElementChild).dataset.address ?? "";
}

/**
 * @param {string} sentence what is shown
 * @returns {string} the same as a file's name, without its ending: `6-reports-from-fife-and-moray-newest-first`
 */
export function fileName(sentence) {
  const name = sentence.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  return name.length > LONGEST ? name.slice(0, LONGEST).replace(/-[^-]*$/, "") : name;
}

/** @param {Blob} file @param {string} name */
export function save(file, name) {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(file);
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000); // the browser may still be reading it
}

/** Why nothing was saved. @param {Error} error */
export function trouble({ message }) {
  if (!navigator.onLine) {
    return "There is no connection just now. Nothing was saved.";
  }
  const changed = "This site has changed since the page was opened. Nothing was saved; reload the page and try again.";
  return message === CHANGED ? changed : "This does not work just now. Nothing was saved; try again later.";
}
