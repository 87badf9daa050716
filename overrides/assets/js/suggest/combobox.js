/**
 * A search box that suggests: a combobox with a list, as the ARIA Authoring Practices have it. The words stay the visitor's;
 * nothing is chosen but by pressing Enter on a suggestion, or by pointing at it.
 *
 * @typedef {import("./matching.js").Suggestion} Suggestion
 */
import { names } from "../search/lexicon.js";
import { suggestions } from "./matching.js";

const root = new URL("../../../", import.meta.url);
let boxes = 0;

/**
 * @param {HTMLInputElement} input
 * @param {string} file the names
 */
export function suggest(input, file) {
  const form = /** @type {HTMLFormElement} */ (input.form);
  const id = `search-suggestions-${++boxes}`;
  const list = element("ul", { id, role: "listbox", "aria-label": "Suggestions", class: "pub-suggest", hidden: "" });
  const status = element("p", { class: "pub-hidden", "aria-live": "polite" });
  (input.closest(".pub-search__row") ?? form).append(list, status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-controls": id, "aria-expanded": "false" })) {
    input.setAttribute(name, value);
  }
  /** @type {Suggestion[]} */
  let shown = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  };
  const activate = (/** @type {number} */ place) => {
    active = place;
    [...list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === place)));
    place < 0 ? input.removeAttribute("aria-activedescendant") : input.setAttribute("aria-activedescendant", `${id}-${place}`);
    list.children[place]?.scrollIntoView({ block: "nearest" });
  };
  const choose = (/** @type {Suggestion} */ { entry }) => {
    close();
    status.textContent = "";
    if (!entry.choice) {
      location.assign(new URL(entry.address, root));
      return;
    }
    input.value = entry.label;
    form.requestSubmit();
  };
  const open = async () => {
    const entries = await names(file).catch(() => []);
    if (document.activeElement !== input) {
      return;
    }
    shown = suggestions(entries, input.value);
    list.replaceChildren(...shown.map((one, place) => optionOf(one, `${id}-${place}`)));
    activate(-1);
    list.hidden = !shown.length;
    input.setAttribute("aria-expanded", String(shown.length > 0));
    status.textContent = shown.length ? `${shown.length} ${shown.length === 1 ? "suggestion" : "suggestions"}, with the arrow keys` : "";
  };

  input.addEventListener("input", open);
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the keyboard
  list.addEventListener("click", ({ target }) => {
    const place = [...list.children].indexOf(/** @type {Element} */ (/** @type {Element} */ (target).closest("[role=option]")));
    if (place >= 0) {
      choose(shown[place]);
    }
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || event.ctrlKey || event.metaKey) {
      return;
    }
    if (step && list.hidden) {
      event.preventDefault();
      open();
    } else if (step) {
      event.preventDefault();
      const places = shown.length + 1; // one of them is the box itself
      activate(((active + 1 + step + places) % places) - 1);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // else it would empty the box
      close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(shown[active]);
    } else if (event.key === "Tab") {
      close();
    }
  });
  if (input.value) {
    open();
  }
}

/** @param {Suggestion} suggestion @param {string} id */
function optionOf({ entry, name }, id) {
  const option = element("li", { id, role: "option", class: "pub-suggest__option", "aria-selected": "false" });
  const label = element("span", { class: "pub-suggest__label" }, entry.label);
  if (name) {
    label.append(" ", element("span", { class: "pub-suggest__name" }, `(${name})`));
  }
  option.append(label, " ", element("span", { class: "pub-suggest__group" }, entry.choice ? `${entry.group}: reports` : `${entry.group}: go to the page`));
  return option;
}

/** @param {string} tag @param {Record<string, string>} attributes @param {string} text */
function element(tag, attributes, text = "") {
  const created = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => created.setAttribute(name, value));
  created.textContent = text;
  return created;
}
