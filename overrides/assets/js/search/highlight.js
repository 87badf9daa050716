/** Marks found words in a page, and takes the marks away again. */
import { pieces } from "./words.js";

const SKIPPED = "script, style, template, svg, button, select, textarea, nav, .pub-hidden, [data-unmarked], mark";

/**
 * @param {Element} root
 * @param {(word: string) => boolean} wanted
 * @returns {number} how many words were marked
 */
export function mark(root, wanted) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    if (!text.parentElement?.closest(SKIPPED)) {
      texts.push(text);
    }
  }
  return texts.reduce((count, text) => count + markText(text, wanted), 0);
}

/** @param {Element} root */
export function unmark(root) {
  root.querySelectorAll("mark.pub-mark").forEach((element) => {
    const parent = element.parentNode;
    element.replaceWith(...element.childNodes);
    parent?.normalize();
  });
}

/**
 * @param {string} text
 * @returns {HTMLElement}
 */
export function marked(text) {
  const element = document.createElement("mark");
  element.className = "pub-mark";
  element.textContent = text;
  return element;
}

/**
 * @param {Text} text
 * @param {(word: string) => boolean} wanted
 */
function markText(text, wanted) {
  const found = [...pieces(text.data)].filter(({ words }) => words.some(wanted));
  for (const { start, end } of found.reverse()) {
    const word = text.splitText(start);
    word.splitText(end - start);
    word.replaceWith(marked(word.data));
  }
  return found.length;
}
