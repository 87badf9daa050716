/** One indicator in all areas: the part of its ready-made page that this page shows, too. */

const root = new URL("../../../", import.meta.url);

/**
 * @param {string} across an indicator and a programme: `hwiil-2014/2-1/services`
 * @returns {Promise<{sentence: string, content: HTMLElement}>}
 */
export async function fetched(across) {
  const address = new URL(`compare/${across}/`, root);
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(`${answer.status} ${answer.statusText}`);
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const content = /** @type {HTMLElement} */ (document.importNode(/** @type {Node} */ (page.getElementById("compare-across")), true));
  content.querySelectorAll("a").forEach((link) => (link.href = new URL(link.getAttribute("href") ?? "", address).href));
  return { sentence: content.dataset.sentence ?? "", content };
}
