/** The register of findings: the finder's form, address and counts, over findings in place of publications. */
import { nothing, orderOf, without } from "../finder/address.js";
import { NO_ANSWER } from "../finder/asking.js";
import { UNDATED, sorted, yearsOf } from "../finder/facets.js";
import { filterToggle, optionFilters } from "../finder/filters.js";
import { sentence } from "../finder/sentence.js";
import { choicesOf, notesOn, orderWords } from "../finder/telling.js";
import * as view from "../finder/view.js";
import { read, toggled, write } from "./address.js";
import * as evidence from "./evidence.js";
import { adopt, showFindings, showPicks, wireList } from "./list.js";
import { CHANGED, piece } from "./pieces.js";
import { packed, rowsOf } from "./rows.js";
import { tally } from "./tally.js";

/**
 * @typedef {import("../finder/facets.js").Row} Row
 * @typedef {import("../finder/address.js").State} State
 * @typedef {import("./address.js").Basket} Basket
 */

const element = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const AT_ONCE = 5000; // findings up to which their columns are fetched before anything is chosen
const facets = view.facets();
const size = JSON.parse(element("pub-finder-data").textContent ?? "{}").at_once;
const unit = element("finder").dataset.unit ?? ""; // the facet of what is inspected
const areas = facets.find((facet) => facet.key === unit)?.options.map((option) => option.value) ?? [];
/** @type {import("./rows.js").Columns} */
let columns;
/** @type {Row[]} */
let rows = [];
/**
 * The ids of all findings in the rows' order, once something is picked.
 *
 * @type {string[]}
 */
let names = [];
/** @type {import("../finder/address.js").Known} */
let known = new Map();
/** @type {{state: State, basket: Basket, ignored: string[]}} */
let now = { state: nothing(), basket: { picks: [], only: false }, ignored: [] };
let isChanged = false; // whether the form was changed before there were rows
let pristine = true; // whether the list is still the one that came with the page
/** @type {Promise<void> | null} */
let starting = null;
/**
 * What is shown now.
 *
 * @type {import("./evidence.js").Shown}
 */
let onPage = { rows: [], sentence: "", address: "" };

function render() {
  const { state, basket, ignored } = now;
  const order = orderOf(state);
  const picked = new Set(basket.picks);
  const choice = basket.only ? {} : state.choice;
  const { passing, counts } = tally(columns, state.choice, facets, known);
  const among = basket.only ? rows.filter((row) => picked.has(names[row.number])) : passing.map((number) => rows[number]);
  const shown = sorted(among, order, new Map(), areas, unit);
  const all = {
    state,
    rows: shown,
    order,
    sentence: sentence(shown, choice, facets, "", orderWords(shown, order)) + (basket.only ? ", picked by hand" : ""),
    notes: notesOn(shown, NO_ANSWER, ignored, ""),
    counts,
    chosen: basket.only ? [] : choicesOf(state, NO_ANSWER, facets),
    isSearch: false,
  };
  const show = () => {
    onPage = { rows: shown, sentence: all.sentence, address: location.origin + location.pathname + write(state, basket) };
    element("register-address").textContent = onPage.address;
    view.show(all);
    showBasket();
  };
  if (pristine && !write(state, basket)) {
    adopt(shown, size, picked);
    show();
  } else {
    pristine = false;
    showFindings(shown, size, picked, show).catch(trouble);
  }
}

/** How many are picked, and what can be done with them. */
function showBasket() {
  const { picks, only } = now.basket;
  element("register-basket").hidden = !picks.length;
  element("register-picked").textContent = picks.length === 1 ? "1 finding is picked." : `${picks.length} findings are picked.`;
  element("register-only").setAttribute("aria-pressed", String(only));
}

/** @param {{message: string}} error */
function trouble({ message }) {
  const changed = "This site has changed since the page was opened. Reload the page to go on.";
  view.trouble(message === CHANGED ? changed : "This does not work just now. The list stays as it was.");
}

/**
 * A new state: into the address and onto the page.
 *
 * @param {{state?: State, basket?: Basket, ignored?: string[]}} next
 * @param {boolean} keep whether the address is to say it
 */
function change(next, keep = true) {
  now = { ...now, ignored: [], ...next };
  const address = location.pathname + write(now.state, now.basket);
  if (keep && address !== location.pathname + location.search) {
    history.pushState(null, "", address);
  }
  render();
}

