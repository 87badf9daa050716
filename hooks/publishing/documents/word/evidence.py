"""Evidence as a Word file: a page on what was chosen, then each finding under its indicator, in the framework's order.

In: passages (``publishing.data.finding_pieces``), what was chosen, and the words of ``publishing.site.evidence``. Out: bytes.
The register's script writes the same text for any other choice (``overrides/assets/js/findings/word.js``); a test holds one
to the other.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from publishing.base import zips
from publishing.base.tokens import Palette
from publishing.documents.word import package

_BODY = "word/document.xml"
_LINKS = "word/_rels/document.xml.rels"
_PROPERTIES = "docProps/core.xml"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML

Passage = Mapping[str, Any]


@dataclass(frozen=True)
class Evidence:
    """Findings that somebody may take away. ``sentence`` says what was chosen, ``address`` shows the same choice."""

    passages: Sequence[Passage]
    sentence: str
    address: str
    words: Mapping[str, Any]
    palette: Palette


def content(evidence: Evidence) -> bytes:
    """Write the file; the same evidence gives the same bytes."""
    writer = _Writer(evidence.words)
    body = "".join((*writer.front(evidence), *writer.sections(evidence.passages)))
    blank = package.blank_parts(evidence.palette)
    title = f"<dc:title>{_escaped(evidence.sentence)}</dc:title>"
    parts = {
        **blank,
        _BODY: blank[_BODY].replace("<w:sectPr>", f"{body}<w:sectPr>", 1),
        _LINKS: blank[_LINKS].replace("</Relationships>", f"{''.join(writer.relationships())}</Relationships>", 1),
        _PROPERTIES: blank[_PROPERTIES].replace("</cp:coreProperties>", f"{title}</cp:coreProperties>", 1),
    }
    return zips.packed({name: text.encode() for name, text in parts.items()})


@dataclass
class _Writer:
    """Writes paragraphs, and gathers the links in them."""

    words: Mapping[str, Any]
    links: list[str] = field(default_factory=list)

    def front(self, evidence: Evidence) -> Iterator[str]:
        """Write what was chosen, and what the numbers don't say."""
        words = self.words
        yield _paragraph("Kicker", _run(words["title"]))
        yield _paragraph("Title", _run(evidence.sentence))
        yield _paragraph("Heading2", _run(words["chosen"]))
        yield _paragraph("BodyText", _run(f"{evidence.sentence}. {words['as_of']}"))
        yield _paragraph("BodyText", _run(f"{words['address']} ") + self._link(evidence.address))
        yield _paragraph("Heading2", _run(words["limits"]))
        yield from (_paragraph("BodyText", _run(text)) for text in words["caveats"])

    def sections(self, passages: Iterable[Passage]) -> Iterator[str]:
        """Write the findings of each indicator together, in the framework's order; those without an indicator last."""
        for _, own in groupby(sorted(passages, key=_place), key=_place):
            group = list(own)
            yield _paragraph("Heading1", _run(group[0]["heading"] or self.words["none"]))
            for passage in group:
                yield from self._finding(passage)

    def _finding(self, passage: Passage) -> Iterator[str]:
        yield _paragraph("Heading3", _run(f"{passage['area']}: {passage['kind']}"))
        yield _paragraph("BodyText", _run(passage["text"]))
        if passage["status"]:
            yield _paragraph("BodyText", _run(passage["status"]))
        source = " ".join(
            filter(None, (self.words["own"] if passage["own"] else "", passage["known"], passage["citation"]))
        )
        yield _paragraph("Subtitle", f"{_run(source)}{_run(' ')}{self._link(passage['address'])}")

    def _link(self, url: str) -> str:
        self.links.append(url)
        shown = _run(url, '<w:rStyle w:val="Hyperlink"/>')
        return f'<w:hyperlink r:id="link{len(self.links)}">{shown}</w:hyperlink>'

    def relationships(self) -> Iterator[str]:
        """Write where each link leads."""
        for number, url in enumerate(self.links, start=1):
            yield (f'<Relationship Id="link{number}" Type="{_LINK}" Target="{_escaped(url)}" TargetMode="External"/>')


def _place(passage: Passage) -> float:
    return float("inf") if passage["place"] is None else passage["place"]


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str, properties: str = "") -> str:
    looks = properties and f"<w:rPr>{properties}</w:rPr>"
    return f'<w:r>{looks}<w:t xml:space="preserve">{_escaped(text)}</w:t></w:r>'


def _escaped(text: str) -> str:
    """Escape a text for XML, without what XML forbids."""
    return escape(_FORBIDDEN.sub("\ufffd", text), {'"': "&quot;"})
