/**
 * The letter came on …: turns the weeks of a programme into dates, and puts what is typed into the files that are taken from here.
 *
 * Everything happens in the browser. What the address keeps, and what it does not, stands in form.js.
 */
import { datesOf, iso, spoken, weekStarts } from "./dates.js";
import { fills, nameFiles, rowsOf, saveCalendar, take, values } from "./files.js";
import { areaName, chosen, form, holidays, isNoticeUnused, keep, letterDay, noticeDay, restore, sections, unusedHolidays } from "./form.js";
import { doubts, given, letterWeeks, notes, ofLetterDay, warning, when } from "./words.js";

/** @typedef {import("./dates.js").Holiday} Holiday */
const words = JSON.parse(element("plan-words").textContent ?? "{}");
const sentence = element("plan-sentence");
const noteList = element("plan-notes");
const buttons = element("plan-buttons");
const dateHint = element("plan-date-hint");
const lettersCaution = document.getElementById("plan-letters-caution"); // a site without letters has none
const files = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".pub-plan__file")]);
const filledFiles = files.filter((link) => link.dataset.filled);
const knownDates = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-known]")]);

form.hidden = false;
restore();
show();
form.addEventListener("input", changed);
form.addEventListener("submit", (event) => event.preventDefault());
sections.forEach((section) => section.addEventListener("change", keep));
addEventListener("hashchange", () => {
  restore();
  changed();
});
element("plan-print").addEventListener("click", () => print());
buttons.querySelectorAll("[data-calendar]").forEach((button) => {
  const layer = /** @type {"sourced" | "suggested"} */ (/** @type {HTMLElement} */ (button).dataset.calendar);
  button.addEventListener("click", () => saveCalendar(layer, notes(noticeDay() ?? 0, holidays(), words)));
});
filledFiles.forEach((link) => link.addEventListener("click", (event) => take(event, link)));

/** @param {string} id */
function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

function changed() {
  keep();
  show();
}

function show() {
  const [own, day, pauses] = [chosen(), noticeDay(), holidays()];
  sections.forEach((section) => (section.hidden = section !== own));
  /** @type {NodeListOf<HTMLElement>} */ (own.querySelectorAll("[data-dates]")).forEach((cell) => (cell.hidden = day === null));
  buttons.hidden = day === null;
  buttons.querySelector("[data-calendar=suggested]")?.toggleAttribute("hidden", !own.querySelector("[data-layer=suggested]"));
  const name = [areaName(), own.dataset.title].filter(Boolean).join(": ");
  sentence.textContent = day === null ? "Give the day of the notice, and the weeks below become dates." : `${name}, with a letter of ${spoken(day)}.`;
  showNotes(day, pauses);
  if (day !== null) {
    showDates(own, day, pauses);
  }
  showFiles();
}

/** @param {number | null} day @param {Holiday[]} pauses */
function showNotes(day, pauses) {
  const ofDates = day === null ? [] : [...notes(day, pauses, words), given(pauses)].filter(Boolean);
  const texts = [...doubts(isNoticeUnused(), unusedHolidays(), words), ...ofDates];
  noteList.hidden = !texts.length;
  noteList.replaceChildren(
    ...texts.map((text) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    }),
  );
}

/** @param {HTMLElement} own @param {number} day @param {Holiday[]} pauses */
function showDates(own, day, pauses) {
  const { skips, free, last } = own.dataset;
  const starts = weekStarts({ notice: day, holidays: pauses, skips: skips === "yes", free: Number(free) }, Number(last));
  rowsOf(own).forEach((row) => {
    const dates = datesOf(lineOf(row), starts, pauses);
    row.dataset.first = iso(dates.first);
    row.dataset.last = iso(dates.last);
    put(row, ".pub-plan__when", when(dates, lineOf(row)));
    put(row, ".pub-plan__warning", warning(dates, words));
  });
}

/** @param {HTMLElement} row @param {string} part @param {string} text */
function put(row, part, text) {
  const own = /** @type {HTMLElement} */ (row.querySelector(part));
  own.textContent = text;
  own.hidden = !text;
}

/** What the files are called, which of them are filled, and what the letters say of dates. */
function showFiles() {
  const known = values();
  nameFiles(files);
  filledFiles.forEach((link) => link.toggleAttribute("data-fills", fills(link)));
  const cautions = new Map(rowsOf(chosen()).map((row) => [row.dataset.field ?? "", row.querySelector(".pub-plan__warning")?.textContent ?? ""]));
  knownDates.forEach((own) => {
    const [field, text] = [own.dataset.known ?? "", known.get(own.dataset.known ?? "")];
    own.textContent = text ? [`${text.charAt(0).toUpperCase()}${text.slice(1)}`, cautions.get(field)].filter(Boolean).join(". ") : "";
    own.hidden = !text;
  });
  showLetterDay(known.get("date"), cautions.get("date") ?? "");
}

/**
 * What is said of the day on the first letters, and of the weeks that letters name.
 *
 * @param {string | undefined} suggested the day that they have where none is given
 * @param {string} caution what is said of that day
 */
function showLetterDay(suggested, caution) {
  const [day, given] = [noticeDay(), letterDay()];
  const own = suggested ? `If you leave it empty, they have the day that we suggest for them: ${suggested}. ${caution}`.trim() : "";
  dateHint.textContent = given === null ? own : ofLetterDay(given, day, holidays(), words);
  if (lettersCaution) {
    lettersCaution.textContent = day === null ? "" : letterWeeks(day, words);
    lettersCaution.hidden = !lettersCaution.textContent;
  }
}

/** @param {HTMLElement} row */
function lineOf({ dataset }) {
  const [week, until, after, day] = [dataset.week, dataset.until, dataset.after, dataset.day].map(Number);
  return { week, until, after, day, limit: dataset.limit !== undefined };
}
