"""A document in letters that the fonts have.

In: a document. Out: the same, with a visible sign in the place of each letter that no font can show.
"""

import re
from collections.abc import Collection
from dataclasses import replace
from unicodedata import category

from publishing.content.glyphs.fonts import shown
from publishing.documents.model import Document

_BETWEEN_TAGS = re.compile(r"[^<>]+(?=<|\Z)")
_UNSHOWN = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def visible(document: Document, unshown: Collection[str] = ()) -> Document:
    """A document whose letters can all be shown; ``unshown`` are some that cannot, beside those that no font has."""

    def of(text: str) -> str:
        return shown(text, unshown)

    return replace(
        document,
        body=_BETWEEN_TAGS.sub(lambda found: of(found[0]), document.body)
        if not document.body.isascii()
        else document.body,
        facts=tuple((of(name), of(value)) for name, value in document.facts),
        keywords=tuple(map(of, document.keywords)),
        title=of(document.title),
        kicker=of(document.kicker),
        version=of(document.version),
        author=of(document.author),
        publisher=of(document.publisher),
        notice=of(document.notice),
        summary=of(document.summary),
    )


def unshown_in(message: str, document: Document) -> frozenset[str]:
    """The letters that Typst says it cannot show; where it names none of them, all marks that stand above others.

    A font may have each of two letters, and not both together: a vowel sign of Hindi above a letter of English.
    """
    found = _UNSHOWN.search(message)
    if not found:
        return frozenset()
    text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1])
    odd = frozenset(letter for letter in text if not letter.isascii())
    everything = "".join((document.body, document.title, document.kicker, document.notice, *sum(document.facts, ())))
    return odd or frozenset(letter for letter in set(everything) if category(letter)[0] == "M")
