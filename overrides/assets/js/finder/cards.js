/**
 * The finder's cards: which are shown, in which order, and what a search found in them.
 *
 * The list that comes with the page stays until something else is to be shown. Other cards are fetched as they are
 * needed, some at a time; what was found in a card is fetched when it comes into view.
 *
 * @typedef {import("./facets.js").Row} Row
 * @typedef {import("../search/excerpt.js").Find} Find
 */
import * as client from "../search/client.js";
import { mark, marked, unmark } from "../search/highlight.js";
import { link } from "./elements.js";

const FIRST = 10;
const MORE = 20;
const list = /** @type {HTMLElement} */ (document.getElementById("finder-list"));
const more = /** @type {HTMLButtonElement} */ (document.getElementById("finder-more"));
const printed = /** @type {HTMLElement} */ (document.getElementById("finder-printed")); // paper has no button
/** @type {Map<number, HTMLElement>} */
const cards = new Map();
/** @type {Map<Element, number>} */
const numbers = new Map();
/** The cards that show what was found in them. @type {Set<HTMLElement>} */
const dressed = new Set();
/** What is to be shown, and the terms to look for in it. @type {{rows: Row[], terms: string[]}} */
let wanted = { rows: [], terms: [] };
const seen = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => dress(/** @type {HTMLElement} */ (entry.target))),
  { rootMargin: "200px" },
);

/** @param {boolean} busy */
export function setBusy(busy) {
  list.setAttribute("aria-busy", String(busy));
}

/**
 * Show the first cards of these rows; the button brings more. An error leaves the list as it was.
 *
 * @param {Row[]} rows
 * @param {string[]} terms what to mark in them, and to look for in their texts
 * @param {() => void} then what to do in the same moment, unless something else is to be shown by then
 */
export async function showCards(rows, terms, then) {
  const before = wanted;
  const asked = { rows, terms };
  wanted = asked;
  const first = await fetched(rows.slice(0, FIRST)).catch((error) => {
    wanted = wanted === asked ? before : wanted;
    throw error;
  });
  if (wanted === asked) {
    undress();
    list.replaceChildren(...first);
    first.forEach((card) => watch(card));
    showMore();
    then();
  }
}

/** The next cards; the keyboard goes on with the first of them. */
async function showNext() {
  const asked = wanted;
  const start = list.children.length;
  const next = await fetched(asked.rows.slice(start, start + MORE));
  if (wanted === asked && list.children.length === start) {
    list.append(...next);
    next.forEach((card) => watch(card));
    showMore();
    titleOf(next[0])?.focus();
  }
}

function showMore() {
  document.getElementById("finder-rest")?.remove(); // its pages go on from the list that came with the page
  const left = wanted.rows.length - list.children.length;
  more.hidden = left <= 0;
  more.textContent = `Show ${Math.min(left, MORE)} more of ${left}`;
  printed.textContent =
    left > 0 ? `Here are the first ${list.children.length} of ${wanted.rows.length}. To print more, show more on the page first.` : "";
}

/** @param {(error: Error) => void} onTrouble */
export function wireMore(onTrouble) {
  more.addEventListener("click", () => showNext().catch(onTrouble));
}

/** @param {Row[]} rows @returns {Promise<HTMLElement[]>} */
async function fetched(rows) {
  const missing = rows.map((row) => row.number).filter((number) => !cards.has(number));
  const found = missing.length ? await client.cards(missing) : [];
  found.forEach((html, place) => cards.has(missing[place]) || keep(missing[place], html));
  return rows.map((row) => /** @type {HTMLElement} */ (cards.get(row.number)));
}

/** A card as the page's own template drew it. @param {number} number @param {string} html */
function keep(number, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const card = /** @type {HTMLElement} */ (template.content.firstElementChild);
  cards.set(number, card);
  numbers.set(card, number);
}

/** @param {HTMLElement} card */
function watch(card) {
  if (wanted.terms.length) {
    seen.observe(card);
  }
}

/** Mark what was found in a card, and show where else it stands. @param {HTMLElement} card */
async function dress(card) {
  seen.unobserve(card);
  const { terms } = wanted;
  const shown = [...parts(card)].map((part) => part.textContent).join(" ");
  const find = await client.excerpt({ document: numbers.get(card) ?? 0, terms, shown }).catch(() => null);
  if (find && wanted.terms === terms && card.isConnected) {
    showFind(card, find);
    dressed.add(card);
  }
}

/** Cards as they were, without what was found in them. */
function undress() {
  seen.disconnect();
  dressed.forEach((card) => {
    unmark(card);
    const excerpt = /** @type {HTMLElement} */ (card.querySelector(".pub-card__excerpt"));
    excerpt.hidden = true;
    excerpt.replaceChildren();
    titleOf(card).search = "";
  });
  dressed.clear();
}

/**
 * @param {HTMLElement} card
 * @param {Find} find
 */
function showFind(card, { words, marks, excerpt }) {
  const found = new Set(words);
  parts(card).forEach((part) => mark(part, (word) => found.has(word)));
  const title = titleOf(card);
  title.search = marks.length ? new URLSearchParams({ mark: marks.join(" ") }).toString() : "";
  if (excerpt) {
    const place = /** @type {HTMLElement} */ (card.querySelector(".pub-card__excerpt"));
    place.replaceChildren(
      ...(excerpt.anchor ? [link(`${title.href}#${excerpt.anchor}`, excerpt.title, "pub-card__section"), " "] : []),
      ...excerpt.parts.map(([text, isFound]) => (isFound ? marked(text) : text)),
    );
    place.hidden = false;
  }
}

/** What a card says of its publication. @param {HTMLElement} card */
function parts(card) {
  return card.querySelectorAll(".pub-card__title, .pub-card__summary");
}

/** @param {HTMLElement} card */
function titleOf(card) {
  return /** @type {HTMLAnchorElement} */ (card.querySelector(".pub-card__link"));
}
