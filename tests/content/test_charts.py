"""publishing.content.charts: tables and charts made from records."""

import re
from typing import Any

import pytest
from lxml import etree, html

from example import ROOT, build
from narrowing import elements, present, strings, text_of
from publishing.base.tokens import Palette
from publishing.content.charts import figures
from publishing.content.charts.drawing import NAMESPACE, TOKENS
from publishing.content.models import Programme, Scoring

SVG = f"{{{NAMESPACE}}}"
STAGES = (
    {"name": "Getting ready", "weeks": "1-5", "summary": "Letters & papers."},
    {"name": "On site", "weeks": "6"},
    {"name": "Afterwards"},
    {"name": "Report", "weeks": "7-20", "summary": "Writing."},
)
EVENTS = ({"week": 1, "what": "Letter"}, {"week": 6, "what": "Reading"}, {"week": 6, "what": "Talks"})


def _programme(**fields: Any) -> Programme:
    arguments = {"stages": STAGES, "events": EVENTS, "weeks": 20, **fields}
    words = {"title": "A", "short_title": "Tests", "order": 1, "years": "2020", "summary": "One."}
    return Programme.model_validate({"id": "tests", "file": "programmes/tests.md", **words, **arguments})


def _figure(name: str, **fields: Any) -> html.HtmlElement:
    return figures([_programme(**fields)], scoring=Scoring(), palette=Palette())[name]


def _svg(**fields: Any) -> etree._Element:
    """The chart as it stands in a file of its own."""
    return etree.fromstring(html.tostring(_figure("chart: stages-tests", **fields).find("svg")))


def _rows(table: html.HtmlElement) -> list[list[str]]:
    return [[cell.text_content() for cell in row] for row in table.iter("tr")]


def _elements(svg: etree._Element, kind: str) -> list[etree._Element]:
    return elements(svg, f"//*[@class='pub-chart__{kind}']")


def test_bodies_can_name_what_there_is_of_each_programme() -> None:
    """A table of its stages, one of its events, and a chart; beside them, the scale."""
    assert list(figures([_programme()], scoring=Scoring(), palette=Palette())) == [
        "scale: grades",
        "stages: tests",
        "events: tests",
        "chart: stages-tests",
    ]


def test_the_table_of_stages_says_what_is_not_stated() -> None:
    """An empty cell would leave open whether something is missing."""
    table = _figure("stages: tests")

    assert table.find("caption").text == "Stages of an inspection: Tests"
    assert _rows(table) == [
        ["Stage", "Weeks", "What happens"],
        ["Getting ready", "1–5", "Letters & papers."],
        ["On site", "6", "not stated"],
        ["Afterwards", "not stated", "not stated"],
        ["Report", "7–20", "Writing."],
    ]


def test_the_table_of_events_goes_week_by_week() -> None:
    """Two events of one week have a row each."""
    table = _figure("events: tests")

    assert table.find("caption").text == "Week by week: Tests"
    assert _rows(table) == [["Week", "What happens"], ["1", "Letter"], ["6", "Reading"], ["6", "Talks"]]


@pytest.mark.parametrize("name", ["stages: tests", "events: tests"])
def test_every_cell_has_its_heads(name: str) -> None:
    """The first cell names its row, the first row the columns."""
    first, *others = _figure(name).iter("tr")

    assert {cell.get("scope") for cell in first} == {"col"}
    assert [[cell.tag for cell in row] for row in others] == [["th", *["td"] * (len(first) - 1)]] * len(others)
    assert {row[0].get("scope") for row in others} == {"row"}


def test_a_bar_covers_the_weeks_of_its_stage() -> None:
    """From the start of the first week to the end of the last; a stage without weeks has none."""
    bars = [(bar.get("x"), bar.get("width")) for bar in _elements(_svg(), "bar")]

    assert bars == [("0%", "25%"), ("25%", "5%"), ("30%", "70%")]


def test_a_chart_without_the_programme_s_weeks_ends_with_its_last() -> None:
    """The weeks of stages and events say how long it is at least."""
    bars = [
        (bar.get("x"), bar.get("width")) for bar in _elements(_svg(weeks=None, stages=STAGES[:2], events=()), "bar")
    ]

    assert bars == [("0%", "83.33%"), ("83.33%", "16.67%")]


def test_a_tick_stands_in_the_middle_of_each_week_that_has_events() -> None:
    """Pointing at it says what happens."""
    ticks = [(tick.get("x1"), tick.findtext(f"{SVG}title")) for tick in _elements(_svg(), "event")]

    assert ticks == [("2.5%", "Week 1: Letter"), ("27.5%", "Week 6: Reading; Talks")]


