"""Searching, narrowing down, saving, colours and tables, in each engine."""

import csv
import io
import time
from pathlib import Path

import pytest
from PIL import Image

from engines.actions import PATIENCE, Engine, expect, text_of
from invented import Invented

STATUS = text_of("[role=status]")
SCHEMES = """[document.documentElement, document.body].map((element) => getComputedStyle(element).colorScheme)
  .concat(document.body.dataset.mdColorScheme === "slate" ? "dark" : "light")"""
SCROLLBARS = """[...document.querySelectorAll("main :is(pre, :has(> table))")]
  .filter((element) => getComputedStyle(element).overflowX === "auto" && element.clientHeight)
  .map((element) => [element, getComputedStyle(element)])
  .filter(([element, style]) => style.overflowY !== "hidden" ||
    element.offsetWidth - element.clientWidth > parseFloat(style.borderLeftWidth) + parseFloat(style.borderRightWidth) + 0.5)
  .map(([element]) => element.className)"""
TABLES = [
    "coverage/",
    "compare/?area=fife&area=moray&area=orkney-islands",
    "about/data-dictionary/",
    "reports/specimen-2024/",
]


def test_searching_from_any_page(engine: Engine, address: str) -> None:
    """Words in the header's box lead to the finder, which marks them, and so does the page that it leads to."""
    engine.goto(address + "about/privacy/")
    engine.type(".pub-header input[type=search]", "chronologies")
    engine.click(".pub-header .pub-search__button")
    expect(engine, "location.search", "?q=chronologies")
    expect(engine, f"/ for “chronologies”/.test({STATUS})", True)
    expect(engine, "document.querySelectorAll('.pub-card mark').length > 0", True)
    engine.click(".pub-card:has(mark) .pub-card__link")
    expect(engine, "document.querySelectorAll('main mark').length > 0", True)


def test_filters(engine: Engine, address: str) -> None:
    """Boxes, years and order narrow the list down; each choice is in the address, and Back takes the last one away."""
    engine.goto(address + "publications/")
    expect(engine, "document.querySelectorAll('select[name=from] option[value=\"2016\"]').length", 1)
    engine.click("input[name=partnership][value=fife]")
    expect(engine, f"/ from Fife, newest first$/.test({STATUS})", True)
    engine.click("input[name=partnership][value=moray]")
    expect(engine, "location.search", "?partnership=fife&partnership=moray")
    expect(engine, f"/ from Fife and Moray, newest first$/.test({STATUS})", True)
    expect(engine, f"Number.parseInt({STATUS}) === document.querySelectorAll('#finder-list > .pub-card').length", True)
    engine.back()
    expect(engine, f"/ from Fife, newest first$/.test({STATUS})", True)
    expect(engine, "document.querySelector('input[value=moray]').checked", False)


def test_comparing(engine: Engine, address: str) -> None:
    """Two boxes put two areas side by side, and the address names both."""
    engine.goto(address + "compare/")
    expect(engine, f"Boolean({STATUS})", True)  # the script is there
    engine.click("input[name=area][value=moray]")
    expect(engine, STATUS, "Moray: choose 1 more to compare")
    engine.click("input[name=area][value=fife]")
    expect(engine, "location.search", "?area=fife&area=moray")
    expect(engine, f"/^Fife and Moray: /.test({STATUS})", True)
    expect(
        engine,
        "[...document.querySelectorAll('#compare-sides thead th')].slice(1, 3).map((cell) => cell.innerText.split(/\\n/)[0].trim())",
        ["Fife", "Moray"],
    )


def test_saving(engine: Engine, address: str) -> None:
    """A list is saved as a file, with as many rows as the page says."""
    engine.goto(address + "publications/?partnership=fife&partnership=moray")
    expect(engine, f"/ from Fife and Moray, newest first$/.test({STATUS})", True)
    count = int(engine.evaluate(STATUS).split()[0])
    engine.click("#finder-take button[data-format=csv]")
    file = _downloaded(engine, f"{count}-reports-from-fife-and-moray-newest-first.csv")
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))

    assert len(rows) == count


def _downloaded(engine: Engine, name: str) -> Path:
    """A file that is being saved, as soon as it has something in it."""
    file, end = engine.downloads / name, time.monotonic() + PATIENCE
    while not file.is_file() or not file.stat().st_size:
        assert time.monotonic() < end, f"{name} was not saved; there is {sorted(engine.downloads.iterdir())}"
        engine.evaluate("new Promise((done) => setTimeout(done, 50))")  # Playwright hears of downloads only meanwhile
    return file


def test_the_root_follows_the_palette(engine: Engine, address: str) -> None:
    """Light, dark or the system's: scrollbars and page are of one colour, whatever was chosen."""
    engine.goto(address + "about/privacy/")
    seen = set()
    for _ in range(3):
        engine.click(".pub-palette__label:not([hidden])")
        root, body, chosen = engine.evaluate(SCHEMES)
        seen.add(chosen)
        assert (root, body) == (chosen, chosen)

    assert seen == {"light", "dark"}


@pytest.fixture(params=["default", "slate"])
def tile(request: pytest.FixtureRequest, engine: Engine, invented: Invented) -> Image.Image:
    """What the engine draws where a grade is not known."""
    name = f"hatch-{type(engine).__name__.lower()}-{request.param}"
    engine.goto(invented.page(name, "<div id='hatch'></div>"))
    engine.evaluate(f"""document.body.setAttribute("data-md-color-scheme", "{request.param}")""")
    engine.evaluate("""Object.assign(document.querySelector("#hatch").style,
      { position: "fixed", inset: "0 auto auto 0", width: "163px", height: "97px", zIndex: 99, background: "var(--pub-grade-not-known)" })""")
    return Image.open(io.BytesIO(engine.screenshot())).convert("RGB").crop((0, 0, 160, 90))


def test_the_hatch_is_even(tile: Image.Image) -> None:
    """Lines of two colours, all as wide as each other: it is the same 10 px on, and along its lines."""
    assert len(tile.getcolors() or []) == 2
    for x, y in [(10, 0), (0, 10), (5, 5), (9, 1)]:
        assert tile.crop((10, 10, 110, 70)).tobytes() == tile.crop((10 + x, 10 + y, 110 + x, 70 + y)).tobytes(), (x, y)


@pytest.mark.parametrize("page", TABLES)
def test_no_scrollbar_beside_a_table(engine: Engine, address: str, page: str) -> None:
    """What scrolls sideways does not scroll up and down."""
    engine.goto(address + page)

    assert engine.evaluate(SCROLLBARS) == []
