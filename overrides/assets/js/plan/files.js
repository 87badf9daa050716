/**
 * The files that are taken from the page of a plan: calendar files, and workbooks and letters with what was given in them.
 *
 * In: what is typed and what the table shows. Out: files that are saved, named by area and programme. None is sent anywhere.
 */
import { calendarFile } from "./calendar.js";
import { dayOf, iso, span, spoken } from "./dates.js";
import { filled } from "./fill.js";
import { areaName, chosen, holidays, letterDay, noticeDay, typed } from "./form.js";

const LABELS = { sourced: "What sources say", suggested: "What this edition suggests" };

/** @param {HTMLElement} section @returns {HTMLTableRowElement[]} */
export function rowsOf(section) {
  return [...section.querySelectorAll("tr")].filter((row) => row.dataset.week);
}

/**
 * Save a layer of the plan as a calendar file.
 *
 * @param {"sourced" | "suggested"} layer
 * @param {string[]} notes what is said of all dates
 */
export function saveCalendar(layer, notes) {
  const [own, day] = [chosen(), iso(noticeDay() ?? 0)];
  const entries = rowsOf(own)
    .filter((row) => row.closest("table")?.dataset.layer === layer)
    .map((row, place) => entryOf(row, `${own.id}-${layer}-${place + 1}-${day}@inspection-plan`, layer, notes));
  const name = `${[areaName(), own.dataset.title].filter(Boolean).join(", ")}: ${LABELS[layer].toLowerCase()}`;
  const text = calendarFile(name, notes.join(" "), day, entries);
  download(new Blob([text], { type: "text/calendar;charset=utf-8" }), nameOf(`inspection-plan-${own.id}-${layer}-${day}.ics`));
}

/**
 * @param {HTMLElement} row
 * @param {string} id
 * @param {"sourced" | "suggested"} layer
 * @param {string[]} notes
 */
function entryOf(row, id, layer, notes) {
  const textOf = (/** @type {string} */ part) => row.querySelector(part)?.textContent?.trim() ?? "";
  const source = row.dataset.source ? (document.getElementById(row.dataset.source)?.textContent ?? "") : "";
  const what = layer === "suggested" ? `Suggested: ${textOf(".pub-plan__what")}` : textOf(".pub-plan__what");
  const facts = [LABELS[layer], textOf(".pub-plan__who"), source, textOf(".pub-plan__week"), textOf(".pub-plan__when"), textOf(".pub-plan__caution")];
  const said = facts.filter(Boolean).map((part) => `${part.trim().replace(/\.$/, "")}.`);
  const note = [textOf(".pub-plan__warning"), said.join(" "), notes.join(" ")].filter(Boolean).join("\n");
  const [first, last] = [row.dataset.first ?? "", row.dataset.last ?? ""].map((day) => dayOf(day) ?? 0);
  return { id, what, note, first, last };
}

/** The names under which files are saved: the area, the programme, and what each is. @param {HTMLAnchorElement[]} links */
export function nameFiles(links) {
  links.forEach((link) => {
    link.dataset.plain ??= link.download;
    link.download = areaName() ? nameOf(link.dataset.plain) : link.dataset.plain;
  });
}

/** @param {string} file */
function nameOf(file) {
  const area = areaName()
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return [area, file.includes(chosen().id) ? "" : chosen().id, file].filter(Boolean).join("-");
}

/**
 * Save a file with what was given in it; where nothing is given or anything goes wrong, the link is a link: the file as it is.
 *
 * @param {Event} event
 * @param {HTMLAnchorElement} link
 */
export async function take(event, link) {
  const filling = { title: link.dataset.title ?? "", area: areaName(), notice: noticeDay(), holidays: holidays(), values: valuesFor(link) };
  if (!fills(link)) {
    return;
  }
  event.preventDefault();
  try {
    const response = await fetch(link.href);
    if (!response.ok) {
      throw new Error(`${response.status}`);
    }
    const content = await filled(new Uint8Array(await response.arrayBuffer()), link.dataset.filled ?? "", filling);
    download(new Blob([content], { type: link.type }), link.download);
  } catch {
    location.assign(link.href);
  }
}

/** Whether anything that is given goes into a file. @param {HTMLAnchorElement} link */
export function fills(link) {
  return noticeDay() !== null || (link.dataset.filled === "docx" ? typed().size > 0 : areaName() !== "");
}

/** What is known of the merge fields of letters, by name. */
export function values() {
  const own = chosen();
  const subject = own.dataset.subject ?? "";
  const known = new Map([["what is inspected", /^services/i.test(subject) ? lowered(subject) : `services for ${lowered(subject)}`], ...typed()]);
  const [name, contact] = ["name of the co-ordinator", "phone and email of the co-ordinator"].map((field) => known.get(field));
  if (name && contact) {
    known.set("name and number of a person to ask", `${name}, ${contact}`);
  }
  for (const row of rowsOf(own).filter((one) => one.dataset.field && noticeDay() !== null)) {
    const [field, first, last] = [row.dataset.field ?? "", dayOf(row.dataset.first ?? "") ?? 0, dayOf(row.dataset.last ?? "") ?? 0];
    known.set(field, field.startsWith("week of") ? `the week of ${spoken(first)}` : span(first, last));
  }
  return known;
}

/** The same for one letter: only the first ones have the date that was given, or that the plan has for them. @param {HTMLAnchorElement} link */
function valuesFor(link) {
  const [known, day] = [values(), letterDay()];
  if (!("first" in link.dataset)) {
    known.delete("date");
  } else if (day !== null) {
    known.set("date", spoken(day));
  }
  return known;
}

/** @param {Blob} content @param {string} name */
function download(content, name) {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(content);
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000); // the browser may still be reading it
}

/** @param {string} text */
function lowered(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
