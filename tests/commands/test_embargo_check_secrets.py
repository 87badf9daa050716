"""publishing.commands.embargo_check: words of a report that stand in public files."""

from collections.abc import Iterable, Mapping

import pytest

import example
from embargoed import AFTER, BEFORE, CASE, SUMMARY, TITLE, WAITING, Noting, all_of
from publishing.cache.executor import Executor
from publishing.commands import embargo_check


def told(site: dict[str, bytes], case: Mapping[str, object] = CASE) -> Iterable[str]:
    """What gives the report under embargo away in a site, whoever wrote it."""
    noting = Noting()
    found = embargo_check.check(
        all_of(case), BEFORE, noting, {}, embargo_check.look(site, Executor(processes=1)), example.files(case)
    )
    return [str(difference) for leak in found for difference in leak.found]


@pytest.mark.parametrize(
    ("address", "content", "expected"),
    [
        ("a.txt", "see northshire-2030.", ["file: a.txt: 'northshire-2030' is there"]),
        ("a.html", "<li id='card-northshire-2030'>", ["page: a.html: 'northshire-2030' is there"]),
        ("reports/northshire-2030/a.png", "", ["file: reports/northshire-2030/a.png: 'northshire-2030' is there"]),
        ("a.txt", "northshire-20301 and xnorthshire-2030", []),
        ("a.html", f"<h2>{TITLE.upper()}</h2>", ["page: a.html: 'third visit to the families of northshire' is there"]),
        (
            "a.html",
            "Nobody could say how many zebras there were.",
            ["page: a.html: 'nobody could say how many zebras there were' is there"],
        ),
        ("a.html", "Nobody could say how many.", []),
        (
            "a.html",
            SUMMARY.replace("found that", "<b>found</b> that\n"),
            ["page: a.html: 'inspectors came back and found that the waiting lists for z…' is there"],
        ),
    ],
)
def test_words_of_a_report_are_found(address: str, content: str, expected: list[str]) -> None:
    """Its id, its title, and eight words of it in a row; fewer may be chance."""
    assert expected == told({address: content.encode()})


def test_what_may_stand_in_public_is_no_trace() -> None:
    """A title that a public record has too, words that another area's report has too, and an id inside another."""
    other = WAITING.replace("partnership: northshire", "partnership: southshire").replace("publish_at", "# publish_at")
    public = {"reports/northshire-2030-again.md": other.replace("follows: northshire-2020", "follows: southshire-2020")}
    case = {"files": {**CASE["files"], **public}}

    assert told({"a.txt": f"{TITLE}. {SUMMARY} northshire-2030-again".encode()}, case) == []


def test_reports_under_embargo_are_told_in_order() -> None:
    """The next one first; those that are public already are not among them."""
    later = WAITING.replace("2030-03-04", "2030-03-09").replace(TITLE, "Fourth visit")
    case = {"files": {**CASE["files"], "reports/a-2030.md": later}}
    everything = all_of(case)

    assert [one.report.id for one in embargo_check.waiting(everything, BEFORE)] == ["northshire-2030", "a-2030"]
    assert [one.report.id for one in embargo_check.waiting(everything, AFTER)] == ["a-2030"]
    assert len(embargo_check.waiting(everything, None)) == 2
