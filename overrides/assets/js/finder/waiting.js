/* Runs where it stands, below the form and the sentence: what the address asks for stands in the form before any module
   arrived, so that whoever is quick adds to it, and a module that does not load is told of. It needs nothing else. */
(() => {
  const asked = new URLSearchParams(location.search);
  const form = /** @type {HTMLFormElement} */ (document.getElementById("finder-form"));
  const box = /** @type {HTMLInputElement | null} */ (document.getElementById("finder-words"));
  const words = box ? (asked.get("q") || "").replace(/\s+/g, " ").trim() : "";
  const sentence = document.getElementById("finder-sentence");
  const waits = document.documentElement.classList;
  // What was changed before this ran stays; data-asked says what each field would have from the address alone.
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === "checkbox") {
      if (asked.getAll(field.name).includes(field.value)) {
        field.dataset.asked = "";
        field.disabled = false;
        field.checked = true;
      }
    } else if (field instanceof HTMLSelectElement) {
      const options = [...field.options];
      const usual = (options.find(({ defaultSelected }) => defaultSelected) ?? options[0]).value;
      const wanted = options.find(({ value }) => value === asked.get(field.name))?.value ?? usual;
      field.dataset.asked = wanted;
      if (field.value === usual) {
        field.value = wanted;
      }
    }
  }
  form.dataset.asked = "";
  if (box) {
    box.dataset.asked = words;
    box.value = box.value || words;
  }
  if (words) {
    sentence.textContent = `Searching for “${words.length > 60 ? `${words.slice(0, 59)}…` : words}”…`;
  } else if (waits.contains("pub-finder-waits")) {
    sentence.textContent = "Choosing what you asked for…";
  }
  addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLScriptElement && /\/(finder|findings)\/main\.js/.test(target.src)) {
        const list = box ? "This is the whole list: search and filters did not load" : "These are the newest: the filters did not load";
        sentence.textContent = words || location.search.length > 1 ? list : sentence.textContent;
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
