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

/** The day of the letter, or null where none is given. */
export function noticeDay() {
  return dayOf(notice.value);
}

/** The holidays that have a first day; one that ends before it begins was typed the wrong way round. @returns {Holiday[]} */
export function holidays() {
  return froms.flatMap((field, place) => {
    const from = dayOf(field.value);
    const to = dayOf(tos[place].value) ?? from;
    return from === null || to === null ? [] : [{ from: Math.min(from, to), to: Math.max(from, to) }];
  });
}

export function areaName() {
  return area.value.trim();
}

/** The day that stands on the first letters, or null where none is given. */
export function letterDay() {
  return dayOf(date.value);
}

/** What is typed for merge fields of letters, by their names. */
export function typed() {
  const fields = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[data-field]")]);
  return new Map(fields.filter((field) => field.value.trim()).map((field) => [field.dataset.field ?? "", field.value.trim()]));
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
