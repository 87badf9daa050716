"""The loss report in words for a terminal, and as JSON.

In: a loss report. Out: lines of text; a value for JSON.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from publishing.importing.losses import THINGS, LossReport
from publishing.importing.model import Place

_SHOWN = 10  # runs of missing or added words that a terminal shows


def lines(report: LossReport) -> Iterator[str]:
    """The report in a few lines."""
    yield (
        f"{counted(report.words, 'word')} in the source, {kept_share(report)} kept or left out with a reason; "
        f"{report.missing_words:,} missing, {report.added_words:,} added."
    )
    for name, runs in (("Missing", report.missing), ("Added", report.added)):
        for run in runs[:_SHOWN]:
            yield f"  {name}{where(run.place)}: {run.words}"
        if len(runs) > _SHOWN:
            yield f"  … and {len(runs) - _SHOWN} more places"
    things = [
        counted(report.written.get(name, 0), name[:-1])
        for name in THINGS
        if report.found.get(name) or report.written.get(name)
    ]
    if things:
        yield f"  On the page: {', '.join(things)}{_differences(report)}."
    for kind, count in Counter(omission.kind for omission in report.left_out).items():
        reason = next(omission.reason for omission in report.left_out if omission.kind == kind)
        yield f"  Left out: {kind}{f', {count} times' if count > 1 else ''} ({reason})."
    for warning in report.warnings:
        yield f"  {warning}"


def counted(count: int, noun: str) -> str:
    """``1 word``, ``1,200 words``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def kept_share(report: LossReport) -> str:
    """How much is kept or left out with a reason, never rounded up to all."""
    if not report.missing_words:
        return "all"
    share = 100 * (report.words - report.missing_words) / report.words
    return f"{min(share, 99.99):.2f} %"


def where(place: Place) -> str:
    """A place in words, after a comma; "" for none."""
    if place.page:
        return f", page {place.page}"
    return f", paragraph {place.paragraph}" if place.paragraph else ""


def _differences(report: LossReport) -> str:
    differing = [
        counted(report.found[name], name[:-1])
        for name in THINGS
        if name in report.found and report.found[name] != report.written.get(name, 0)
    ]
    more_cells = report.written.get("cells", 0) > report.found.get("cells", 0)
    why = "; a merged cell stands in each place that it covers" if more_cells else ""
    return f" (in the source: {', '.join(differing)}{why})" if differing else ""


def as_json(report: LossReport) -> dict[str, Any]:
    """The report as a value for JSON."""
    return {
        "words": report.words,
        "kept": report.preserved,
        "missing": [{"words": run.words, **_place(run.place)} for run in report.missing],
        "added": [{"words": run.words} for run in report.added],
        "moved": report.moved,
        "repeated_in_merged_cells": report.repeated,
        "automatic_numbers": report.numbers,
        "left_out": [
            {"kind": omission.kind, "text": omission.text, "reason": omission.reason, **_place(omission.place)}
            for omission in report.left_out
        ],
        "translated": {f"U+{ord(letter[0]):04X}": count for letter, count in report.translated.items() if letter},
        "found": report.found,
        "written": report.written,
        "warnings": list(report.warnings),
    }


def _place(place: Place) -> dict[str, int]:
    return {name: number for name, number in place._asdict().items() if number is not None}
