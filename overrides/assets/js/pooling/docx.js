/** What stands in the fields (content controls) of a Word file, by their tags. A field that still shows its prompt is empty. */
import { UnreadableError } from "./faults.js";
import { folded, quoted } from "./text.js";
import { attribute, below, child, parsed } from "./xml.js";

/** @param {(name: string) => Promise<string>} read @param {import("./rules.js").Form} form */
export async function docxFields(read, { prompts, titles }) {
  const tags = new Map(Object.entries(titles).map(([tag, title]) => [title, tag])); // LibreOffice drops tags
  /** @type {Map<string, import("./opening.js").Value>} */
  const fields = new Map();
  for (const control of below(parsed(await read("word/document.xml")), "sdt")) {
    const [properties, inside] = [child(control, "sdtPr"), child(control, "sdtContent")];
    const tag = properties && (stated(properties, "tag") || tags.get(stated(properties, "alias")) || tags.get(beside(control)));
    if (!properties || !inside) {
      continue;
    }
    if (!tag) {
      if (valueOf(properties, inside, prompts).text && beside(control)) {
        throw new UnreadableError("the questions as they were", `a field beside ${quoted(beside(control))}`);
      }
      continue;
    }
    if (fields.has(tag)) {
      throw new UnreadableError("each field once", `the field ${tag} twice`);
    }
    fields.set(tag, valueOf(properties, inside, prompts));
  }
  return fields;
}

/**
 * The words of the first cell of the row that a field stands in.
 *
 * @param {Element} control
 */
function beside(control) {
  let row = control.parentElement;
  while (row && row.localName !== "tr") {
    row = row.parentElement;
  }
  const cell = row && child(row, "tc");
  return cell ? wordsIn(cell) : "";
}

/** @param {Element} element */
function wordsIn(element) {
  return folded(below(element, "t", "br", "cr", "tab", "p").map((part) => (part.localName === "t" ? part.textContent : " ")).join(""));
}

/** @param {Element} properties @param {string} name */
function stated(properties, name) {
  const found = child(properties, name);
  return found ? attribute(found, "val") : "";
}

/** @param {Element} properties @param {Element} inside @param {string[]} prompts @returns {import("./opening.js").Value} */
function valueOf(properties, inside, prompts) {
  const words = wordsIn(inside);
  if (child(properties, "showingPlcHdr") || prompts.includes(words)) {
    return { kind: "text", text: "" };
  }
  const day = child(properties, "date");
  const stated = day ? attribute(day, "fullDate") : "";
  return words && stated ? { kind: "day", text: stated.slice(0, 10) } : { kind: "text", text: words };
}
