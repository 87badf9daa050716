/**
 * A calendar file (RFC 5545): an entry of whole days for each line of a plan.
 *
 * @typedef {{id: string, what: string, note: string, first: number, last: number}} Entry
 */
import { iso } from "./dates.js";

const LONGEST = 75; // bytes of a line, its end not counted

/**
 * @param {string} name of the calendar
 * @param {string} about what is said of all its dates
 * @param {string} stamp the day from which the plan was worked out: the same plan is the same file
 * @param {Entry[]} entries
 */
export function calendarFile(name, about, stamp, entries) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Inspection reports//Inspection plan//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-CALDESC:${escaped(about)}`,
    ...entries.flatMap((entry) => entryLines(entry, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map(folded).join("\r\n") + "\r\n";
}

/** @param {Entry} entry @param {string} stamp */
function entryLines({ id, what, note, first, last }, stamp) {
  return [
    "BEGIN:VEVENT",
    `UID:${id}`,
    `DTSTAMP:${compact(stamp)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(iso(first))}`,
    `DTEND;VALUE=DATE:${compact(iso(last + 1))}`,
    `SUMMARY:${escaped(what)}`,
    `DESCRIPTION:${escaped(note)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** @param {string} day such as 2027-01-05 */
function compact(day) {
  return day.replaceAll("-", "");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\s*\n\s*/g, "\\n");
}

/** A line in pieces that are short enough, none of which parts a letter. @param {string} line */
function folded(line) {
  const bytes = new TextEncoder();
  let [done, piece] = ["", ""];
  for (const letter of line) {
    if (bytes.encode(piece + letter).length > LONGEST) {
      done += `${piece}\r\n`;
      piece = " ";
    }
    piece += letter;
  }
  return done + piece;
}
