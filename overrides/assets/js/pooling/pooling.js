/** From answers to what may be shared of them: the browser's `publishing pool`. */
import { count } from "./counting.js";
import { suppress } from "./suppression.js";

/**
 * The tables that may be shared; null where there are too few records.
 *
 * @param {import("./rules.js").Rules} rules
 * @param {import("./rules.js").Answers[]} records
 */
export function pooled(rules, records) {
  return records.length < rules.limits.least ? null : suppress(rules, count(rules, records));
}
