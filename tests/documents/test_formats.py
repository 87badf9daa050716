"""The formats of documents: each can be written, is offered by some document, and has a media type."""

from publishing.base.media_types import UNKNOWN, format_of
from publishing.documents.downloads.tasks import FORMATS
from publishing.documents.model import Document
from publishing.documents.model.sheets import FULL_TEXT, HANDBOOK, SHEETS


def test_every_format_is_written_and_offered() -> None:
    """One that documents name and nothing writes would stop the build; one that no document names would be nowhere."""
    sheets = (*HANDBOOK, *(sheet for several in SHEETS.values() for sheet in several))

    assert {*Document.formats, *FULL_TEXT, *(ending for sheet in sheets for ending in sheet.formats)} == FORMATS.keys()


def test_every_format_has_a_media_type() -> None:
    """Pages name it, and servers send it."""
    assert [ending for ending in FORMATS if format_of(f"reports/fife-2027/report.{ending}") is UNKNOWN] == []
