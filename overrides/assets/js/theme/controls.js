/**
 * Keeps what visitors chose, on every page, while they are away from it.
 *
 * A page that Back brings out of the browser's cache shows its lists as they were left. WebKit then resets each control that
 * has `autocomplete="off"`, so that boxes, words and orders no longer say what the lists show. So all controls are read when
 * the page is left, and written again when it comes back. Nothing hears of it: for the page, nothing has changed.
 *
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control
 */
const CONTROLS = "input, select, textarea";
/** @type {(() => void)[]} */
let restorers = [];
let left = ""; // the address at which the page was left
let touched = false; // whether the visitor has chosen something since
const AGAIN = [100, 500]; // milliseconds; on a busy machine WebKit resets controls later than its event says

addEventListener("pagehide", () => {
  left = location.href;
  restorers = [.../** @type {NodeListOf<Control>} */ (document.querySelectorAll(CONTROLS))].map(restorer);
});

addEventListener("pageshow", ({ persisted }) => {
  if (persisted) {
    touched = false;
    setTimeout(restore); // WebKit resets them after this event
    AGAIN.forEach((after) => setTimeout(restoreUntouched, after));
  }
});

["input", "change"].forEach((name) => addEventListener(name, () => (touched = true), true));

function restoreUntouched() {
  if (!touched && location.href === left) {
    restorers.forEach((write) => write());
  }
}

function restore() {
  restorers.forEach((write) => write());
  if (location.href !== left) {
    dispatchEvent(new PopStateEvent("popstate", { state: history.state })); // several steps back: the address says more
  }
}

/**
 * What writes a control's present state into it again.
 *
 * @param {Control} control
 * @returns {() => void}
 */
function restorer(control) {
  if (control instanceof HTMLSelectElement) {
    const selected = [...control.options].map((option) => option.selected);
    return () => [...control.options].forEach((option, place) => (option.selected = selected[place]));
  }
  if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) {
    const { checked, indeterminate } = control;
    return () => Object.assign(control, { checked, indeterminate });
  }
  const { value } = control;
  return () => {
    if (control.value !== value) {
      control.value = value; // only then, as it moves the caret
    }
  };
}
