/** The filters' own helpers, which change nothing of what is shown: a box to find an area, and the button on small screens. */

/** Hide the areas that don't have what is typed, neither in their name nor in another one. */
export function areaFilter() {
  const find = /** @type {HTMLInputElement} */ (document.getElementById("find-area"));
  const told = /** @type {HTMLElement} */ (document.getElementById("found-areas"));
  const options = /** @type {HTMLElement[]} */ ([...(find.closest("fieldset")?.querySelectorAll("[data-find]") ?? [])]);
  find.addEventListener("input", () => {
    const wanted = find.value.trim().toLowerCase();
    const found = options.filter((option) => {
      option.hidden = !option.dataset.find?.includes(wanted) && !option.querySelector("input:checked");
      return !option.hidden;
    });
    told.textContent = wanted ? `${found.length} ${found.length === 1 ? "area" : "areas"} in the list` : "";
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