def test_a_chart_without_events_has_no_row_for_them() -> None:
    """None are known; that is not the same as none."""
    assert "Known events" not in text_of(_svg(events=()))


@pytest.mark.parametrize(
    ("weeks", "numbers"),
    [
        (20, ["1", "5", "10", "15", "20"]),
        (21, ["1", "5", "10", "15", "21"]),
        (35, ["1", "5", "10", "15", "20", "25", "30", "35"]),
        (60, ["1", "10", "20", "30", "40", "50", "60"]),
    ],
)
def test_the_scale_numbers_its_last_week_and_few_others(weeks: int, numbers: list[str]) -> None:
    """Numbers do not touch on a telephone."""
    assert [text.text for text in _elements(_svg(weeks=weeks), "note") if (text.text or "").isdigit()] == numbers


def test_a_chart_says_in_words_all_that_it_shows() -> None:
    """Its title is its name, its description stands for the picture."""
    svg = _svg()

    assert svg.get("role") == "img"
    assert svg.findtext(f"{SVG}title") == "When each stage takes place: Tests"
    assert svg.findtext(f"{SVG}desc") == (
        "A scale of 20 weeks, counted from the notice. Getting ready: weeks 1 to 5. On site: week 6. "
        "Afterwards: not stated. Report: weeks 7 to 20. Known events in weeks 1 and 6."
    )


def test_a_chart_s_caption_says_what_a_reader_must_know_of_the_weeks() -> None:
    """The note stands behind the title."""
    caption = _figure("chart: stages-tests", weeks_note="Holidays are not counted.").find("figcaption")

    assert caption.text_content() == "When each stage takes place: Tests. Holidays are not counted."


def test_a_long_name_goes_on_below() -> None:
    """It would run into the weeks beside it."""
    long = ({"name": "The time in which the report is written and sent", "weeks": "1-20"},)
    names = [text.text for text in _elements(_svg(stages=long), "name")]

    assert names == ["The time in which the", "report is written and sent", "Known events"]
    assert int(_svg(stages=long).attrib["height"]) == int(_svg(stages=STAGES[:1]).attrib["height"]) + 20


def test_nothing_is_drawn_below_the_edge() -> None:
    """The chart is as high as its rows together."""
    svg = _svg()
    tops = [int(str(group.attrib["transform"]).split()[1].rstrip(")")) for group in svg.iter(f"{SVG}g")]
    last = max(float(text.attrib["y"]) for text in svg.iter(f"{SVG}text"))

    assert tops == sorted(set(tops))
    assert max(tops) + last < int(svg.attrib["height"])


def test_a_chart_breaks_no_rule_of_the_page() -> None:
    """No style attribute, which the Content-Security-Policy refuses, and no id, so that it can stand twice."""
    assert not _svg().xpath("//@style | //@id | //*[local-name() = 'style' or local-name() = 'script']")


def test_names_are_shown_as_they_are_typed() -> None:
    """A sign that means something in HTML stays a sign."""
    stages = ({"name": "<b> & co", "weeks": "1"},)

    assert _elements(_svg(stages=stages), "name")[0].text == "<b> & co"
    assert _rows(_figure("stages: tests", stages=stages))[1][0] == "<b> & co"


@pytest.mark.parametrize("kind", TOKENS)
def test_a_chart_brings_the_site_s_own_colours(kind: str) -> None:
    """In a document, where there is no style sheet, it looks as on a light page."""
    css = ROOT / "overrides" / "assets" / "css"
    styles = (css / "components.css").read_text()
    token = present(re.search(rf"\.pub-chart__{kind} {{ (?:fill|stroke): var\((.*?)\)", styles))[1]

    assert TOKENS[kind] == token.removeprefix("--pub-")


@pytest.mark.parametrize("brand", ["", "#8a1538"])
def test_a_chart_in_a_body_has_the_profile_s_colour(brand: str) -> None:
    """The bars of the rendered page, which documents take, are in the accent of the site."""
    stages = 'stages:\n  - {name: Getting ready, weeks: "1-5", summary: Letters.}\n'
    profile = f'brand: {{colour: "{brand}"}}\n' if brand else ""
    case = {
        "change": {
            "profile.yml": {"voice: catalogue": f"{profile}voice: catalogue"},
            "programmes/services.md": {"summary: One inspection": f"{stages}summary: One inspection"},
            "handbook/first-steps.md": {"The letter comes first.": "{{ chart: stages-services }}"},
        }
    }
    page = html.fragment_fromstring(build(case).rendered["handbook/first-steps.md"].html, create_parent="div")
    bars = strings(page, "//*[@class='pub-chart__bar']/@fill")

    assert {*bars} == {Palette(brand).light("accent")}
