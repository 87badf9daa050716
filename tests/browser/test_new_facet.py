"""A facet is a row of the registry: with one more row, the finder can be narrowed down by it, with and without a script."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

import example
import new_facet
from building import build, project, without_downloads
from example import LAID_OUT
from new_facet import SECOND_EDITION
from publishing.content import publication
from publishing.site import finder
from publishing.site.finder import Facet, Row, registry
from serving import serving
from visiting import cards, choose

COUNT = """async (choices) => {
  const client = await import(new URL("../assets/js/search/client.js", location.href));
  const { counts, matches, listed } = await import(new URL("../assets/js/finder/facets.js", location.href));
  const { sentence } = await import(new URL("../assets/js/finder/sentence.js", location.href));
  client.open(new URL(document.getElementById("finder").dataset.search, location.href).href);
  const { facets } = JSON.parse(document.getElementById("pub-finder-data").textContent);
  const rows = listed(await client.rows(), { specimens: false, superseded: false });
  return choices.map((choice) => {
    const shown = rows.filter((row) => matches(row, choice, facets));
    const counted = facets.map(({ key, options }) =>
      [key, Object.fromEntries(counts(key, options.map(({ value }) => value), rows, choice, facets))]);
    return { shown: shown.length, counts: Object.fromEntries(counted), sentence: sentence(shown, choice, facets, "", "") };
  });
}"""
CHOICES: dict[str, tuple[list[str], ...]] = {
    "edition": ([], ["first-edition"], ["second-edition"], ["first-edition", "second-edition"]),
    "partnership": ([], ["southshire"]),
    "indicator": ([], ["first-edition/1-1"], ["second-edition/1-1", "first-edition/2-1"]),
    "grade": ([], ["good"], ["weak", "very-good"]),
    "publication": ([], ["handbook"]),
    "from": ([], ["2021"]),
}
DOCS = example.files({"files": {**LAID_OUT, **SECOND_EDITION}})
pytestmark = pytest.mark.xdist_group("new facet")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this project with the facet added, and its site in ``built``."""
    folder = without_downloads(project(tmp_path_factory.mktemp("facet"), DOCS))
    new_facet.add(folder)
    done = build(folder, folder / "built", PREVIEW_AT="2027-09-09")

    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def facets(copy: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[tuple[Facet, ...], tuple[Row, ...]]:
    """The facets and the listed rows of the same records, in this process."""
    module: ModuleType = new_facet.registry_of(copy)
    for name in ("FACETS", "LISTS"):
        monkeypatch.setattr(registry, name, getattr(module, name))
    catalogue = publication.build(DOCS, example.SETTINGS).catalogue
    return finder.facets(catalogue), finder.listed_rows(finder.rows(catalogue))


@pytest.fixture
def page(copy: Path, browser: Browser) -> Iterator[Page]:
    """The finder of the copy."""
    with serving(copy / "built") as served, browser.new_context(base_url=served) as context:
        page = context.new_page()
        page.goto("publications/")
        yield page


def test_python_and_scripts_agree(page: Page, facets: tuple[tuple[Facet, ...], tuple[Row, ...]]) -> None:
    """Whatever is chosen of each facet together, both give as many rows, the same counts and the same sentence."""
    definitions, rows = facets
    mixed = [dict(zip(CHOICES, values, strict=True)) for values in product(*CHOICES.values())]
    choices = [{key: values for key, values in choice.items() if values} for choice in mixed]
    expected: list[dict[str, Any]] = []
    for choice in choices:
        shown = [row for row in rows if finder.matches(row, choice)]
        counts = {facet.key: dict(finder.counts(facet, rows, choice)) for facet in definitions}
        expected.append(
            {"shown": len(shown), "counts": counts, "sentence": finder.sentence(shown, choice, definitions)}
        )

    assert len({entry["shown"] for entry in expected}) > 4
    assert any(entry["counts"]["edition"]["second-edition"] for entry in expected)
    assert page.evaluate(COUNT, choices) == expected


def test_the_form_narrows_down_by_it(page: Page) -> None:
    """Its options have honest counts, choosing one narrows the list, and the sentence and the address say so."""
    boxes = page.locator('details[data-facet="edition"] label')
    expect(page.locator("html")).not_to_have_class("pub-finder-waits")

    assert [" ".join(text.split()) for text in boxes.all_text_contents()] == ["First edition (3)", "Second edition (1)"]
    choose(page, "Second edition", "edition")
    expect(page.get_by_role("status")).to_have_text("1 report evaluated by the Second edition")
    assert cards(page) == ["southshire-2023"]
    assert page.url.endswith("?edition=second-edition")


def test_it_has_lists_without_a_script(copy: Path) -> None:
    """The finder's page counts without a script, and leads to a list with its feed and its table."""
    plain = html.parse(copy / "built/publications/index.html").getroot()
    counts = plain.cssselect('details[data-facet="edition"] .pub-facet__count')
    section = next(
        part for part in plain.cssselect(".pub-lists section") if "By framework edition" in part.text_content()
    )
    folder = copy / "built/publications/edition/second-edition"
    listed = html.parse(folder / "index.html").getroot()

    assert [count.text for count in counts] == ["(3)", "(1)"]
    assert section.xpath(".//a/@href") == [
        "edition/first-edition/",
        "edition/second-edition/",
    ]
    assert [card.get("data-id") for card in listed.cssselect(".pub-card")] == ["southshire-2023"]
    assert "evaluated by the Second edition" in listed.cssselect("h1")[0].text_content()
    assert "southshire-2023" in (folder / "feed.xml").read_text("utf-8")
    assert "southshire-2023" in (folder / "reports.csv").read_text("utf-8")
