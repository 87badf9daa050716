/**
 * Pool your readings: filled forms are read, pooled and shown in the browser, by the rules of `publishing pool`. Nothing is sent:
 * once the page is there, it asks for nothing more.
 */
import { agreement } from "./agreement.js";
import { csvText } from "./csv.js";
import * as memory from "./memory.js";
import { pooled } from "./pooling.js";
import { readForm, sorted } from "./reading.js";
import * as view from "./view.js";

/** @typedef {import("./rules.js").Rules} Rules */

const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @type {Record<string, Rules>} */
const all = JSON.parse(part("pool-rules").textContent ?? "{}");
const [form, zone, sentence, buttons, forget] = ["pool-form", "pool-zone", "pool-sentence", "pool-buttons", "pool-forget"].map(part);
const how = part("pool-how");
const [faults, results, readers] = ["pool-faults", "pool-results", "pool-readers"].map(part);
const files = /** @type {HTMLInputElement} */ (part("pool-files"));
const template = /** @type {HTMLSelectElement} */ (part("pool-template"));
/**
 * What is shown now.
 *
 * @type {{rules: Rules, records: import("./rules.js").Answers[], csv: string} | null}
 */
let now = null;
/** @type {[string, File][]} */
let chosen = [];

form.hidden = false;
files.addEventListener("change", () => take([...(files.files ?? [])].map((file) => [file.webkitRelativePath || file.name, file])));
template.addEventListener("change", run);
addEventListener("unhandledrejection", () => say("Something went wrong, and no summary was made. Use the command, and tell us."));
zone.addEventListener("dragover", (event) => {
  event.preventDefault();
  zone.classList.add("pub-pool__zone--over");
});
zone.addEventListener("dragleave", () => zone.classList.remove("pub-pool__zone--over"));
zone.addEventListener("drop", (event) => {
  event.preventDefault();
  zone.classList.remove("pub-pool__zone--over");
  take([...(event.dataTransfer?.files ?? [])].map((file) => [file.name, file]));
});
// a file dropped beside the zone would open in place of this page
for (const kind of ["dragover", "drop"]) {
  addEventListener(kind, (event) => event.preventDefault());
}
part("pool-save").addEventListener("click", save);
part("pool-print").addEventListener("click", async () => {
  await noted();
  print();
});
forget.addEventListener("click", () => {
  memory.forgetLast(all[template.value]);
  run();
});

/** @param {[string, File][]} entries */
function take(entries) {
  chosen = entries.sort(([first], [second]) => (first < second ? -1 : 1));
  run();
}

async function run() {
  const [entries, rules] = [chosen, all[template.value]];
  clear();
  if (!entries.length) {
    return;
  }
  /** @type {Map<string, import("./reading.js").ReadForm>} */
  const forms = new Map();
  for (const [name, file] of entries) {
    say(`Reading file ${forms.size + 1} of ${entries.length} …`);
    forms.set(forms.has(name) ? `${name} (${forms.size + 1})` : name, await readForm(rules, file));
  }
  say(`Read ${entries.length} files. Adding them up, and hiding small numbers …`);
  await new Promise((done) => setTimeout(done)); // so that the words are seen
  const found = sorted(rules, forms);
  const records = [...found.records.values()];
  if (entries === chosen) {
    faults.replaceChildren(...view.leftOut(found.faults));
    readers.replaceChildren(...view.agreement(agreement(rules, found.records, found.second)));
    await show(rules, records, `${outOf(forms.size - records.length - found.second.size, forms.size)}${notCounted(found.second.size)}`);
  }
}

/** @param {Rules} rules @param {import("./rules.js").Answers[]} records @param {string} besides */
async function show(rules, records, besides) {
  const near = memory.canRemember() ? await memory.tooNear(rules, records) : 0;
  const tables = near ? null : pooled(rules, records);
  if (!tables) {
    forget.hidden = !near;
    const few = `A summary to share needs at least ${rules.limits.least} records. Here are ${records.length}.`;
    say(`${near ? tooNear(near, rules.limits.least) : few}${besides}`);
    return;
  }
  results.replaceChildren(...view.sections(rules, tables, records.length));
  now = { rules, records, csv: csvText(rules, records.length, tables) };
  buttons.hidden = how.hidden = false;
  say(`Pooled ${records.length} records.${besides}`);
}

/** @param {number} number @param {number} least */
function tooNear(number, least) {
  const [records, they] = number > 1 ? [`${number} records`, "they say"] : ["1 record", "it says"];
  return `A summary that you saved earlier differs from this one by only ${records}: comparing the two would tell what ${they}. Wait until ${least} records differ.`;
}

/** @param {number} number @param {number} whole */
function outOf(number, whole) {
  return number ? ` Left out: ${number} of ${whole} files.` : "";
}

/** @param {number} number */
function notCounted(number) {
  return number ? ` Second readings, compared and not counted: ${number}.` : "";
}

function clear() {
  now = null;
  [buttons, how, forget].forEach((own) => (own.hidden = true));
  [faults, results, readers].forEach((own) => own.replaceChildren());
}

/** @param {string} words */
function say(words) {
  sentence.textContent = words;
}

/** Note that this summary leaves the page. */
async function noted() {
  if (now && memory.canRemember()) {
    await memory.remember(now.rules, now.records);
  }
}

async function save() {
  if (!now) {
    return;
  }
  await noted();
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(new Blob([now.csv], { type: "text/csv;charset=utf-8" }));
  anchor.download = now.rules.csv.name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000); // the browser may still be reading it
}
