"""Pages of a built site, as a parser reads them."""

from pathlib import Path

from lxml import html


def parsed(page: Path) -> html.HtmlElement:
    """A page, parsed."""
    return html.document_fromstring(page.read_bytes())


def words(page: Path, selector: str) -> list[str]:
    """What the parts of a page say, one by one."""
    return [" ".join(part.text_content().split()) for part in parsed(page).cssselect(selector)]
