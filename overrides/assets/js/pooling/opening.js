/**
 * Files that strangers may have filled in, opened with care: never an error of a library, and nothing in them is ever run.
 *
 * @typedef {{kind: "text" | "day" | "formula", text: string}} Value a day as YYYY-MM-DD
 * @typedef {Map<string, Value>} Cells by the keys of their places
 */
import { docxFields } from "./docx.js";
import { FORM, UnreadableError } from "./faults.js";
import { odsCells } from "./ods.js";
import { isPdf, pdfFields } from "./pdf.js";
import { entriesOf, textOf } from "./unzip.js";
import { xlsxCells } from "./xlsx.js";

const OTHER = "another kind of file";
const DAMAGED = "a damaged one";
const MEGABYTE = 1_000_000;
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]; // old Office files, and new ones with a password
const LOCKED = [..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]);
const MANIFEST = "META-INF/manifest.xml";
const MACROS = ["xl/vbaProject.bin", "word/vbaProject.bin", "Basic/", "Scripts/"];

/**
 * What stands in a form: its cells, or the fields of a Word file or a PDF.
 *
 * @param {Uint8Array} bytes
 * @param {import("./rules.js").Rules} rules
 * @returns {Promise<{cells: Cells | null, fields: Cells | null, factsAt: string}>} with the place of the facts, where there are fields
 */
export async function opened(bytes, rules) {
  if (isPdf(bytes)) {
    return { cells: null, fields: full(await pdfFields(bytes, rules).catch(damaged)), factsAt: "the line below the last table" };
  }
  const entries = entriesIn(bytes, rules.limits.most);
  const read = async (/** @type {string} */ name) => {
    const entry = entries.get(name);
    if (!entry) {
      throw new UnreadableError(FORM, DAMAGED);
    }
    return textOf(bytes, entry);
  };
  await checked(entries, read);
  try {
    if (entries.has("word/document.xml")) {
      return { cells: null, fields: full(await docxFields(read, rules.form)), factsAt: "the line above the first table" };
    }
    const isXlsx = entries.has("xl/workbook.xml");
    if (!isXlsx && !entries.has("content.xml")) {
      throw new UnreadableError(FORM, OTHER);
    }
    const cells = isXlsx ? await xlsxCells(read, new Set(entries.keys()), rules.limits) : await odsCells(read, rules.limits);
    return { cells: full(cells), fields: null, factsAt: "" };
  } catch (error) {
    return damaged(error);
  }
}

/** @param {unknown} error @returns {never} */
function damaged(error) {
  throw error instanceof UnreadableError ? error : new UnreadableError(FORM, DAMAGED);
}

/** @param {number} size */
export function tooLarge(size, most = 0) {
  return new UnreadableError(`at most ${most / MEGABYTE} megabytes`, `${Math.floor(size / MEGABYTE).toLocaleString("en-GB")} megabytes`);
}

/** @param {Uint8Array} bytes @param {number} most */
function entriesIn(bytes, most) {
  if (!bytes.length) {
    throw new UnreadableError(FORM, "an empty file");
  }
  if (COMPOUND.every((byte, place) => bytes[place] === byte)) {
    throw has(bytes, LOCKED) ? new UnreadableError("a workbook without a password", "one that needs a password") : new UnreadableError(FORM, "a file of an old kind, such as .xls; open it and save it as .xlsx");
  }
  const entries = entriesOf(bytes);
  if (!entries) {
    throw new UnreadableError(FORM, bytes[0] === 0x50 && bytes[1] === 0x4b ? "a damaged one, of which a part is missing" : OTHER);
  }
  const size = [...entries.values()].reduce((sum, entry) => sum + entry.size, 0);
  if (size > most) {
    throw tooLarge(size, most);
  }
  return entries;
}

/**
 * Refuse what is locked or brings a program.
 *
 * @param {ReturnType<typeof entriesIn>} entries
 * @param {(name: string) => Promise<string>} read
 */
async function checked(entries, read) {
  const manifest = entries.has(MANIFEST) ? await read(MANIFEST).catch(() => null) : "";
  if (manifest === null) {
    throw new UnreadableError(FORM, DAMAGED);
  }
  if (manifest.includes("encryption-data")) {
    throw new UnreadableError("a workbook without a password", "one that needs a password");
  }
  if ([...entries.keys()].some((name) => MACROS.some((start) => name.startsWith(start)))) {
    throw new UnreadableError("a workbook without macros", "one that has some");
  }
}

/** @param {Uint8Array} bytes @param {number[]} wanted */
function has(bytes, wanted) {
  for (let place = bytes.indexOf(wanted[0]); place >= 0; place = bytes.indexOf(wanted[0], place + 1)) {
    if (wanted.every((byte, at) => bytes[place + at] === byte)) {
      return true;
    }
  }
  return false;
}

/**
 * Only what is not empty.
 *
 * @param {Cells} cells
 * @returns {Cells}
 */
function full(cells) {
  return new Map([...cells].filter(([, value]) => value.text !== ""));
}
