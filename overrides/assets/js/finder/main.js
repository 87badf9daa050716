/** The finder: the form, the address and the search, wired together. */
import * as client from "../search/client.js";
import { nothing, orderOf, read, tidy, without, write } from "./address.js";
import { setBusy, showCards, wireMore } from "./cards.js";
import { UNDATED, counts, listed, matches, sorted, yearsOf } from "./facets.js";
import { filterToggle, optionFilters } from "./filters.js";
import { sentence } from "./sentence.js";
import * as takeaway from "./takeaway.js";
import { choicesOf, notesOn, orderWords, quoted, short, troubleWithList, troubleWithWords } from "./telling.js";
import * as view from "./view.js";

/**
 * @typedef {import("./address.js").State} State
 * @typedef {import("./facets.js").Row} Row
 * @typedef {import("../search/client.js").Found} Found
 */

const LETTERS = 3; // from so many on, words are searched for while they are typed
const SLOW = 500; // ms after which the page says that it is searching

const facets = view.facets();
const areas = facets.find((facet) => facet.key === "partnership")?.options.map((option) => option.value) ?? [];
/** @type {Row[]} */
let rows = [];
/** @type {import("./address.js").Known} */
let known = new Map();
let { state, ignored } = { state: nothing(), ignored: /** @type {string[]} */ ([]) };
/** What the words found: null without words, or while the answer is on its way. @type {Found | null} */
let found = null;
/** Why the words are not taken into account, if they aren't. */
let trouble = "";
let asked = 0; // counts questions, so that a late answer to an older one is dropped
let pending = false; // whether an answer is on its way; it renders when it comes
let typing = false;
let starting = false;
let touched = false; // whether the visitor did something before there were rows
let pristine = true; // whether the list is still the one that came with the page
/** What is shown now. @type {import("./takeaway.js").Listed} */
let onPage = { rows: [], sentence: "" };

/** Keep the state in the address. @param {"push" | "replace" | ""} how */
function keep(how) {
  const address = location.pathname + write(state);
  if (how && address !== location.pathname + location.search) {
    history[`${how}State`](null, "", address);
  }
}

function render() {
  const rank = new Map(found?.found.map(({ document }, place) => [document, -place])); // the answer is in order
  const base = listed(rows, state).filter((row) => !found || rank.has(row.number));
  const order = found || orderOf(state) !== "relevance" ? orderOf(state) : "newest";
  const shown = sorted(base.filter((row) => matches(row, state.choice, facets)), order, rank, areas);
  const words = found ? short(state.words) : "";
  const all = {
    state,
    rows: shown,
    order,
    sentence: sentence(shown, state.choice, facets, words, orderWords(shown, order)),
    notes: notesOn(shown, found, ignored, trouble),
    counts: new Map([...known].map(([key, values]) => [key, counts(key, values, base, state.choice, facets)])),
    chosen: choicesOf(state, facets),
    pages: found?.pages ?? [],
  };
  const show = () => {
    onPage = all;
    view.show(all);
  };
  if (pristine && !write(state)) {
    show();
  } else {
    pristine = false;
    showCards(shown, found?.terms ?? [], show).catch(listTrouble);
  }
}

/** @param {{message: string}} error */
function listTrouble({ message }) {
  view.trouble(troubleWithList(message));
}

/** Ask for the words, and show what they find; the list as it is stays until then. */
async function search() {
  const question = ++asked;
  pending = true;
  const slow = setTimeout(() => view.tell("Searching…", []), SLOW);
  setBusy(true);
  const answer = await answerTo(state);
  clearTimeout(slow);
  if (question === asked) {
    ({ found, trouble } = answer);
    pending = false;
    setBusy(false);
    render();
  }
}

/**
 * @param {State} state
 * @returns {Promise<{found: Found | null, trouble: string}>}
 */
