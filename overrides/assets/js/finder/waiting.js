/* Runs where it stands, below the form and the sentence: what the address asks for stands in the form before any module
   arrived, so that whoever is quick adds to it, and a module that does not load is told of. It needs nothing else. */
(() => {
  const asked = new URLSearchParams(location.search);
  const form = /** @type {HTMLFormElement} */ (document.getElementById("finder-form"));
  const box = /** @type {HTMLInputElement | null} */ (document.getElementById("finder-words"));
  const words = box ? (asked.get("q") || "").replace(/\s+/g, " ").trim() : "";
  const sentence = document.getElementById("finder-sentence");
  const waits = document.documentElement.classList;
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === "checkbox") {
      field.checked = asked.getAll(field.name).includes(field.value);
    } else if (field instanceof HTMLSelectElement && [...field.options].some(({ value }) => value === asked.get(field.name))) {
      field.value = asked.get(field.name);
    }
  }
  form.dataset.order = /** @type {HTMLSelectElement} */ (form.elements.namedItem("sort")).value;
  if (box && words) {
    box.value = box.value || words;
    sentence.textContent = `Searching for “${words.length > 60 ? `${words.slice(0, 59)}…` : words}”…`;
  } else if (waits.contains("pub-finder-waits")) {
    sentence.textContent = "Choosing what you asked for…";
  }
  addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLScriptElement && /\/(finder|findings)\/main\.js/.test(target.src)) {
        sentence.textContent = words || location.search.length > 1 ? "This is the whole list: search and filters did not load" : sentence.textContent;
        const note = document.createElement("p");
        note.className = "pub-finder__note";
        note.textContent = "A part of this page did not load, so nothing can be searched or filtered just now. Reload the page to try again, or use the ready-made lists below.";
        document.getElementById("finder-notes").replaceChildren(note);
        waits.remove("pub-finder-waits");
      }
    },
    true,
  );
})();
