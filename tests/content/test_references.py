"""publishing.content.rules.references: the rules between records, where they say nothing. (Mistakes have case files.)"""

import pytest

from example import messages

REPORT = "reports/northshire-2020.md"


@pytest.mark.parametrize(
    "pieces",
    [
        {"  adequate: 1\n": "  adequate: 4\n"},
        {"evaluation_counts:\n  good: 1\n  adequate: 1\n": ""},
        {'evaluations:\n  "1.1": good\n  "2.1": adequate\n': ""},
    ],
)
def test_grades_may_be_known_by_name_or_as_counts_or_both(pieces: dict[str, str]) -> None:
    """More may be counted than named, and one may be known without the other."""
    assert messages({"change": {REPORT: pieces}}) == []


def test_a_report_without_a_framework_may_have_no_grades() -> None:
    """Without an edition there is nothing to grade by."""
    pieces = {
        "programme: services\n": "programme: services\nframework: none\n",
        'evaluations:\n  "1.1": good\n  "2.1": adequate\nevaluation_counts:\n  good: 1\n  adequate: 1\n': "",
    }

    assert messages({"change": {REPORT: pieces}}) == []


@pytest.mark.parametrize("published", ["2020-01", "2020", "2020-05-04~", "unknown", "../2020-12", "2019/.."])
def test_dates_that_may_be_in_order_are(published: str) -> None:
    """Only what cannot have been is a mistake: an imprecise date may lie on the right side."""
    assert messages({"change": {REPORT: {"published: 2020-05-04": f"published: {published}"}}}) == []


def test_a_fault_in_one_file_is_not_counted_against_those_that_refer_to_it() -> None:
    """A partnership that cannot be read is known all the same."""
    found = messages({"change": {"partnerships/northshire.md": {"code: S12000101": "code: 1"}}})

    assert [message.partition(":")[0] for message in found] == ["partnerships/northshire.md"]


def test_a_partnership_without_reports_is_no_mistake() -> None:
    """Not every area has a report that is known."""
    assert messages({"files": {"reports/southshire-2020.md": None}}) == []
