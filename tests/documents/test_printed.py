"""Forms and workbooks on paper, as LibreOffice sets them: no page is nearly empty, and no row stands alone."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest

from example import real
from pdf_checks import ends, fills, lone_rows
from pdf_documents import DOCUMENT
from printed import printed
from publishing.content.findings import Findings
from publishing.documents.downloads.task import Task
from publishing.documents.downloads.tasks import tasks
from publishing.documents.word import word
from publishing.documents.workbooks import parts
from publishing.documents.workbooks.model import Cell, Kind, Role, Row, Sheet, Workbook
from publishing.documents.workbooks.printing import printing

URL = "https://site.example/"
FILLED, WORD = "filled", "Xylophone"
LEAST = 0.15  # of a page; LibreOffice 25 sets one page of a filled grid at 17 %
AIR = 8  # points around the words of a row, without which they are still whole
LEAST_OF_END = 0.1  # of the last page of a sheet, which is all of a short one
WORKBOOKS = (".xlsx", ".ods")  # of which each sheet begins a page, so that a short one is all of its page
EACH = ("partnerships/", "quality-indicators/")  # of which each has files of one kind

pytestmark = pytest.mark.xdist_group("printed")  # one worker prints for all


@cache
def _forms() -> Mapping[str, Task]:
    """Files of every kind: of those for each area, programme or edition, the one with most to print and that with least."""
    kinds: dict[str, list[Task]] = {}
    for task in tasks(Findings(real().catalogue), (), URL):
        page = task.page.partition("/")[0] if task.page.startswith(EACH) else task.page
        kinds.setdefault(f"{page} {task.address.rpartition('/')[2]}", []).append(task)
    ordered = [sorted(group, key=lambda task: len(task.write(task.source))) for group in kinds.values()]
    return {task.address: task for group in ordered for task in (group[0], group[-1])}


def _to_fill() -> dict[str, Workbook]:
    """The workbooks among them in which rows are empty."""
    books = {name: task.source for name, task in _forms().items() if isinstance(task.source, Workbook)}
    return {name: book for name, book in books.items() if any(sheet.blank is not None for sheet in book.sheets)}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """What LibreOffice prints of every file, and of those with empty rows again, filled in their last row."""
    files = {name: task.write(task.source) for name, task in _forms().items()}
    files["chapters.docx"] = _chapters()
    files |= {f"{FILLED} {name}": _forms()[name].write(_filled(book)) for name, book in _to_fill().items()}
    return printed(files, tmp_path_factory.mktemp("printed"))


def _chapters() -> bytes:
    """A handbook of chapters of many lengths, with a list of contents."""
    lengths = [(number * 53) % 400 for number in range(24)]
    body = "".join(
        f"<h2>Part {number}</h2><p>{'Filler. ' * (40 + length)}</p>" for number, length in enumerate(lengths)
    )
    return word(replace(DOCUMENT, body=body, chapters=True), lambda _: b"")


def _filled(book: Workbook) -> Workbook:
    return replace(book, sheets=tuple(sheet if sheet.blank is None else _filled_sheet(sheet) for sheet in book.sheets))


def _filled_sheet(sheet: Sheet) -> Sheet:
    """Type something into the first cell of the last row that takes any words and is printed."""
    *before, last = sheet.rows
    place = next(
        at for at, cell in last.placed() if at >= sheet.print_columns[0] and cell.entry and cell.entry.kind is Kind.TEXT
    )
    cells = [replace(cell, value=WORD) if at == place else cell for at, cell in last.placed()]
    return replace(sheet, rows=(*before, replace(last, cells=tuple(cells))))


def test_no_page_is_nearly_empty_and_no_row_alone(pages: Mapping[str, bytes]) -> None:
    """Every kind of tool, template, plan and self-evaluation, in each of its formats."""
    faults = [
        f"{name}: {fault}"
        for name, content in pages.items()
        if not name.startswith(FILLED)
        for fault in (*_empty(name, content), *lone_rows(content))
    ]

    assert faults == []


def _framed_pages(sheet: Sheet) -> int:
    """How many pages hold the rows of a sheet that have their frames for good."""
    printed_rows = printing(sheet)
    return 1 + sum(row < printed_rows.framed for row in printed_rows.breaks)


def test_chapters_in_word_leave_no_page(pages: Mapping[str, bytes]) -> None:
    """Wherever a chapter ends, the next goes on: no page but the last has less than a fifth, the contents included."""
    shares = fills(pages["chapters.docx"])

    assert len(shares) > 5
    assert [share for share in shares[:-1] if share < 0.2] == []


def test_all_that_is_filled_is_printed_and_no_empty_page(pages: Mapping[str, bytes]) -> None:
    """Words in the last row of each table are printed, on a page at most that there was not before."""
    for name, book in _to_fill().items():
        empty, filled = (pypdfium2.PdfDocument(pages[which]) for which in (name, f"{FILLED} {name}"))
        found = sum(page.get_textpage().get_text_range().count(WORD) for page in filled)
        sheets = sum(sheet.blank is not None for sheet in book.sheets)

        assert found >= sheets, name
        assert len(filled) <= len(empty) + sheets, name
        if all(sheet.pages_wide == 1 for sheet in book.sheets):
            assert len(empty) <= sum(_framed_pages(sheet) for sheet in book.sheets if not sheet.hidden), name


def _needed(row: Row, widths: tuple[float, ...]) -> float:
    """The height of a row's words, without those of its last cell that only hold it open."""
    cells = [cell if cell.role is not Role.BLANK else replace(cell, value=None) for cell in row.cells]
    return parts.fitted(cells, (*widths, 1)).height if cells else 0


