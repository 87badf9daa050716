/** Suggestions: nothing but this waits for them, until somebody goes into a search box. */
const ready = new WeakSet();

document.addEventListener("focusin", async ({ target }) => {
  const input = /** @type {HTMLInputElement} */ (target);
  const form = input.matches("input[type=search][name=q]") && /** @type {HTMLElement | null} */ (input.closest("[data-names]"));
  if (!form || ready.has(input)) {
    return;
  }
  ready.add(input);
  try {
    const { suggest } = await import("./combobox.js");
    suggest(input, new URL(form.dataset.names ?? "", location.href).href);
  } catch {
    ready.delete(input); // the box works without; the next visit of it tries again
  }
});

const focused = document.activeElement;
if (focused?.matches("input[type=search][name=q]")) {
  focused.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
}
