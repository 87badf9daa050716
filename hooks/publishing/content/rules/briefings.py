"""Rules for letters, leaflets and slides.

In: a briefing and its source. Out: a problem for each field in brackets that the record does not name, each that it names
and no word uses, each slide that says nothing to its speaker, and a letter with headings.
"""

import re
from collections.abc import Iterator

from publishing.base.problems import Problem, closest, quoted
from publishing.content.merge_fields import names
from publishing.content.models import Briefing, BriefingForm
from publishing.content.rules.context import Context, Rule

NOTES = '!!! notes "What to say"'
_HEADING = re.compile(r"(?m)^#{2,6} .+$")
_SLIDE = re.compile(r"(?m)^## (.+?)(?: \{#[\w-]+\})?$")


def _fields(context: Context, briefing: Briefing) -> Iterator[Problem]:
    """Hold fields in brackets to those that the record names, and the other way round."""
    source, known = context.source, briefing.examples
    used = list(names(source.body))
    for line, name in used:
        if name not in known:
            expected = "the name of one of merge_fields, or words without brackets"
            yield Problem(
                source.file, source.body_line + line - 1, "", expected, quoted(f"[{name}]"), closest(name, known)
            )
    for place, field in enumerate(briefing.merge_fields):
        if field.name not in {name for _, name in used}:
            expected = "a field that stands in the words, in brackets"
            yield source.problem(("merge_fields", place, "name"), expected, quoted(field.name))
        if field.name in [other.name for other in briefing.merge_fields[:place]]:
            yield source.problem(("merge_fields", place, "name"), "each field once", quoted(field.name))


def _slides(context: Context, briefing: Briefing) -> Iterator[Problem]:
    """Hold slides to a title each, and to notes for whoever speaks."""
    if briefing.form is not BriefingForm.SLIDES:
        return
    source = context.source
    starts = [*_SLIDE.finditer(source.body)]
    if not starts:
        yield Problem(source.file, source.body_line, "", "a heading ('## …') for each slide", "none")
        return
    ends = [*(found.start() for found in starts[1:]), len(source.body)]
    for found, end in zip(starts, ends, strict=True):
        if NOTES not in source.body[found.start() : end]:
            line = source.body_line + source.body.count("\n", 0, found.start())
            yield Problem(source.file, line, "", f"notes on each slide ({NOTES})", f"none below {quoted(found[1])}")


def _letter(context: Context, briefing: Briefing) -> Iterator[Problem]:
    """Hold a letter to have no headings: its page shows it twice, and an id stands on a page once."""
    found = _HEADING.search(context.source.body)
    if briefing.form is BriefingForm.LETTER and found:
        line = context.source.body_line + context.source.body.count("\n", 0, found.start())
        yield Problem(context.source.file, line, "", "bold words in place of a heading, in a letter", quoted(found[0]))


RULES: tuple[Rule, ...] = (_fields, _slides, _letter)
