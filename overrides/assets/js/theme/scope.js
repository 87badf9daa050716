/* Where this site stands, and what Material's script remembers under it.

   Material writes this into every page, different by depth; here it is one file, which knows the site's root from
   its own address. A classic script: Material's reads these names from the window. */

document.documentElement.classList.replace("no-js", "js"); // before anything is painted

window.__md_scope = new URL("../../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);

/** @param {string} text @returns {number} a number that stands for the text */
window.__md_hash = (text) => [...text].reduce((sum, character) => (sum << 5) - sum + character.charCodeAt(0), 0);

/** @param {string} key @returns {unknown} what was remembered under a key, or null */
window.__md_get = (key, storage = localStorage, scope = window.__md_scope) => {
  try {
    return JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
  } catch {
    return null; // the visitor lets nothing be stored
  }
};

/** @param {string} key @param {unknown} value what to remember */
window.__md_set = (key, value, storage = localStorage, scope = window.__md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // the visitor lets nothing be stored
  }
};
