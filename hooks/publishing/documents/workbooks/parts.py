"""The parts that every workbook has: what to read first, what it is, and its lists.

In: words and lists. Out: sheets, entries, and rows whose heights fit their words.
"""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from publishing.base.dates import When
from publishing.base.grades import Grade
from publishing.base.tokens import Palette
from publishing.content.models import AnswerKind, Question
from publishing.documents.workbooks.model import Cell, Entry, Formula, Kind, Range, Role, Row, Sheet, Workbook
from publishing.documents.workbooks.styles import styles

READ_ME, ABOUT, LISTS = "Read me", "About", "Lists"
WHOSE = "Whose it is"
PRINT = "Print"
ROWS_PRINTED = (
    "All that you fill is printed. Rows get their frames as you fill the ones above. Some programs print empty pages at the "
    "end too: then choose the pages to print."
)
GRADES = "Grades"  # the name of the list of grades
A_PAGE = 170  # characters that a printed page takes, lying
_HINT = 255  # the most characters that Excel shows as a hint
_WORDS = (20, 84)  # the widths of the sheet Read me
_LINE, _PADDING = 12.5, 8  # points


def title(text: str) -> Row:
    """The first row of a sheet."""
    return Row((Cell(text, Role.TITLE),), 32)


def lead(text: str) -> Row:
    """Write the line below the title."""
    return Row((Cell(text, Role.LEAD),), 18)


def fitted(cells: Sequence[Cell], widths: Sequence[float], lines: int = 1, least: float = 0) -> Row:
    """A row as tall as its words need in columns of these widths, and not below ``lines`` or ``least`` points.

    Where something can be typed, or words are worked out, a last cell holds empty lines: office programs fit a row to its text as soon as
    somebody types into it, and it would shrink.
    """
    row = Row(tuple(cells))
    shown = [
        (cell, cell.value.empty if isinstance(cell.value, Formula) else cell.value, sum(widths[at : at + cell.across]))
        for at, cell in row.placed()
        if not cell.shown
    ]
    needed = [_height(value, width, cell.role) for cell, value, width in shown if isinstance(value, str)]
    tallest = max([lines * _LINE + _PADDING, least, *needed])
    spacer = Cell("\n" * (round(tallest / _LINE) - 1), Role.BLANK)
    return Row((*cells, spacer) if row.grows else row.cells, tallest)


def _height(text: str, width: float, role: Role) -> float:
    """The points that a text needs in a column of this many characters."""
    style = styles(Palette())[role]  # its size is the same in all colours
    per_line = max(
        1, int((width - 2) * 10 / style.size * (1 if style.bold else 1.1))
    )  # letters are narrower than digits
    lines = sum(len(textwrap.wrap(line, per_line)) or 1 for line in text.split("\n")) if style.wrap else 1
    return round(lines * style.size * 1.25 + _PADDING, 2)


def day(when: When) -> date:
    """The day of a last change, which the records require."""
    assert when.sort_day, "the records require a day"  # noqa: S101
    return when.sort_day


def read_me(heading: str, about: str, notice: str, words: Mapping[str, str], grades: Sequence[Grade] = ()) -> Sheet:
    """The first sheet: what it is, a warning, and how to use it, each paragraph below its name; the scale last, if any."""
    rows = [title(heading), lead(about), Row(), fitted((Cell(notice, Role.NOTICE, 2),), _WORDS), Row()]
    rows += [_named(name, text) for name, text in words.items()]
    if grades:
        lines = [("Grade", Role.HEADING, "What it says", Role.HEADING)]
        lines += [(grade.label, Role.STRONG, grade.meaning, Role.LABEL) for grade in grades]
        rows += [Row(), *(fitted((Cell(name, role), Cell(text, other)), _WORDS) for name, role, text, other in lines)]
    return Sheet(READ_ME, _WORDS, tuple(rows))


def by_the_owner(workbook: Workbook) -> Workbook:
    """The same workbook as the inspectorate itself publishes it: nobody asks whose it is."""
    sheets = (
        replace(sheet, rows=tuple(row for row in sheet.rows if not row.cells or row.cells[0].value != WHOSE))
        for sheet in workbook.sheets
    )
    return replace(workbook, sheets=tuple(sheets))


def _named(name: str, text: str) -> Row:
    role = Role.LINK if text.startswith("http") else Role.TEXT
    return fitted((Cell(name, Role.KEY), Cell(text, role)), _WORDS)


def about(facts: Mapping[str, str], heads: tuple[str, str], places: Mapping[str, str]) -> Sheet:
    """The sheet that says what the workbook is: ``facts`` from its third row on, then what stands where."""
    rows = [title("About this workbook"), lead("For whoever wonders what this is, and for programs that read it.")]
    rows += [Row((Cell(name, Role.STRONG), Cell(text, Role.LABEL))) for name, text in facts.items()]
    rows += [Row(), Row(tuple(Cell(head, Role.HEADING) for head in heads))]
    rows += [Row((Cell(name, Role.LABEL), Cell(place, Role.LABEL))) for name, place in places.items()]
    return Sheet(ABOUT, (34, 70), tuple(rows), hidden=True)


def lists(choices: Mapping[str, Sequence[str]]) -> tuple[Sheet, dict[str, Range]]:
    """The sheet that holds what the drop-downs offer, by name of the list, and the range of each."""
    tallest = max(map(len, choices.values()))
    widths = (30,) * len(choices)
    heads = fitted([Cell(name.replace("_", " "), Role.HEADING) for name in choices], widths)
    rows = [fitted([_item(items, row) for items in choices.values()], widths) for row in range(tallest)]
    first = 3
    names = {
        name: Range(LISTS, first, column, first + len(items) - 1, column)
        for column, (name, items) in enumerate(choices.items())
    }
    above = (title("Lists"), lead("What the drop-downs of this workbook offer."))
    return Sheet(LISTS, widths, (*above, heads, *rows), hidden=True), names


def _item(items: Sequence[str], row: int) -> Cell:
    return Cell(items[row], Role.LABEL) if row < len(items) else Cell(role=Role.BLANK)


def list_name(question: Question) -> str:
    """The name of the list of a question's answers; "" where there is none."""
    match question.answer:
        case AnswerKind.SCALE:
            return GRADES
        case AnswerKind.YES_PARTLY_NO:
            return "Yes_partly_no"
        case AnswerKind.CHOICE:
            return f"Choices_{question.id.replace('-', '_')}"
    return ""


def entry(
    heading: str,
    hint: str,
    choices: str = "",
    answers: Sequence[str] = (),
    of_day: bool = False,
    of_number: bool = False,
) -> Entry:
    """Create the rule for a cell: an answer from the list ``choices``, which holds ``answers``; a day; or any text."""
    shown = textwrap.shorten(hint, _HINT, placeholder=" …")
    if choices:
        error = textwrap.shorten(f"Please choose from the list: {'; '.join(answers)}.", _HINT, placeholder=" …")
        return Entry(Kind.CHOICE, heading, shown, error, choices)
    if of_day:
        return Entry(Kind.DAY, heading, shown, "Please type a day such as 31/3/2026.")
    if of_number:
        return Entry(Kind.NUMBER, heading, shown, "Please type a whole number such as 12.")
    return Entry(Kind.TEXT, heading, shown)
