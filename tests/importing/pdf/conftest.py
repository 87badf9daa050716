"""A PDF that a test draws, and what reads it."""

from pathlib import Path

import pytest

from blocks_like import paragraph
from drawn_pdf import DrawnPdf, tag
from pdf_reading import BODY, Reading
from publishing.importing.model import SourceDocument
from publishing.importing.pdf import read


@pytest.fixture
def pdf() -> DrawnPdf:
    """Return a tagged PDF to draw in."""
    return DrawnPdf()


@pytest.fixture
def result(pdf: DrawnPdf, tmp_path: Path) -> Reading:
    """Return what reads the PDF that a test has drawn, with a paragraph at the end that shows what the usual look is."""

    def reading() -> SourceDocument:
        last = pdf.text(BODY, 72, 120, size=12)
        pdf.tags = [*pdf.tags, tag("P", last)]
        found = read(pdf.save(tmp_path / "report.pdf"))
        *blocks, end = found.blocks
        assert end == paragraph(BODY, page=len(pdf.pages))
        return SourceDocument(**{name: getattr(found, name) for name in found.__slots__} | {"blocks": blocks})

    return reading
