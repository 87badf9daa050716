/**
 * The letter came on …: turns the weeks of a programme into dates, and offers them as a calendar file.
 *
 * Everything happens in the browser. What is typed stands behind the # of the address, which is sent to nobody, so that the
 * page can be kept as a bookmark and opened again.
 */
import { calendarFile } from "./calendar.js";
import { datesOf, dayOf, iso, span, spoken, weekStarts } from "./dates.js";
import { filledLetter, filledWorkbook } from "./fill.js";

const form = /** @type {HTMLFormElement} */ (document.querySelector("#plan-form"));
const sentence = /** @type {HTMLElement} */ (document.querySelector("#plan-sentence"));
const buttons = /** @type {HTMLElement} */ (document.querySelector("#plan-buttons"));
const sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".pub-plan")]);
const [froms, tos] = ["from", "to"].map((name) => /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll(`[name=${name}]`)]));
const programme = /** @type {HTMLSelectElement} */ (form.elements.namedItem("programme"));
const [notice, area] = ["notice", "area"].map((name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name)));
const files = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("[data-filled]")]);

form.hidden = false;
restore();
show();
form.addEventListener("input", changed);
form.addEventListener("submit", (event) => event.preventDefault());
sections.forEach((section) => section.addEventListener("change", keep));
addEventListener("hashchange", () => {
  restore();
  show();
});
document.querySelector("#plan-print")?.addEventListener("click", () => print());
buttons.querySelectorAll("[data-calendar]").forEach((button) => {
  button.addEventListener("click", () => save(/** @type {HTMLElement} */ (button).dataset.calendar ?? ""));
});

files.forEach((link) => link.addEventListener("click", (event) => fill(event, link)));

function changed() {
  keep();
  show();
}

/** The holidays that have a first day. */
function holidays() {
  return froms.flatMap((field, place) => {
    const from = dayOf(field.value);
    return from === null ? [] : [{ from, to: dayOf(tos[place].value) ?? from }];
  });
}

/** The section of the programme that is chosen. */
function chosen() {
  return sections.find((section) => section.id === programme.value) ?? sections[0];
}

/** @param {HTMLElement} section @returns {HTMLTableRowElement[]} */
function rowsOf(section) {
  return [...section.querySelectorAll("tr")].filter((row) => row.dataset.week);
}

function show() {
  const day = dayOf(notice.value);
  const own = chosen();
  sections.forEach((section) => (section.hidden = section !== own));
  /** @type {NodeListOf<HTMLElement>} */ (own.querySelectorAll("[data-dates]")).forEach((cell) => (cell.hidden = day === null));
  buttons.hidden = day === null;
  document.querySelectorAll("[data-with-dates]").forEach((words) => words.toggleAttribute("hidden", day === null));
  files.forEach((link) => link.toggleAttribute("data-fills", day !== null));
  const suggested = buttons.querySelector("[data-calendar=suggested]");
  suggested?.toggleAttribute("hidden", !own.querySelector("[data-layer=suggested]"));
  if (day === null) {
    sentence.textContent = "Give the day of the notice, and the weeks below become dates.";
    return;
  }
  const pauses = holidays();
  const starts = startsOf(own, day, pauses);
  rowsOf(own).forEach((row) => {
    const dates = datesOf(lineOf(row), starts, pauses);
    row.dataset.first = iso(dates.first);
    row.dataset.last = iso(dates.last);
    const cell = row.querySelector(".pub-plan__date");
    if (cell) {
      cell.textContent = words(dates, lineOf(row)) + (dates.holiday ? ". A local holiday falls in it" : "");
    }
  });
  const moved = own.dataset.skips === "yes" && pauses.length ? " Weeks of holidays are left out." : "";
  sentence.textContent = `${own.dataset.title}, with a letter of ${spoken(day)}.${moved}`;
}

/** @param {HTMLElement} section @param {number} day @param {import("./dates.js").Holiday[]} pauses */
function startsOf(section, day, pauses) {
  const { skips, free, last } = section.dataset;
  return weekStarts({ notice: day, holidays: pauses, skips: skips === "yes", free: Number(free) }, Number(last));
}

/** @param {HTMLElement} row */
function lineOf({ dataset }) {
  const [week, until, after, day] = [dataset.week, dataset.until, dataset.after, dataset.day].map(Number);
  return { week, until, after, day, limit: dataset.limit !== undefined };
}

/** @param {import("./dates.js").Dates} dates @param {import("./dates.js").Line} line @returns {string} */
function words({ first, last }, { day, limit }) {
  if (limit) {
    return `By ${spoken(first)}`;
  }
  if (day) {
    return spoken(first);
  }
  return last - first < 7 ? `Week of ${spoken(first)}` : `${spoken(first)} to ${spoken(last)}`;
}

