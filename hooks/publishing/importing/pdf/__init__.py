"""Read PDFs: by their structure tree where there is one, by how their pages look where there is none."""

from pathlib import Path

from publishing.importing.model import FORM, SourceDocument, UnreadableSourceError
from publishing.importing.pdf.annotations import is_form
from publishing.importing.pdf.opened import open_pdf
from publishing.importing.pdf.reader import Reader


def read(path: Path) -> SourceDocument:
    """Read a PDF. Errors: `UnreadableSourceError` with one sentence."""
    with open_pdf(path) as document:
        if is_form(document):
            raise UnreadableSourceError(FORM.format(path.name))
        return Reader(document, path.name).read()