/** @param {string} id */
async function pick(id) {
  await ready();
  names = await piece("names");
  now = { ...now, basket: toggled(now.basket, id) };
  if (now.basket.only) {
    change({});
    return;
  }
  history.replaceState(null, "", location.pathname + write(now.state, now.basket));
  onPage = { ...onPage, address: location.href };
  showPicks(new Set(now.basket.picks));
  showBasket();
}

/** @param {boolean} ordered whether the order is what was changed @returns {State} */
function fromForm(ordered) {
  const parameters = new URLSearchParams(/** @type {any} */ (new FormData(view.form)));
  if (parameters.get("from") === UNDATED) {
    parameters.delete("to");
  }
  const { state } = read(`?${parameters}`, known);
  return ordered ? state : { ...state, sort: now.state.sort };
}

function wire() {
  view.box.addEventListener("change", ({ target }) => {
    const { name } = /** @type {HTMLInputElement} */ (target);
    if (name) {
      act(() => change({ state: fromForm(name === "sort"), basket: { ...now.basket, only: now.basket.only && name === "sort" } }));
    }
  });
  view.form.addEventListener("submit", (event) => event.preventDefault());
  element("finder-chosen").addEventListener("click", ({ target }) => {
    const button = /** @type {HTMLElement} */ (target).closest("button");
    if (button) {
      const place = [...element("finder-chosen").querySelectorAll("button")].indexOf(button);
      view.focusNextChip(place);
      act(() => change({ state: without(now.state, button.dataset.key ?? "", button.dataset.value ?? "") }));
    }
  });
  element("register-only").addEventListener("click", () => act(() => change({ basket: { ...now.basket, only: !now.basket.only } })));
  element("register-empty").addEventListener("click", () => {
    act(() => change({ basket: { picks: [], only: false } }));
    element("finder-sentence").focus();
  });
  view.onStep(
    () => rows.length > 0,
    () => act(() => change(read(location.search, known), false)),
  );
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) {
      setTimeout(() => act(render)); // WebKit resets the form after this event
    }
  });
}

/**
 * Act as soon as there are rows.
 *
 * @param {() => void} then
 */
function act(then) {
  ready().then(then).catch(trouble);
}

/** Everything that can be chosen by, fetched once. */
function ready() {
  starting ??= start().catch((error) => {
    starting = null;
    throw error;
  });
  return starting;
}

async function start() {
  columns = packed(await piece("columns"));
  rows = rowsOf(columns);
  const years = yearsOf(columns.dates.values.map((/** @type {any[]} */ [, ...own]) => ({ years: own })));
  known = new Map([
    ...facets.map((facet) => /** @type {[string, string[]]} */ ([facet.key, facet.options.map((option) => option.value)])),
    ["from", [UNDATED, ...years]],
    ["to", years],
  ]);
  isChanged = view.isChanged();
  view.addYears(years, read(location.search, known).state);
}

/** The state that the address says. */
async function open() {
  await ready();
  now = read(location.search, known);
  const asked = now.state;
  if (isChanged) {
    now.state = view.changedState(asked, fromForm);
  }
  if (now.basket.picks.length) {
    names = await piece("names");
    const there = new Set(names);
    now.ignored.push(...now.basket.picks.filter((id) => !there.has(id)));
    now.basket.picks = now.basket.picks.filter((id) => there.has(id));
    now.basket.only &&= now.basket.picks.length > 0;
  }
  view.openChosen(choicesOf(now.state, NO_ANSWER, facets));
  if (!isChanged) {
    render();
  } else {
    const same = JSON.stringify(now.state.choice) === JSON.stringify(asked.choice);
    change({ basket: { ...now.basket, only: now.basket.only && same } });
  }
}

wire();
wireList(trouble, (id) => void pick(id).catch(trouble));
evidence.offer(view.takeAway, size, () => onPage);
optionFilters(facets);
filterToggle();
if (location.search || Number(view.box.dataset.count) <= AT_ONCE || view.isChanged()) {
  open().catch(trouble);
} else {
  ["pointerdown", "focusin"].forEach((event) => view.box.addEventListener(event, () => open().catch(trouble), { once: true }));
}
