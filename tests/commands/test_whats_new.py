"""publishing.commands.whats_new: what an editor hears at the end of make site."""

import json
from datetime import UTC, datetime
from pathlib import Path

from publishing.commands.whats_new import Project, lines

SITE = Project("https://reports.example/")


def site(folder: Path, **reports: str) -> Path:
    """A site with these reports: each its status, with a word behind it that stands in its text."""
    for name, said in reports.items():
        status, _, text = said.partition(" ")
        place = folder / "reports" / name
        place.mkdir(parents=True)
        facts = {"id": name, "title": f"Services in {name}", "status": status}
        (place / "report.json").write_text(json.dumps(facts), encoding="utf-8")
        (place / "index.html").write_text("a page, which changes with its neighbours", encoding="utf-8")
        (place / "report.pdf").write_bytes(text.encode())
    return folder


def test_what_is_new_changed_and_taken_away_is_named_with_its_address(tmp_path: Path) -> None:
    """Each report once, under what happened to it."""
    before = site(tmp_path / "1", fife="published a", moray="published a", angus="published a", bute="published a")
    after = site(tmp_path / "2", fife="published b", moray="withdrawn a", angus="published a", cowal="published a")

    assert list(lines(before, after, SITE)) == [
        "New: 1 report",
        "  Services in cowal: https://reports.example/reports/cowal/",
        "Withdrawn: 1 report",
        "  Services in moray: https://reports.example/reports/moray/",
        "Changed: 1 report",
        "  Services in fife: https://reports.example/reports/fife/",
        "Taken down: 1 report",
        "  Services in bute: https://reports.example/reports/bute/",
    ]


def test_where_nothing_changed_that_is_said(tmp_path: Path) -> None:
    """A page that changes with its neighbours is no change of its report."""
    before, after = (site(tmp_path / name, fife="published a") for name in "12")
    (after / "reports/fife/index.html").write_text("other neighbours", encoding="utf-8")

    assert list(lines(before, after, SITE)) == ["No report is new or changed."]


def test_of_many_the_first_ten_are_named(tmp_path: Path) -> None:
    """A first build lists no hundreds."""
    after = site(tmp_path, **{f"area-{number:02}": "published" for number in range(12)})
    said = list(lines(None, after, SITE))

    assert (said[0], said[-1], len(said)) == ("New: 12 reports", "  and 2 more", 12)


def test_a_new_way_of_making_files_is_no_change_of_each_report(tmp_path: Path) -> None:
    """After an update every PDF may differ: nobody wants a list of all."""
    before, after = (
        site(tmp_path / text, **{f"area-{number:02}": f"published {text}" for number in range(12)}) for text in "ab"
    )

    assert list(lines(before, after, SITE)) == [
        "The files of all 12 reports that were there are made anew, as the way of making them has changed."
    ]


def test_what_is_to_do_stands_last(tmp_path: Path) -> None:
    """The next end of an embargo, advice, a missing contact, addresses that the inventory lacks."""
    moments = ((datetime(2027, 3, 1, 9, 30, tzinfo=UTC), "fife-2027"), (datetime(2027, 4, 1, tzinfo=UTC), "moray-2027"))
    project = Project("", contact=False, advice=2, waiting=moments, new_addresses=7)

    assert list(lines(None, tmp_path, project)) == [
        "Next: fife-2027 is held back until 1 March 2027, 09:30 UTC. Run make site then, and it is published. "
        "1 more report is held back.",
        "2 pieces of advice on the texts. To read: make check",
        "No contact is set: readers are told that they can write to nobody. "
        "Put an e-mail address behind contact: in the file mkdocs.yml (under extra: publishing:).",
        "7 addresses are new. So that none is lost later, now run make record-urls, and commit published/urls.txt.",
    ]


def page(site: Path, address: str, title: str, words: str, listed: str = "") -> None:
    """A page of a site: its title, its author's words, and what a list on it says."""
    place = site / address
    place.mkdir(parents=True, exist_ok=True)
    text = f"<main><h1>{title}</h1><div class='pub-prose'>{words}</div><ul>{listed}</ul></main>"
    (place / "index.html").write_text(text, encoding="utf-8")


def test_pages_beside_reports_are_named_by_their_own_words(tmp_path: Path) -> None:
    """Who mends a chapter hears that it is on the site; an area whose list of reports grew has not changed."""
    before, after = (site(tmp_path / name, fife="published a") for name in "12")
    for folder, words, listed in ((before, "Old words.", ""), (after, "New words.", "<li>One more</li>")):
        page(folder, "handbook/scope/", "Scope", words)
        page(folder, "partnerships/fife/", "Fife", "Words.", listed)
        page(folder, "publications/kind/pilot/", "Pilots", words)
    page(after, "about/us/", "About us", "Words.")

    assert list(lines(before, after, SITE)) == [
        "No report is new or changed.",
        "New: 1 page beside reports",
        "  About us: https://reports.example/about/us/",
        "Changed: 1 page beside reports",
        "  Scope: https://reports.example/handbook/scope/",
    ]
