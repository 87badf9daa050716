/** Small elements of the finder. */

/**
 * @param {string} href
 * @param {string} text
 * @param {string} block
 */
export function link(href, text, block) {
  const anchor = /** @type {HTMLAnchorElement} */ (create("a", block, text));
  anchor.href = href;
  return anchor;
}

/**
 * @param {string} tag
 * @param {string} block
 * @param {string} text
 */
export function create(tag, block, text) {
  const created = document.createElement(tag);
  created.className = block;
  created.textContent = text;
  return created;
}
