"""The summary to share, for people and for machines.

In: a template, how many records were pooled, and the tables that may be shared. Out: the text of a CSV file and of an
HTML page that needs no other file.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

import jinja2

from publishing.base.grades import Band
from publishing.base.tokens import FACES, Palette
from publishing.commands.pooling import shares
from publishing.commands.pooling.counting import Side
from publishing.commands.pooling.suppression import Row, Table
from publishing.content.models import Template
from publishing.documents.pooling_rules import BETTER, CSV_COLUMNS, HIDDEN, LEAST

_TOKENS = {  # by the names of the summary's own style sheet
    "ink": "ink",
    "soft": "ink-soft",
    "paper": "paper",
    "sunk": "paper-sunk",
    "line": "line",
    "accent": "accent",
    "notice": "notice",
    "edge": "notice-line",
    "focus": "focus",
}


@dataclass(frozen=True)
class Line:
    """An answer, how many records have it (None is hidden), and the share in words.

    ``answer`` tells answers from the lack of one, ``derived`` counts of several answers from counts of one.
    """

    label: str
    count: int | None
    share: str
    answer: bool = True
    derived: bool = False


_ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def csv_text(template: Template, pooled: int, tables: Sequence[Table]) -> str:
    """A line for each question, group and answer; hidden counts say ``hidden``, and shares that aren't known nothing."""
    out = io.StringIO()
    out.write("\ufeff")  # without it, Excel takes UTF-8 for another encoding
    writer = csv.writer(out, lineterminator="\r\n")  # as RFC 4180 says
    writer.writerow(CSV_COLUMNS)
    for table in tables:
        heading = (table.section.title, table.question.id, table.question.question)
        for row in (table.everyone, *table.groups):
            about = (template.id, template.version, pooled, *heading, row.name, row.records)
            for line in lines(table, row, template.scoring.bands):
                shown = HIDDEN if line.count is None else line.count
                writer.writerow([*about, line.label, shown, line.share])
    return out.getvalue()


def html_text(template: Template, pooled: int, tables: Sequence[Table], palette: Palette) -> str:
    """A page to read and to print in the site's colours, without a script and without anything from elsewhere."""
    return _ENVIRONMENT.get_template("summary.html").render(
        template=template,
        tokens=_TOKENS,
        colours=palette.colours,
        faces=FACES,
        pooled=pooled,
        least=LEAST,
        sections=[(section, list(inside)) for section, inside in groupby(tables, key=lambda table: table.section)],
        lines=partial(lines, bands=template.scoring.bands),
        withheld=withheld,
    )


def lines(table: Table, row: Row, bands: Sequence[Band]) -> Iterator[Line]:
    """The lines of a row: its answers in order, and good or better together where the answers are grades."""
    for place, column in enumerate(table.columns):
        answer = column.side is not Side.NONE
        share = shares.share(row, table.columns, [place], bands) if answer else ""
        yield Line(column.label, row.counts[place], share, answer)
    if places := shares.better(table.columns):
        count, share = shares.together(row, places), shares.share(row, table.columns, places, bands)
        yield Line(BETTER, count, share, derived=True)


def withheld(row: Row) -> bool:
    """Return whether a row shows nothing at all."""
    return set(row.counts) == {None}
