"""publishing.content.models: what each kind of record may say. (Mistakes have case files.)"""

import pytest
from pydantic import ValidationError

from example import grade, vocabulary
from publishing.base.dates import When
from publishing.content.models import KINDS, Basis, Confidence, Existence, Indicator, Record, Report, Status

FIELDS = {
    "id": "northshire-2020",
    "file": "reports/northshire-2020.md",
    "title": "A report",
    "kind": "joint-inspection",
    "published": "2020",
    "inspected": "unknown",
    "added": "2026-11-22",
    "summary": "A summary.",
    "confidence": "high",
}


def _report(**fields: object) -> Report:
    return Report.model_validate({**FIELDS, **fields}, context=vocabulary())


def test_a_report_is_read_from_text() -> None:
    """Every field is read from the text that an author typed."""
    report = _report(evaluations={"1.1": "very-good"}, evaluation_counts={"very-good": "3"}, specimen="true")

    assert report.kind is vocabulary().kinds["joint-inspection"]
    assert report.published == When.parse("2020")
    assert report.evaluations == {"1.1": grade("very-good")}
    assert report.evaluation_counts == {grade("very-good"): 3}
    assert report.specimen is True


def test_what_is_left_out_has_a_value_that_claims_nothing() -> None:
    """A report that says nothing of it is published, confirmed, real, and only catalogued."""
    report = _report()

    assert (report.status, report.existence) == (Status.PUBLISHED, Existence.CONFIRMED)
    assert (report.specimen, report.full_text, report.sources, report.evaluations) == (False, False, (), {})


def test_a_record_does_not_change() -> None:
    """Records are frozen."""
    with pytest.raises(ValidationError, match="frozen"):
        _report().title = "Another"  # type: ignore[misc]  # that it can't be set is tested


def test_a_text_is_one_paragraph() -> None:
    """However a text is wrapped or indented, it is one line of words."""
    assert _report(title="  A\n  title ").title == "A title"


def test_a_field_is_seen_unless_its_basis_says_otherwise() -> None:
    """Only what is not seen is written down."""
    report = _report(basis={"title": "inferred"})

    assert report.basis_of("title") is Basis.INFERRED
    assert report.basis_of("published") is Basis.SEEN


def test_unnamed_counts_are_what_is_counted_and_not_named() -> None:
    """Named grades are among those counted, so they are taken off."""
    report = _report(
        evaluations={"1.1": "good", "2.1": "good", "2.2": "weak"},
        evaluation_counts={"good": "3", "weak": "1", "adequate": "2"},
    )

    assert report.unnamed_counts == {grade("good"): 1, grade("adequate"): 2}
    assert report.evaluations_total == 6


def test_without_counts_the_named_grades_are_the_total() -> None:
    """Named grades count when nothing else does."""
    report = _report(evaluations={"1.1": "good"})

    assert report.evaluations_total == 1
    assert report.unnamed_counts == {}


def test_grades_stand_in_a_report_by_name_or_as_a_count() -> None:
    """A grade that is counted zero times does not stand in it."""
    report = _report(evaluations={"1.1": "good"}, evaluation_counts={"good": "1", "weak": "2", "adequate": "0"})

    assert report.grades == {grade("good"), grade("weak")}


def test_overviews_and_thematic_reports_are_of_no_area() -> None:
    """All other kinds are about one partnership."""
    national = {kind for kind in vocabulary().kinds if not _report(kind=kind).of_area}

    assert national == {"thematic", "overview"}


def test_indicators_stand_in_the_order_of_their_numbers() -> None:
    """5.4 stands before 5.10, and 9 before 9.1."""
    numbers = ["9.1", "5.10", "9", "5.4"]
    indicators = [
        Indicator(id="a/1", file="", number=number, title="A", key_question="a", evaluated=True) for number in numbers
    ]

    assert [indicator.number for indicator in sorted(indicators, key=lambda indicator: indicator.order)] == [
        "5.4",
        "5.10",
        "9",
        "9.1",
    ]


def test_an_indicator_knows_its_edition_and_name() -> None:
    """Its edition is the folder of its file."""
    indicator = Indicator(
        id="hwiil-2014/1-1", file="", number="1.1", title="Wellbeing", key_question="a", evaluated=True
    )

    assert (indicator.framework, indicator.name) == ("hwiil-2014", "1.1 Wellbeing")


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_says_what_it_means(kind: type[Record]) -> None:
    """The data dictionary has a sentence for every field that is written."""
    descriptions = {name: info.description or "" for name, info in kind.written_fields().items()}

    assert [name for name, text in descriptions.items() if not text.endswith(".")] == []


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_writes_what_the_file_name_says(kind: type[Record]) -> None:
    """A record's id and file come from its place."""
    assert not kind.written_fields().keys() & {"id", "file"}


def test_every_word_of_a_list_has_words_for_readers() -> None:
    """Kinds have a label and a plural, levels of confidence and bases a meaning."""
    assert vocabulary().kinds["thematic"].counted == "thematic reports"
    assert vocabulary().kinds["progress-review"].label == "Progress review"
    assert all(value.meaning for value in (*Confidence, *Basis))
