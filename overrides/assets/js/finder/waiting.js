/* Runs where it stands, below the box and the sentence: what is searched for stands there before any module arrived, and a
   module that does not load is told of. It needs nothing else. */
(() => {
  const words = (new URLSearchParams(location.search).get("q") || "").replace(/\s+/g, " ").trim();
  const sentence = document.getElementById("finder-sentence");
  const waits = document.documentElement.classList;
  if (words) {
    const box = /** @type {HTMLInputElement} */ (document.getElementById("finder-words"));
    box.value = box.value || words;
    sentence.textContent = `Searching for “${words.length > 60 ? `${words.slice(0, 59)}…` : words}”…`;
  } else if (waits.contains("pub-finder-waits")) {
    sentence.textContent = "Choosing what you asked for…";
  }
  addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLScriptElement && target.src.includes("/finder/main.js")) {
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
