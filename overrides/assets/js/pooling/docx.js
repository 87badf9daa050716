/** What stands in the fields (content controls) of a Word file, by their tags. A field that still shows its prompt is empty. */
import { UnreadableError } from "./faults.js";
import { folded } from "./text.js";
import { attribute, below, child, parsed } from "./xml.js";

/** @param {(name: string) => Promise<string>} read @param {string[]} prompts */
export async function docxFields(read, prompts) {
  /** @type {Map<string, import("./opening.js").Value>} */
  const fields = new Map();
  for (const control of below(parsed(await read("word/document.xml")), "sdt")) {
    const [properties, inside] = [child(control, "sdtPr"), child(control, "sdtContent")];
    const named = properties && child(properties, "tag");
    if (!properties || !inside || !named) {
      continue;
    }
    const tag = attribute(named, "val");
    if (fields.has(tag)) {
      throw new UnreadableError("each field once", `the field ${tag} twice`);
    }
    fields.set(tag, valueOf(properties, inside, prompts));
  }
  return fields;
}

/** @param {Element} properties @param {Element} inside @param {string[]} prompts @returns {import("./opening.js").Value} */
function valueOf(properties, inside, prompts) {
  const parts = below(inside, "t", "br", "cr", "tab", "p");
  const words = folded(parts.map((part) => (part.localName === "t" ? part.textContent : " ")).join(""));
  if (child(properties, "showingPlcHdr") || prompts.includes(words)) {
    return { kind: "text", text: "" };
  }
  const day = child(properties, "date");
  const stated = day ? attribute(day, "fullDate") : "";
  return words && stated ? { kind: "day", text: stated.slice(0, 10) } : { kind: "text", text: words };
}
