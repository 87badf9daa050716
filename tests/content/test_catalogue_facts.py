"""Facts of real records, written out by hand. Each test names the records that it speaks of; publishing breaks none."""

import pytest

from example import known
from publishing.content.models import Report


def _report(report_id: str) -> Report:
    return known().catalogue.reports[report_id]


def _evaluations(report_id: str) -> dict[str, str]:
    return {number: grade.value for number, grade in _report(report_id).evaluations.items()}


def _counts(report_id: str) -> dict[str, int]:
    return {grade.value: count for grade, count in _report(report_id).evaluation_counts.items()}


@pytest.mark.parametrize(
    ("partnership", "reports"),
    [
        ("fife", {"fife-2016", "fife-2019"}),
        ("moray", {"moray-2017", "moray-progress-1", "moray-progress-2", "moray-2024"}),
        ("orkney-islands", {"orkney-islands-2013", "orkney-islands-2020", "orkney-islands-progress-1"}),
        ("na-h-eileanan-siar", {"na-h-eileanan-siar-2016", "na-h-eileanan-siar-progress-1"}),
        ("south-ayrshire", {"south-ayrshire-2016", "south-ayrshire-progress-1"}),
    ],
)
def test_reports_stand_with_their_area(partnership: str, reports: set[str]) -> None:
    """These reports are about this partnership."""
    assert reports <= {report.id for report in known().catalogue.listed_reports_of(partnership=partnership)}


@pytest.mark.parametrize(
    ("report_id", "published", "inspected"),
    [
        ("fife-2016", "2016-03-23", "2015-08/2015-10"),
        ("fife-2019", "2019", "2018-10-01/2018-11-16"),
        ("moray-2024", "2024-01-23", "unknown"),
        ("south-ayrshire-2016", "2016-10-04", "2016-04-25/2016-06-10"),
        ("na-h-eileanan-siar-2016", "2016-01", "unknown"),
        ("moray-2017", "2017-02-16", "2016"),
        ("orkney-islands-2020", "2020-02", "2019-08/2019-10"),
        ("orkney-islands-progress-1", "2021-08-24", "unknown"),
        ("south-ayrshire-progress-1", "2018-05-01", "unknown"),
        ("dundee-city-2022", "2022-01-11", "2021-07-12/2021-11-15"),
        ("east-lothian-2024", "2024-05-07", "2023-10-31/2024-04-03"),
    ],
)
def test_stated_dates_are_as_precise_as_stated(report_id: str, published: str, inspected: str) -> None:
    """A month is not made a day, a year not a month."""
    report = _report(report_id)

    assert (published, inspected) == (str(report.published), str(report.inspected))
    assert report.published.stated


@pytest.mark.parametrize(
    "report_id",
    ["east-lothian-2014", "north-lanarkshire-2015", "aberdeenshire-2015", "orkney-islands-2013"],
)
def test_a_hint_at_a_date_is_not_shown_as_one(report_id: str) -> None:
    """No source states when these were published, so nothing says so."""
    assert not _report(report_id).published.stated


@pytest.mark.parametrize(
    ("report_id", "evaluations", "counts"),
    [
        ("fife-2016", {"5.3": "adequate", "6.2": "good"}, {"very-good": 3, "good": 5, "adequate": 1}),
        (
            "south-ayrshire-2016",
            {"2.1": "good", "2.2": "good", "5.2": "good", "6.2": "weak", "9.4": "weak"},
            {"good": 3, "adequate": 4, "weak": 2},
        ),
        ("na-h-eileanan-siar-2016", {"6.2": "weak", "9.4": "weak"}, {"good": 4, "adequate": 3, "weak": 2}),
        ("east-lothian-2014", {"6.2": "weak"}, {"very-good": 3, "good": 2, "adequate": 3, "weak": 1}),
        (
            "aberdeenshire-2015",
            {"9.4": "adequate", "6.2": "weak"},
            {"very-good": 2, "good": 5, "adequate": 1, "weak": 1},
        ),
        (
            "east-ayrshire-2018",
            {"2.2": "excellent", "6.3": "excellent"},
            {"excellent": 2, "very-good": 5, "good": 2},
        ),
        (
            "orkney-islands-2020",
            {"9": "unsatisfactory", "2.1": "weak", "2.2": "adequate", "1.1": "weak"},
            {"unsatisfactory": 1, "weak": 2, "adequate": 1},
        ),
        ("dundee-city-2022", {"2.1": "good"}, {"good": 1}),
        ("moray-2024", {"2.1": "adequate"}, {"adequate": 1}),
        ("highland-2014", {}, {"very-good": 7, "good": 2}),
        ("moray-2017", {}, {"adequate": 5, "weak": 4}),
        ("north-lanarkshire-2015", {}, {"very-good": 7, "good": 3}),
        ("fife-2019", {}, {}),
    ],
)
def test_grades_are_those_that_sources_name_and_count(
    report_id: str, evaluations: dict[str, str], counts: dict[str, int]
) -> None:
    """Neither a grade nor a count is inferred from another."""
    assert evaluations == _evaluations(report_id)
    assert counts == _counts(report_id)


