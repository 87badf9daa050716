"""publishing.site.permalinks.redirects: where what stood at an address is now. (What can be wrong with a line: tests/cases/redirects/.)"""

import pytest
from lxml import html

from publishing.site.permalinks import redirects

THERE = {"new/", "new/#p1", "new/record.pdf", "new/part/"}


def test_a_page_takes_along_what_stood_below_it() -> None:
    """Places, files and pages lead to where the same stands below the new page."""
    below = ["old/", "old/#p1", "old/record.pdf", "old/part/", "older/"]

    assert redirects.moved("old/ new/\n", below, THERE) == {
        "old/": "new/",
        "old/#p1": "new/#p1",
        "old/record.pdf": "new/record.pdf",
        "old/part/": "new/part/",
    }


def test_what_the_new_page_does_not_have_is_not_taken_along() -> None:
    """It needs a line of its own, which goes before the page's."""
    assert redirects.moved("old/ new/\n", ["old/#p2", "old/cite.bib"], THERE) == {"old/": "new/"}
    assert redirects.moved("old/ new/\nold/#p2 new/#p1\n", ["old/#p2"], THERE)["old/#p2"] == "new/#p1"


def test_a_page_that_is_elsewhere_takes_its_places_along() -> None:
    """Places of a page lead to the whole web address; a file cannot."""
    elsewhere = "https://inspectorate.example/new"
    moved = redirects.moved(f"old/ {elsewhere}\n", ["old/#p1", "old/record.pdf"], THERE)

    assert moved == {"old/": elsewhere, "old/#p1": elsewhere}


@pytest.mark.parametrize(
    ("new", "start", "expected"),
    [
        ("reports/b/", "reports/a/", "../b/"),
        ("reports/b/#p1", "reports/a/", "../b/#p1"),
        ("reports/a/#p1", "reports/a/", "#p1"),
        ("reports/a/", "reports/a/", "./"),
        ("/", "reports/a/", "../../"),
        ("/#who", "", "#who"),
        ("https://inspectorate.example/b/", "reports/a/", "https://inspectorate.example/b/"),
    ],
)
def test_links_are_relative(new: str, start: str, expected: str) -> None:
    """A link works wherever the site is put."""
    assert redirects.href(new, start) == expected


def test_an_old_anchor_stands_where_the_new_one_does() -> None:
    """It adds no word, at a heading, a paragraph, or something that holds no words."""
    words = (
        '<h2 id="known">What we know</h2><p id="p1-2"><a href="#p1-2">1.2</a> The end.</p><img id="map" src="m.png">'
    )
    changed = redirects.with_old_anchors(words, {"facts": "#known", "p1-3": "#p1-2", "picture": "#map"})
    before, after = (html.fragment_fromstring(text, create_parent="div") for text in (words, changed))

    assert before.text_content() == after.text_content()
    assert [one.getparent().get("id") for one in after.cssselect("span")][:2] == ["known", "p1-2"]
    assert after.get_element_by_id("picture").getnext().get("id") == "map"


def test_an_old_anchor_leads_to_another_page() -> None:
    """A line at the end has the old id, and a link."""
    changed = redirects.with_old_anchors("<p>Words.</p>", {"p1-3": "../b/#p1"})
    line = html.fragment_fromstring(changed, create_parent="div").get_element_by_id("p1-3")

    assert line.text_content() == "What stood here is now at another place."
    assert line.xpath("a/@href") == ["../b/#p1"]


def test_words_without_old_anchors_stay_as_they_are() -> None:
    """Nothing is parsed and written again."""
    assert redirects.with_old_anchors("<p>a &nbsp; b", {}) == "<p>a &nbsp; b"
