"""Leaving a page and coming back to it: what was chosen is still chosen, in each engine.

Some engines bring the page out of a cache, as it was left; others load it again. WebKit must do the first here, as what is
tested went wrong only there.
"""

import json

import pytest

from engines.actions import Engine, expect, text_of
from engines.webkit import WebKit
from invented import Invented

STATUS = text_of("[role=status]")
CONTROLS = """[...document.querySelectorAll("main input, main select, main textarea")].map((control) => [
  control.name || control.id,
  control.type === "select-multiple" ? [...control.selectedOptions].map(({ value }) => value).join()
    : control.type === "checkbox" || control.type === "radio" ? control.checked && control.value : control.value])"""
EVERY_KIND = """
<form autocomplete="off">
  <label>Words <input name="words" autocomplete="off"></label>
  <label>Search <input type="search" name="search" autocomplete="off" value="as it came"></label>
  <label>Number <input type="number" name="number" autocomplete="off"></label>
  <label>Range <input type="range" name="range" min="0" max="10" value="5" autocomplete="off"></label>
  <label>Day <input type="date" name="day" autocomplete="off"></label>
  <label>Long <textarea name="long" autocomplete="off"></textarea></label>
  <label>Ticked <input type="checkbox" name="ticked" checked autocomplete="off"></label>
  <label>Not ticked <input type="checkbox" name="free" autocomplete="off"></label>
  <label>A <input type="radio" name="choice" value="a" checked autocomplete="off"></label>
  <label>B <input type="radio" name="choice" value="b" autocomplete="off"></label>
  <label>Order <select name="order" autocomplete="off"><option>newest</option><option>oldest</option></select></label>
  <label>Several <select name="several" multiple autocomplete="off"><option>x</option><option>y</option><option>z</option></select></label>
</form>
<p><a id="on" href="../{there}/">On</a></p>"""
CHANGE = """(() => {
  const form = document.querySelector("main form").elements;
  Object.entries({ words: "children", search: "", number: "7", range: "2", day: "2024-02-29", long: "two\\nlines", order: "oldest" })
    .forEach(([name, value]) => (form[name].value = value));
  form.ticked.checked = false;
  form.free.checked = true;
  form.choice[1].checked = true;
  form.several.options[0].selected = form.several.options[2].selected = true;
  return true;
})()"""
ADDRESSES = {
    "finder": "publications/?q=children&partnership=fife&partnership=moray&from=2014&to=2024&sort=oldest",
    "years": "publications/?from=2016&to=2019&specimens=1&superseded=1&sort=area",
    "areas": "compare/?area=fife&area=moray",
    "indicator": "compare/?indicator=hwiil-2014/6-2&programme=services",
}


def _read(engine: Engine, url: str) -> str:
    """Open an address of a page that has a status, and wait until the page has read it; what the status says."""
    engine.goto(url)
    expect(engine, "document.querySelectorAll('.pub-finder-waits').length", 0)
    expect(engine, f"Boolean({STATUS}) && !/^Searching/.test({STATUS})", True)
    said: str = engine.evaluate(STATUS)
    return said


def _leave_and_come_back(engine: Engine, selector: str) -> bool:
    """Follow a link and go back; whether the page came out of the engine's cache."""
    address = engine.evaluate("location.href")
    engine.evaluate("(window.stayed = true)")
    engine.click(selector)
    expect(engine, f"location.href !== {json.dumps(address)} && document.readyState", "complete")
    engine.back()
    expect(engine, f"location.href === {json.dumps(address)} && document.readyState", "complete")
    stayed: bool = engine.evaluate("new Promise((done) => setTimeout(() => done(window.stayed === true), 300))")

    assert stayed or not isinstance(engine, WebKit), "the page was loaded again, so nothing is tested"
    return stayed


def test_every_kind_of_control(engine: Engine, invented: Invented) -> None:
    """A page out of the cache has every control as it was left, also those that are not to be filled in."""
    name = type(engine).__name__.lower()
    invented.page(f"{name}-there", "<p>There</p>")
    engine.goto(invented.page(f"{name}-here", EVERY_KIND.format(there=f"{name}-there")))
    as_it_came = engine.evaluate(CONTROLS)
    engine.evaluate(CHANGE)
    as_it_was_left = engine.evaluate(CONTROLS)
    stayed = _leave_and_come_back(engine, "#on")

    assert as_it_came != as_it_was_left
    assert engine.evaluate(CONTROLS) == (as_it_was_left if stayed else as_it_came)


@pytest.mark.parametrize("page", ADDRESSES)
def test_what_was_chosen(engine: Engine, address: str, page: str) -> None:
    """Boxes, words, order, years, areas and indicator say what they said."""
    said = _read(engine, address + ADDRESSES[page])
    controls = engine.evaluate(CONTROLS)
    _leave_and_come_back(engine, "main a:is([href*='reports/'], [href*='partnerships/']):not(.pub-unscripted a)")
    expect(engine, STATUS, said)
    expect(engine, CONTROLS, controls)


@pytest.mark.parametrize(
    ("before", "box"),
    [("publications/?partnership=fife", "partnership"), ("compare/?area=fife&area=moray", "area")],
    ids=["finder", "compare"],
)
def test_one_more_choice_after_coming_back(engine: Engine, address: str, before: str, box: str) -> None:
    """A box that is ticked then adds to what was chosen before."""
    more = "orkney-islands"
    expected = _read(engine, f"{address}{before}&{box}={more}")
    _read(engine, address + before)
    _leave_and_come_back(engine, "main a[href*='reports/']")
    engine.evaluate("document.querySelectorAll('main details').forEach((details) => { details.open = true; })")
    engine.click(f"input[name={box}][value={more}]")
    expect(engine, STATUS, expected)


def test_several_steps_back(engine: Engine, address: str) -> None:
    """Back to an earlier choice on the page that was left: the address says what holds."""
    said = _read(engine, address + "publications/?partnership=fife")
    controls = engine.evaluate(CONTROLS)
    engine.click("input[name=partnership][value=moray]")
    expect(engine, f"{STATUS} !== {json.dumps(said)}", True)
    engine.click("main .pub-card__link")
    expect(engine, "location.pathname.startsWith('/reports/') && document.readyState", "complete")
    engine.evaluate("void setTimeout(() => history.go(-2))")
    expect(engine, "location.search", "?partnership=fife")
    expect(engine, STATUS, said)
    expect(engine, CONTROLS, controls)
