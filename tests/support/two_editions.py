"""The example with a second edition of its framework and a programme that uses it."""

from collections.abc import Mapping
from typing import Any

import yaml

from example import build
from publishing.base.grades import Grade
from publishing.content.catalogue import Catalogue
from publishing.site.comparison import (
    History,
    histories,
)

SAME = {"edition": "first-edition", "number": "1.1", "likeness": "same", "reason": "One title."}


SIMILAR = {"edition": "first-edition", "number": "2.1", "likeness": "similar", "reason": "A wider title."}


NONE = {"edition": "first-edition", "likeness": "none", "reason": "The title was not read."}


EARLIER = {"1.1": SAME, "2.1": SIMILAR, "4.1": NONE}


def front_matter(**fields: Any) -> str:
    return f"---\n{yaml.safe_dump(fields, sort_keys=False)}---\n"


def plain(counts: Mapping[Grade, int]) -> dict[str, int]:
    """Counts by the ids of grades."""
    return {grade.value: count for grade, count in counts.items()}


def edition(name: str, order: int, **fields: Any) -> str:
    question = {"id": "outcomes", "title": "What have we achieved?"}
    words = {
        "title": name,
        "edition": name,
        "short_title": name,
        "summary": "Newer.",
        "updated": "2026-11-22",
        "scale": "six-point",
    }
    return front_matter(**words, order=order, published=str(2020 + order), key_questions=[question], **fields)


def indicator(number: str, *earlier: dict[str, str]) -> str:
    return front_matter(number=number, title="A", key_question="outcomes", evaluated="true", earlier=list(earlier))


def report(partnership: str, published: str, **fields: Any) -> str:
    words = {"title": "A", "summary": "One.", "confidence": "high", "added": "2026-11-22"}
    given = {"kind": "joint-inspection", "programme": "later", "inspected": "unknown", **fields}
    return front_matter(**words, partnership=partnership, published=published, **given)


def catalogue_of(files: Mapping[str, str | None] = {}, **reports: str) -> Catalogue:
    """The base with a second edition and a programme that uses it; reports are of Northshire unless they say so."""
    later = {"title": "Later", "short_title": "Later", "order": 2, "years": "2022/..", "summary": "Newer."}
    editions = {
        "quality-indicators/second-edition/index.md": edition("Second", 2),
        "programmes/later.md": front_matter(**later, framework="second-edition", graded=["1.1", "2.1"]),
        **{f"quality-indicators/second-edition/{n.replace('.', '-')}.md": indicator(n, m) for n, m in EARLIER.items()},
    }
    own = {f"reports/northshire-{name.replace('_', '-')}.md": text for name, text in reports.items()}
    return build({"files": {**editions, **own, **files}}).catalogue


def histories_of(catalogue: Catalogue, partnership: str) -> dict[str, History]:
    return {one.indicator.id: one for one in histories(catalogue, catalogue.partnerships[partnership])}
