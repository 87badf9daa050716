"""The workbook for reading one record: its questions, and a cell to answer each in.

In: a template. Out: a ``Workbook`` of four sheets, and where its answers stand, for whoever reads it when it is filled.

    Read me   what it is for and how to use it
    Record    columns No., Question, Answer, What to look for; a row for each question, in the template's order, under
              the rows of its section
    About     what this workbook is, for machines and for whoever wonders: column A names a fact, column B states it,
              on the rows of ``WORKBOOK``, ``TEMPLATE`` and ``VERSION``; below, each question's id (column A) and the
              cell of its answer (column B)
    Lists     what the drop-downs offer, one list a column

Every answer is text as it stands in ``Question.answers``, but for dates, which are the day, and for what is written
freely. What was not answered is an empty cell.
"""

from collections.abc import Iterator, Mapping

from publishing.records import Question, Template, TemplateSection
from publishing.workbooks.model import Place

SHEET = "Record"
ABOUT = "About"
KIND = "record"  # what stands in the cell WORKBOOK, where the pooling workbook says "pooling"
WORKBOOK = Place(ABOUT, 2, 1)
TEMPLATE = Place(ABOUT, 3, 1)
VERSION = Place(ABOUT, 4, 1)
NUMBER, QUESTION, ANSWER, GUIDANCE = range(4)  # the columns of the sheet Record
HEADINGS = 2  # the row of the column headings


def answer_cells(template: Template) -> Mapping[str, Place]:
    """Where each question is answered, by the question's id, in the template's order."""
    return {item.id: Place(SHEET, row, ANSWER) for row, item in rows(template) if isinstance(item, Question)}


def rows(template: Template) -> Iterator[tuple[int, TemplateSection | Question]]:
    """What stands on each row of the sheet Record below the headings."""
    items = (item for section in template.sections for item in (section, *section.questions))
    yield from enumerate(items, HEADINGS + 1)
