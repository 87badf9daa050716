/** The finder: the form, the address and the search, wired together. */
import * as client from "../search/client.js";
import { lexicon } from "../search/lexicon.js";
import { nothing, orderOf, read, tidy, without, write } from "./address.js";
import { NO_ANSWER, answerTo, effective } from "./asking.js";
import { onOffer, pagesOf, showBeside } from "./beside.js";
import { prepare } from "./called.js";
import { setBusy, showCards, wireMore } from "./cards.js";
import { UNDATED, counts, listed, matches, sorted, yearsOf } from "./facets.js";
import { filterToggle, optionFilters } from "./filters.js";
import { sentence } from "./sentence.js";
import * as takeaway from "./takeaway.js";
import { choicesOf, hiddenOnes, notesOn, offers, orderWords, short, troubleWithList } from "./telling.js";
import * as view from "./view.js";

/**
 * @typedef {import("./address.js").State} State
 * @typedef {import("./facets.js").Row} Row
 */

const FEWEST = 3; // letters that are searched for while they are typed
const SLOW = 500; // ms after which the page says that it is searching

const facets = view.facets();
const unit = document.getElementById("finder")?.dataset.unit ?? ""; // the facet of what is inspected
const areas = facets.find((facet) => facet.key === unit)?.options.map((option) => option.value) ?? [];
/** @type {Row[]} */
let rows = [];
/** @type {import("./address.js").Known} */
let known = new Map();
let { state, ignored } = { state: nothing(), ignored: /** @type {string[]} */ ([]) };
/** What the words mean, and what they found. */
let answer = NO_ANSWER;
/** @type {import("./asking.js").Known} */
let atHand = { lexicon: null, years: [], rows, facets };
let asked = 0; // counts questions, so that a late answer to an older one is dropped
let pending = false; // whether an answer is on its way; it renders when it comes
let typing = false;
let starting = false;
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
  const { found, meant, trouble } = answer;
  const full = effective(state, meant);
  const rank = new Map(found?.found.map(({ document }, place) => [document, -place])); // the answer is in order
  const base = listed(rows, state).filter((row) => !found || rank.has(row.number));
  const order = found || orderOf(full) !== "relevance" ? orderOf(full) : "newest";
  const shown = sorted(base.filter((row) => matches(row, full.choice, facets)), order, rank, areas, unit);
  const words = found ? short(full.words) : "";
  const all = {
    state,
    rows: shown,
    order,
    sentence: sentence(shown, full.choice, facets, words, orderWords(shown, order)),
    notes: notesOn(shown, answer, ignored, trouble),
    counts: new Map([...known].map(([key, values]) => [key, counts(key, values, base, full.choice, facets)])),
    chosen: choicesOf(state, answer, facets),
    offers: shown.length && !answer.empty ? [] : offers(state, answer.empty ?? answer, atHand),
    hidden: hiddenOnes(state, answer, atHand),
    isSearch: Boolean(found),
    ...pagesOf(meant, meant.choices.length ? [] : (found?.pages ?? []), isAnswered(shown), shown.length > 0 && found?.titled === shown[0].number),
  };
  const show = () => {
    onPage = all;
    view.show(all);
    showBeside(all);
  };
  if (pristine && !write(state)) {
    show();
  } else {
    pristine = false;
    showCards(shown, found?.terms ?? [], show).catch(listTrouble);
  }
}

/** Whether a publication that is shown has all that is looked for. @param {Row[]} shown */
function isAnswered(shown) {
  const whole = answer.found && new Set(answer.found.found.filter((one) => one.whole).map((one) => one.document));
  return !answer.empty && shown.some((row) => !whole || whole.has(row.number));
}

/** @param {{message: string}} error */
function listTrouble({ message }) {
  view.trouble(troubleWithList(message));
}

/** Ask for the words, and show what they find; the list as it is stays until then. */
async function search() {
  const question = ++asked;
  pending = true;
  const slow = setTimeout(() => view.tell(`Searching for “${short(state.words)}”…`, []), SLOW);
  setBusy(true);
  const late = await answerTo(state, typing, atHand);
  clearTimeout(slow);
  if (question === asked) {
    answer = late;
    pending = false;
    setBusy(false);
    render();
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
  const again = finished || ["words", "specimens", "superseded"].some((key) => next[key] !== state[key]) || next.plain.join() !== state.plain.join();
  state = next;
  keep(how);
  if (again && (state.words || answer !== NO_ANSWER || pending)) {
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
  const plain = form.words === state.words ? state.plain : [];
  return ordered ? { ...form, plain } : { ...form, plain, sort: state.sort };
}

function wire() {
  const words = /** @type {HTMLInputElement} */ (view.form.elements.namedItem("q"));
  words.addEventListener("input", () => {
    const next = tidy(words.value);
    if (next === state.words || (next && next.length < FEWEST)) {
      return;
    }
    const how = typing ? "replace" : "push"; // one step back leads to before the typing
    typing = true;
    whenReady(() => change({ ...state, words: next, plain: [] }, how));
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
  view.onStep(
    () => rows.length > 0,
    () => {
      typing = false;
      const address = read(location.search, known);
      words.value = address.state.words;
      whenReady(() => {
        ignored = address.ignored;
        change(address.state, "");
      });
    },
  );
}

/** Act on what the visitor did; before there are rows, the form keeps it for the start. @param {() => void} act */
function whenReady(act) {
  ignored = [];
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
  const take = (/** @type {State} */ next) => {
    words.value = next.words;
    whenReady(() => change(next, "push"));
  };
  onOffer((next) => {
    view.focusNextChip(0);
    take(next);
  });
  const chips = /** @type {HTMLElement} */ (document.getElementById("finder-chosen"));
  chips.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (button) {
      view.focusNextChip([...chips.querySelectorAll("button")].indexOf(button));
      take(without(state, button.dataset.key ?? "", button.dataset.value ?? ""));
    }
  });
}

/** Everything that the index knows of the publications, and then the state that the address says. */
async function start() {
  client.open(view.searchRoot());
  const terms = lexicon(...view.lexiconFiles()).catch(() => null); // without it, words are just words
  terms.then(prepare);
  const [found, words] = await Promise.all([client.rows(), terms]);
  const years = yearsOf(found); // nothing waits from here on, so that whoever acts finds all or nothing
  rows = found;
  atHand = { lexicon: words, years, rows, facets };
  known = new Map([
    ...facets.map((facet) => /** @type {[string, string[]]} */ ([facet.key, facet.options.map((option) => option.value)])),
    ["from", [UNDATED, ...years]],
    ["to", years],
  ]);
  const isChanged = view.isChanged();
  ({ state, ignored } = read(location.search, known));
  view.addYears(years, state);
  if (isChanged) {
    const said = view.changedState(state, fromForm);
    const isBegun = said.words && said.words.length < FEWEST; // somebody types
    state = isBegun ? { ...said, words: state.words, plain: state.plain } : said;
    ignored = [];
    keep("push");
  }
  view.openChosen(choicesOf(state, answer, facets));
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
