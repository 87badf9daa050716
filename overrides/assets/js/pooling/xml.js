/**
 * XML of strangers. The browser's own parser makes elements of it; what declares entities is refused before.
 *
 * Elements are known by their local names: a form's parts use no name in two senses.
 */

/** @param {string} text @returns {Element} the root; an error for what is no XML */
export function parsed(text) {
  if (text.includes("<!DOCTYPE")) {
    throw new Error("XML that declares entities");
  }
  const root = new DOMParser().parseFromString(text, "application/xml").documentElement;
  if (!root || root.getElementsByTagName("parsererror").length) {
    throw new Error("no XML");
  }
  return root;
}

/**
 * All elements below one, by their local name.
 *
 * @param {Element} element
 * @param {...string} names
 * @returns {Element[]}
 */
export function below(element, ...names) {
  const all = names.length === 1 ? element.getElementsByTagNameNS("*", names[0]) : element.getElementsByTagNameNS("*", "*");
  return [...all].filter(({ localName }) => names.includes(localName));
}

/**
 * The children of an element, by their local name.
 *
 * @param {Element} element
 * @param {...string} names
 */
export function children(element, ...names) {
  return [...element.children].filter(({ localName }) => names.includes(localName));
}

/** @param {Element} element @param {string} name @returns {Element | undefined} */
export function child(element, name) {
  return children(element, name)[0];
}

/**
 * An attribute by its local name, and by the end of its namespace where two have it.
 *
 * @param {Element} element
 * @param {string} name
 * @param {string} [space]
 */
export function attribute(element, name, space = "") {
  return [...element.attributes].find(({ localName, namespaceURI }) => localName === name && (namespaceURI ?? "").includes(space))?.value ?? "";
}
