/**
 * The sentence that says what is compared; `tests/cases/comparisons.yml` holds it to its words.
 *
 * @param {string[]} areas names
 * @param {number} fewest how many areas make a comparison
 * @param {string[]} editions titles of the framework editions of the indicators
 * @param {number} indicators how many are shown
 * @param {number} known how many grades are
 * @returns {string} without a full stop
 */
export function sentence(areas, fewest, editions, indicators, known) {
  if (!areas.length) {
    return "Nothing is chosen yet";
  }
  if (areas.length < fewest) {
    return `${joined(areas)}: choose ${fewest - areas.length} more to compare`;
  }
  if (!indicators) {
    return `${joined(areas)}: no report that evaluates an indicator was found`;
  }
  const which = `${count(indicators, "indicator")} of ${joined(editions.map((title) => `the ${title}`))}`;
  return `${joined(areas)}: ${which}, ${count(known, "grade")} known by indicator`;
}

/**
 * @param {string[]} words
 * @returns {string} `a`, `a and b`, `a, b and c`
 */
export function joined(words) {
  const others = words.slice(0, -1);
  const last = words[words.length - 1] ?? "";
  return others.length ? `${others.join(", ")} and ${last}` : last;
}

/**
 * @param {number} number
 * @param {string} noun
 */
export function count(number, noun) {
  return `${number || "no"} ${noun}${number === 1 ? "" : "s"}`;
}
