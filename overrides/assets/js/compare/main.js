/** Compare: the form, the address and what is shown, wired together. */
import { fetched } from "./across.js";
import { read, write } from "./address.js";
import { compared, known } from "./comparison.js";
import { sentence } from "./sentence.js";
import * as view from "./view.js";

/** @typedef {import("./address.js").State} State */

const IGNORED = "The address asks for more than can be compared here, so part of it was left out.";
const TROUBLE = "This could not be fetched. Try again, or open its ready-made page below.";

const data = view.data();
const choices = {
  areas: data.areas.map(({ id }) => id),
  across: [...view.indicator.options].map(({ value }) => value).filter(Boolean),
  most: data.most,
};
let requests = 0; // counts what was asked for, so that a late answer to something older is dropped

/** @param {State} state @param {string} note */
async function show(state, note) {
  const request = ++requests;
  view.showChoice(state, data.most);
  if (!state.across) {
    showAreas(state, note);
    return;
  }
  try {
    const found = await fetched(state.across);
    if (request === requests) {
      view.showAcross(found.content);
      view.tell(found.sentence, note);
      view.entitle(found.sentence);
    }
  } catch {
    if (request === requests) {
      view.showOnly("");
      view.tell(TROUBLE, note);
      view.entitle("");
    }
  }
}

/** @param {State} state @param {string} note */
function showAreas({ areas }, note) {
  const comparison = compared(data, areas);
  const groups = [...comparison.groups, ...comparison.rest];
  const editions = data.editions.map(({ title }) => title).filter((title) => groups.some((group) => group.editions.includes(title)));
  const indicators = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const names = comparison.areas.map(({ name }) => name);
  const words = sentence(names, data.fewest, editions, indicators, known(data, comparison));
  const enough = areas.length >= data.fewest;
  if (enough) {
    view.showSides(data, comparison);
  } else {
    view.showOnly("");
  }
  view.tell(words, note);
  view.entitle(enough ? words : "");
}

/** A new choice: into the address, and onto the page. @param {State} state */
function change(state) {
  history.pushState(null, "", location.pathname + write(state));
  show(state, "");
}

function fromAddress() {
  const { state, ignored } = read(location.search, choices);
  show(state, ignored ? IGNORED : "");
  return state;
}

/** @returns {string[]} the areas whose boxes are ticked */
function ticked() {
  return view.boxes.filter(({ checked }) => checked).map(({ value }) => value);
}

view.boxes.forEach((box) => box.addEventListener("change", () => change({ areas: ticked(), across: "" })));
view.indicator.addEventListener("change", () => change({ areas: [], across: view.indicator.value }));
view.form.addEventListener("submit", (event) => {
  event.preventDefault();
  view.foldAreas();
  view.focusResult();
});
window.addEventListener("popstate", fromAddress);

const [early, pair] = [ticked(), view.indicator.value]; // what was chosen before this script was there
const { areas, across } = fromAddress();
const all = choices.areas.filter((area) => areas.includes(area) || early.includes(area));
if (pair && pair !== across) {
  change({ areas: [], across: pair });
} else if (all.length > areas.length && all.length <= data.most) {
  change({ areas: all, across: "" });
} else if (across || areas.length >= data.fewest) {
  view.foldAreas();
}