def test_every_row_is_as_tall_as_its_words() -> None:
    """In every sheet of every workbook: what does not fit is cut off, and rows grow with what is typed alone."""
    books = {name: task.source for name, task in _forms().items() if isinstance(task.source, Workbook)}
    cut = [
        (name, sheet.name, number)
        for name, book in books.items()
        for sheet in book.sheets
        for number, row in enumerate(() if sheet.hidden else sheet.rows, 1)
        if _needed(row, sheet.widths) > row.height + AIR
    ]

    assert cut == []


def test_empty_rows_are_empty_where_they_are_printed() -> None:
    """A number or a formula there would print pages on which nothing is filled; words across the edge would be cut."""
    for name, book in _to_fill().items():
        for sheet in book.sheets:
            start, end = sheet.print_columns
            blank = sheet.rows[printing(sheet).framed :] if sheet.blank is not None else ()
            values = [cell.value for row in blank for at, cell in row.placed() if start <= at <= end]
            across = [
                cell for row in sheet.rows for at, cell in row.placed() if start and at < start < at + cell.across
            ]

            assert set(values) <= {None}, (name, sheet.name)
            assert not across, (name, sheet.name)


def _empty(name: str, content: bytes) -> Iterator[str]:
    """The pages with little on them that are followed by another; less may stand on the last page of a sheet."""
    shares = fills(content)
    last = ends(content) if name.endswith(WORKBOOKS) else set()
    for number, share in enumerate(shares[:-1], start=1):
        if share < (LEAST_OF_END if number in last else LEAST):
            yield f"page {number} has {share:.0%}"


def _sheet(heights: list[float], **changes: object) -> Sheet:
    rows = tuple(Row((Cell("Words"),), height) for height in heights)
    return Sheet("Sheet", (20,), rows, repeated=(0, 0), **changes)  # type: ignore[arg-type]  # fields of any type


def test_pages_are_about_equally_full() -> None:
    """A row too many for two pages makes three, none with that row alone."""
    sheet = _sheet([100.0] * 14)
    first, second = printing(sheet).breaks

    assert min(first, second - first, 14 - second) >= 3
    assert printing(_sheet([100.0] * 6)).whole


@pytest.mark.parametrize("filled", [1, 5, 6, 7, 12, 13, 14, 20])
def test_empty_rows_fill_a_page_and_make_none(filled: int) -> None:
    """Every row with words has its frame, and of the empty ones as many as the pages hold that those need."""
    full = printing(_sheet([100.0] * filled))
    with_empty = printing(_sheet([100.0] * (filled + 40), blank=filled))

    assert filled <= with_empty.framed < filled + 8
    assert len([row for row in with_empty.breaks if row < with_empty.framed]) == len(full.breaks)
    assert with_empty.framed in with_empty.breaks


def test_a_heading_ends_no_page() -> None:
    """A row that leads to the next stands with it, wherever pages break."""
    roles = [Role.SECTION if number % 5 == 0 else Role.LABEL for number in range(60)]
    sheet = Sheet("Sheet", (20,), tuple(Row((Cell("Words", role),), 40) for role in roles))
    breaks = printing(sheet).breaks

    assert breaks
    assert all(roles[row - 1] is Role.LABEL for row in breaks)
