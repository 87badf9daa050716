"""publishing.commands.embargo_check: which sites are built, and what is left out of each."""

from collections.abc import Collection
from datetime import datetime

from embargoed import BEFORE, WAITING, Noting, all_of
from publishing.commands import embargo_check


def test_what_leads_to_a_report_is_left_out_with_it() -> None:
    """A review of a report that is under embargo too could not be built without that; it can be left out alone."""
    first = WAITING.replace("progress-review", "joint-inspection").replace("follows: northshire-2020\n", "")
    review = WAITING.replace("2030-03-04", "2030-03-09").replace("follows: northshire-2020", "follows: northshire-2030")
    files = {"reports/northshire-2030.md": first, "reports/northshire-2031.md": review}
    noting, everything = Noting(), all_of({"files": {**files, "reports/northshire-2031/letter.txt": "Dear all"}})
    found = list(embargo_check.check(everything, BEFORE, noting, {"a.txt": b"one more"}))
    alone = frozenset({"reports/northshire-2031.md", "reports/northshire-2031/letter.txt"})
    both = alone | {"reports/northshire-2030.md"}

    assert [len(one.found) for one in found] == [1, 1]
    assert noting.built == {"without-all": (BEFORE, both), "without-northshire-2031": (BEFORE, alone)}


def test_one_build_without_all_shows_that_none_is_seen() -> None:
    """Where the site is the same without all reports under embargo, none of them is left out by itself."""
    files = {f"reports/northshire-{one}.md": WAITING for one in ("2030", "2031")}
    noting = Noting()
    found = list(embargo_check.check(all_of({"files": files}), BEFORE, noting, {}))

    assert [one.found for one in found] == [(), ()]
    assert list(noting.built) == ["without-all"]


def test_the_report_that_is_seen_is_named() -> None:
    """Where the site is another without both of two, each is left out by itself; what only both show is told of each."""

    class Leaking(Noting):
        def build(self, name: str, moment: datetime | None, without: Collection[str] = ()) -> dict[str, bytes]:
            super().build(name, moment, without)
            seen = [file for file in ("2030", "2031") if f"reports/northshire-{file}.md" not in without]
            return {"a.txt": b"Fox" if "2031" in seen else b"", "b.txt": b"Hen" if seen else b""}

    files = {f"reports/northshire-{one}.md": WAITING for one in ("2030", "2031")}
    leaking = Leaking()
    found = list(embargo_check.check(all_of({"files": files}), BEFORE, leaking, leaking.build("now", BEFORE)))

    assert {one.entry.report.id: [each.address for each in one.found] for one in found} == {
        "northshire-2030": ["b.txt"],
        "northshire-2031": ["a.txt", "b.txt"],
    }


def test_each_moment_of_publication_is_built_once() -> None:
    """Reports that become public together are one day's news."""
    files = {f"reports/northshire-{one}.md": WAITING for one in ("2030", "2031")}
    later = {"reports/northshire-2032.md": WAITING.replace("2030-03-04", "2030-03-09")}
    noting, everything = Noting(), all_of({"files": {**files, **later}})
    days = list(embargo_check.days(embargo_check.waiting(everything, BEFORE), noting, {}))

    assert [[report.id for report in day.reports] for day in days] == [
        ["northshire-2030", "northshire-2031"],
        ["northshire-2032"],
    ]
    assert [moment for moment, _ in noting.built.values()] == [day.moment for day in days]
