"""The workbook by which those who are inspected evaluate themselves: the indicators of one framework edition.

In: the catalogue and an edition. Out: a ``Workbook`` with a sheet for each key question, on it a row for each
indicator, and a summary that fills itself; None of an edition whose indicators aren't known, or that names no scale. What takes a grade, and what
is counted, the records say (``Indicator.kind``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publishing.base.urls import address_of
from publishing.content.catalogue import Catalogue
from publishing.content.models import Basis, Framework, Indicator, IndicatorKind, KeyQuestion
from publishing.documents.workbooks import parts
from publishing.documents.workbooks.model import Cell, Formula, Place, Range, Role, Row, Sheet, Workbook

KIND = "self-evaluation"
SUMMARY = "Summary"
INSPECTORS = "What inspectors said"
GRADE, EVIDENCE, IMPROVE, OWNER, WHEN = range(2, 7)  # the columns of a key question's sheet
_HEADINGS = 2  # their row
_LINES, _FILLED = 5, 20  # of a row; of a sheet, so that one with a single indicator is no empty page
_WIDTHS = (7, 30, 16, 37, 37, 17, 19, 26, 1)  # the last is a margin
_SUMMARY_WIDTHS = (7, 68, 18, 12, 15)
_NOTICE = "Write nothing that tells who {} is. Evidence is documents, figures and reviews, not people."
_SURE = "How sure"
_APART = "Apart"
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven"}
_HINTS = {
    IndicatorKind.INDICATOR: "Choose the grade for the indicator as a whole.",
    IndicatorKind.AREA: "Choose one grade for the area as a whole. It is not counted beside its indicators.",
    IndicatorKind.JUDGEMENT: "This takes no grade. Say in words what you judge.",
}
_USE = {
    "What it is": "The quality indicators of one framework, to evaluate your own services by: {title} ({edition}).",
    parts.WHOSE: "We made this workbook for this site. It is not the inspectorate's.",
    "Answer": (
        "Each key question has a sheet, and each indicator a row. Choose a grade, name the evidence that it rests on, "
        "and say what you will improve, who owns that, and by when. A grade is for the indicator as a whole."
    ),
    "Read": "The sheet Summary fills itself: each indicator's grade, how many got each grade, and how many are done.",
    _APART: "An area is graded as a whole, and a judgement in words takes no grade. Neither counts among the indicators.",
    "Leave out": "Leave empty what you haven't evaluated. The scale has {many} grades and nothing between them.",
    "Locked cells": "All other cells are locked, so that no formula breaks by accident. There is no password.",
    _SURE: "Some numbers and titles are not confirmed from a source; the framework's page says which.",
    "Where it is from": "{url}",
}


@dataclass(frozen=True)
class _Group:
    """A key question, its indicators, and the name of its sheet."""

    sheet: str
    question: KeyQuestion
    indicators: tuple[Indicator, ...]

    def placed(self) -> Iterator[tuple[int, Indicator]]:
        """Each indicator and its row."""
        return enumerate(self.indicators, _HEADINGS + 1)


def workbook(catalogue: Catalogue, framework: Framework, url: str) -> Workbook | None:
    """The workbook of an edition whose page is at ``url``; None of one without indicators."""
    groups = tuple(_groups(catalogue, framework))
    scale = catalogue.grades_of(catalogue.scale_of(framework))
    grades = tuple(grade.label for grade in scale)
    if not groups or not grades:
        return None
    lists, names = parts.lists({parts.GRADES: grades})
    title, version = f"Self-evaluation: {framework.short_title}", framework.updated.words()
    places = {item.number: f"{group.sheet}, row {row + 1}" for group in groups for row, item in group.placed()}
    facts = {"Workbook": KIND, "Framework": framework.id, "Version": version, "Address": url}
    notice = _NOTICE.format(f"{catalogue.profile.people.article} {catalogue.profile.people.one}")
    sheets = (
        parts.read_me(title, f"Version of {version}.", notice, _words(framework, groups, url, len(grades)), scale),
        _summary(title, groups, grades),
        *(_sheet(group, framework, url, grades, notice) for group in groups),
        parts.about(facts, ("Indicator", "Where it is evaluated"), places),
        lists,
    )
    return Workbook(title, version, url, parts.day(framework.updated), sheets, names)


def _groups(catalogue: Catalogue, framework: Framework) -> Iterator[_Group]:
    for question in framework.key_questions:
        indicators = catalogue.indicators_of(framework, question.id)
        if indicators:
            yield _Group(question.id.replace("-", " ").capitalize()[:31], question, indicators)


def _words(framework: Framework, groups: Sequence[_Group], url: str, many: int) -> dict[str, str]:
    parts_known = [
        item.basis_of(field) for group in groups for item in group.indicators for field in ("number", "title")
    ]
    left_out = {_SURE} if set(parts_known) == {Basis.SEEN} else set()
    if all(indicator.counted for group in groups for indicator in group.indicators):
        left_out.add(_APART)
    return {
        name: text.format(title=framework.title, edition=framework.edition, url=url, many=_NUMBERS.get(many, many))
        for name, text in _USE.items()
        if name not in left_out
    }


def _sheet(group: _Group, framework: Framework, url: str, grades: Sequence[str], notice: str) -> Sheet:
    lines = max(_LINES, _FILLED // len(group.indicators))
    graded = {indicator.takes_grade for indicator in group.indicators}
    answer = "Our grade" if graded == {True} else "In our words" if graded == {False} else "Our grade, or our words"
    heads = ("No.", "Indicator", answer, "Evidence", "What we will improve", "Owner", "By when", INSPECTORS)
    rows = (
        parts.title(group.question.title),
        parts.lead(notice),
        parts.fitted([Cell(head, Role.HEADING) for head in heads], _WIDTHS),
        *(_row(indicator, f"{url}{_below(indicator, framework)}", grades, lines) for indicator in group.indicators),
    )
    return Sheet(group.sheet, _WIDTHS, rows, (_HEADINGS + 1, 2), (_HEADINGS, _HEADINGS), landscape=True)


def _below(indicator: Indicator, framework: Framework) -> str:
    """Return where an indicator's page stands below that of its edition."""
    return address_of(indicator.file).removeprefix(address_of(framework.file))


