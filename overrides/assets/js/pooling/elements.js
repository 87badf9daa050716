/** Elements with attributes and content; text never becomes markup. */

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Record<string, string | number | boolean>} Attributes false leaves an attribute out */

/** @param {string} name @param {Attributes} attributes @param {...(Node | string)} content @returns {HTMLElement} */
export function element(name, attributes, ...content) {
  return /** @type {HTMLElement} */ (filled(document.createElement(name), attributes, content));
}

/** @param {string} name @param {Attributes} attributes @param {...Node} content */
export function drawing(name, attributes, ...content) {
  return filled(document.createElementNS(SVG, name), attributes, content);
}

/** @param {Element} part @param {Attributes} attributes @param {(Node | string)[]} content */
function filled(part, attributes, content) {
  Object.entries(attributes).filter(([, value]) => value !== false).forEach(([name, value]) => part.setAttribute(name, value === true ? "" : String(value)));
  part.append(...content);
  return part;
}

/**
 * A table with a caption and a row of headings; the first cell of each row is its header.
 *
 * @param {string} caption
 * @param {string[]} headings
 * @param {(Node | string)[][]} rows
 * @param {string} style
 */
export function table(caption, headings, rows, style) {
  const head = element("tr", {}, ...headings.map((heading) => element("th", { scope: "col" }, heading)));
  const body = rows.map(([first, ...others]) => element("tr", {}, element("th", { scope: "row" }, first), ...others.map((other) => element("td", {}, other))));
  return element("table", { class: `pub-table ${style}` }, element("caption", {}, caption), element("thead", {}, head), element("tbody", {}, ...body));
}

/**
 * What may be wider than the page.
 *
 * @param {string} label
 * @param {Node} content
 */
export function scroll(label, content) {
  return element("div", { class: "pub-scroll", role: "region", tabindex: 0, "aria-label": label }, content);
}
