"""axe on a page: every rule on every element, and the contrast of colours once for each look.

To measure contrast takes four fifths of axe's time, and a list of cards shows the same look again and again.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_CONTRAST = "color-contrast"
_RUN = """async ([context, runs]) => {
  const root = context ? document.querySelector(context) : document;
  const found = [];
  for (const { contrast, options } of runs) {
    found.push(...(await axe.run(contrast ? looks(root) : root, options)).violations);
  }
  return found.map(({ id, nodes }) => [id, nodes[0].html.slice(0, 200)]);

  // All of the root, but for parts in which each word looks like one before it: the same colours and letters on the same grounds.
  function looks(root) {
    const seen = new Set();
    const exclude = [];
    const visit = (element, ground) => {
      const style = getComputedStyle(element);
      const { backgroundColor, backgroundImage, opacity, position, filter, mixBlendMode } = style;
      const own = `${ground}>${[backgroundColor, backgroundImage, opacity, position, filter, mixBlendMode]}`;
      const look = [own, style.color, style.fontSize, style.fontWeight, style.textShadow, style.visibility, style.display].join();
      let isNew = hasWords(element) && !seen.has(look);
      if (isNew) seen.add(look);
      const repeated = [];
      for (const child of element.children) {
        if (visit(child, own)) isNew = true;
        else repeated.push(child);
      }
      if (isNew) exclude.push(...repeated);
      return isNew;
    };
    visit(root.documentElement ?? root, "");
    return { include: [root], exclude };
  }
  function hasWords(element) {
    if (element.matches("input, select, textarea, button")) return true;
    return [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  }
}"""


@cache
def _script() -> str:
    return str(Axe().axe_script)


def violations(page: Page, rules: Sequence[str] = (), context: str = "") -> list[tuple[str, str]]:
    """Each rule of axe that a page breaks, and the HTML of the first element that breaks it.

    ``rules`` are those to try, all without it; ``context`` is the selector of the part of the page to look at.
    """
    others = [rule for rule in rules if rule != _CONTRAST]
    runs: list[Mapping[str, Any]] = []
    if not rules:
        runs.append(_run({"rules": {_CONTRAST: {"enabled": False}}}))
    elif others:
        runs.append(_run({"runOnly": {"type": "rule", "values": others}}))
    if not rules or _CONTRAST in rules:
        runs.append(_run({"runOnly": {"type": "rule", "values": [_CONTRAST]}}, contrast=True))
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
    return [(rule, html) for rule, html in page.evaluate(_RUN, [context, runs])]


def _run(options: Mapping[str, Any], *, contrast: bool = False) -> Mapping[str, Any]:
    """One run of axe; contrast is measured once for each look."""
    return {"options": {"resultTypes": ["violations"], **options}, "contrast": contrast}
