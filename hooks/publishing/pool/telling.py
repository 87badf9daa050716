"""The summary to share, for people and for machines.

In: a template, how many records were pooled, and the tables that may be shared. Out: the text of a CSV file and of an
HTML page that needs no other file.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import jinja2

from publishing.pool import shares
from publishing.pool.counting import Side
from publishing.pool.suppression import LEAST, Row, Table
from publishing.records import Template

HIDDEN = "hidden"
NAMES = (
    "template", "version", "records_pooled", "section", "question_id", "question",
    "group", "group_records", "answer", "records", "share",
)  # fmt: skip
Line = tuple[str, int | None, str]  # an answer, how many records, the share in words

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
    writer = csv.writer(out, lineterminator="\r\n")  # as RFC 4180 says
    writer.writerow(NAMES)
    for table in tables:
        asked = (table.section.title, table.question.id, table.question.question)
        for row in (table.everyone, *table.groups):
            for answer, count, share in lines(table, row):
                shown = HIDDEN if count is None else count
                about = (template.id, template.version, pooled, *asked, row.name, row.records)
                writer.writerow([*about, answer, shown, share])
    return out.getvalue()


def html_text(template: Template, pooled: int, tables: Sequence[Table]) -> str:
    """A page to read and to print, without a script and without anything from elsewhere."""
    return _ENVIRONMENT.get_template("summary.html").render(
        template=template,
        pooled=pooled,
        least=LEAST,
        sections=[(section, list(inside)) for section, inside in groupby(tables, key=lambda table: table.section)],
        lines=lines,
        withheld=withheld,
        side=Side,
    )


def lines(table: Table, row: Row) -> Iterator[Line]:
    """What a row says: its answers in order, and good or better together where the answers are grades."""
    for place, (column, count) in enumerate(zip(table.columns, row.counts, strict=True)):
        answers = column.side is not Side.NONE
        yield column.label, count, shares.share(row, table.columns, [place]) if count is not None and answers else ""
    if places := shares.better(table.columns):
        yield shares.BETTER, shares.together(row, places), shares.share(row, table.columns, places)


def withheld(row: Row) -> bool:
    """Whether a row shows nothing at all."""
    return set(row.counts) == {None}