async function answerTo({ words, specimens, superseded }) {
  if (!words) {
    return { found: null, trouble: "" };
  }
  try {
    const answer = await client.ask({ words, typing, specimens, superseded });
    return { found: answer, trouble: answer ? "" : `${quoted(words)} has no word to look for, so the list is not narrowed down by it.` };
  } catch (error) {
    return { found: null, trouble: troubleWithWords(/** @type {Error} */ (error).message) };
  }
}

/**
 * A new state: into the address and onto the page.
 *
 * @param {State} next
 * @param {"push" | "replace" | ""} how
 * @param {boolean} finished whether words that could still grow now can't
 */
function change(next, how, finished = false) {
  const again = finished || next.words !== state.words || next.specimens !== state.specimens || next.superseded !== state.superseded;
  state = next;
  keep(how);
  if (again && (state.words || found || trouble || pending)) {
    search();
  } else if (!pending) {
    render();
  }
}

/** The state that the form says; its order counts only where the visitor changed it. @param {boolean} ordered @returns {State} */
function fromForm(ordered) {
  const fields = new FormData(view.form);
  const parameters = new URLSearchParams(/** @type {any} */ (fields));
  if (parameters.get("from") === UNDATED) {
    parameters.delete("to");
  }
  const form = read(`?${parameters}`, known).state;
  return ordered ? form : { ...form, sort: state.sort };
}

function wire() {
  const words = /** @type {HTMLInputElement} */ (view.form.elements.namedItem("q"));
  words.addEventListener("input", () => {
    const typed = tidy(words.value);
    if (typed === state.words || (typed && typed.length < LETTERS)) {
      return;
    }
    const how = typing ? "replace" : "push"; // one step back leads to before the typing
    typing = true;
    whenReady(() => change({ ...state, words: tidy(words.value) }, how));
  });
  view.box.addEventListener("change", (event) => {
    const { name } = /** @type {HTMLInputElement} */ (event.target);
    if (name && name !== "q") {
      whenReady(() => change(fromForm(name === "sort"), "push"));
    }
  });
  view.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const finished = typing;
    typing = false;
    whenReady(() => change(fromForm(false), "push", finished));
  });
  words.addEventListener("blur", () => (typing = false));
  wireChips(words);
  window.addEventListener("popstate", () => {
    typing = false;
    const address = read(location.search, known);
    words.value = address.state.words;
    whenReady(() => {
      ignored = address.ignored;
      change(address.state, "");
    });
  });
}

/** Act on what the visitor did, as soon as there are rows; until then the form keeps what it says. @param {() => void} act */
function whenReady(act) {
  ignored = [];
  touched = true;
  if (rows.length) {
    act();
  } else if (!starting) {
    begin();
  }
}

/** Start, or start again where that failed. */
function begin() {
  starting = true;
  start()
    .catch(listTrouble)
    .finally(() => (starting = false));
}

/** @param {HTMLInputElement} words */
function wireChips(words) {
  const chips = /** @type {HTMLElement} */ (document.getElementById("finder-chosen"));
  chips.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (button) {
      const place = [...chips.querySelectorAll("button")].indexOf(button);
      const next = without(state, button.dataset.key ?? "", button.dataset.value ?? "");
      words.value = next.words;
      whenReady(() => change(next, "push"));
      view.focusChip(place);
    }
  });
}

/** Everything that the index knows of the publications, and then the state that the address says. */
async function start() {
  client.open(view.searchRoot());
  view.fillWords(read(location.search, known).state.words);
  rows = await client.rows();
  const years = yearsOf(rows);
  known = new Map([
    ...facets.map((facet) => /** @type {[string, string[]]} */ ([facet.key, facet.options.map((option) => option.value)])),
    ["from", [UNDATED, ...years]],
    ["to", years],
  ]);
  view.addYears(years);
  ({ state, ignored } = touched ? { state: fromForm(false), ignored: [] } : read(location.search, known));
  keep(touched ? "push" : "");
  view.openChosen(choicesOf(state, facets));
  if (state.words) {
    await search();
  } else {
    render();
  }
}

wire();
wireMore(listTrouble);
takeaway.offer(view.takeAway, () => onPage);
optionFilters(facets);
filterToggle();
begin();
