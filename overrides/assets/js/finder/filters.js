/** The filters' own helpers, which change nothing of what is shown: boxes to find an option, and the button on small screens. */

/** Wire the box of each facet that has one. @param {import("./facets.js").Facet[]} facets */
export function optionFilters(facets) {
  for (const { key, searchNoun } of facets.filter(({ searchNoun, options }) => searchNoun[0] && options.length)) {
    optionFilter(/** @type {HTMLElement} */ (document.querySelector(`details[data-facet="${key}"]`)), searchNoun);
  }
}

/**
 * Hide the options that don't have what is typed, neither in their name nor in another one.
 *
 * @param {HTMLElement} facet
 * @param {[string, string]} noun what an option is called, and several
 */
function optionFilter(facet, [singular, plural]) {
  const find = /** @type {HTMLInputElement} */ (facet.querySelector(".pub-facet__find"));
  const status = /** @type {HTMLElement} */ (facet.querySelector("[aria-live]"));
  const options = /** @type {HTMLElement[]} */ ([...facet.querySelectorAll("[data-find]")]);
  find.addEventListener("input", () => {
    const wanted = find.value.trim().toLowerCase();
    const found = options.filter((option) => {
      option.hidden = !option.dataset.find?.includes(wanted) && !option.querySelector("input:checked");
      return !option.hidden;
    });
    status.textContent = wanted ? `${found.length} ${found.length === 1 ? singular : plural} in the list` : "";
  });
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault(); // it isn't the search box
    }
  });
}

/** On small screens, the filters stay folded away until they are asked for, and again when they are done with. */
export function filterToggle() {
  const button = /** @type {HTMLElement} */ (document.querySelector(".pub-finder__toggle"));
  const filters = /** @type {HTMLElement} */ (document.getElementById("finder-filters"));
  const show = (/** @type {boolean} */ open) => {
    button.setAttribute("aria-expanded", String(open));
    filters.toggleAttribute("data-open", open);
  };
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  filters.querySelector(".pub-finder__done")?.addEventListener("click", () => {
    show(false);
    document.getElementById("finder-sentence")?.focus();
  });
}
