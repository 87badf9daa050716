"""Things of a source that carry no words of their own, and are not on its page: where links lead, what is a heading.

In: a document, its page, and what the writer wrote. Out: sentences for the editor. Addresses and headings of the source come
from readings that share no code with the one that made the page.
"""

from collections.abc import Iterator
from urllib.parse import unquote

from publishing.importing.letters import normal
from publishing.importing.markdown import Written
from publishing.importing.model import Place, SourceDocument, Word
from publishing.importing.read_back import Page

_SHOWN = 5  # of a kind that a sentence names
_LONGEST = 100  # characters of each


def sentences(document: SourceDocument, page: Page, written: Written) -> Iterator[str]:
    """Say which links and headings are lost."""
    yield from _listed(
        _links(document, page, written), "link", "lead anywhere from the page", "leads nowhere from the page"
    )
    yield from _listed(_headings(document, page), "heading", "headings on the page", "no heading on the page")
    shown = page.counts.get("headings", 0)
    if document.heading_tags > shown + bool(document.title):
        plural = "" if document.heading_tags == 1 else "s"
        yield (
            f"The tags of this PDF name {document.heading_tags} heading{plural}, and the page has {shown}: "
            "see whether one of them is a paragraph now."
        )


def _links(document: SourceDocument, page: Page, written: Written) -> Iterator[Word]:
    """Addresses to which nothing on the page leads; those of this site's own pages are written otherwise."""
    found = {_address(link) for link in (*page.links, *written.other_links)}
    seen: set[str] = set()
    for link in document.links:
        address = _address(link.text)
        if address not in found and address not in seen:
            yield link
        seen.add(address)


def _headings(document: SourceDocument, page: Page) -> Iterator[Word]:
    """Headings whose words are those of no heading on the page, whatever number stands before them."""
    shown = [_letters(text) for text in (*page.headings, document.title)]
    left_out = {(omission.place, _letters(omission.text)) for omission in document.omissions}
    for heading in document.headings:
        letters = _letters(heading.text)
        if letters and (heading.place, letters) not in left_out and not any(text.endswith(letters) for text in shown):
            yield heading


def _listed(found: Iterator[Word], noun: str, several: str, single: str) -> Iterator[str]:
    """The sentence that names lost things of a kind, if there are any."""
    lost = list(found)
    if not lost:
        return
    named = "; ".join(f"{_short(word.text)}{_where(word.place)}" for word in lost[:_SHOWN])
    more = f"; and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
    if len(lost) == 1:
        verb = "" if noun == "link" else " is"
        yield f"A {noun} of the source{verb} {single}: {named}."
    else:
        verb = " do not" if noun == "link" else " are no"
        yield f"{len(lost)} {noun}s of the source{verb} {several}: {named}{more}."


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _where(place: Place) -> str:
    number = f"page {place.page}" if place.page else f"paragraph {place.paragraph}" if place.paragraph else ""
    return f" ({number})" if number else ""


def _address(text: str) -> str:
    """An address as it is compared: a page, however programs spell it, whatever the place on it."""
    visible = "".join(letter for letter in unquote(text.partition("#")[0]) if letter.isprintable() and letter != " ")
    return visible.rstrip("/").casefold()


def _letters(text: str) -> str:
    return "".join(letter for letter in normal(text).casefold() if letter.isalnum())
