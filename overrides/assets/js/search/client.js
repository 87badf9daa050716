/**
 * The page's side of search: questions go to the worker, which starts with the first of them.
 *
 * @typedef {import("./ask.js").Question} Question
 * @typedef {import("./ask.js").Answer & {pages: {address: string, label: string}[]}} Found
 */

/** @type {Worker | null} */
let worker = null;
let last = 0;
/** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */
const waiting = new Map();

/**
 * What words find; null where there is no word to look for.
 *
 * @param {Question} question
 * @returns {Promise<Found | null>}
 */
export function ask(question) {
  return send("ask", question);
}

/**
 * The excerpts of some addresses.
 *
 * @param {{addresses: string[], terms: string[]}} request
 * @returns {Promise<Record<string, ReturnType<typeof import("./excerpt.js").excerptOf>>>}
 */
export function excerpts(request) {
  return send("excerpts", request);
}

/**
 * @param {"ask" | "excerpts"} type
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
  const created = new Worker(new URL("./worker.js", import.meta.url));
  created.onmessage = ({ data }) => {
    const { resolve, reject } = waiting.get(data.id) ?? {};
    waiting.delete(data.id);
    data.error ? reject?.(new Error(data.error)) : resolve?.(data.answer);
  };
  created.onerror = (event) => {
    event.preventDefault();
    worker = null;
    waiting.forEach(({ reject }) => reject(new Error("the search worker failed")));
    waiting.clear();
  };
  return created;
}
