"""Forms and workbooks on paper, as LibreOffice sets them: no page is nearly empty, and no row stands alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from example import real
from pdf_checks import ends, fills, lone_rows
from printed import printed
from publishing.content.findings import Findings
from publishing.documents.downloads.task import Task
from publishing.documents.downloads.tasks import tasks
from publishing.documents.workbooks.model import Cell, Role, Row, Sheet
from publishing.documents.workbooks.printing import printing

URL = "https://site.example/"
LEAST = 0.15  # of a page; LibreOffice 25 sets one page of a filled grid at 17 %
LEAST_OF_END = 0.1  # of the last page of a sheet, which is all of a short one
WORKBOOKS = (".xlsx", ".ods")  # of which each sheet begins a page, so that a short one is all of its page
EACH = ("partnerships/", "quality-indicators/")  # of which each has files of one kind


def _forms() -> dict[str, bytes]:
    """Files of every kind: of those for each area, programme or edition, the one with most to print and that with least."""
    kinds: dict[str, list[tuple[str, bytes]]] = {}
    for task in tasks(Findings(real().catalogue), (), URL):
        page = task.page.partition("/")[0] if task.page.startswith(EACH) else task.page
        kinds.setdefault(f"{page} {task.address.rpartition('/')[2]}", []).append(_written(task))
    ordered = [sorted(group, key=lambda pair: len(pair[1])) for group in kinds.values()]
    return dict(pair for group in ordered for pair in (group[0], group[-1]))


def _written(task: Task) -> tuple[str, bytes]:
    return task.address, task.write(task.source)


def test_no_page_is_nearly_empty_and_no_row_alone(tmp_path: Path) -> None:
    """Every kind of tool, template, plan and self-evaluation, in each of its formats."""
    pages = printed(_forms(), tmp_path)
    faults = [
        f"{name}: {fault}" for name, content in pages.items() for fault in (*_empty(name, content), *lone_rows(content))
    ]

    assert faults == []


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
    """Every row with words is printed, and of the empty ones as many as the pages hold that those need."""
    full = printing(_sheet([100.0] * filled))
    with_empty = printing(_sheet([100.0] * (filled + 40), blank=filled))

    assert filled <= with_empty.rows < filled + 8
    assert len(with_empty.breaks) == len(full.breaks)


def test_a_heading_ends_no_page() -> None:
    """A row that leads to the next stands with it, wherever pages break."""
    roles = [Role.SECTION if number % 5 == 0 else Role.LABEL for number in range(60)]
    sheet = Sheet("Sheet", (20,), tuple(Row((Cell("Words", role),), 40) for role in roles))
    breaks = printing(sheet).breaks

    assert breaks
    assert all(roles[row - 1] is Role.LABEL for row in breaks)
