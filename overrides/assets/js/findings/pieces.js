/** Pieces of findings, fetched when they are needed, a hundred findings each. Their names change with what they hold. */

export const CHANGED = "changed";
const box = /** @type {HTMLElement} */ (document.getElementById("finder"));
/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/**
 * @param {string} name `columns`, `names`, or a format and the number of its file
 * @returns {Promise<any>}
 */
export function piece(name) {
  if (!fetched.has(name)) {
    fetched.set(name, load(name));
    fetched.get(name)?.catch(() => fetched.delete(name)); // the next try asks again
  }
  return /** @type {Promise<any>} */ (fetched.get(name));
}

/** @param {string} name */
async function load(name) {
  const { pieces, version } = /** @type {{pieces: string, version: string}} */ (box.dataset);
  const answer = await fetch(new URL(`${pieces}${name}-${version}.json`, location.href));
  if (!answer.ok) {
    throw new Error(CHANGED);
  }
  return answer.json();
}

/**
 * The pieces of some findings in a format, in order.
 *
 * @param {string} format
 * @param {number[]} numbers
 * @param {number} size how many findings a file holds
 * @returns {Promise<any[]>}
 */
export async function piecesOf(format, numbers, size) {
  const files = [...new Set(numbers.map((number) => Math.floor(number / size)))];
  const contents = await Promise.all(files.map((file) => piece(`${format}-${file}`)));
  const found = new Map(files.map((file, place) => [file, contents[place]]));
  return numbers.map((number) => found.get(Math.floor(number / size))[number % size]);
}
