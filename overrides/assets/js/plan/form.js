/**
 * What is typed into the form of a plan, and the address that keeps it.
 *
 * The programme, the days, the area and what is ticked stand behind the # of the address, which is sent to nobody, so that the page
 * can be kept as a bookmark and opened again. Names of people stand nowhere but in their fields.
 */
import { dayOf } from "./dates.js";

/** @typedef {import("./dates.js").Holiday} Holiday */
export const form = /** @type {HTMLFormElement} */ (document.querySelector("#plan-form"));
export const sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".pub-plan")]);
const [froms, tos] = ["from", "to"].map((name) => /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll(`[name=${name}]`)]));
const programme = /** @type {HTMLSelectElement} */ (form.elements.namedItem("programme"));
const [notice, area, date] = ["notice", "area", "date"].map((name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name)));

/** The section of the programme that is chosen. */
export function chosen() {
  return sections.find((section) => section.id === programme.value) ?? sections[0];
}

/** The day of the letter, or null where none is given that can be one. */
export function noticeDay() {
  return dayIn(notice);
}

/** The holidays that can be one: those with a first day, and with no last day before it. @returns {Holiday[]} */
export function holidays() {
  return pauses().flatMap(({ from, to }) => (from !== null && to !== null && from <= to ? [{ from, to }] : []));
}

/** The number of each holiday of which the days cannot be used, and whether it ends before it begins. */
export function unusedHolidays() {
  const unused = pauses().map(({ from, to, isTyped }, place) => ({ number: place + 1, isBackward: from !== null && to !== null && from > to, isLost: isTyped && (from === null || to === null) }));
  return unused.filter(({ isBackward, isLost }) => isBackward || isLost);
}

/** Whether a day was typed for the letter that cannot be one, such as one in the year 26. */
export function isNoticeUnused() {
  return notice.value !== "" && noticeDay() === null;
}

/** What is typed of each holiday; without a last day it is the first day alone. */
function pauses() {
  return froms.map((field, place) => {
    const from = dayIn(field);
    return { from, to: tos[place].value ? dayIn(tos[place]) : from, isTyped: Boolean(field.value || tos[place].value) };
  });
}

/** The day of a field, or null where there is none within its limits. @param {HTMLInputElement} field */
function dayIn(field) {
  return field.validity.valid ? dayOf(field.value) : null;
}

export function areaName() {
  return plain(area.value);
}

/** The day that stands on the first letters, or null where none is given that can be one. */
export function letterDay() {
  return dayIn(date);
}

/** What is typed for merge fields of letters, by their names. */
export function typed() {
  const fields = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[data-field]")]);
  return new Map(fields.map((field) => /** @type {[string, string]} */ ([field.dataset.field ?? "", plain(field.value)])).filter(([, text]) => text));
}

/** A text without letters that no XML may have, such as the line breaks of slides: a file with one would not open. @param {string} text */
function plain(text) {
  return text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF\s]+/gu, " ").trim();
}

/** Put what is typed and ticked behind the # of the address, but no name of anybody. */
export function keep() {
  const state = new URLSearchParams({ programme: programme.value, notice: notice.value, ...(area.value ? { area: area.value } : {}) });
  froms.forEach((field, place) => field.value && state.append("holiday", `${field.value}/${tos[place].value}`));
  const ticked = /** @type {HTMLInputElement[]} */ ([...chosen().querySelectorAll("input:checked")]);
  ticked.forEach((box) => state.append("done", box.name));
  history.replaceState(null, "", `#${state}`);
}

/** Take up what the address keeps; a place on this page that a link led to changes nothing. */
export function restore() {
  const state = new URLSearchParams(location.hash.slice(1));
  if (document.getElementById(location.hash.slice(1))) {
    return;
  }
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
