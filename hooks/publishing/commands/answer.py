"""``publishing answers``: read filled workbooks of answers back as events of findings."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from publishing.base.problems import PublishingError
from publishing.commands import project
from publishing.content.publication import Publication

if TYPE_CHECKING:
    from publishing.commands.answering.reading import Answered, Event, Events


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a filled workbook, or a folder of them")
    parser.add_argument(
        "--accept", action="store_true", help="write the events into the reports (else they are only shown)"
    )


def run(options: argparse.Namespace) -> int:
    """Show the events, or write them; 1 if a file had to be left out, or an event cannot stand in its report."""
    # Reading workbooks takes half a second to load, which nobody should wait for who only checks.
    from publishing.commands.answering import reading  # noqa: PLC0415
    from publishing.commands.pooling.files import find  # noqa: PLC0415

    sources = project.sources(options.folder)
    publication = project.build(sources, options.folder)
    files = find(options.files)
    answered = reading.read(publication, files)
    left_out = len({fault.file for fault in answered.faults})
    messages = [*map(str, answered.faults), f"Left out: {left_out} of {len(files)} files."] if left_out else []
    changed = _changed(publication, sources, answered.events)
    try:
        project.build({**sources, **changed}, options.folder)
    except PublishingError as error:
        return project.fail(
            *messages, "The events cannot stand in the reports:", *map(str, error.problems), "Nothing was written."
        )
    _show(answered)
    if options.accept:
        for file, content in changed.items():
            (options.folder / "docs" / file).write_bytes(content)
    count = sum(map(len, answered.events.values()))
    events = "1 event" if count == 1 else f"{count} events"
    reports = "1 report" if len(changed) == 1 else f"{len(changed)} reports"
    done = f"Wrote {events} into {reports}." if options.accept else f"{events}. Write them with --accept."
    print(done if count else "No new events.")
    return project.fail(*messages) if messages else 0


def _changed(publication: Publication, sources: Mapping[str, bytes], events: "Events") -> dict[str, bytes]:
    """Return the files of reports with their new events."""
    from publishing.commands.answering import writing  # noqa: PLC0415 - as above

    by_report: dict[str, dict[str, tuple[Event, ...]]] = {}
    for finding, own in events.items():
        report, _, name = finding.partition("/")
        by_report.setdefault(publication.catalogue.reports[report].file, {})[name] = own
    return {file: writing.with_events(sources[file].decode(), own).encode() for file, own in by_report.items()}


def _show(answered: "Answered") -> None:
    """Print every event as it will stand in its report."""
    from publishing.commands.answering import writing  # noqa: PLC0415 - as above

    for finding, events in answered.events.items():
        print(f"{finding} ({answered.files[finding]})", "".join(writing.yaml_lines(events, 6)), sep="\n")
