"""The files of the handbook and of each form of briefing: one registry of what is set on which paper, in which formats.

In and out: nothing; ``documents`` makes a ``Document`` for each.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from publishing.content.models import BriefingForm


@dataclass(frozen=True)
class Sheet:
    """A file of the handbook or of a briefing.

    ``file`` is its name without an ending, ``layout`` the paper in ``layout.typ``, ``suffix`` what its title says besides,
    ``template`` the one that draws its words.
    """

    file: str
    layout: str
    formats: tuple[str, ...]
    suffix: str = ""
    template: str = "briefing"


FULL_TEXT = ("pdf", "docx", "epub")  # the formats of a text to read from end to end
HANDBOOK = (
    Sheet("handbook", "", FULL_TEXT),
    Sheet("large-print", "large-publication", ("pdf",), ", in large print"),
)
RECORD = Sheet("record", "form", ("pdf",), ", the form on paper")
RECORD_FORM = Sheet("record-form", "screen", ("pdf",), ", to fill in on a screen")
_EXAMPLE = ", filled in for the made-up Specimen"
_LARGE = Sheet("large-print", "large", ("pdf",), ", in large print")
SHEETS: Mapping[BriefingForm, tuple[Sheet, ...]] = {
    BriefingForm.LETTER: (
        Sheet("briefing", "letter", ("docx", "pdf")),
        Sheet("example", "letter", ("pdf",), _EXAMPLE, "briefing-example"),
    ),
    BriefingForm.ONE_PAGE: (Sheet("briefing", "page", ("docx", "pdf")),),
    BriefingForm.LEAFLET: (Sheet("briefing", "leaflet", ("pdf", "docx")), _LARGE),
    BriefingForm.EASY_READ: (Sheet("briefing", "easy", ("pdf", "docx")), _LARGE),
    BriefingForm.SLIDES: (Sheet("briefing", "", ("pptx", "odp")),),
}
