"""A file-reading template as a Word file to write in.

In: a template and the address of its page. Out: the bytes of a DOCX: a table a section, a row a question, with a field
for the answer and the guidance beside it. A field's title is the question, its tag the question's id.
"""

from publishing.content.models import AnswerKind, Question, Template
from publishing.documents.word.controls import day, drop_down, protect, text
from publishing.documents.word.package import Imprint, content
from publishing.documents.word.sheet import HIGH, WIDTH, Sheet, answer, cell, row
from publishing.documents.word.xml import Xml

_NOTICE = "Nothing on this form may tell who the child is: no name, no initials, no date of birth, no address, no case number."
_OURS = "We wrote this template afresh. It is not the inspectorate’s original, which was not found."
_USE = (
    "Click on an answer to choose it or to write it. Nothing else can be changed, until you stop the protection (Review, "
    "Restrict Editing), which has no password."
)
_WIDTHS = (WIDTH * 36 // 100, WIDTH * 26 // 100, WIDTH - WIDTH * 36 // 100 - WIDTH * 26 // 100)


def form(template: Template, url: str) -> bytes:
    """The bytes of the form. ``url`` is the template's page as visitors type it."""
    updated = template.updated.sort_day
    assert updated, "the records require a day"  # noqa: S101
    imprint = Imprint(
        title=template.title,
        kicker="File reading: one record",
        version=f"Version {template.version}, {template.updated.words()}",
        url=url,
        updated=updated,
        summary=template.summary,
        keywords=("file reading", "template"),
    )
    sheet = Sheet(imprint, f"{_NOTICE} {_OURS}")
    sheet.add("BodyText", _USE)
    numbers = {question.id: number for number, question in enumerate(template.questions, 1)}
    for section in template.sections:
        sheet.add("Heading1", section.title)
        if section.guidance:
            sheet.add("BodyText", section.guidance)
        rows = (_row(numbers[question.id], question) for question in section.questions)
        sheet.table(section.title, _WIDTHS, [_headings(), *rows], headed=True)
    protect(sheet.file)
    return content(sheet.file, imprint)


def _headings() -> Xml:
    return row(cell("Question"), cell("Answer"), cell("What to look for"), header=True)


def _row(number: int, question: Question) -> Xml:
    """A question, a field for its answer, and its guidance."""
    return row(
        cell(f"{number}. {question.question}"),
        answer(_field(question)),
        cell(question.guidance or "", style="Guidance"),
        height=HIGH if question.answer is AnswerKind.TEXT else 0,
    )


def _field(question: Question) -> Xml:
    if question.answers:
        return drop_down(question.question, question.id, question.answers)
    made = day if question.answer is AnswerKind.DATE else text
    return made(question.question, question.id)
