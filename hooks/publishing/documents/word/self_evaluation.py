"""A self-evaluation by a framework edition as a Word file to write in.

In: the catalogue, the edition and the address of its page. Out: the bytes of a DOCX: a heading for each key question,
and for each of its indicators a table with fields for grade, evidence, improvement, owner and date.
"""

from publishing.base.grades import Grade
from publishing.content.catalogue import Catalogue
from publishing.content.models import Basis, Framework, Indicator
from publishing.documents.word.controls import day, drop_down, protect, text
from publishing.documents.word.package import Imprint, content
from publishing.documents.word.sheet import HIGH, WIDTH, Sheet, answer, cell, row
from publishing.documents.word.xml import Xml

_OURS = (
    "We made this form from what is known of the framework. It is not a form of the inspectorate, and a grade in it is "
    "your own."
)
_USE = (
    "Grade an indicator only when you can name the evidence. Click on an answer to choose it or to write it. Nothing else "
    "can be changed, until you stop the protection (Review, Restrict Editing), which has no password."
)
_UNSURE = "The numbers of these indicators are not confirmed from a source."
_WIDTHS = (WIDTH * 28 // 100, WIDTH - WIDTH * 28 // 100)
_SCALE_WIDTHS = (WIDTH * 22 // 100, WIDTH - WIDTH * 22 // 100)


def self_evaluation(catalogue: Catalogue, framework: Framework, url: str) -> bytes:
    """The bytes of the form. ``url`` is the edition's page as visitors type it.

    A ``ValueError`` names an edition that has no indicators, for which there is nothing to write in.
    """
    indicators = catalogue.indicators_of(framework)
    if not indicators:
        raise ValueError(f"{framework.file}: expected indicators, found none")
    imprint = _imprint(framework, url)
    sheet = Sheet(imprint, _OURS)
    sheet.add("BodyText", _USE)
    if any(indicator.basis_of("number") is not Basis.SEEN for indicator in indicators):
        sheet.add("BodyText", _UNSURE)
    _scale(sheet)
    for question in framework.key_questions:
        own = catalogue.indicators_of(framework, question.id)
        if own:
            sheet.add("Heading1", question.title)
        for indicator in own:
            sheet.add("Heading2", indicator.name)
            sheet.table(indicator.name, _WIDTHS, _rows(indicator), whole=True)
    protect(sheet.file)
    return content(sheet.file, imprint)


def _imprint(framework: Framework, url: str) -> Imprint:
    updated = framework.updated.sort_day
    assert updated, "the records require a day"  # noqa: S101
    return Imprint(
        title=f"Self-evaluation with the {framework.short_title}",
        kicker=framework.title,
        version=framework.updated.words(),
        url=url,
        updated=updated,
        summary="For each indicator: the grade that you give yourselves (or your words, where it takes none), what shows it, what you will improve, who leads "
        "on it and by when.",
        keywords=("self-evaluation", "quality indicators", framework.edition),
    )


def _scale(sheet: Sheet) -> None:
    sheet.add("Heading1", "The six-point scale")
    sheet.add("BodyText", "The meanings are in our own words.")
    headings = row(cell("Grade"), cell("What it means"), header=True)
    sheet.table(
        "The six-point scale, best first",
        _SCALE_WIDTHS,
        [headings, *(row(cell(grade.label), cell(grade.meaning)) for grade in Grade)],
        headed=True,
    )


def _rows(indicator: Indicator) -> list[Xml]:
    """What there is to say of an indicator."""
    number, tag = indicator.number, indicator.number.replace(".", "-")
    return [
        _judgement(indicator, tag),
        row(cell("Evidence"), answer(text(f"{number} Evidence", f"{tag}-evidence")), height=2 * HIGH),
        row(
            cell("What we will improve"),
            answer(text(f"{number} What we will improve", f"{tag}-improvement")),
            height=HIGH,
        ),
        row(cell("Owner"), answer(text(f"{number} Owner", f"{tag}-owner"))),
        row(cell("By when"), answer(day(f"{number} By when", f"{tag}-by-when"))),
    ]


def _judgement(indicator: Indicator, tag: str) -> Xml:
    """The row for a grade; for words, where the indicator takes no grade."""
    if not indicator.takes_grade:
        name = "In our words, without a grade"
        return row(cell(name), answer(text(f"{indicator.number} {name}", f"{tag}-words")), height=HIGH)
    name = "Our grade" if indicator.counted else "Our grade for the area as a whole"
    grades = [grade.label for grade in Grade]
    return row(cell(name), answer(drop_down(f"{indicator.number} {name}", f"{tag}-grade", grades)))
