"""publishing.content.charts.spread: how the grades of an indicator spread over the scale."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import etree, html

from example import grade, vocabulary
from narrowing import present, text_of
from publishing.base.tokens import Palette
from publishing.content.charts import spread_chart
from publishing.content.charts.drawing import NAMESPACE

SVG = f"{{{NAMESPACE}}}"
COUNTS = {grade("very-good"): 3, grade("good"): 2, grade("weak"): 1}


def _svg(*arguments: Any) -> etree._Element:
    """The chart as it stands in a file of its own."""
    return etree.fromstring(
        html.tostring(
            spread_chart(Palette(), "Grades of 2.1", tuple(vocabulary().grades.values()), *arguments).find("svg")
        )
    )


def _percent(element: etree._Element | None, name: str) -> float:
    """A length of an element in percent."""
    return float(str(present(element).attrib[name]).rstrip("%"))


def _rows(svg: etree._Element) -> list[list[str]]:
    return [[text.text or "" for text in group.iter(f"{SVG}text")] for group in svg.iter(f"{SVG}g")]


def _bars(svg: etree._Element) -> dict[str, float]:
    """The length of each bar, as a share of the width, by its word."""
    return {
        group.findtext(f"{SVG}text", ""): _percent(bar, "width")
        for group in svg.iter(f"{SVG}g")
        for bar in group.iter(f"{SVG}rect")
    }


def test_every_grade_of_the_scale_has_a_row_with_its_number() -> None:
    """A grade that nobody got is part of the picture."""
    assert _rows(_svg(COUNTS, 7)) == [
        ["Excellent", "0"],
        ["Very good", "3"],
        ["Good", "2"],
        ["Adequate", "0"],
        ["Weak", "1"],
        ["Unsatisfactory", "0"],
        ["Not known", "7"],
    ]


def test_where_every_grade_is_known_no_row_says_otherwise() -> None:
    """A row of its own stands only where it says something."""
    assert "Not known" not in text_of(_svg(COUNTS))


def test_bars_are_as_long_as_their_numbers() -> None:
    """The reports whose grade is not known have a bar on the same scale; a number of 0 has none."""
    bars = _bars(_svg(COUNTS, 6))

    assert list(bars) == ["Very good", "Good", "Weak", "Not known"]
    assert bars["Not known"] == pytest.approx(2 * bars["Very good"]) == pytest.approx(6 * bars["Weak"], rel=0.01)


def test_what_is_not_known_looks_different() -> None:
    """Its bar is of a kind of its own, beside its words."""
    bars = [bar.get("class") for bar in _svg({grade("good"): 1}, 1).iter(f"{SVG}rect")]

    assert bars == ["pub-chart__bar", "pub-chart__unknown"]


def test_a_number_stands_right_of_its_bar_and_inside_the_chart() -> None:
    """The longest bar leaves room for three digits on a telephone."""
    svg = _svg({grade("good"): 120}, 1)
    bar = svg.find(f".//{SVG}rect")
    number = next(text for text in svg.iter(f"{SVG}text") if text.text == "120")
    end = _percent(bar, "x") + _percent(bar, "width")

    assert end < _percent(number, "x") <= 95


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((COUNTS, 7), "6 of 13 grades known. 3 very good, 2 good and 1 weak. 7 not known."),
        (({grade("good"): 2},), "2 of 2 grades known. 2 good."),
        (({}, 4), "0 of 4 grades known. 4 not known."),
    ],
)
def test_the_chart_says_in_words_all_that_it_shows(arguments: tuple[Any, ...], words: str) -> None:
    """Its title is its name, its description stands for the picture, with the size of the sample."""
    svg = _svg(*arguments)

    assert (svg.get("role"), svg.findtext(f"{SVG}title"), svg.findtext(f"{SVG}desc")) == ("img", "Grades of 2.1", words)


def test_nothing_is_drawn_below_the_edge() -> None:
    """The chart is as high as its rows together."""
    svg = _svg(COUNTS, 7)

    assert int(svg.attrib["height"]) == 7 * 26
    assert max(float(text.attrib["y"]) for text in svg.iter(f"{SVG}text")) < 26


def test_long_words_push_their_bars_to_the_right() -> None:
    """No word stands in a bar, and a bar is left however long the words are."""
    long = replace(grade("good"), label="Requires a great deal of improvement, and soon")
    middling = replace(grade("good"), label="Requires improvement")

    starts = []
    for named in (grade("good"), middling, long):
        (bar,) = spread_chart(Palette(), "Grades", (named,), {named: 3}).iter("rect", f"{SVG}rect")
        starts.append(_percent(bar, "x"))
        assert _percent(bar, "width") >= 29
    assert starts[0] == 36
    assert starts[1] >= 2.1 * len("Requires improvement")
    assert starts[2] > starts[1]
