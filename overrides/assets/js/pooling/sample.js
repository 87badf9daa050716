/** How many records to read of a list, how to share them over groups, and what a summary of them can show. */

const CONFIDENT = 1.96; // standard errors on each side, for 95 %

/**
 * The least number of records that gives a share within a margin, where half of the records say yes: Cochran's formula with the
 * correction for a finite list.
 *
 * @param {number} all records on the list @param {number} margin in percentage points
 */
export function sampleSize(all, margin) {
  const endless = (CONFIDENT ** 2 * 0.25) / (margin / 100) ** 2;
  return Math.min(all, Math.ceil(endless / (1 + (endless - 1) / all)));
}

/**
 * Share a number over groups by their sizes: whole numbers by the largest remainders, the first group where two are alike.
 *
 * @param {number} number
 * @param {number[]} sizes
 */
export function split(number, sizes) {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const parts = sizes.map((size) => Math.floor((number * size) / all));
  const left = number - parts.reduce((sum, part) => sum + part, 0);
  const order = sizes.map((size, place) => ({ place, rest: (number * size) % all })).sort((first, second) => second.rest - first.rest || first.place - second.place);
  order.slice(0, left).forEach(({ place }) => (parts[place] += 1));
  return parts;
}

/**
 * What a summary to share of so many records shows, as tried with made-up answers.
 *
 * @param {number} number
 */
export function whatIsLeft(number) {
  if (number < 10) {
    return "There is no summary to share of fewer than 10 records.";
  }
  const shown = number < 30 ? "hardly a number" : number < 70 ? "about a third of the numbers" : "about half of the numbers";
  return `Small numbers are hidden in a summary to share. We tried it with made-up answers: of so many records, ${shown} can be shown.`;
}

/**
 * The groups in lines such as "Leaving care: 40".
 *
 * @param {string} text
 */
export function groupsIn(text) {
  return text.split("\n").flatMap((line) => {
    const found = /^(.*?)[\s:;,\t]*(\d+)\s*$/.exec(line);
    return found && Number(found[2]) ? [{ name: found[1].trim() || "Group", size: Number(found[2]) }] : [];
  });
}

/**
 * Draw numbers by lot: those whose SHA-256 sum with the seed is smallest.
 *
 * @param {string[]} list each once @param {number} number @param {string} seed
 */
export async function drawLots(list, number, seed) {
  const sums = await Promise.all(list.map(async (name) => ({ name, sum: await sumOf(`${seed}\n${name}`) })));
  return sums.sort((first, second) => (first.sum < second.sum ? -1 : 1)).slice(0, number).map(({ name }) => name);
}

/** @param {string} text */
async function sumOf(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
