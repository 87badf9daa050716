"""What a build changed, in the words of an editor.

In: the folder of the site before it, and of the new one, and what is known of the project. Out: lines for a terminal.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from publishing.content.rules.embargo import moment_words

_SHOWN = 10  # reports of each sort
_STATES = {"withdrawn": "Withdrawn", "superseded": "Superseded"}


@dataclass(frozen=True)
class Project:
    """What an editor must know of the project.

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
    yield from _to_do(project)


def _to_do(project: Project) -> Iterator[str]:
    if project.waiting:
        moment, report = project.waiting[0]
        more = f" {len(project.waiting) - 1} more follow." if len(project.waiting) > 1 else ""
        yield f"Next: the embargo of {report} ends on {moment_words(moment)}. Run make site then.{more}"
    if project.advice:
        yield f"Advice: {project.advice}. See it with: make check"
    if not project.contact:
        yield "No contact is set, and the pages say so. Set contact under extra: publishing: in mkdocs.yml."
    if project.new_addresses:
        yield f"New addresses: {project.new_addresses}. Now run make record-urls, and commit published/urls.txt."


def _reports(site: Path) -> dict[str, Mapping[str, Any]]:
    """The facts of each report of a site, by id."""
    files = sorted((site / "reports").glob("*/report.json"))
    found = (json.loads(file.read_text(encoding="utf-8")) for file in files)
    return {report["id"]: report for report in found}


def _is_changed(name: str, before: Path | None, after: Path) -> bool:
    """Whether anything to take away of a report is not as it was: its facts, its text, its files."""
    return before is not None and _files(before / "reports" / name) != _files(after / "reports" / name)


def _files(folder: Path) -> dict[str, bytes]:
    """The files beside a report's page, but for compressed copies."""
    files = (
        path for path in folder.rglob("*") if path.is_file() and path.suffix != ".gz" and path.name != "index.html"
    )
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _named(report: Mapping[str, Any], project: Project) -> str:
    return f"{report['title']}: {project.site_url}reports/{report['id']}/"


def _listed(word: str, reports: list[str]) -> Iterator[str]:
    """A heading with a number, and the reports below it, the first of many."""
    if not reports:
        return
    yield f"{word}: {len(reports)} {'report' if len(reports) == 1 else 'reports'}"
    yield from (f"  {report}" for report in reports[:_SHOWN])
    if len(reports) > _SHOWN:
        yield f"  and {len(reports) - _SHOWN} more"
