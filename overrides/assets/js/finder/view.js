/**
 * The finder's page: shows a state and what it gives. Decides nothing; every element is found once.
 *
 * @typedef {import("./address.js").State} State
 * @typedef {import("./facets.js").Row} Row
 *
 * @typedef {Object} Shown
 * @property {State} state
 * @property {Row[]} rows what is shown, in order
 * @property {string} sentence
 * @property {string[]} notes plain sentences below it
 * @property {Map<string, Map<string, number>>} counts by facet and value
 * @property {{key: string, value: string, label: string, name?: string}[]} chosen
 * @property {{label: string, count: number, next: State}[]} offers what could be taken away where nothing fits
 * @property {{text: string, next: State}[]} hidden what fits and is not listed
 * @property {boolean} isSearch whether words were searched for
 * @property {{address: string, label: string}[]} pages pages of the site that are called like what is looked for
 * @property {{address: string, label: string}[]} beside other pages of the site that match
 * @property {import("./address.js").Order} order
 *
 * @typedef {Omit<Shown, "offers" | "hidden" | "pages" | "beside">} ShownList what a page without search shows
 */
import { create } from "./elements.js";
import { UNDATED } from "./facets.js";

const element = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

export const form = /** @type {HTMLFormElement} */ (element("finder-form"));
export const box = element("finder"); // holds the form, and beside it the order
export const takeAway = element("finder-take");

/** @returns {import("./facets.js").Facet[]} what can be chosen; it comes with the page */
export function facets() {
  return JSON.parse(element("pub-finder-data").textContent ?? "{}").facets;
}

/** @returns {string} the root of the search index */
export function searchRoot() {
  return new URL(box.dataset.search ?? "", location.href).href;
}

/**
 * Fill the year choices, which the page leaves to the script, and choose the years that the address asks for.
 *
 * @param {string[]} years
 * @param {State} asked
 */
export function addYears(years, asked) {
  for (const key of ["from", "to"]) {
    const select = /** @type {HTMLSelectElement} */ (form.elements.namedItem(key));
    select.append(...years.map((year) => new Option(year, year)));
    const year = asked.choice[key]?.[0] ?? "";
    if (years.includes(year) && !select.value) {
      select.value = year;
    }
  }
}

/** Whether the order is another than the address asks for. */
function isReordered() {
  const sort = /** @type {HTMLSelectElement} */ (form.elements.namedItem("sort"));
  return sort.value !== sort.dataset.asked;
}

/** Whether a visitor changed the form before the script could hear of it; `waiting.js` notes what the address asks for. */
export function isChanged() {
  const fields = /** @type {any[]} */ ([...form.elements]).filter(({ name }) => name);
  return (
    form.dataset.asked !== undefined &&
    fields.some((field) => (field.type === "checkbox" ? field.checked !== (field.dataset.asked !== undefined) : field.value !== field.dataset.asked))
  );
}

/**
 * What the form says where a visitor changed it; what it has no field for is as the address asks.
 *
 * @param {State} asked
 * @param {(ordered: boolean) => State} fromForm the state that the form says; whether its order counts
 * @returns {State}
 */
export function changedState(asked, fromForm) {
  const { specimens, superseded, ...said } = fromForm(isReordered());
  return {
    ...said,
    specimens: form.elements.namedItem("specimens") ? specimens : asked.specimens,
    superseded: form.elements.namedItem("superseded") ? superseded : asked.superseded,
  };
}

/**
 * Act where the address went on, and forget what a visitor changed in the form before. A link to a place on this page is no
 * such step as long as there are no rows, and lets go of nothing.
 *
 * @param {() => boolean} hasRows
 * @param {() => void} act
 */
export function onStep(hasRows, act) {
  const first = location.search;
  window.addEventListener("popstate", () => {
    if (hasRows() || location.search !== first) {
      delete form.dataset.asked;
      act();
    }
  });
}

/** @returns {[string, string]} the files of names and of the lexicon */
export function lexiconFiles() {
  const address = (/** @type {string | undefined} */ file) => new URL(file ?? "", location.href).href;
  return [address(box.dataset.names), address(box.dataset.lexicon)];
}

/** @param {ShownList} shown */
export function show(shown) {
  fillForm(shown);
  showCounts(shown);
  showChosen(shown);
  tell(shown.sentence, shown.notes);
  element("finder-none").hidden = shown.rows.length > 0;
  takeAway.hidden = !shown.rows.length;
  document.documentElement.classList.remove("pub-finder-waits");
}

/** Why the list is not what was asked for. @param {string} text */
export function trouble(text) {
  element("finder-notes").replaceChildren(create("p", "pub-finder__note", text));
  document.documentElement.classList.remove("pub-finder-waits");
}

/**
 * The status: what is shown now. Screen readers hear it when it changes.
 *
 * @param {string} sentence
 * @param {string[]} notes
 */