def _row(indicator: Indicator, url: str, grades: Sequence[str], lines: int) -> Row:
    """Return the row of an indicator, whose page at ``url`` has what inspectors said about it, so many lines high."""

    def text(hint: str) -> Cell:
        return Cell(None, Role.ANSWER, entry=parts.entry(indicator.name[:32], hint))

    offered = (parts.GRADES, grades) if indicator.takes_grade else ()
    grade = parts.entry(indicator.name[:32], _HINTS[indicator.kind], *offered)
    day = parts.entry(indicator.name[:32], "The day by which it will be better, such as 31/3/2027.", of_day=True)
    cells = (
        Cell(indicator.number, Role.NUMBER),
        Cell(indicator.title, Role.LABEL),
        Cell(None, Role.ANSWER, entry=grade),
        text("What the grade rests on: documents, figures, reviews, what people told you."),
        text("What will be different, in words that you can check later."),
        text("The post or group that answers for it."),
        Cell(None, Role.DAY, entry=day),
        Cell(url, Role.LINK, shown=f"On {indicator.number}, on the web"),
    )
    return parts.fitted(cells, _WIDTHS, lines)


def _summary(title: str, groups: Sequence[_Group], scale: Sequence[str]) -> Sheet:
    above = len(scale) + 6  # the rows above the table of indicators
    table = [row for group in groups for row in _part(group)]
    apart = [_line(group, *placed) for group in groups for placed in group.placed() if not placed[1].counted]
    grades = Range(SUMMARY, above, GRADE, above + len(table) - 1, GRADE).name
    counts = [Row((Cell(grade, Role.LABEL, 2), _counted(f'{grades}="{grade}"')), 18) for grade in scale]
    every = sum(indicator.counted for group in groups for indicator in group.indicators)
    done = _counted("+".join(f'({grades}="{grade}")' for grade in scale), Role.STRONG_COUNT)
    rows = (
        parts.title(SUMMARY),
        parts.lead(f"{title}. This sheet fills itself."),
        Row((Cell("Grade", Role.HEADING, 2), Cell("Count", Role.FIGURE_HEADING)), 22),
        *counts,
        Row((Cell("Graded", Role.STRONG, 2), done, Cell(f"of {every}", Role.STRONG_WORD, 2)), 20),
        Row(),
        _heads("No.", "Indicator", "Our grade", "Evidence", "Improvement"),
        *table,
        *((Row(), _section("Apart, and not counted above"), *apart) if apart else ()),
    )
    return Sheet(SUMMARY, _SUMMARY_WIDTHS, rows)


def _heads(*names: str) -> Row:
    return Row(tuple(Cell(name, Role.HEADING) for name in names), 22)


def _counted(condition: str, role: Role = Role.COUNT) -> Cell:
    return Cell(Formula(f"=SUMPRODUCT(({condition})*1)", 0), role)


def _section(words: str) -> Row:
    return parts.fitted([Cell(words, Role.SECTION, len(_SUMMARY_WIDTHS))], _SUMMARY_WIDTHS)


def _part(group: _Group) -> Iterator[Row]:
    """The rows of a key question in the summary: its indicators, without what is not counted among them."""
    counted = [(row, indicator) for row, indicator in group.placed() if indicator.counted]
    if counted:
        yield _section(group.question.title)
    for row, indicator in counted:
        yield _line(group, row, indicator)


def _line(group: _Group, row: int, indicator: Indicator) -> Row:
    grade, evidence, improve = (Place(group.sheet, row, column).reference for column in (GRADE, EVIDENCE, IMPROVE))
    answer = grade if indicator.takes_grade else '"in words"'
    cells = (
        Cell(indicator.number, Role.NUMBER),
        Cell(indicator.title, Role.LABEL),
        Cell(Formula(f'=IF({grade}="","",{answer})', ""), Role.STRONG_WORD),
        Cell(Formula(f'=IF({evidence}="","","named")', ""), Role.WORD),
        Cell(Formula(f'=IF({improve}="","","planned")', ""), Role.WORD),
    )
    return parts.fitted(cells, _SUMMARY_WIDTHS)
