/**
 * From the day of a notice to the dates of a plan: the rule of `inspection_plan.py`, which the workbook's formulas follow too.
 *
 * Days are whole numbers, counted from 1970-01-01, so that no clock and no time zone plays a part.
 *
 * @typedef {{from: number, to: number}} Holiday
 * @typedef {{notice: number, holidays: Holiday[], skips: boolean, free: number}} Given
 * @typedef {{week: number, until: number, after: number, day: number, limit: boolean}} Line
 * @typedef {{first: number, last: number, holiday: boolean}} Dates
 */
const MILLISECONDS = 86_400_000;
const WEEK = 7;

/** @param {string} text such as 2027-01-05 @returns {number | null} the day, or null where it is none */
export function dayOf(text) {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return Number.isNaN(time) || iso(time / MILLISECONDS) !== text ? null : time / MILLISECONDS;
}

/** @param {number} day @returns {string} such as 2027-01-05 */
export function iso(day) {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** @param {number} day @returns {string} such as Tuesday 5 January 2027 */
export function spoken(day) {
  const options = /** @type {const} */ ({ weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return new Intl.DateTimeFormat("en-GB", options).format(new Date(day * MILLISECONDS)).replace(",", "");
}

/** @param {number} day @returns {string} such as Tuesday */
export function weekday(day) {
  return spoken(day).replace(/ .*$/, "");
}

/** @param {number} day */
export function isWeekend(day) {
  return [0, 6].includes(new Date(day * MILLISECONDS).getUTCDay());
}

/** @param {number} first @param {number} last @returns {string} such as Tuesday 5 January 2027, or Tuesday 5 January to Friday 5 February 2027 */
export function span(first, last) {
  const [start, end] = [first, last].map(spoken);
  const sameYear = iso(first).slice(0, 4) === iso(last).slice(0, 4);
  return first === last ? end : `${sameYear ? start.replace(/ \d+$/, "") : start} to ${end}`;
}

/**
 * The first day of each week of the plan.
 *
 * @param {Given} given
 * @param {number} weeks how many
 * @returns {number[]} the first is that of week 1
 */
export function weekStarts({ notice, holidays, skips, free }, weeks) {
  const starts = [];
  for (let start = notice; starts.length < weeks; start += WEEK) {
    if (!skips || holidaysIn(start, holidays) < free) {
      starts.push(start);
    }
  }
  return starts;
}

/** How many working days of a week are holidays. @param {number} start @param {Holiday[]} holidays */
function holidaysIn(start, holidays) {
  return workingDays(start).filter((day) => isHoliday(day, holidays)).length;
}

/** @param {number} start of a week @returns {number[]} its five working days, in order */
function workingDays(start) {
  return Array.from({ length: WEEK }, (_, place) => start + place).filter((day) => !isWeekend(day));
}

/** @param {number} day @param {Holiday[]} holidays */
function isHoliday(day, holidays) {
  return holidays.some(({ from, to }) => from <= day && day <= to);
}

/**
 * The first and the last day of a line, and whether a holiday is among its days.
 *
 * @param {Line} line
 * @param {number[]} starts as weekStarts gives them
 * @param {Holiday[]} holidays
 * @returns {Dates}
 */
export function datesOf({ week, until, after, day, limit }, starts, holidays) {
  const start = starts[week - 1] + WEEK * after;
  if (day) {
    const only = workingDays(start)[day - 1];
    return { first: only, last: only, holiday: isHoliday(only, holidays) };
  }
  if (limit) {
    return { first: start, last: start, holiday: isHoliday(start, holidays) }; // the week after it would be too late
  }
  const last = (until ? starts[until - 1] : start) + WEEK - 1;
  const days = Array.from({ length: last - start + 1 }, (_, place) => start + place);
  return { first: start, last, holiday: days.some((each) => isHoliday(each, holidays)) };
}
