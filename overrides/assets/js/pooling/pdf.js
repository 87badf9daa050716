/** What stands in the fields of a PDF, by their names: `pdf.py` in the browser. A field that still shows its prompt is empty. */
import { UnreadableError } from "./faults.js";
import { PdfFile } from "./pdf-file.js";
import { DamagedError, isDictionary, isList, isReference, latin } from "./pdf-objects.js";
import { questionsOf } from "./rules.js";
import { folded } from "./text.js";

/** @typedef {import("./pdf-objects.js").Item} Item */

const HEAD = 1024; // bytes in which a PDF says that it is one
const FIELDS = 1000; // of a form; ours has one a question
const DEEPEST = 20;
const MONTHS = "january february march april may june july august september october november december".split(" ");
// where PDFDocEncoding differs from Latin-1: codes 24 to 31, and from 128 on
const LOW = "˘ˇˆ˙˝˛˚˜";
const HIGH = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\ufffd€";

/** @param {Uint8Array} bytes */
export function isPdf(bytes) {
  return latin(bytes.subarray(0, HEAD)).includes("%PDF-");
}

/** @param {Uint8Array} bytes @param {import("./rules.js").Rules} rules */
export async function pdfFields(bytes, rules) {
  const file = await new PdfFile(bytes, rules.limits.most).open();
  if (file.trailer.has("Encrypt")) {
    throw new UnreadableError("a form without a password", "one that is locked with one");
  }
  for (const number of file.entries.keys()) {
    if (runs(await file.object(number))) {
      throw new UnreadableError("a form without scripts", "one that has some");
    }
  }
  const root = await file.resolved(file.trailer.get("Root"));
  const form = isDictionary(root) ? await file.resolved(root.dictionary.get("AcroForm")) : null;
  const tops = isDictionary(form) ? await file.resolved(form.dictionary.get("Fields")) : null;
  const days = new Set(questionsOf(rules).filter(({ kind }) => kind === "date").map(({ id }) => id));
  /** @type {import("./opening.js").Cells} */
  const fields = new Map();
  for (const [name, value] of await valuesIn(file, tops, "", "", 0)) {
    if (fields.has(name)) {
      throw new UnreadableError("each field once", `the field ${name} twice`);
    }
    const words = folded(value);
    const day = days.has(name) ? dayOf(words) : "";
    fields.set(name, day ? { kind: "day", text: day } : { kind: "text", text: rules.form.prompts.includes(words) ? "" : words });
  }
  return fields;
}

/**
 * Whether an object runs something, in itself or in what stands right inside of it.
 *
 * @param {Item | undefined} item
 * @param {number} [depth]
 * @returns {boolean}
 */
function runs(item, depth = 0) {
  if (depth > DEEPEST || !(isDictionary(item) || isList(item))) {
    return false;
  }
  if (isList(item)) {
    return item.items.some((own) => runs(own, depth + 1));
  }
  const kind = item.dictionary.get("S");
  const named = kind && typeof kind === "object" && "name" in kind ? kind.name : "";
  return item.dictionary.has("JS") || ["JavaScript", "Launch"].includes(named) || [...item.dictionary.values()].some((own) => runs(own, depth + 1));
}

/**
 * The fields, each with its whole name and its value, which those below it have as well.
 *
 * @param {PdfFile} file
 * @param {Item} some
 * @param {string} above
 * @param {string} inherited
 * @param {number} depth
 * @returns {Promise<[string, string][]>}
 */
async function valuesIn(file, some, above, inherited, depth) {
  if (depth > DEEPEST) {
    throw new DamagedError();
  }
  /** @type {[string, string][]} */
  const found = [];
  for (const item of isList(some) ? some.items : []) {
    const field = await file.resolved(item);
    if (!isDictionary(field)) {
      throw new DamagedError();
    }
    const name = [above, await words(file, field.dictionary.get("T"))].filter(Boolean).join(".");
    const value = field.dictionary.has("V") ? await words(file, field.dictionary.get("V")) : inherited;
    const kids = await file.resolved(field.dictionary.get("Kids"));
    const below = [];
    for (const kid of isList(kids) ? kids.items : []) {
      const own = await file.resolved(kid);
      below.push(...(isDictionary(own) && own.dictionary.has("T") ? [own] : []));
    }
    if (below.length) {
      found.push(...(await valuesIn(file, { items: below }, name, value, depth + 1)));
    } else if (name) {
      found.push([name, value]);
    }
    if (found.length > FIELDS) {
      throw new UnreadableError(`at most ${FIELDS.toLocaleString("en-GB")} fields`, "more of them");
    }
  }
  return found;
}

/** @param {PdfFile} file @param {Item | undefined} item @returns {Promise<string>} */
async function words(file, item) {
  const value = isReference(item) ? await file.resolved(item) : item ?? null;
  if (isList(value)) {
    return (await Promise.all(value.items.map((own) => words(file, own)))).join(", ");
  }
  if (isDictionary(value)) {
    return decoded(await file.unpacked(value));
  }
  return value === null ? "" : typeof value !== "object" ? String(value) : "name" in value ? value.name : "bytes" in value ? decoded(value.bytes) : "";
}

/** @param {Uint8Array} bytes */
export function decoded(bytes) {
  for (const [mark, encoding] of /** @type {const} */ ([["\xfe\xff", "utf-16be"], ["\xff\xfe", "utf-16le"], ["\xef\xbb\xbf", "utf-8"]])) {
    if (latin(bytes.subarray(0, mark.length)) === mark) {
      return new TextDecoder(encoding).decode(bytes);
    }
  }
  return Array.from(bytes, (byte) => (byte >= 24 && byte < 32 ? LOW[byte - 24] : byte >= 128 && byte <= 160 ? HIGH[byte - 128] : String.fromCharCode(byte))).join("");
}

/**
 * A day as people in Britain write it, the day before the month, or as ISO 8601 does; "" for anything else.
 *
 * @param {string} text
 */
export function dayOf(text) {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const spoken = /^(\d{1,2})[/. -](\d{1,2}|[a-z]{3,9})[/. -](\d{4}|\d{2})$/.exec(text.toLowerCase());
  if (!iso && !spoken) {
    return "";
  }
  const [year, month, day] = iso ? iso.slice(1).map(Number) : fromSpoken(/** @type {RegExpExecArray} */ (spoken));
  const found = new Date(Date.UTC(2000, month - 1, day));
  found.setUTCFullYear(year, month - 1, day);
  const isThere = year > 0 && found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
  return isThere ? found.toISOString().slice(0, 10) : "";
}

/** @param {RegExpExecArray} found */
function fromSpoken([, day, month, year]) {
  const number = /^\d/.test(month) ? Number(month) : MONTHS.findIndex((name) => name.startsWith(month)) + 1;
  return [Number(year) + (year.length === 2 ? 2000 : 0), number, Number(day)];
}
