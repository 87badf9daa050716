"""A report under embargo, for the tests of the embargo check: its words, its day, and sites that are not built."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

import example
from publishing.content import publication
from publishing.content.publication import Publication

TITLE = "Third visit to the families of Northshire"
SUMMARY = "Inspectors came back and found that the waiting lists for zebras had doubled since the summer."
WAITING = f"""\
---
title: {TITLE}
partnership: northshire
programme: services
kind: progress-review
published: 2030-03-04
inspected: 2030-01
added: 2030-03-04
publish_at: 2030-03-04T09:30+00:00
evaluations:
  "1.1": weak
summary: {SUMMARY}
follows: northshire-2020
confidence: high
---
## What was found {{#found}}

[1.1] Nobody could say how many zebras there were.
"""
FINDER = (example.ROOT / "docs" / "publications.md").read_text(encoding="utf-8")
CASE = {"files": {"reports/northshire-2030.md": WAITING, "publications.md": FINDER}}
BEFORE, AFTER = (datetime(2030, 3, day, tzinfo=UTC) for day in (3, 5))


def all_of(case: Mapping[str, object]) -> Publication:
    """The publication of a case, with every report in it."""
    return publication.build(example.files(case), example.SETTINGS, moment=datetime.max.replace(tzinfo=UTC))


class Noting:
    """Stands in for a ``Workplace``: notes what is built, and builds nothing."""

    def __init__(self) -> None:
        self.built: dict[str, tuple[datetime | None, Collection[str]]] = {}

    def build(self, name: str, moment: datetime | None, without: Collection[str] = ()) -> dict[str, bytes]:
        """Note it."""
        self.built[name] = (moment, without)
        return {}
