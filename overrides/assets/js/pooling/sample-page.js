/** How many records to read: what is typed becomes a number, its parts, and a draw. Nothing is sent. */
import { element, scroll, table } from "./elements.js";
import { drawLots, groupsIn, sampleSize, split, whatIsLeft } from "./sample.js";

const field = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (document.getElementById(id));
const form = /** @type {HTMLElement} */ (document.getElementById("sample-form"));
const [sentence, parts, left, lots] = ["sample-sentence", "sample-parts", "sample-left", "lots-drawn"].map(field);
const SIDE_BY_SIDE = 50; // records of a group, from which groups can be set side by side

form.hidden = false;
field("lots-seed").value = [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => String(byte).padStart(3, "0")).join("-");
["sample-margin", "sample-size", "sample-groups"].forEach((id) => field(id).addEventListener("input", show));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  draw();
});

function show() {
  const groups = groupsIn(field("sample-groups").value);
  const all = groups.length ? groups.reduce((sum, { size }) => sum + size, 0) : Math.floor(Number(field("sample-size").value));
  parts.replaceChildren();
  if (!(all > 0)) {
    sentence.textContent = left.textContent = "";
    return;
  }
  const margin = Number(field("sample-margin").value);
  const number = sampleSize(all, margin);
  sentence.textContent = `Read ${number} of ${all} records, for shares within ${margin} percentage points.`;
  left.textContent = whatIsLeft(number);
  field("lots-number").value = String(number);
  if (groups.length) {
    parts.append(byGroup(number, groups));
  }
}

/** @param {number} number @param {{name: string, size: number}[]} groups */
function byGroup(number, groups) {
  const numbers = split(number, groups.map(({ size }) => size));
  const rows = groups.map(({ name, size }, place) => [name, String(size), String(numbers[place]), beside(numbers[place])]);
  return scroll("By group", table("Shared over the groups by their size", ["Group", "Records", "To read", "In a summary by group"], rows, "pub-pool__table"));
}

/** @param {number} number */
function beside(number) {
  return number < 10 ? "not shown by itself" : number < SIDE_BY_SIDE ? "seldom shown" : "shown beside others";
}

async function draw() {
  const lines = field("lots-list").value.split(/[\n,;\t]/).map((line) => line.trim()).filter(Boolean);
  const list = [...new Set(lines)];
  const seed = field("lots-seed").value.trim();
  const number = Math.floor(Number(field("lots-number").value));
  const missing = !list.length ? "Paste the list first." : !(number > 0) ? "Say how many to draw." : seed ? "" : "Give a seed: any words will do.";
  if (missing || !globalThis.crypto?.subtle) {
    lots.textContent = missing || "This browser draws only on a page that came by HTTPS.";
    return;
  }
  const found = await drawLots(list, number, seed);
  const twice = lines.length - list.length;
  lots.replaceChildren(
    element("p", {}, `Drawn ${found.length} of ${list.length}, with the seed “${seed}”.${twice ? ` ${twice} stood in the list more than once, and count once.` : ""} In the order of the draw:`),
    element("p", { class: "pub-pool__lots" }, found.join(", ")),
  );
}
