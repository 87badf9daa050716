"""Words in the browser, held to the same cases as Python's, and over every word of the site."""

import yaml
from playwright.sync_api import Page

from example import CASES as FOLDER
from example import real
from publishing.search.words import terms

CASES = yaml.safe_load((FOLDER / "words.yml").read_text(encoding="utf-8"))
TERMS = """async (texts) => {
  const { default: lunr } = await import(new URL("../assets/js/lunr.js", location.href));
  const { stemmer, terms } = await import(new URL("../assets/js/search/words.js", location.href));
  const stem = stemmer(lunr);
  return texts.map((text) => terms(text, stem));
}"""


def test_cases(page: Page) -> None:
    """Every case's text gives the same terms as in Python."""
    page.goto("publications/")

    assert [case["terms"] for case in CASES] == page.evaluate(TERMS, [case["text"] for case in CASES])


def test_every_text_of_the_site(page: Page) -> None:
    """Every section of every source gives the same terms as in Python."""
    rendered = real().rendered.values()
    texts = [section.text for one in rendered for section in one.sections]
    page.goto("publications/")

    assert [list(terms(text)) for text in texts] == page.evaluate(TERMS, texts)
