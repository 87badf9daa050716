"""publishing.base.dates: dates that say no more than is known."""

from datetime import UTC, date, datetime

import pytest

from publishing.base.dates import EXPECTED, Knowledge, Partial, When, is_summer_time

FORMS = {
    "2016-03-23": "23 March 2016",
    "2016-03": "March 2016",
    "2016": "2016",
    "2014-04~": "about April 2014",
    "2013-09/2014-04": "between September 2013 and April 2014",
    "../2015-12": "by December 2015",
    "2025/..": "2025 or later",
    "unknown": "not known",
}


@pytest.mark.parametrize("text", FORMS)
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    """Reading and writing lose nothing and add nothing."""
    assert text == str(When.parse(text))


@pytest.mark.parametrize(("text", "words"), FORMS.items())
def test_words_say_no_more_than_the_date(text: str, words: str) -> None:
    """A month is not shown as a day, a span not as a date."""
    assert words == When.parse(text).words()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2015-08/2015-10", "August to October 2015"),
        ("2016-04-25/2016-06-10", "25 April to 10 June 2016"),
        ("2019-11/2020-01", "November 2019 to January 2020"),
        ("2012/2018", "2012 to 2018"),
        ("2025/..", "2025 or later"),
        ("2016-05", "May 2016"),
    ],
)
def test_a_duration_names_its_year_once(text: str, words: str) -> None:
    """The time that something took is put as people say it."""
    assert words == When.parse(text).duration_words()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2016-03-23", date(2016, 3, 23)),
        ("2016-02", date(2016, 2, 29)),
        ("2015-02", date(2015, 2, 28)),
        ("2016-12", date(2016, 12, 31)),
        ("2016", date(2016, 12, 31)),
        ("2013-09/2014-04", date(2014, 4, 30)),
        ("../2015-12", date(2015, 12, 31)),
        ("2025/..", date(2025, 1, 1)),
        ("unknown", None),
    ],
)
def test_a_date_sorts_by_its_last_day(text: str, day: date | None) -> None:
    """It sorts by its last day, or by its first when it is open-ended."""
    assert day == When.parse(text).sort_day


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2016-03", (2016, 2016)),
        ("2013-09/2014-04", (2013, 2014)),
        ("../2015-12", (None, 2015)),
        ("2025/..", (2025, None)),
        ("unknown", (None, None)),
    ],
)
def test_a_date_touches_years(text: str, years: tuple[int | None, int | None]) -> None:
    """A span touches every year from its first to its last."""
    assert years == When.parse(text).years


def test_only_a_date_that_a_source_states_is_stated() -> None:
    """Hints are no dates."""
    stated = {text for text in FORMS if When.parse(text).stated}

    assert stated == {"2016-03-23", "2016-03", "2016"}
    assert When.parse("2014-04~").knowledge is Knowledge.ABOUT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016-02-30", "a date that the calendar has"),
        ("2015-02-29", "a date that the calendar has"),
        ("2016-13", "a date that the calendar has"),
        ("2016-00", "a date that the calendar has"),
        ("2016-01-00", "a date that the calendar has"),
        ("2016-05/2016-03", "a span that ends after it starts"),
        ("2016-03-02/2016-03-01", "a span that ends after it starts"),
        ("2016/2016", "'2016', as the span starts and ends with it"),
        ("../..", "a span with a date at one end at least"),
        ("23/03/2016", EXPECTED),
        ("2016-3", EXPECTED),
        ("9999-12", EXPECTED),
        ("0000", EXPECTED),
        ("٢٠١٦", EXPECTED),
        ("2016-03-23\n", EXPECTED),
        (" 2016", EXPECTED),
        ("2016~/2017", EXPECTED),
        ("2016/", EXPECTED),
        ("~", EXPECTED),
        ("Unknown", EXPECTED),
        ("", EXPECTED),
    ],
)
def test_what_is_no_date_says_what_was_expected(text: str, expected: str) -> None:
    """The error's text is what the author should have written."""
    with pytest.raises(ValueError) as error:  # noqa: PT011 - its text is compared
        When.parse(text)

    assert expected == str(error.value)


def test_partial_dates_have_a_first_and_a_last_day() -> None:
    """A year and a month last from their first to their last day."""
    month = Partial.parse("2016-02")

    assert (month.first(), month.last()) == (date(2016, 2, 1), date(2016, 2, 29))


def test_a_span_may_lie_in_one_month() -> None:
    """A month that ends a span ends on its last day."""
    assert When.parse("2016-03-23/2016-03").words() == "between 23 March 2016 and March 2016"


@pytest.mark.parametrize(
    ("moment", "summer"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), False),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), True),
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), True),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), False),
        (datetime(2027, 3, 28, 1, 0, tzinfo=UTC), True),
        (datetime(2027, 10, 31, 1, 0, tzinfo=UTC), False),
    ],
)
def test_clocks_change_on_last_sundays(moment: datetime, summer: bool) -> None:
    """Summer time lasts from the last Sunday of March to that of October, 01:00 UTC."""
    assert is_summer_time(moment) == summer
