/**
 * The page's side of search: questions go to the worker, which starts with the first of them.
 *
 * @typedef {import("../finder/facets.js").Row} Row
 * @typedef {import("./excerpt.js").Find} Find
 *
 * @typedef {Object} Found
 * @property {import("./partly.js").FoundDocument[]} found best first
 * @property {{word: string, spellings: string[]}[]} guessed
 * @property {string[]} terms
 * @property {{address: string, label: string}[]} pages pages that fit, beside the publications
 * @property {number[]} hidden publications with all words that are not listed: specimens, and what is out of force
 * @property {string[]} also the other texts that found something
 * @property {number | null} titled the best publication, where its title has all words, several, one of which tells something
 */

/** @type {Worker | null} */
let worker = null;
let root = "";
let last = 0;
/** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */
const waiting = new Map();

/** Say where the index stands. @param {string} file the address of its root */
export function open(file) {
  root = file;
}

/** Every publication. @returns {Promise<Row[]>} */
export function rows() {
  return send("rows", {});
}

/**
 * What words find; null where there is no word to look for.
 *
 * @param {{words: string, also: string[], weights: Map<string, number>, typing: boolean, specimens: boolean, superseded: boolean}} question
 * @returns {Promise<Found | null>}
 */
export function ask(question) {
  return send("ask", question);
}

/** The HTML of some documents' cards. @param {number[]} documents @returns {Promise<string[]>} */
export function cards(documents) {
  return send("cards", { documents });
}

/**
 * Where a document has what was looked for.
 *
 * @param {{document: number, terms: string[], shown: string}} wanted
 * @returns {Promise<Find>}
 */
export function excerpt(wanted) {
  return send("excerpt", wanted);
}

/**
 * @param {"rows" | "ask" | "cards" | "excerpt"} type
 * @param {object} content
 * @returns {Promise<any>}
 */
function send(type, content) {
  worker ??= started();
  const id = ++last;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker?.postMessage({ ...content, type, id });
  });
}

function started() {
  const address = new URL("./worker.js", import.meta.url);
  address.searchParams.set("root", root);
  const created = new Worker(address, { type: "module" });
  created.onmessage = ({ data }) => {
    const { resolve, reject } = waiting.get(data.id) ?? {};
    waiting.delete(data.id);
    data.error ? reject?.(new Error(data.error)) : resolve?.(data.answer);
  };
  created.onerror = (event) => {
    event.preventDefault();
    worker = null;
    waiting.forEach(({ reject }) => reject(new Error(navigator.onLine ? "missing" : "offline")));
    waiting.clear();
  };
  return created;
}
