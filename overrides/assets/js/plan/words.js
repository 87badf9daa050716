/**
 * The words of a plan about its dates. The texts are those of `plan_words.py`, which the workbook's formulas have too.
 *
 * @typedef {import("./dates.js").Holiday} Holiday
 * @typedef {{counted: string, weekendLetter: string, noHolidays: string, holidays: string, holidayWithin: string, holidayOn: string, weekend: string,
 *   noNotice: string, holidayLost: string, holidayBackward: string, letterWeeks: string, beforeNotice: string, onWeekend: string}} Words
 */
import { isWeekend, span, spoken, weekday } from "./dates.js";

/**
 * What is said of all dates: how weeks are counted, a letter on a weekend, what holidays were given.
 *
 * @param {number} notice
 * @param {Holiday[]} holidays
 * @param {Words} words
 * @returns {string[]} a text each
 */
export function notes(notice, holidays, words) {
  const said = [words.counted, ...(isWeekend(notice) ? [words.weekendLetter] : []), holidays.length ? words.holidays : words.noHolidays];
  return said.map((text) => filledIn(text, ofNotice(notice)));
}

/**
 * What was typed and cannot be used.
 *
 * @param {boolean} isNoticeUnused
 * @param {{number: number, isBackward: boolean}[]} unused holidays
 * @param {Words} words
 */
export function doubts(isNoticeUnused, unused, words) {
  const ofHolidays = unused.map(({ number, isBackward }) => filledIn(isBackward ? words.holidayBackward : words.holidayLost, { number: String(number) }));
  return [...(isNoticeUnused ? [words.noNotice] : []), ...ofHolidays];
}

/** What is said of the weeks that letters name, where the letter came on a weekend. @param {number} notice @param {Words} words */
export function letterWeeks(notice, words) {
  return isWeekend(notice) ? filledIn(words.letterWeeks, ofNotice(notice)) : "";
}

/**
 * What is said of the day on the first letters.
 *
 * @param {number} day
 * @param {number | null} notice
 * @param {Holiday[]} holidays
 * @param {Words} words
 */
export function ofLetterDay(day, notice, holidays, words) {
  const isFree = holidays.some(({ from, to }) => from <= day && day <= to);
  return [isWeekend(day) ? words.onWeekend : "", isFree ? words.holidayOn : "", notice !== null && day < notice ? words.beforeNotice : ""].filter(Boolean).join(" ");
}

/** @param {number} notice */
function ofNotice(notice) {
  return { day: spoken(notice), first: weekday(notice), last: weekday(notice + 6) };
}

/** @param {string} text @param {Record<string, string>} fields */
function filledIn(text, fields) {
  return text.replace(/\{(\w+)\}/g, (_, name) => fields[name]);
}

/**
 * What is said of the dates of one line: holidays among its days, a limit on a weekend.
 *
 * @param {import("./dates.js").Dates} dates
 * @param {Words} words
 */
export function warning({ first, last, holiday }, words) {
  const found = holiday ? [first === last ? words.holidayOn : words.holidayWithin] : [];
  return [...found, ...(first === last && isWeekend(first) ? [words.weekend] : [])].join(" ");
}

/** @param {import("./dates.js").Dates} dates @param {import("./dates.js").Line} line @returns {string} */
export function when({ first, last }, { day, limit }) {
  if (limit) {
    return `By ${spoken(first)}`;
  }
  if (day) {
    return spoken(first);
  }
  return last - first < 7 ? `Week of ${spoken(first)}` : `${spoken(first)} to ${spoken(last)}`;
}

/** What was given as holidays, in words. @param {Holiday[]} holidays */
export function given(holidays) {
  return holidays.length ? `Holidays that were given: ${holidays.map(({ from, to }) => span(from, to)).join("; ")}.` : "";
}
