"""Rules of pooling filled forms: the numbers and words that the command and the site's page share.

In: a template. Out: its rules as JSON, for the page; ``publishing pool`` reads the same constants.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from publishing.base.grades import ALL, NONE
from publishing.content.models import Question, Template
from publishing.content.models.values import NOT_APPLICABLE
from publishing.documents.workbooks import record
from publishing.documents.workbooks.model import Place

LEAST = 10  # the least count that may be shown, but for 0
OPEN = 3  # how many values each hidden count must leave possible
MEGABYTE = 1_000_000
MOST = 20 * MEGABYTE  # of a file, and of all that is packed in it; a filled form has a tenth of a megabyte
SHEETS, ROWS, COLUMNS = 20, 1000, 20  # what is looked at
NOT_ANSWERED = "Not answered"
NO_GROUP = "No group given"
EVERYONE = "All records"
OTHERS = "All other records"
BETTER = "Good or better"
HIDDEN = "hidden"
TEMPLATE_TAG, VERSION_TAG = "_template", "_version"  # of fields in a Word file; no question has such an id
CHOOSE, CHOOSE_DAY, WRITE = PROMPTS = ("Choose an answer", "Choose a day", "Write here")
CSV_NAME = "summary.csv"
CSV_COLUMNS = (
    "template", "version", "records_pooled", "section", "question_id", "question",
    "group", "group_records", "answer", "records", "share",
)  # fmt: skip


def field_titles(template: Template) -> Mapping[str, str]:
    """Return what stands beside each field of a Word form, or is its title, by the field's tag."""
    titles = {question.id: f"{number}. {question.question}" for number, question in enumerate(template.questions, 1)}
    return {TEMPLATE_TAG: "Template", VERSION_TAG: "Version", **titles}


def rules(template: Template) -> Mapping[str, Any]:
    """Return everything that pooling forms of a template needs to know, as JSON can hold it."""
    places = record.answer_cells(template)
    second = template.second_readings
    return {
        "template": template.id,
        "title": template.title,
        "version": template.version,
        "groupedBy": template.grouped_by,
        "numberedBy": template.numbered_by,
        "secondReadings": {"question": second.question, "answers": second.answers} if second else None,
        "good": template.scoring.good,
        "bands": [{"word": band.word, "percent": band.percent, "above": band.above} for band in template.scoring.bands],
        "sections": [
            {"title": section.title, "questions": [*_questions(section.questions, places)]}
            for section in template.sections
        ],
        "form": {**_form(), "titles": field_titles(template)},
        "limits": {"least": LEAST, "open": OPEN, "most": MOST, "sheets": SHEETS, "rows": ROWS, "columns": COLUMNS},
        "words": _words(),
        "csv": {"name": CSV_NAME, "columns": CSV_COLUMNS},
    }


def _questions(questions: Iterable[Question], places: Mapping[str, Place]) -> Iterable[Mapping[str, Any]]:
    for question in questions:
        unless = question.unless
        yield {
            "id": question.id,
            "question": question.question,
            "kind": question.answer.value,
            "answers": question.answers,
            "unless": {"question": unless.question, "answers": unless.answers} if unless else None,
            "row": places[question.id].row,
        }


def _form() -> Mapping[str, Any]:
    """Say where the facts and answers of a form stand."""
    facts = {"workbook": record.WORKBOOK, "template": record.TEMPLATE, "version": record.VERSION}
    return {
        "kind": record.KIND,
        "sheet": record.SHEET,
        "questionColumn": record.QUESTION,
        "answerColumn": record.ANSWER,
        "facts": {name: [place.sheet, place.row, place.column] for name, place in facts.items()},
        "tags": {"template": TEMPLATE_TAG, "version": VERSION_TAG},
        "prompts": PROMPTS,
    }


def _words() -> Mapping[str, str]:
    return {
        "notApplicable": NOT_APPLICABLE,
        "notAnswered": NOT_ANSWERED,
        "noGroup": NO_GROUP,
        "everyone": EVERYONE,
        "others": OTHERS,
        "better": BETTER,
        "hidden": HIDDEN,
        "all": ALL,
        "none": NONE,
    }
