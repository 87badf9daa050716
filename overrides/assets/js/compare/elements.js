/** Small elements that the page is made of. */

const root = new URL("../../../", import.meta.url);
const grades = /** @type {HTMLTemplateElement} */ (document.getElementById("compare-grades"));

/**
 * @param {string} tag
 * @param {string} block its class; "" for none
 * @param {(string | Node)[]} content
 */
export function element(tag, block, ...content) {
  const node = document.createElement(tag);
  if (block) {
    node.className = block;
  }
  node.append(...content);
  return node;
}

/**
 * @param {string} address from the site's root
 * @param {string} text
 * @param {string} block
 */
export function linkTo(address, text, block) {
  const link = /** @type {HTMLAnchorElement} */ (element("a", block, text));
  link.href = new URL(address, root).href;
  return link;
}

/** A grade, as the page's own template draws it. @param {string} grade */
export function gradeOf(grade) {
  return /** @type {HTMLElement} */ (grades.content.querySelector(`.pub-scale--${grade}`)).cloneNode(true);
}
