/**
 * Copies the citation of the page.
 *
 * Where the browser lets no script write to the clipboard, the citation is selected instead, so that the visitor can copy it.
 */
const COPIED = "Copied";
const SELECTED = "Selected; copy it with your keyboard or the menu";

for (const box of document.querySelectorAll(".pub-cite")) {
  offer(box);
}

/** Show the button, and wire it. @param {Element} box */
function offer(box) {
  const words = /** @type {HTMLElement} */ (box.querySelector(".pub-cite__words"));
  const copy = /** @type {HTMLElement} */ (box.querySelector(".pub-cite__copy"));
  const status = /** @type {HTMLElement} */ (copy.querySelector("[aria-live]"));
  copy.hidden = false;
  copy.querySelector("button")?.addEventListener("click", async () => {
    status.textContent = ""; // so that a second time is told, too
    status.textContent = await copied(words);
  });
}

/** @param {HTMLElement} words @returns {Promise<string>} what was done */
async function copied(words) {
  try {
    await navigator.clipboard.writeText(words.textContent ?? "");
    return COPIED;
  } catch {
    getSelection()?.selectAllChildren(words);
    return SELECTED;
  }
}
