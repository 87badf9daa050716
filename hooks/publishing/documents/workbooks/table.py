"""Where the records of a pooling workbook stand, for whoever counts them by formulas.

In: a template. Out: columns and ranges of the sheet Records: one row a record, one column a question.
"""

from collections.abc import Mapping

from publishing.content.models import Template
from publishing.documents.workbooks.model import Range

RECORDS = "Records"
MOST = 200  # records
FIRST = 5  # the row of the first record
ANSWERED = 1  # the column that counts a record's answers
QUESTIONS = 2  # the column of the first question


def question_columns(template: Template) -> Mapping[str, int]:
    """The column of each question's answers, by the question's id, in the template's order."""
    return {question.id: QUESTIONS + number for number, question in enumerate(template.questions)}


def column_range(column: int) -> str:
    """A column of all records, as formulas call it."""
    return Range(RECORDS, FIRST, column, FIRST + MOST - 1, column).name
