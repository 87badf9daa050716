"""Word files to write in: a file-reading template for one record, and a self-evaluation by a framework edition.

In: a record of the catalogue and the address of its page. Out: the bytes of a DOCX. A field has a title for people, and
a tag for programs: the question's id, or the indicator's number and what is asked of it.
"""

from collections.abc import Iterable, Sequence

from publishing.base.grades import Grade
from publishing.base.tokens import Palette
from publishing.content.catalogue import Catalogue
from publishing.content.models import AnswerKind, Basis, Framework, Indicator, Question, Scale, Template
from publishing.documents.pooling_rules import TEMPLATE_TAG, VERSION_TAG
from publishing.documents.word.package import Imprint, content
from publishing.documents.word.sheet import HIGH, WIDTH, Sheet, cell, day, drop_down, fact, protect, row, text
from publishing.documents.word.xml import Xml

_NOTICE = "Nothing on this form may tell who the child is: no name, no initials, no date of birth, no address, no case number."
_OUR_TEMPLATE = "We wrote this template afresh. It is not the inspectorate’s original, which was not found."
_USE = (
    "Click on an answer to choose it or to write it. Nothing else can be changed, until you stop the protection (Review, "
    "Restrict Editing), which has no password."
)
_WIDTHS = (WIDTH * 68 // 100, WIDTH - WIDTH * 68 // 100)
_OUR_FORM = (
    "We made this form from what is known of the framework. It is not a form of the inspectorate, and a grade in it is "
    "your own."
)
_USE_EVALUATION = (
    "Grade an indicator only when you can name the evidence. Click on an answer to choose it or to write it. Nothing else "
    "can be changed, until you stop the protection (Review, Restrict Editing), which has no password."
)
_UNSURE = "The numbers of these indicators are not confirmed from a source."
_EVALUATION_WIDTHS = (WIDTH * 28 // 100, WIDTH - WIDTH * 28 // 100)
_SCALE_WIDTHS = (WIDTH * 22 // 100, WIDTH - WIDTH * 22 // 100)


def form(template: Template, url: str, palette: Palette, *, own: bool = False) -> bytes:
    """Write a file-reading template as a form: a table a section, a row a question.

    ``url`` is its page as visitors type it, ``palette`` the colours of the site; ``own`` says that the inspectorate itself publishes it.
    """
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
    sheet = Sheet(imprint, _NOTICE if own else f"{_NOTICE} {_OUR_TEMPLATE}", palette)
    sheet.add("BodyText", _USE)
    named = (fact("Template", TEMPLATE_TAG, template.id), ", version ", fact("Version", VERSION_TAG, template.version))
    sheet.add("BodyText", "For the program that pools forms: template ", *named, ".")
    numbers = {question.id: number for number, question in enumerate(template.questions, 1)}
    for section in template.sections:
        sheet.add("Heading1", section.title)
        if section.guidance:
            sheet.add("BodyText", section.guidance)
        rows = (_question_row(sheet, numbers[question.id], question) for question in section.questions)
        sheet.table(section.title, _WIDTHS, [_headings(), *rows], headed=True)
    protect(sheet.file)
    return content(sheet.file, imprint)


def _headings() -> Xml:
    return row(cell("Question, and what to look for"), cell("Answer"), header=True)


def _question_row(sheet: Sheet, number: int, question: Question) -> Xml:
    """A question with its guidance, and after both a field for its answer: whoever hears the form hears them in this order."""
    return row(
        cell(f"{number}. {question.question}", guidance=question.guidance or ""),
        sheet.answer(_field(question)),
        height=HIGH if question.answer is AnswerKind.TEXT else 0,
    )


def _field(question: Question) -> Xml:
    if question.answers:
        return drop_down(question.question, question.id, question.answers)
    field = day if question.answer is AnswerKind.DATE else text
    return field(question.question, question.id)


def self_evaluation(catalogue: Catalogue, framework: Framework, url: str) -> bytes:
    """Write a self-evaluation by a framework edition as a form: a table an indicator. ``url`` is its page as visitors type it.

    A ``ValueError`` names an edition that has no indicators, for which there is nothing to write in.
    """
    indicators = catalogue.indicators_of(framework)
    if not indicators:
        raise ValueError(f"{framework.file}: expected indicators, found none")
    imprint = _imprint(framework, url)
    scale = catalogue.scale_of(framework)
    grades = catalogue.grades_of(scale)
    sheet = Sheet(imprint, "" if catalogue.profile.own_voice else _OUR_FORM, catalogue.vocabulary.palette_of(grades))
    sheet.add("BodyText", _USE_EVALUATION)
    if any(indicator.basis_of("number") is not Basis.SEEN for indicator in indicators):
        sheet.add("BodyText", _UNSURE)
    if scale:
        _scale(sheet, scale, grades)
    for question in framework.key_questions:
        own = catalogue.indicators_of(framework, question.id)
        if own:
            sheet.add("Heading1", question.title)
        for indicator in own:
            sheet.add("Heading2", indicator.name)
            sheet.table(indicator.name, _EVALUATION_WIDTHS, _indicator_rows(sheet, indicator, grades), whole=True)
    protect(sheet.file)
    return content(sheet.file, imprint)


def _imprint(framework: Framework, url: str) -> Imprint:
    updated = framework.updated.sort_day
    assert updated, "the records require a day"  # noqa: S101
    return Imprint(
        title=f"Self-evaluation: {framework.short_title}",
        kicker=framework.title,
        version=framework.updated.words(),
        url=url,
        updated=updated,
        summary="For each indicator: the grade that you give yourselves (or your words, where it takes none), what shows it, what you will improve, who leads "
        "on it and by when.",
        keywords=("self-evaluation", "quality indicators", framework.edition),
    )


def _scale(sheet: Sheet, scale: Scale, grades: Iterable[Grade]) -> None:
    sheet.add("Heading1", scale.title)
    if scale.note:
        sheet.add("BodyText", scale.note)
    headings = row(cell("Grade"), cell("What it means"), header=True)
    sheet.table(
        f"{scale.title}, best first" if scale.ordered else scale.title,
        _SCALE_WIDTHS,
        [headings, *(row(cell(grade.label), cell(grade.meaning)) for grade in grades)],
        headed=True,
    )


def _indicator_rows(sheet: Sheet, indicator: Indicator, grades: Sequence[Grade]) -> list[Xml]:
    """The fields for an indicator: grade, evidence, improvement, owner and date."""
    number, tag = indicator.number, indicator.number.replace(".", "-")
    return [
        _judgement(sheet, indicator, tag, grades),
        row(cell("Evidence"), sheet.answer(text(f"{number} Evidence", f"{tag}-evidence")), height=2 * HIGH),
        row(
            cell("What we will improve"),
            sheet.answer(text(f"{number} What we will improve", f"{tag}-improvement")),
            height=HIGH,
        ),
        row(cell("Owner"), sheet.answer(text(f"{number} Owner", f"{tag}-owner"))),
        row(cell("By when"), sheet.answer(day(f"{number} By when", f"{tag}-by-when"))),
    ]


def _judgement(sheet: Sheet, indicator: Indicator, tag: str, grades: Iterable[Grade]) -> Xml:
    """The row for a grade; for words, where the indicator takes no grade."""
    if not indicator.takes_grade:
        name = "In our words, without a grade"
        return row(cell(name), sheet.answer(text(f"{indicator.number} {name}", f"{tag}-words")), height=HIGH)
    name = "Our grade" if indicator.counted else "Our grade for the area as a whole"
    return row(
        cell(name),
        sheet.answer(drop_down(f"{indicator.number} {name}", f"{tag}-grade", [grade.label for grade in grades])),
    )
