/**
 * Marks what was searched for on the page that a search result led to: `?mark=words+of+the+search`.
 *
 * Words are compared by their stems, so `inspections` marks `inspection`. A button takes the marks away.
 */
const query = new URLSearchParams(location.search).get("mark")?.slice(0, 300) ?? "";
const article = document.querySelector("main");
if (query && article) {
  const modules = ["./lunr.js", "./search/words.js", "./search/highlight.js"]; // few pages need them
  Promise.all(modules.map((module) => import(module))).then((loaded) => show(article, loaded), () => {}); // without them the page is as it always is
}

/** @param {Element} root @param {any[]} modules */
function show(root, [{ default: lunr }, { stemmer, terms }, { mark, unmark }]) {
  const stem = stemmer(lunr);
  const wanted = new Set(terms(query, stem));
  const count = mark(root, (word) => wanted.has(stem(word)));
  if (count) {
    root.append(bar(count, () => unmark(root)));
  }
  document.querySelector(":target")?.scrollIntoView(); // the marks moved it
}

/**
 * @param {number} count
 * @param {() => void} clear
 */
function bar(count, clear) {
  const element = document.createElement("div");
  element.className = "pub-marks";
  const text = document.createElement("p");
  text.className = "pub-marks__text";
  text.textContent = `${count} ${count === 1 ? "word" : "words"} marked from your search`;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pub-marks__button";
  button.textContent = "Clear marks";
  button.addEventListener("click", () => {
    clear();
    element.remove();
    const address = new URL(location.href);
    address.searchParams.delete("mark");
    history.replaceState(history.state, "", address);
  });
  element.append(text, button);
  return element;
}
