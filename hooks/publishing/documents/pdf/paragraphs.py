"""The parts that paragraphs play in a PDF: titles, captions, announcements of what follows, signatures of quotations."""

from lxml.html import HtmlElement

from publishing.documents.model.visitor import HEADINGS, is_all_strong

_OPENING = ("“", "‘", '"', "'", "«")


def wrapper_of(element: HtmlElement) -> str:
    """Name the function of ``layout.typ`` that sets a paragraph; "" for ordinary text.

    One that announces what follows, or stands alone between heading and table, stays with it.
    """
    before, following = element.getprevious(), element.getnext()
    if "admonition-title" in element.classes:
        return "admonition-title"
    if "pub-lead" in element.classes:
        return "lead"
    table_follows = following is not None and (following.tag == "table" or "pub-scroll" in following.classes)
    if is_all_strong(element):
        return "caption" if table_follows else "keep"
    list_follows = following is not None and following.tag in ("ul", "ol", "dl")
    announces = (list_follows or table_follows) and element.text_content().rstrip().endswith(":")
    introduces = table_follows and before is not None and before.tag in HEADINGS
    return "keep" if announces or introduces else ""


def signature_of(quotation: HtmlElement) -> HtmlElement | None:
    """The last paragraph of a quotation, where it has no quotation marks and so says whose words they are."""
    paragraphs = quotation.findall("p")
    starts = [paragraph.text_content().strip().startswith(_OPENING) for paragraph in paragraphs]
    return paragraphs[-1] if starts[-2:] == [True, False] else None
