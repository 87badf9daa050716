"""The map of tiles in a browser: where tiles stand, that words are whole, and that the keyboard reaches each."""

import pytest
from playwright.sync_api import Page

from example import real
from narrowing import present

INDICATOR = "quality-indicators/qf-care-protection-2019/2-1/"
BOXES = """tiles => Object.fromEntries(tiles.map(tile => {
  const { left, top } = tile.getBoundingClientRect();
  return [tile.querySelector("a").getAttribute("href").replace(/\\/$/, "").split("/").pop(), [left, top]];
}))"""
CUT = """links => links.filter(link => link.scrollWidth > link.clientWidth || link.scrollHeight > link.clientHeight + 1)
  .map(link => link.textContent)"""


@pytest.mark.parametrize("path", ["", INDICATOR])
def test_tiles_stand_in_their_places(page: Page, path: str) -> None:
    """On a wide page, columns go from left to right and rows from top to bottom, as the records say."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(path)
    boxes = page.locator(".pub-tile").evaluate_all(BOXES)
    lefts, tops = ({box[side] for box in boxes.values()} for side in (0, 1))
    columns, rows = ({place: at for at, place in enumerate(sorted(side), start=1)} for side in (lefts, tops))

    for area in real().catalogue.listed_partnerships:
        left, top = boxes[area.id]
        assert (area.id, area.tile) == (area.id, f"{columns[left]}-{rows[top]}")


@pytest.mark.parametrize("width", [320, 360, 768, 1000, 1280])
@pytest.mark.parametrize("path", ["", INDICATOR])
def test_no_word_is_cut(open_page: Page, address: str, path: str, width: int) -> None:
    """At every width each tile holds its words, and the page does not scroll sideways."""
    open_page.set_viewport_size({"width": width, "height": 900})
    if open_page.url != address + path:
        open_page.goto(path)

    assert open_page.evaluate("innerWidth") == width
    assert open_page.locator(".pub-tile__link").evaluate_all(CUT) == []
    assert open_page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_goes_from_tile_to_tile(page: Page) -> None:
    """Tab goes through the areas by name, and each shows that it has the focus."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(INDICATOR)
    links = page.locator(".pub-tile__link")
    names = [area.name for area in real().catalogue.listed_partnerships]
    links.first.focus()
    for name in names:
        reached = page.evaluate(
            "[document.activeElement.textContent, getComputedStyle(document.activeElement).outlineStyle]"
        )
        assert reached[0].startswith(name)
        assert reached[1] == "solid"
        page.keyboard.press("Tab")


def test_a_tile_leads_to_its_area(page: Page) -> None:
    """Enter on a tile opens the page of the area."""
    page.goto("")
    page.locator(".pub-tile__link", has_text="Orkney Islands").press("Enter")
    page.wait_for_url("**/partnerships/orkney-islands/")

    assert page.locator("h1").text_content() == "Orkney Islands"


@pytest.mark.parametrize("path", ["coverage/", "data/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_tables_fit(page: Page, path: str, width: int) -> None:
    """The pages with large tables do not scroll sideways; what is too wide scrolls in a frame of its own."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_area_stays_in_sight(page: Page) -> None:
    """While the board scrolls sideways, the area's name stays at the edge of its frame."""
    page.set_viewport_size({"width": 800, "height": 900})
    page.goto("coverage/")
    frame = page.locator(".pub-scroll")
    frame.evaluate("frame => { frame.scrollLeft = 100; }")
    name = page.locator(".pub-cover tbody th").first

    assert frame.evaluate("frame => frame.scrollLeft") > 0
    assert abs(present(name.bounding_box())["x"] - present(frame.bounding_box())["x"]) < 1
