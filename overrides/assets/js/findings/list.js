/**
 * The register's list: findings as the page's own template drew them, some at a time, each with a button that picks it.
 *
 * @typedef {import("../finder/facets.js").Row} Row
 */
import { create } from "../finder/elements.js";
import { piecesOf } from "./pieces.js";

const FIRST = 20;
const MORE = 40;
const list = /** @type {HTMLElement} */ (document.getElementById("finder-list"));
const more = /** @type {HTMLButtonElement} */ (document.getElementById("finder-more"));
const printed = /** @type {HTMLElement} */ (document.getElementById("finder-printed")); // paper has no button
/** @type {{rows: Row[], size: number, picks: Set<string>}} */
let wanted = { rows: [], size: 1, picks: new Set() };

/**
 * Show the first of these findings; the button brings more. An error leaves the list as it was.
 *
 * @param {Row[]} rows
 * @param {number} size how many findings a file of pieces holds
 * @param {Set<string>} picks the ids of those that are picked
 * @param {() => void} then what to do in the same moment, unless something else is to be shown by then
 */
export async function showFindings(rows, size, picks, then) {
  const before = wanted;
  const request = { rows, size, picks };
  wanted = request;
  const first = await cards(rows.slice(0, FIRST)).catch((error) => {
    wanted = wanted === request ? before : wanted;
    throw error;
  });
  if (wanted === request) {
    list.replaceChildren(...first);
    showMore();
    then();
  }
}

/**
 * The list that came with the page, as the script goes on from it.
 *
 * @param {Row[]} rows
 * @param {number} size
 * @param {Set<string>} picks
 */
export function adopt(rows, size, picks) {
  wanted = { rows, size, picks };
  list.querySelectorAll("li").forEach((card) => card.querySelector("button") || offerPick(card));
  showMore();
}

/** @param {(error: Error) => void} onTrouble @param {(id: string) => void} onPick */
export function wireList(onTrouble, onPick) {
  more.addEventListener("click", () => showNext(MORE, true).catch(onTrouble));
  list.addEventListener("click", ({ target }) => {
    const button = /** @type {HTMLElement} */ (target).closest("button");
    if (button) {
      onPick(button.dataset.id ?? "");
    }
  });
}

/** Bring all findings onto the page, for paper. */
export function showAll() {
  return showNext(Infinity, false);
}

/** @param {Set<string>} picks */
export function showPicks(picks) {
  wanted = { ...wanted, picks };
  list.querySelectorAll("button").forEach((button) => mark(button));
}

/**
 * The next findings; the keyboard goes on with the first of them.
 *
 * @param {number} count
 * @param {boolean} focus
 */
async function showNext(count, focus) {
  const request = wanted;
  const start = list.children.length;
  const next = await cards(request.rows.slice(start, start + count));
  if (wanted.rows === request.rows && list.children.length === start) {
    list.append(...next);
    showMore();
    if (focus) {
      next[0]?.querySelector("a")?.focus();
    }
  }
}

function showMore() {
  const left = wanted.rows.length - list.children.length;
  more.hidden = left <= 0;
  more.textContent = `Show ${Math.min(left, MORE)} more of ${left}`;
  printed.textContent =
    left > 0 ? `Here are the first ${list.children.length} of ${wanted.rows.length}. To print all of them, press “Print” under “Take this evidence”.` : "";
}

/** @param {Row[]} rows @returns {Promise<HTMLElement[]>} */
async function cards(rows) {
  const texts = await piecesOf("cards", rows.map((row) => row.number), wanted.size);
  return texts.map((text) => {
    const template = document.createElement("template");
    template.innerHTML = text;
    const card = /** @type {HTMLElement} */ (template.content.firstElementChild);
    offerPick(card);
    return card;
  });
}

/** @param {Element} card */
function offerPick(card) {
  const button = /** @type {HTMLButtonElement} */ (create("button", "pub-finding__pick", ""));
  button.type = "button";
  button.dataset.id = /** @type {HTMLElement} */ (card).dataset.id ?? "";
  mark(button);
  card.append(button);
}

/** @param {HTMLButtonElement} button */
function mark(button) {
  const picked = wanted.picks.has(button.dataset.id ?? "");
  const about = button.parentElement?.querySelector(".pub-finding__text")?.textContent?.trim() ?? "";
  button.setAttribute("aria-pressed", String(picked));
  button.setAttribute("aria-label", `Pick: ${about}`);
  button.textContent = picked ? "Picked" : "Pick";
}
