"""What pages of areas, indicators and framework editions show of evaluations, in the built site."""

import re
from functools import partial
from pathlib import Path

import pytest
from lxml import html

CHANGED = "Framework changed, not comparable"
SCALE = "The six-point scale, best first"


@pytest.fixture(scope="module")
def site(known_site: Path) -> Path:
    """The site of the reports whose facts are checked: publishing another breaks no test here."""
    return known_site


def _page(site: Path, address: str) -> html.HtmlElement:
    return html.fromstring((site / address / "index.html").read_text(encoding="utf-8")).find(".//main")


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _rows(page: html.HtmlElement, caption: str) -> list[list[str]]:
    """The cells of a table's body, row by row, without the rows that name a group."""
    (table,) = (one for one in page.iter("table") if _text(one.find("caption")) == caption)
    return [[_text(cell) for cell in row] for row in table.xpath("tbody/tr") if len(row) > 1]


_known = partial(_rows, caption="Indicators of which a grade is known")
_unknown = partial(_rows, caption="Indicators of which no grade is known")
_totals = partial(_rows, caption="Grades known only as totals")


def test_orkney_shows_since_last_time_without_an_arrow(site: Path) -> None:
    """Nothing is known of 2013, so nothing became better or worse."""
    page = _page(site, "partnerships/orkney-islands")
    wide = "1.1 Improvements in the safety, wellbeing and life chances of vulnerable children and young people"

    assert _known(page) == [
        [wide, "Another framework", "Weak", CHANGED],
        ["2.1 Impact on children and young people", "Grade not known", "Weak", "Earlier grade not known"],
        ["2.2 Impact on families", "Grade not known", "Adequate", "Earlier grade not known"],
        ["9 Leadership and direction", "Another framework", "Unsatisfactory", CHANGED],
    ]
    assert [row[1:] for row in _unknown(page)] == [["Grade not known", "Another framework"]] * 7
    assert not page.xpath("//*[@class='pub-history__arrow']")


def test_a_column_says_which_inspection_it_is(site: Path) -> None:
    """Its kind, its programme, when it took place, when its report came out, and where that is."""
    first, second = _page(site, "partnerships/orkney-islands").xpath(
        "(//table[contains(@class, 'pub-history')])[1]//th[@class='pub-history__inspection']"
    )

    assert (
        _text(first)
        == "Joint inspection Services for children Inspection dates not known Publication date not known; about 2013"
    )
    assert _text(second) == (
        "Joint inspection Care and protection Inspected August to October 2019 Published February 2020"
    )
    assert [one.find("a").get("href") for one in (first, second)] == [
        "../../reports/orkney-islands-2013/",
        "../../reports/orkney-islands-2020/",
    ]


def test_dumfries_and_galloway_shows_one_grade_and_totals(site: Path) -> None:
    """The totals stand apart, and the words say that the second framework is another one."""
    page = _page(site, "partnerships/dumfries-and-galloway")
    risks = "5.2 Assessing and responding to risks and needs"

    assert _known(page) == [[risks, "Unsatisfactory", "Another framework", "Framework changed, not comparable"]]
    unknown, another = "Grade not known", "Another framework"
    rows = [[unknown, unknown], [unknown, "Not evaluated"], *[[unknown, another]] * 6, *[[another, unknown]] * 3]
    assert sorted(row[1:] for row in _unknown(page)) == sorted(rows)
    assert [row[:2] for row in _totals(page)] == [["Adequate", "5"], ["Weak", "3"]]
    assert "is not known, nor whether its reports give grades" not in _text(page)


@pytest.mark.parametrize(
    ("area", "known", "not_known", "totals"),
    [
        (
            "south-ayrshire",
            [("2.1", "Good"), ("2.2", "Good"), ("5.2", "Good"), ("6.2", "Weak"), ("9.4", "Weak")],
            ["1.1", "5.1", "5.3", "6.3"],
            [["Adequate", "4"]],
        ),
        (
            "inverclyde",
            [("5.2", "Adequate"), ("6.3", "Excellent")],
            ["1.1", "2.1", "2.2", "5.1", "5.3", "6.2", "9.4"],
            [["Very good", "5"], ["Good", "2"]],
        ),
    ],
)
def test_an_area_inspected_once_has_no_column_since_last_time(
    site: Path, area: str, known: list[tuple[str, str]], not_known: list[str], totals: list[list[str]]
) -> None:
    """It shows its named grades, what is not known, and totals that belong to no indicator."""
    page = _page(site, f"partnerships/{area}")

    assert [(title.partition(" ")[0], grade) for title, grade in _known(page)] == known
    assert [(title.partition(" ")[0], words) for title, words in _unknown(page)] == [
        (number, "Grade not known") for number in not_known
    ]
    assert [row[:2] for row in _totals(page)] == totals
    assert "Since last time" not in _text(page)


