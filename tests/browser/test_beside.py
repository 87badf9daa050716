"""Pages that the finder names beside its list: which, in which order, and how they stand there."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

FRAME = """<nav id="finder-pages" aria-label="Pages called so" hidden></nav>
<nav id="finder-beside" aria-label="Other pages that match" hidden></nav>
<ul id="finder-offers"></ul><p id="finder-hidden" hidden></p>"""
SHOW = """async ([meant, found, isAnswered, isTitled, certain]) => {
  const { pagesOf, showBeside } = await import("/assets/js/finder/beside.js");
  meant.certain = new Set(meant.pages.filter(({ label }) => certain.includes(label)));
  showBeside({ ...pagesOf(meant, found, isAnswered, isTitled), rows: [], offers: [], hidden: [], isSearch: true });
}"""


@pytest.fixture(scope="module")
def frame(script_page: Page) -> Page:
    """The places of the finder's page, without the rest of it."""
    script_page.evaluate("(frame) => (document.body.innerHTML = frame)", FRAME)
    return script_page


def entry(label: str, choice: list[str] | None = None) -> dict[str, Any]:
    """A page as the lexicon has it; with a choice, the finder narrowed down by it."""
    address = "publications/" if choice else f"{label.lower()}/"
    return {"label": label, "group": "Page", "address": address, "names": [], "choice": choice}


def show(
    page: Page,
    above: list[Any],
    beside: list[Any],
    found: list[str],
    units: tuple[Any, ...] = (),
    answered: bool = True,
    titled: bool = False,
    certain: tuple[str, ...] = (),
) -> None:
    """Show pages that are called like a question or a part of it, those that search found, and those of areas meant."""
    pages = [{"address": f"{name.lower()}/", "label": f"Page: {name}"} for name in found]
    meant = {"pages": above, "beside": beside, "units": list(units)}
    page.evaluate(SHOW, [meant, pages, answered, titled, list(certain)])


def test_beside_stands_apart_and_leads_there(frame: Page) -> None:
    """Pages called like a part come first, then what was found, each once, and none that stands above already."""
    show(
        frame,
        [entry("Tides")],
        [entry("Moon"), entry("Tides"), entry("Letters", ["kind", "letter"])],
        ["Moon", "Wells"],
    )

    expect(frame.locator("body")).to_match_aria_snapshot("""
      - navigation "Pages called so":
        - text: "Go to:"
        - 'link "Page: Tides"':
          - /url: /tides/$/
      - navigation "Other pages that match":
        - text: "Also:"
        - 'link "Page: Moon"'
        - 'link "Page: Letters"'
        - 'link "Page: Wells"'
    """)
    links = frame.locator("#finder-beside a.pub-finder__page")
    assert [str(link.get_attribute("href")).split("/", 3)[3] for link in links.all()] == [
        "moon/",
        "publications/?kind=letter",
        "wells/",
    ]


def test_beside_is_hidden_where_there_is_nothing(frame: Page) -> None:
    """What stood there for the question before goes away with it."""
    show(frame, [], [entry("Moon")], [])
    expect(frame.locator("#finder-beside")).to_be_visible()
    expect(frame.locator("#finder-pages")).to_be_hidden()
    show(frame, [entry("Moon")], [], ["Moon"])

    expect(frame.locator("#finder-beside")).to_be_hidden()
    expect(frame.locator("#finder-pages")).to_be_visible()
    expect(frame.get_by_role("link")).to_have_count(1)


def test_beside_is_short(frame: Page) -> None:
    """Four at most, those called like a part before what was found."""
    show(frame, [], [entry("Moon"), entry("Tides")], ["Wells", "Lamp", "Castle"])

    expect(frame.locator("#finder-beside a")).to_have_text(["Page: Moon", "Page: Tides", "Page: Wells", "Page: Lamp"])


@pytest.mark.parametrize(("answered", "above"), [(True, ["Page: Tides"]), (False, ["Page: Tides", "Page: Fife"])])
def test_an_area_that_was_meant_stands_above_where_nothing_else_answers(
    frame: Page, answered: bool, above: list[str]
) -> None:
    """Its page says what there is; where a publication has all that is looked for, it stands below."""
    show(frame, [entry("Tides")], [entry("Fife")], [], (entry("Fife"),), answered)

    assert frame.locator("#finder-pages a").all_inner_texts() == above
    assert frame.locator("#finder-beside a").all_inner_texts() == (["Page: Fife"] if answered else [])


@pytest.mark.parametrize(("titled", "above"), [(False, ["Page: Tides", "Page: Wells"]), (True, ["Page: Wells"])])
def test_a_title_with_all_words_comes_before_pages_that_have_some(frame: Page, titled: bool, above: list[str]) -> None:
    """Only a page that is called just so stands above a publication whose title has all that is looked for."""
    show(frame, [entry("Tides"), entry("Wells")], [entry("Moon")], [], titled=titled, certain=("Wells",))

    assert frame.locator("#finder-pages a").all_inner_texts() == above
    assert frame.locator("#finder-beside a").all_inner_texts() == (["Page: Tides"] if titled else []) + ["Page: Moon"]
