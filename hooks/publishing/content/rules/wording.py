"""The wording of fields, as readers see it: sentences where sentences are promised, titles that are titles.

In: the records and their sources. Out: problems, most of them advice.
"""

import re
from collections.abc import Iterator, Mapping

from publishing.base.problems import Problem, quoted
from publishing.content.catalogue import Catalogue
from publishing.content.front_matter import Source
from publishing.content.models import Record, Report, Status

_COMMENT = re.compile(r"(?s)<!--.*?-->")
_SENTENCE = re.compile(r"(?s)\S+\s+\S+\s+\S.*[.!?][\"'”’)]*\s*\Z")
_LONG = 1_000  # words, which no catalogue record needs


def problems(catalogue: Catalogue, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Everything that is wrong, or odd, about the words of fields."""
    for record in (*catalogue.by_file.values(), *catalogue.removed.values()):
        source = sources[record.file]
        yield from _title(record, source)
        if isinstance(record, Report):
            yield from _report(record, source)


def _title(record: Record, source: Source) -> Iterator[Problem]:  # noqa: ARG001 - the signature of rules
    title = source.fields.get("title")
    if not isinstance(title, str):
        return
    if title.isupper() and len(title.split()) > 1:
        yield source.problem("title", "a title in small letters, with capitals for names", quoted(title), advice=True)
    elif title.rstrip().endswith(".") and not title.rstrip().endswith(("…", "...")):
        yield source.problem("title", "a title without a full stop", quoted(title), advice=True)


def _report(report: Report, source: Source) -> Iterator[Problem]:
    reason = report.status_reason
    if reason and not _SENTENCE.match(reason):
        expected = "a full sentence, which readers see, with a full stop"
        yield source.problem("status_reason", expected, quoted(reason))
    text = _COMMENT.sub("", source.body).strip()
    if report.full_text:
        if not text and report.status is not Status.UNPUBLISHED:
            yield source.problem("full_text", "the report's text below the front matter", "no text")
    elif len(text) > _LONG and (words := len(text.split())) > _LONG:
        expected = "full_text: true where the text is the report itself"
        yield source.problem("full_text", expected, f"a catalogue record of {words:,} words", advice=True)