def test_an_indicator_shows_its_spread_with_the_size_of_the_sample(site: Path) -> None:
    """Programme by programme; the chart beside the table says the same."""
    page = _page(site, "quality-indicators/qf-care-protection-2019/2-1")
    charts = {svg.findtext("title"): svg.findtext("desc") for svg in page.xpath("//figure/*[local-name() = 'svg']")}

    assert _rows(page, "Known by name: Risk of harm") == [
        ["Very good", "3", "50% of 6"],
        ["Good", "2", "33% of 6"],
        ["Adequate", "1", "17% of 6"],
        ["Grade not known", "7", "not counted"],
    ]
    assert charts == {
        "Reports by grade: Care and protection": "2 of 8 grades known. 1 very good and 1 weak. 6 not known.",
        "Reports by grade: Risk of harm": "6 of 13 grades known. 3 very good, 2 good and 1 adequate. 7 not known.",
    }


def test_an_indicator_says_of_how_many_reports_the_edition_is_not_known(site: Path) -> None:
    """Where every edition is known, there is nothing to say."""
    early, late = (
        _text(_page(site, f"quality-indicators/{one}/2-1")) for one in ("hwiil-2014", "qf-care-protection-2019")
    )

    assert "No source says which edition 11 of them used." in early
    assert "No source says" not in late


def test_an_indicator_lists_the_reports_that_are_known_only_by_counts(site: Path) -> None:
    """They stand apart from those of which nothing is known."""
    page = _page(site, "quality-indicators/hwiil-2014/6-2")
    lists = {
        _text(details.find("summary")): details.xpath(".//li/a/@href")
        for details in page.xpath("//details[contains(@class, 'pub-spread__reports')]")
    }

    counted, unknown = lists
    assert re.fullmatch(r"Known only as counts: \d+ reports", counted)
    assert re.fullmatch(r"Grade not known: \d+ reports", unknown)
    assert "../../../reports/inverclyde-2017/" in lists[counted]
    assert "../../../reports/orkney-islands-2013/" in lists[unknown]


def test_every_evaluation_of_an_indicator_has_its_report_and_dates(site: Path) -> None:
    """What is not known is said."""
    found = _rows(_page(site, "quality-indicators/hwiil-2014/6-2"), "Newest report first")

    assert found[0] == ["South Ayrshire Services for children", "25 April to 10 June 2016", "4 October 2016", "Weak"]
    assert [(row[0].removesuffix(" Services for children"), row[-1]) for row in found] == [
        ("South Ayrshire", "Weak"),
        ("Fife", "Good"),
        ("Na h-Eileanan Siar", "Weak"),
        ("Aberdeenshire", "Weak"),
        ("East Lothian", "Weak"),
    ]


def test_an_edition_stands_beside_the_one_that_it_replaced(site: Path) -> None:
    """Every indicator has a match with its reason, or stands among those that have none."""
    page = _page(site, "quality-indicators/qf-care-protection-2019")
    rows = _rows(page, "Indicators of the 2018/2019 framework and those of the 2014 framework")
    unmatched = page.xpath("//ul[@class='pub-counterparts__list']/li")

    assert [(row[0].partition(" ")[0], row[1], row[2].partition(" ")[0]) for row in rows] == [
        ("1.1", "Similar", "1.1"),
        ("2.1", "The same", "2.1"),
        ("2.2", "The same", "2.2"),
        ("5.3", "Similar", "5.3"),
        ("5.4", "Similar", "5.4"),
        ("9.2", "Similar", "9.2"),
    ]
    assert all(row[3] for row in rows)
    assert len(unmatched) == 24 - len(rows)


def test_the_2014_framework_has_no_match_in_the_draft(site: Path) -> None:
    """None of the draft's indicators was found, and the page says so."""
    section = _page(site, "quality-indicators/hwiil-2014").xpath("//section[h2[starts-with(., 'Beside the 2012')]]")[0]

    assert _text(section.find("p")) == "None of its indicators was found, so nothing supports a match."


def test_pages_that_show_grades_say_what_they_mean(site: Path) -> None:
    """The scale is folded away below them."""
    for address in ("partnerships/fife", "quality-indicators/hwiil-2014", "quality-indicators/hwiil-2014/2-1"):
        assert len(_rows(_page(site, address), SCALE)) == 6
