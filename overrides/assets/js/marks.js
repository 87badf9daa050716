/**
 * Marks what was searched for on the page that a search result led to: `?mark=words+of+the+search`.
 *
 * Words are compared by their stems, so `inspections` marks `inspection`. A button takes the marks away.
 */
import { mark, unmark } from "./search/highlight.js";
import { stemmer, words } from "./search/words.js";

const asked = words(new URLSearchParams(location.search).get("mark")?.slice(0, 300) ?? "");
const article = document.querySelector("main");
if (asked.length && article) {
  import("./lunr.js").then(({ default: lunr }) => show(article, lunr), () => {}); // without lunr.js the page is as it always is
}

/** @param {Element} root @param {any} lunr */
function show(root, lunr) {
  const stem = stemmer(lunr);
  const wanted = new Set(asked.map(stem).filter(Boolean));
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
