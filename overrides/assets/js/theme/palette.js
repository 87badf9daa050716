/* Put on the colours that the visitor chose, before anything is painted. A classic script, as in Material. */

(() => {
  const palette = window.__md_get("__palette") ?? { color: { media: "(prefers-color-scheme)" } };
  const inputs = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[name=__palette]"));
  inputs[palette.index ?? 0].checked = true;
  if (!palette.color) return;
  if (palette.color.media === "(prefers-color-scheme)") {
    const light = matchMedia("(prefers-color-scheme: light)").matches;
    const wanted = `(prefers-color-scheme: ${light ? "light" : "dark"})`;
    const input = document.querySelector(`[data-md-color-media="${wanted}"]`);
    for (const key of ["media", "scheme", "primary", "accent"]) {
      palette.color[key] = input.getAttribute(`data-md-color-${key}`);
    }
  }
  for (const [key, value] of Object.entries(palette.color)) {
    document.body.setAttribute(`data-md-color-${key}`, value);
  }
})();
