/**
 * What the finder's page names beside its list: pages that match, what could be taken away where nothing fits, and what fits and
 * is not listed.
 *
 * @typedef {import("./address.js").State} State
 * @typedef {import("./view.js").Shown} Shown
 */
import { create, link } from "./elements.js";

const root = new URL("../../../", import.meta.url);
const element = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const MOST_PAGES = 4;

/**
 * The pages to name: those that are called like the question above the list; below it those that are called like a part of
 * it, and others that search found. Where no publication has all that is looked for, the page of the area that was meant stands
 * above, too: it says what there is. Where the title of one has all of it, only pages that are called just so stand above.
 *
 * @param {import("./understanding.js").Understanding} meant
 * @param {{address: string, label: string}[]} found
 * @param {boolean} isAnswered whether a publication has all that is looked for
 * @param {boolean} isTitled whether the first one has it in its title
 * @returns {{pages: Shown["pages"], beside: Shown["pages"]}}
 */
export function pagesOf(meant, found, isAnswered, isTitled = false) {
  const likely = meant.pages.filter((page) => isTitled && !meant.certain.has(page));
  const pages = [...meant.pages.filter((page) => !likely.includes(page)), ...(isAnswered ? [] : meant.units)].map(pageOf).slice(0, MOST_PAGES);
  const known = new Set(pages.map(({ address }) => address));
  const beside = [...[...likely, ...meant.beside].map(pageOf), ...found].filter(({ address }) => !known.has(address) && known.add(address));
  return { pages, beside: beside.slice(0, MOST_PAGES) };
}

/** @param {import("../search/lexicon.js").Entry} entry */
function pageOf({ address, group, label, choice }) {
  return { address: address === "publications/" && choice ? `${address}?${choice.join("=")}` : address, label: `${group}: ${label}` };
}

/** @type {(next: State) => void} */
let offerTaken = () => {};

/** Say what to do with a state that the visitor takes instead. @param {(next: State) => void} act */
export function onOffer(act) {
  offerTaken = act;
}

/** @param {string} text @param {State} next */
function offer(text, next) {
  const button = /** @type {HTMLButtonElement} */ (create("button", "pub-finder__offer", text));
  button.type = "button";
  button.addEventListener("click", () => offerTaken(next));
  return button;
}

/** Pages that match, what could be taken away, what is not listed, and that summaries are all there is. @param {Shown} shown */
export function showBeside(shown) {
  showPages("finder-pages", shown.pages, "Go to: ");
  showPages("finder-beside", shown.beside, "Also: ");
  showOffers(shown);
}

/** @param {Shown} shown */
function showOffers({ rows, offers, hidden, isSearch }) {
  element("finder-offers").replaceChildren(
    ...offers.map(({ label, count, next }) => {
      const item = create("li", "", "");
      item.append(offer(`Without ${label}: ${count} ${count === 1 ? "result" : "results"}`, next));
      return item;
    }),
  );
  const more = element("finder-hidden");
  more.hidden = !hidden.length || (!isSearch && rows.length > 0);
  more.replaceChildren(...hidden.map(({ text, next }) => offer(text, next)));
  const summaries = document.getElementById("finder-summaries");
  if (summaries) {
    summaries.hidden = !isSearch || rows.length >= FEW;
  }
}

const FEW = 5; // results below which the page says that it holds mostly summaries

/** @param {string} id @param {Shown["pages"]} pages @param {string} lead */
function showPages(id, pages, lead) {
  const place = element(id);
  place.hidden = !pages.length;
  const links = pages.map(({ address, label }) => link(new URL(address, root).href, label, "pub-finder__page"));
  place.replaceChildren(create("span", "pub-finder__also", lead), ...links);
}
