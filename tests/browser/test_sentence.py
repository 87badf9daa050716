"""The finder's sentence in the browser, held to the same cases as Python's."""

import yaml
from playwright.sync_api import Page

from example import CASES as FOLDER

CASES = yaml.safe_load((FOLDER / "sentences.yml").read_text(encoding="utf-8"))
SAY = """async (cases) => {
  const { sentence } = await import(new URL("../assets/js/finder/sentence.js", location.href));
  const { facets } = JSON.parse(document.getElementById("pub-finder-data").textContent);
  const publications = ["report", "handbook", "template", "framework"];
  const row = (key) => ({
    values: {
      publication: [publications.includes(key) ? key : "report"],
      kind: publications.includes(key) || key === "specimen" ? [] : [key],
    },
    specimen: key === "specimen",
  });
  return cases.map(({ choice, words, order, counts }) => {
    const rows = Object.entries(counts).flatMap(([key, count]) => Array.from({ length: count }, () => row(key)));
    const chosen = Object.fromEntries(Object.entries(choice).map(([key, values]) => [key, values.map(String)]));
    return sentence(rows, chosen, facets, String(words ?? ""), order === undefined ? "newest first" : order ?? "");
  });
}"""


def test_sentences(page: Page) -> None:
    """Every case's sentence is the same as in Python, word for word."""
    page.goto("publications/")
    said = page.evaluate(SAY, CASES)

    assert [case["sentence"] for case in CASES] == said