/** Put what is typed and ticked behind the # of the address. */
function keep() {
  const state = new URLSearchParams({ programme: programme.value, notice: notice.value, ...(area.value ? { area: area.value } : {}) });
  froms.forEach((field, place) => field.value && state.append("holiday", `${field.value}/${tos[place].value}`));
  const ticked = /** @type {HTMLInputElement[]} */ ([...chosen().querySelectorAll("input:checked")]);
  ticked.forEach((box) => state.append("done", box.name));
  history.replaceState(null, "", `#${state}`);
}

function restore() {
  const state = new URLSearchParams(location.hash.slice(1));
  const known = [...programme.options].some((option) => option.value === state.get("programme"));
  programme.value = known ? (state.get("programme") ?? "") : programme.options[0].value;
  notice.value = state.get("notice") ?? "";
  area.value = state.get("area") ?? "";
  const pauses = state.getAll("holiday").map((text) => text.split("/"));
  froms.forEach((field, place) => ([field.value, tos[place].value] = [pauses[place]?.[0] ?? "", pauses[place]?.[1] ?? ""]));
  /** @type {NodeListOf<HTMLInputElement>} */ (chosen().querySelectorAll("input[type=checkbox]")).forEach((box) => {
    box.checked = state.getAll("done").includes(box.name);
  });
}

/** Save a layer of the plan as a calendar file. @param {string} layer */
function save(layer) {
  const own = chosen();
  const label = layer === "sourced" ? "What sources say" : "What this edition suggests";
  const entries = rowsOf(own)
    .filter((row) => row.closest("table")?.dataset.layer === layer)
    .map((row, place) => entryOf(row, `${own.id}-${layer}-${place + 1}-${notice.value}@inspection-plan`, label));
  const text = calendarFile(`${own.dataset.title}: ${label.toLowerCase()}`, notice.value, entries);
  download(new Blob([text], { type: "text/calendar;charset=utf-8" }), `inspection-plan-${own.id}-${layer}-${notice.value}.ics`);
}

/** @param {Blob} content @param {string} name */
function download(content, name) {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(content);
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000); // the browser may still be reading it
}

/**
 * Save a file with what was given in it; without a day, or where anything goes wrong, the link is a link: the file as it is.
 *
 * @param {Event} event
 * @param {HTMLAnchorElement} link
 */
async function fill(event, link) {
  const day = dayOf(notice.value);
  if (day === null) {
    return;
  }
  event.preventDefault();
  try {
    const response = await fetch(link.href);
    if (!response.ok) {
      throw new Error(`${response.status}`);
    }
    const blank = new Uint8Array(await response.arrayBuffer());
    const content = link.dataset.filled === "xlsx" ? await filledWorkbook(blank, day, holidays()) : await filledLetter(blank, values());
    download(new Blob([content], { type: link.type }), link.download);
  } catch {
    location.assign(link.href);
  }
}

/** What is known of the merge fields of letters, by name. */
function values() {
  const own = chosen();
  const subject = own.dataset.subject ?? "";
  const known = new Map([["what is inspected", /^services/i.test(subject) ? lowered(subject) : `services for ${lowered(subject)}`]]);
  if (area.value.trim()) {
    known.set("name of the area", area.value.trim());
  }
  for (const row of rowsOf(own).filter((one) => one.dataset.field)) {
    const [first, last] = [row.dataset.first ?? "", row.dataset.last ?? ""].map((text) => dayOf(text) ?? 0);
    known.set(row.dataset.field ?? "", span(first, last));
  }
  return known;
}

/** @param {string} text */
function lowered(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** @param {HTMLElement} row @param {string} id @param {string} label */
function entryOf(row, id, label) {
  const textOf = (/** @type {string} */ part) => row.querySelector(part)?.textContent?.trim() ?? "";
  const who = textOf(".pub-plan__who");
  const what = label !== "What sources say" ? `Suggested: ${textOf(".pub-plan__what")}` : textOf(".pub-plan__what");
  const note = [label, who === "–" ? "" : who, textOf(".pub-plan__source"), textOf(".pub-plan__week"), textOf(".pub-plan__caution")]
    .filter(Boolean)
    .map((part) => part.replace(/\.$/, ""))
    .join(". ");
  const [first, last] = [row.dataset.first ?? "", row.dataset.last ?? ""].map((day) => dayOf(day) ?? 0);
  return { id, what, note, first, last };
}
