"""What tests of tagged PDFs draw and read."""

from collections.abc import Callable

from drawn_pdf import DrawnPdf, Mark, Tag, tag
from publishing.importing.model import SourceDocument

Reading = Callable[[], SourceDocument]
BODY = "The partnership works with children and their families in the area every day of the year"


def rows(pdf: DrawnPdf, *texts: tuple[str, ...], top: float = 600, kind: str = "TD") -> list[Tag]:
    """Rows of a table: a cell for each text, 150 points wide, an empty one where a text is empty."""
    return [
        tag("TR", *(tag(kind, tag("P", *_cell(pdf, text, x, top - 20 * y))) for x, text in enumerate(row)))
        for y, row in enumerate(texts)
    ]


def _cell(pdf: DrawnPdf, text: str, x: int, y: float) -> tuple[Mark, ...]:
    return (pdf.text(text, 72 + 150 * x, y),) if text else ()
