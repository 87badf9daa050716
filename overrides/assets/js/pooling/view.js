/**
 * What the page shows of pooled readings: only what may be shared, but for the part that says that it is for the team.
 *
 * @typedef {import("./rules.js").Rules} Rules
 * @typedef {import("./suppression.js").Table} Table
 * @typedef {import("./suppression.js").Row} Row
 */
import { drawing, element, scroll, table } from "./elements.js";
import { inWords } from "./faults.js";
import { linesOf } from "./shares.js";

const WIDTH = 100; // of a bar, in units of its own
const NARROWEST = 0.4; // so that nothing vanishes

/** @param {Rules} rules @param {Table[]} tables @param {number} pooled @returns {Node[]} */
export function sections(rules, tables, pooled) {
  return rules.sections.flatMap((section) => {
    const own = tables.filter((counts) => counts.section === section);
    return own.length ? [element("section", { class: "pub-pool__section" }, element("h2", {}, section.title), ...own.map((counts) => question(rules, counts, pooled)))] : [];
  });
}

/** @param {Rules} rules @param {Table} counts @param {number} pooled */
function question(rules, counts, pooled) {
  const part = element("section", { class: "pub-pool__question" }, element("h3", {}, counts.question.question));
  if (counts.everyone.counts.every((count) => count === null)) {
    part.append(element("p", {}, `No number is shown here: any of them would give away a number from 1 to ${rules.limits.least - 1}.`));
  } else {
    part.append(bar(rules, counts), all(rules, counts, pooled));
  }
  if (counts.groups.length) {
    part.append(element("details", { class: "pub-details" }, element("summary", { class: "pub-details__summary" }, "By group"), byGroup(rules, counts)));
  }
  return part;
}

/**
 * All answers of all records, one beside the other; the table below says the same in figures.
 *
 * @param {Rules} rules
 * @param {Table} counts
 */
function bar(rules, { everyone, columns }) {
  const parts = everyone.counts.map((count, place) => ({ count: count ?? 0, style: styleOf(place, columns[place].side) }));
  const hidden = everyone.records - parts.reduce((sum, { count }) => sum + count, 0);
  let left = 0;
  const boxes = [...parts, { count: hidden, style: "pub-pool__part pub-pool__part--hidden" }].filter(({ count }) => count).map(({ count, style }) => {
    const width = (WIDTH * count) / everyone.records;
    left += width;
    return drawing("rect", { x: left - width, width: Math.max(width - NARROWEST, NARROWEST), height: 6, class: style });
  });
  return drawing("svg", { class: "pub-pool__bar", viewBox: `0 0 ${WIDTH} 6`, preserveAspectRatio: "none", "aria-hidden": "true" }, ...boxes);
}

/** @param {number} place @param {string} side */
function styleOf(place, side) {
  return `pub-pool__part pub-pool__part--${side === "none" ? "none" : Math.min(place, 5)}`;
}

/** @param {Rules} rules @param {Table} counts @param {number} pooled */
function all(rules, counts, pooled) {
  const rows = linesOf(rules, counts, counts.everyone).map(({ label, count, share, isDerived }, place) => {
    const key = isDerived || count === null ? "pub-pool__key" : `pub-pool__key ${styleOf(place, counts.columns[place].side)}`;
    const swatch = drawing("svg", { class: key, viewBox: "0 0 1 1", "aria-hidden": "true" }, drawing("rect", { width: isDerived || count === null ? 0 : 1, height: 1 }));
    return [element("span", {}, swatch, label), shown(rules, count), share];
  });
  return scroll(counts.question.question, table(`All ${pooled} records`, ["Answer", "Records", "Share"], rows, "pub-pool__table"));
}

/** @param {Rules} rules @param {Table} counts */
function byGroup(rules, counts) {
  const labels = linesOf(rules, counts, counts.everyone).map(({ label }) => label);
  const rows = counts.groups.map((row) => [row.name, String(row.records), ...linesOf(rules, counts, row).map(({ count }) => shown(rules, count))]);
  return scroll(`By group: ${counts.question.question}`, table("By group", ["Group", "Records", ...labels], rows, "pub-pool__groups"));
}

/** @param {Rules} rules @param {number | null} count */
function shown(rules, count) {
  return count === null ? element("em", { class: "pub-pool__hidden" }, rules.words.hidden) : String(count);
}

/**
 * The files that are left out, and why.
 *
 * @param {import("./faults.js").Fault[]} faults
 * @returns {Node[]}
 */
export function leftOut(faults) {
  const rows = faults.map((fault) => [fault.file, inWords(fault)]);
  return rows.length ? [element("h2", {}, "Files left out"), scroll("Files left out", table("Put these right, and choose all files again", ["File", "Why"], rows, "pub-pool__faults"))] : [];
}

/**
 * How often second readings agree with the first.
 *
 * @param {ReturnType<typeof import("./agreement.js").agreement>} found
 * @returns {Node[]}
 */
export function agreement({ pairs, alone, questions }) {
  if (!pairs && !alone.length) {
    return [];
  }
  const compared = questions.filter((own) => own.compared).sort((first, second) => first.same / first.compared - second.same / second.compared);
  const rows = compared.map((own) => [own.question.question, `${own.same} of ${own.compared}`]);
  const unmatched = alone.length ? [element("p", {}, `No first reading was found for ${alone.join(", ")}.`)] : [];
  const shown_ = pairs ? [scroll("Agreement of readings", table(`${pairs} ${pairs === 1 ? "record" : "records"} read twice, least agreement first`, ["Question", "Same answer"], rows, "pub-pool__table"))] : [];
  return [element("h2", {}, "Do readers agree?"), element("p", {}, "For your team, not for publication. A question is compared where both readings answered it. Where readers often differ, say so in your summary, or leave the answers out."), ...shown_, ...unmatched];
}