export function tell(sentence, notes) {
  const status = element("finder-sentence");
  if (status.textContent !== sentence) {
    status.textContent = sentence;
  }
  document.title = `${sentence} – ${box.dataset.site}`;
  const list = element("finder-notes");
  if ([...list.children].map((note) => note.textContent).join() !== notes.join()) {
    list.replaceChildren(...notes.map((note) => create("p", "pub-finder__note", note)));
  }
}

/** @param {ShownList} shown */
function fillForm({ state, order, isSearch }) {
  for (const field of /** @type {Iterable<any>} */ (form.elements)) {
    if (field.name === "q") {
      if (document.activeElement !== field) {
        field.value = state.words;
      }
    } else if (field.name === "specimens" || field.name === "superseded") {
      field.checked = state[/** @type {"specimens" | "superseded"} */ (field.name)];
    } else if (field.name === "sort") {
      field.value = order;
      field.options[0].disabled = !state.words || (order !== "relevance" && !isSearch);
    } else if (field.type === "checkbox") {
      field.checked = state.choice[field.name]?.includes(field.value) ?? false;
    } else if (field.name) {
      field.value = state.choice[field.name]?.[0] ?? "";
    }
  }
}

/** @param {ShownList} shown */
function showCounts({ counts, chosen }) {
  form.querySelectorAll(".pub-facet__option").forEach((option) => {
    const field = /** @type {HTMLInputElement} */ (option.querySelector("input"));
    const count = counts.get(field.name)?.get(field.value) ?? 0;
    const counted = /** @type {HTMLElement} */ (option.querySelector(".pub-facet__count"));
    counted.textContent = `(${count})`;
    field.disabled = !count && !field.checked && field !== document.activeElement;
  });
  for (const key of ["from", "to"]) {
    const select = /** @type {HTMLSelectElement} */ (form.elements.namedItem(key));
    [...select.options].filter(({ value }) => value).forEach((option) => {
      const count = counts.get(key)?.get(option.value) ?? 0;
      option.disabled = !count && !option.selected;
      option.textContent = `${option.value === UNDATED ? "Date not known" : option.value} (${count})`;
    });
  }
  showActive(chosen);
}

/** How many choices each facet has, and all of them together. @param {Shown["chosen"]} chosen */
function showActive(chosen) {
  form.querySelectorAll("details[data-facet]").forEach((facet) => {
    const key = facet.getAttribute("data-facet");
    const count = chosen.filter((choice) => choice.key === key || (key === "years" && (choice.key === "from" || choice.key === "to"))).length;
    const status = /** @type {HTMLElement} */ (facet.querySelector(".pub-facet__chosen"));
    status.textContent = count ? `${count} chosen` : "";
  });
  const all = chosen.filter((choice) => choice.key !== "q").length;
  /** @type {HTMLElement} */ (form.querySelector(".pub-finder__active")).textContent = all ? ` (${all} chosen)` : "";
}

/** Open the facets that have a choice, as a shared address may bring one. @param {Shown["chosen"]} chosen */
export function openChosen(chosen) {
  for (const { key } of chosen) {
    const facet = key === "from" || key === "to" ? "years" : key;
    form.querySelector(`details[data-facet="${facet}"]`)?.setAttribute("open", "");
  }
}

/** @param {ShownList} shown */
function showChosen({ chosen }) {
  const place = element("finder-chosen");
  place.hidden = !chosen.length;
  place.replaceChildren(
    ...chosen.map(({ key, value, label, name }) => chip(name ?? `Remove ${label}`, label, { key, value })),
    ...(chosen.length ? [chip("", "Clear all", { key: "", value: "" })] : []),
  );
  if (focused >= 0) {
    focusChip(focused);
    focused = -1;
  }
}

/**
 * @param {string} name what a screen reader says; "" for the label
 * @param {string} label
 * @param {{key: string, value: string}} what
 */
function chip(name, label, { key, value }) {
  const item = create("li", "pub-finder__item", "");
  const kind = !name ? "pub-finder__clear" : `pub-finder__chip${key === "plain" ? " pub-finder__chip--meant" : ""}`;
  const button = /** @type {HTMLButtonElement} */ (create("button", kind, label));
  button.type = "button";
  button.dataset.key = key;
  button.dataset.value = value;
  if (name) {
    button.setAttribute("aria-label", name);
  }
  item.append(button);
  return item;
}

let focused = -1; // the place of the chip at which the keyboard goes on

/** Where a chip was taken away, the keyboard goes on from its neighbour, once there are the chips of the new list. @param {number} place */
export function focusNextChip(place) {
  focused = place;
  element("finder-sentence").focus({ preventScroll: true });
}

/** @param {number} place */
function focusChip(place) {
  const chips = element("finder-chosen").querySelectorAll("button");
  (chips[Math.min(place, chips.length - 1)] ?? element("finder-sentence")).focus();
}
