/**
 * The summaries that were saved before, so that a new one gives no child away by comparison: `memory.py` in the browser. It
 * holds no answers: of each record it has a hash, made with a random key that stays in this browser.
 */

const NAME = "publishing-pooled";

/** @typedef {{key: string, summaries: Record<string, string[][]>}} Memory */

/** Whether this browser can remember: it needs a page that came by HTTPS. */
export function canRemember() {
  return Boolean(globalThis.crypto?.subtle);
}

/** @returns {Memory} */
function read() {
  try {
    const found = JSON.parse(localStorage.getItem(NAME) ?? "");
    if (typeof found.key === "string" && typeof found.summaries === "object") {
      return found;
    }
  } catch {
    // nothing was saved before
  }
  return { key: [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, "0")).join(""), summaries: {} };
}

/** @param {Memory} memory */
function write(memory) {
  localStorage.setItem(NAME, JSON.stringify(memory));
}

/**
 * By how many records the nearest earlier summary differs, if by too few; else 0.
 *
 * @param {import("./rules.js").Rules} rules
 * @param {import("./rules.js").Answers[]} records
 */
export async function tooNear(rules, records) {
  const memory = read();
  const mine = await hashes(memory.key, records);
  const apart = (memory.summaries[rules.template] ?? []).map((earlier) => {
    const shared = earlier.filter((hash) => mine.has(hash)).length;
    return earlier.length + mine.size - 2 * shared;
  });
  return Math.min(...apart.filter((number) => number > 0 && number < rules.limits.least), Infinity) % Infinity || 0;
}

/**
 * Note that a summary of these records was made.
 *
 * @param {import("./rules.js").Rules} rules
 * @param {import("./rules.js").Answers[]} records
 */
export async function remember(rules, records) {
  const memory = read();
  const mine = [...(await hashes(memory.key, records))].sort();
  const earlier = (memory.summaries[rules.template] ?? []).filter((hashes_) => hashes_.join() !== mine.join());
  write({ ...memory, summaries: { ...memory.summaries, [rules.template]: [...earlier, mine] } });
}

/**
 * Forget the newest summary, which nobody got.
 *
 * @param {import("./rules.js").Rules} rules
 */
export function forgetLast(rules) {
  const memory = read();
  write({ ...memory, summaries: { ...memory.summaries, [rules.template]: (memory.summaries[rules.template] ?? []).slice(0, -1) } });
}

/**
 * A hash of each record; records that are alike are told apart by a number.
 *
 * @param {string} key
 * @param {import("./rules.js").Answers[]} records
 */
async function hashes(key, records) {
  const bytes = Uint8Array.from(/** @type {string[]} */ (key.match(/../g) ?? []), (pair) => parseInt(pair, 16));
  const secret = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  /** @type {Map<string, number>} */
  const seen = new Map();
  const texts = records.map((record) => {
    const text = JSON.stringify(Object.entries(record).sort());
    seen.set(text, (seen.get(text) ?? 0) + 1);
    return `${seen.get(text)} ${text}`;
  });
  const signed = await Promise.all(texts.map((text) => crypto.subtle.sign("HMAC", secret, new TextEncoder().encode(text))));
  return new Set(signed.map((sum) => btoa(String.fromCharCode(...new Uint8Array(sum)))));
}