def test_planning_was_weak_in_four_areas() -> None:
    """Indicator 6.2 of the 2014 framework is known to be weak in these four, and not in Fife."""
    weak = {
        evaluation.report.id
        for evaluation in known().catalogue.listed_evaluations
        if evaluation.indicator.number == "6.2" and evaluation.grade.value == "weak"
    }

    assert weak >= {"east-lothian-2014", "aberdeenshire-2015", "na-h-eileanan-siar-2016", "south-ayrshire-2016"}
    assert "fife-2016" not in weak


@pytest.mark.parametrize(
    ("review", "report"),
    [
        ("clackmannanshire-progress-1", "clackmannanshire-2014"),
        ("dumfries-and-galloway-progress-1", "dumfries-and-galloway-2014"),
        ("dumfries-and-galloway-progress-2", "dumfries-and-galloway-2014"),
        ("shetland-islands-progress-1", "shetland-islands-2015"),
        ("na-h-eileanan-siar-progress-1", "na-h-eileanan-siar-2016"),
        ("moray-progress-1", "moray-2017"),
        ("moray-progress-2", "moray-2017"),
        ("south-ayrshire-progress-1", "south-ayrshire-2016"),
        ("orkney-islands-progress-1", "orkney-islands-2020"),
        ("orkney-islands-progress-2", "orkney-islands-2020"),
    ],
)
def test_a_progress_review_follows_its_report(review: str, report: str) -> None:
    """Progress reviews use words of progress, so they have no grades."""
    assert _report(review).kind.value == "progress-review"
    assert report == _report(review).follows
    assert _report(review).grades == frozenset()


@pytest.mark.parametrize(
    ("slug", "code", "alias"),
    [
        ("na-h-eileanan-siar", "S12000013", "Western Isles"),
        ("aberdeen-city", "S12000033", "Aberdeen"),
        ("clackmannanshire", "S12000005", "Clacks"),
        ("dumfries-and-galloway", "S12000006", "Dumfries & Galloway"),
    ],
)
def test_partnerships_are_found_by_other_names(slug: str, code: str, alias: str) -> None:
    """Codes are those of official statistics, aliases what people look for."""
    partnership = known().catalogue.partnerships[slug]

    assert code == partnership.code
    assert alias in partnership.aliases


@pytest.mark.parametrize("report_id", ["specimen-2024", "specimen-progress-2025"])
def test_the_specimens_are_marked_and_not_listed(report_id: str) -> None:
    """What is made up counts nowhere."""
    assert _report(report_id).specimen
    assert report_id not in {report.id for report in known().catalogue.listed_reports}


@pytest.mark.parametrize(
    ("programme", "weeks", "stages"),
    [
        ("services", None, (None, None, None, None)),
        ("care-and-protection", 35, ("1-11", "12-19", "20-35")),
        ("risk-of-harm", 22, (None, None)),
        ("supervision-orders", 21, ("1-4", "5-10", "11-14", "15-21")),
    ],
)
def test_a_programme_has_the_weeks_that_sources_state(
    programme: str, weeks: int | None, stages: tuple[str | None, ...]
) -> None:
    """A stage without weeks in the sources has none here."""
    record = known().catalogue.programmes[programme]

    assert weeks == record.weeks
    assert stages == tuple(stage.weeks for stage in record.stages)


@pytest.mark.parametrize(
    ("programme", "weeks"),
    [
        ("services", []),
        ("care-and-protection", [1, 2, 3, 4, 12, 13, 14, 15, 17, 35]),
        ("risk-of-harm", [1, 22]),
        ("supervision-orders", [1, 2, 3, 4, 4, 4, 5, 6, 8, 11, 12, 13, 15, 17, 20, 21]),
    ],
)
def test_a_plan_names_the_weeks_that_sources_describe(programme: str, weeks: list[int]) -> None:
    """A week that no source describes is left out."""
    assert weeks == [event.week for event in known().catalogue.programmes[programme].events]


@pytest.mark.parametrize(
    ("programme", "week", "words"),
    [
        ("care-and-protection", 12, "Three days"),
        ("care-and-protection", 17, "Second week on site"),
        ("supervision-orders", 8, "Records"),
        ("supervision-orders", 17, "first draft"),
        ("supervision-orders", 20, "embargo"),
    ],
)
def test_what_happens_in_a_week_is_what_sources_say(programme: str, week: int, words: str) -> None:
    """Each event stands in its own week."""
    assert words in next(event.what for event in known().catalogue.programmes[programme].events if event.week == week)
