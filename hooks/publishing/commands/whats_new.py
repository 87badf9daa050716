"""The changes of a build, in the words of an editor.

In: the folder of the site before it, and of the new one, and what is known of the project. Out: lines for a terminal.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import html

from publishing.content.rules.embargo import moment_words

_SHOWN = 10  # reports of each sort
_DERIVED = ("reports/", "publications/", "compare/", "search/")
_OWN = {"pub-prose", "pub-lead"}  # classes of what an author wrote
_STATES = {"withdrawn": "Withdrawn", "superseded": "Superseded"}


@dataclass(frozen=True)
class Project:
    """The facts of the project that an editor needs.

    ``waiting`` are the ends of embargoes with the ids of their reports, the next one first; ``advice`` counts what was
    advised; ``contact`` says whether the owner has set one; ``new_addresses`` are not in the inventory yet.
    """

    site_url: str = ""
    contact: bool = True
    advice: int = 0
    waiting: tuple[tuple[datetime, str], ...] = ()
    new_addresses: int = 0


def lines(before: Path | None, after: Path, project: Project) -> Iterator[str]:
    """Say what is new, what was changed or taken away, what ends next, and what to do now."""
    old, new = (_reports(before) if before else {}), _reports(after)
    yield from _listed("New", [_named(new[name], project) for name in new if name not in old])
    both = [name for name in new if name in old]
    ended = {name: new[name]["status"] for name in both if new[name]["status"] != old[name]["status"]}
    for status, word in _STATES.items():
        yield from _listed(word, [_named(new[name], project) for name, state in ended.items() if state == status])
    changed = [name for name in both if name not in ended and _is_changed(name, before, after)]
    if len(changed) == len(both) > _SHOWN:
        yield f"The files of all {len(both)} reports that were there are made anew, as the way of making them has changed."
    else:
        yield from _listed("Changed", [_named(new[name], project) for name in changed])
    yield from _listed("Taken down", [_named(old[name], project) for name in old if name not in new])
    if before and old.keys() == new.keys() and not changed and not ended:
        yield "No report is new or changed."
    yield from _other_pages(before, after, project)
    yield from _to_do(project)


def _other_pages(before: Path | None, after: Path, project: Project) -> Iterator[str]:
    """Pages other than reports that are new, or whose own words are others: what stands in lists is not theirs."""
    if not before:
        return
    old, new = _pages(before), _pages(after)
    added = [_titled(page, new[page], project) for page in new if page not in old]
    changed = [
        _titled(page, new[page], project)
        for page in new.keys() & old.keys()
        if new[page].read_bytes() != old[page].read_bytes() and _words(new[page]) != _words(old[page])
    ]
    yield from _listed("New", added, "page beside reports", "pages beside reports")
    yield from _listed("Changed", sorted(changed), "page beside reports", "pages beside reports")


def _pages(site: Path) -> dict[str, Path]:
    """The pages that people write, but for reports, by address; lists of the finder are made from others."""
    found = sorted(site.rglob("index.html"))
    addresses = {file.relative_to(site).as_posix().removesuffix("index.html"): file for file in found}
    return {address: file for address, file in addresses.items() if not address.startswith(_DERIVED)}


def _words(page: Path) -> list[str]:
    """The title of a page, and what its author wrote."""
    elements = html.document_fromstring(page.read_bytes()).iter("h1", "div", "section", "p")
    own = (each for each in elements if each.tag == "h1" or _OWN & {*(each.get("class") or "").split()})
    return [" ".join("".join(map(str, each.itertext())).split()) for each in own]


def _titled(address: str, page: Path, project: Project) -> str:
    title = html.document_fromstring(page.read_bytes()).findtext(".//h1") or address
    return f"{' '.join(title.split())}: {project.site_url}{address}"


def _to_do(project: Project) -> Iterator[str]:
    if project.waiting:
        moment, report = project.waiting[0]
        others = len(project.waiting) - 1
        more = f" {others} more {'report is' if others == 1 else 'reports are'} held back." if others else ""
        yield f"Next: {report} is held back until {moment_words(moment)}. Run make site then, and it is published.{more}"
    if project.advice:
        yield f"{project.advice} {'piece' if project.advice == 1 else 'pieces'} of advice on the texts. To read: make check"
    if not project.contact:
        yield (
            "No contact is set: readers are told that they can write to nobody. "
            "Put an e-mail address behind contact: in the file mkdocs.yml (under extra: publishing:)."
        )
    if project.new_addresses:
        count = project.new_addresses
        yield (
            f"{count} {'address is' if count == 1 else 'addresses are'} new. So that none is lost later, now run "
            "make record-urls, and commit published/urls.txt."
        )


def _reports(site: Path) -> dict[str, Mapping[str, Any]]:
    """The facts of each report of a site, by id."""
    files = sorted((site / "reports").glob("*/report.json"))
    found = (json.loads(file.read_text(encoding="utf-8")) for file in files)
    return {report["id"]: report for report in found}


def _is_changed(name: str, before: Path | None, after: Path) -> bool:
    """Return whether anything to take away of a report is not as it was: its facts, its text, its files."""
    return before is not None and _files(before / "reports" / name) != _files(after / "reports" / name)


def _files(folder: Path) -> dict[str, bytes]:
    """The files beside a report's page, but for compressed copies."""
    files = (
        path for path in folder.rglob("*") if path.is_file() and path.suffix != ".gz" and path.name != "index.html"
    )
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _named(report: Mapping[str, Any], project: Project) -> str:
    return f"{report['title']}: {project.site_url}reports/{report['id']}/"


def _listed(word: str, reports: list[str], singular: str = "report", many: str = "reports") -> Iterator[str]:
    """A heading with a number, and the reports below it, the first of many."""
    if not reports:
        return
    yield f"{word}: {len(reports)} {singular if len(reports) == 1 else many}"
    yield from (f"  {report}" for report in reports[:_SHOWN])
    if len(reports) > _SHOWN:
        yield f"  and {len(reports) - _SHOWN} more"
