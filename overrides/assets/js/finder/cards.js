/**
 * The finder's cards: which are shown, in which order, and what a search found in them. All of them come with the page.
 *
 * @typedef {import("./facets.js").Row} Row
 * @typedef {import("../search/excerpt.js").Find} Find
 */
import { mark, marked, unmark } from "../search/highlight.js";
import { link } from "./elements.js";

const list = /** @type {HTMLElement} */ (document.getElementById("finder-list"));
const more = /** @type {HTMLTemplateElement} */ (document.getElementById("finder-more")).content;
const cards = new Map(
  [...list.children, ...more.children].map((card) => {
    const own = /** @type {HTMLElement} */ (card);
    return [own.dataset.address ?? "", own];
  }),
);
/** The cards that show what was found in them. @type {Set<HTMLElement>} */
const dressed = new Set();

/** @param {boolean} busy */
export function setBusy(busy) {
  list.setAttribute("aria-busy", String(busy));
}

/** @param {Row[]} rows */
export function showCards(rows) {
  const wanted = rows.map((row) => cards.get(row.address)).filter((card) => card !== undefined);
  if (wanted.length !== list.children.length || wanted.some((card, place) => list.children[place] !== card)) {
    list.replaceChildren(...wanted);
  }
}

/**
 * Mark what was found in the cards, and show where else it stands. Without finds, cards are as they were.
 *
 * @param {Row[]} rows
 * @param {Record<string, Find>} finds by address
 */
export function showFinds(rows, finds) {
  dressed.forEach((card) => {
    unmark(card);
    const excerpt = /** @type {HTMLElement} */ (card.querySelector(".pub-card__excerpt"));
    excerpt.hidden = true;
    excerpt.replaceChildren();
    titleOf(card).search = "";
  });
  dressed.clear();
  for (const { address } of rows) {
    const card = cards.get(address);
    const find = finds[address];
    if (card && find) {
      showFind(card, find);
      dressed.add(card);
    }
  }
}

/**
 * @param {HTMLElement} card
 * @param {Find} find
 */
function showFind(card, { words, marks, excerpt }) {
  const wanted = new Set(words);
  card.querySelectorAll(".pub-card__title, .pub-card__summary").forEach((part) => mark(part, (word) => wanted.has(word)));
  const title = titleOf(card);
  title.search = marks.length ? new URLSearchParams({ mark: marks.join(" ") }).toString() : "";
  if (excerpt) {
    const place = /** @type {HTMLElement} */ (card.querySelector(".pub-card__excerpt"));
    place.append(
      ...(excerpt.anchor ? [link(`${title.href}#${excerpt.anchor}`, excerpt.title, "pub-card__section"), " "] : []),
      ...excerpt.parts.map(([text, isFound]) => (isFound ? marked(text) : text)),
    );
    place.hidden = false;
  }
}

/** @param {HTMLElement} card */
function titleOf(card) {
  return /** @type {HTMLAnchorElement} */ (card.querySelector(".pub-card__link"));
}
