"""A site whose title, name and summary would break pages if they were not escaped."""

import json
import re
from pathlib import Path

import pytest
from lxml import html

import example
from building import made
from built_pages import parsed
from example import LAID_OUT

pytestmark = pytest.mark.xdist_group("odd texts")  # so that each of its sites is built once

ODD = 'Care & cost <2024> "q" </script><img src=x onerror=a()>'


CHANGED = {
    "reports/northshire-2020.md": {
        "title: Services for children in Northshire": f"title: '{ODD}'",
        "summary: Two indicators were graded.": f"summary: 'Summary: {ODD}'",
    },
    "partnerships/northshire.md": {"name: Northshire": f"name: '{ODD}'"},
    "handbook/file-reading/first-form.md": {
        "question: What is missing?": f"question: '{ODD}'",
        "- The second": f"- '{ODD}'",
        "guidance: Good ones are short.": f"guidance: '{ODD}'",
    },
}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory, example_cache: Path) -> Path:
    """The same with a title, a name and a summary that would break pages if they weren't escaped."""
    docs = example.files({"files": LAID_OUT, "change": CHANGED})
    return made(tmp_path_factory.mktemp("odd"), docs, example_cache)


def test_odd_texts_stay_texts(odd: Path) -> None:
    """No page has an image or a script that a text brought with it."""
    faults = []
    for file in odd.rglob("*.html"):
        page = parsed(file)
        scripts = [script.get("src", "") for script in page.xpath("//script[not(contains(@type, 'json'))]")]
        ours = all(re.search(r"assets/(?:js|javascripts)/[\w./-]+\.js$", script) for script in scripts)
        if page.xpath("//*[@onerror] | //img[@src='x']") or not ours:
            faults.append(file.relative_to(odd).as_posix())

    assert faults == []


@pytest.mark.parametrize("address", ["reports/northshire-2020/", "partnerships/northshire/"])
def test_odd_texts_are_shown_as_they_are(odd: Path, address: str) -> None:
    """A title is the page's heading, word for word, and part of its title."""
    page = parsed(odd / address / "index.html")

    assert page.find(".//h1").text_content().strip() == ODD
    assert ODD in page.findtext(".//title")


def test_odd_texts_are_described(odd: Path) -> None:
    """A summary is the page's description and its first words, word for word."""
    page = parsed(odd / "reports" / "northshire-2020" / "index.html")

    assert page.xpath("//meta[@name='description']/@content") == [f"Summary: {ODD}"]
    assert f"Summary: {ODD}" in page.find(".//main").text_content()


def test_odd_texts_in_data(odd: Path) -> None:
    """Everything that is JSON can be read, the texts in it are whole, and the cards in it are as harmless."""
    finder = parsed(odd / "publications" / "index.html")
    scripts = finder.xpath("//script[@type='application/json']")
    data = {script.get("id"): json.loads(script.text_content()) for script in scripts}["pub-finder-data"]
    areas = next(facet for facet in data["facets"] if facet["key"] == "partnership")
    files = {file: json.loads(file.read_bytes()) for file in odd.rglob("*.json")}
    blocks = [cards for file, cards in files.items() if file.name.startswith("cards-")]
    cards = [html.fragment_fromstring(entry[3]) for block in blocks for entry in block if entry[3]]

    assert ODD in [option["label"] for option in areas["options"]]
    assert ODD in [" ".join(card.cssselect(".pub-card__title")[0].text_content().split()) for card in cards]
    assert not any(card.xpath(".//img | .//script | .//*[@onerror]") for card in cards)
