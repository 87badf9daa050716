"""The reading of a PDF: pages, structure, blocks.

In: an open document. Out: a `SourceDocument`.
"""

from collections.abc import Iterator
from typing import Any

from publishing.importing.model import Omission, Place, SourceDocument, UnreadableSourceError, Word
from publishing.importing.pdf import annotations, contents, facts, plain_things, running
from publishing.importing.pdf.blocks import Builder
from publishing.importing.pdf.drafts import Draft, Flow
from publishing.importing.pdf.grids import joined_tables, unboxed
from publishing.importing.pdf.joins import inserted, joined_texts
from publishing.importing.pdf.labelled import with_lists
from publishing.importing.pdf.layout import Layout
from publishing.importing.pdf.links import add_links
from publishing.importing.pdf.lists import joined_lists, numbered_paragraphs
from publishing.importing.pdf.look import Typography
from publishing.importing.pdf.notes import Note, as_text, collected, marks_of, untagged_notes
from publishing.importing.pdf.page import read_page
from publishing.importing.pdf.pictures import Pictures
from publishing.importing.pdf.pieces import PageText, Piece
from publishing.importing.pdf.plain_words import plain_words
from publishing.importing.pdf.segments import segments
from publishing.importing.pdf.spelling import Spelling
from publishing.importing.pdf.tree import Element, Tree

_UNTAGGED = (
    "This PDF has no tags: paragraphs, headings and lists were worked out from how its pages look. "
    "Compare the whole text with the PDF."
)
_PARTLY = "Pages without tags: {}. Their text was worked out from how they look; compare it with the PDF."
_NOTHING = "Pages on which no text can be read: {}. See whether they are pictures of text, or damaged."
_ENDLESS = 3  # pages: no paragraph is that long, so tags that say so say nothing
_RUNNING = "It stands at the same height on several pages, as a running head or foot does."
_AT_EDGE = "The PDF marks it as no part of the text, and it stands at the edge of its page."
_REPEATED_HEAD = "The head of the table is repeated where the table goes on on the next page."
_REPEATED = "The PDF marks it as no part of the text, and the text has the same words."
_CONTENTS = "A contents list: the site makes its own from the headings."


class Reader:
    """Reads one document. Each method is a step; what the steps leave behind stands here."""

    def __init__(self, document: Any, name: str) -> None:
        self.document = document
        self.name = name
        self.pages: list[PageText] = []
        self.tree = Tree()
        self.tagged: dict[int, set[int]] = {}
        self.spelling = Spelling()
        self.look = Typography()
        self.layout = Layout()
        self.pictures = Pictures(document)
        self.builder = Builder(self.spelling, self.look, self.pictures)
        self.omissions: list[Omission] = []
        self.links: list[Word] = []
        self.heading_tags = 0
        self.left_out: set[int] = set()

    def read(self) -> SourceDocument:
        """Read everything. Errors: `UnreadableSourceError` for pages that are pictures of text."""
        words = plain_words(self.document)
        count = len(self.document)
        written: list[Word] = []
        for number in range(count):
            written += self._page(number)
        self._refuse_scan(len(words), count)
        drafts, notes = self._drafts()
        blocks = self.builder.blocks(drafts)
        return SourceDocument(
            blocks=blocks,
            words=[*words, *written],
            notes={note.label: self.builder.blocks(note.drafts, True) for note in notes if note.marked},
            omissions=(*self.omissions, *self.pictures.omissions),
            facts=facts.read(blocks),
            translated=dict(self.builder.translated),
            warnings=self._warnings(),
            pages=count,
            links=self.links,
            heading_tags=self.heading_tags,
        )

    def _refuse_scan(self, words: int, pages: int) -> None:
        """Refuse pages that are pictures: no words, or next to none on pages that an image fills."""
        scanned = all(self.pictures.fills(page) for page in self.pages)
        if words and not (scanned and words < 5 * pages):
            return
        what = "its one page is" if pages == 1 else f"its {pages:,} pages are"
        kind = "a picture" if pages == 1 else "pictures"
        if not any(page.images for page in self.pages):
            raise UnreadableSourceError(f"{self.name} has no text that can be read (pages: {pages:,}).")
        raise UnreadableSourceError(
            f"{self.name} is a scan without text: {what} {kind}. Run text recognition (OCR) first."
        )

    def _page(self, number: int) -> list[Word]:
        """Read a page; return the words that people wrote onto it."""
        page = self.document[number]
        try:
            content = read_page(page, number + 1)
            add_links(self.document, page, content)
            self.tagged[content.number] = self.tree.add(page, content)
            self.heading_tags += plain_things.heading_tags(page)
            self.links += (Word(link, Place(page=number + 1)) for link in plain_things.addresses(self.document, page))
            self.omissions += annotations.comments(page, content.number)
            written = list(annotations.shown_words(page, content.number))
        finally:
            page.close()
        self.pages.append(content)
        for learner in (self.spelling, self.look, self.layout, self.pictures):
            learner.learn(content)
        return written

    def _warnings(self) -> list[str]:
        bare = [page.number for page in self.pages if page.pieces and not self.tagged[page.number]]
        silent = [page.number for page in self.pages if not any(not piece.blank for piece in page.pieces)]
        found = [_NOTHING.format(", ".join(map(str, silent)))] if silent else []
        if len(bare) == sum(bool(page.pieces) for page in self.pages):
            return [_UNTAGGED, *found]
        return [_PARTLY.format(", ".join(map(str, bare))), *found] if bare else found

    def _drafts(self) -> tuple[list[Draft], list[Note]]:
        """Return the document's drafts in order, and its notes."""
        self._leave_out_heads()
        flow = Flow(self.left_out)
        tagged = flow.drafts(self.tree.root)
        if any(draft.kind == "text" and draft.last_page - draft.first_page >= _ENDLESS for draft in tagged):
            self.tree, self.tagged, tagged, flow = Tree(), {page.number: set() for page in self.pages}, [], Flow()
        drafts = inserted(unboxed(tagged), self._untagged())
        drafts = inserted(drafts, [draft for page in self.pages for draft in self._loose_pictures(page)])
        drafts = [draft for draft in drafts if draft.kind != "picture" or self.pictures.is_content(draft)]
        drafts, lists = contents.without_contents(drafts, self.builder.text)
        for draft in lists:
            self._omit("contents list", self.builder.text(draft), _CONTENTS, draft.first_page)
        drafts, small = untagged_notes(with_lists(drafts, True), self.look)
        notes = collected(sorted((*flow.notes, *small), key=lambda note: note.first_page))
        drafts = self._joined(drafts)
        self.builder.marks = marks_of([*drafts, *(draft for note in notes for draft in note.drafts)], notes)
        drafts = inserted(drafts, [as_text(note) for note in notes if not note.marked])
        self.look.learn_levels((draft, self.builder.text(draft)) for draft in drafts if draft.kind == "text")
        self.look.promote(drafts, self.builder.text)
        self.builder.numbered = numbered_paragraphs(drafts, self.spelling)
        return drafts, notes

    def _joined(self, drafts: list[Draft]) -> list[Draft]:
        """Join what pages' ends part."""
        found = joined_lists(joined_texts(drafts, self.builder.text), self.spelling)
        found, heads = joined_tables(found, self.builder.text)
        for text, page in heads:
            self._omit("repeated table head", text, _REPEATED_HEAD, page)
        return found

    def _omit(self, kind: str, text: str, reason: str, page: int) -> None:
        self.omissions.append(Omission(kind, text, reason, Place(page=page or None)))

    def _leave_out_heads(self) -> None:
        """Leave out running heads, and what the PDF marks as no part of the text at the edges of pages."""
        fixed = {id(leaf) for table in _tables(self.tree.root) for leaf in table.leaves()}
        for line in running.running_heads(self.pages, fixed):
            self._leave_out(line.pieces, "running head", _RUNNING)
        for page in self.pages:
            edge = [p for p in page.pieces if self._is_loose(p) and p.artifact and running.in_margin(p, page)]
            for segment in segments(edge):
                self._leave_out(segment.pieces, "running head", _AT_EDGE)

    def _leave_out(self, pieces: Any, kind: str, reason: str) -> None:
        self.left_out.update(id(piece) for piece in pieces)
        self._omit(
            kind, " ".join(self.builder.text(Draft("text", pieces=list(pieces))).split()), reason, pieces[0].page
        )

    def _is_loose(self, piece: Piece) -> bool:
        """Tell whether a piece of text has no place in the structure tree, and is not left out yet."""
        return piece.mark not in self.tagged[piece.page] and id(piece) not in self.left_out and not piece.blank

    def _untagged(self) -> list[Draft]:
        """Text and pictures that no tag names, but for what repeats tagged text (the head of a table on its next page)."""
        found: list[Draft] = []
        tagged = ""
        for page in self.pages:
            loose = [piece for piece in page.pieces if self._is_loose(piece)]
            if any(piece.artifact for piece in loose):
                tagged = tagged or self.builder.text(Draft("text", pieces=self._tagged_pieces()))
                for segment in segments([piece for piece in loose if piece.artifact]):
                    if self.builder.text(Draft("text", pieces=segment.pieces)) in tagged:
                        self._leave_out(segment.pieces, "repeated text", _REPEATED)
                loose = [piece for piece in loose if self._is_loose(piece)]
            found += self.layout.drafts(loose, page.rules)
        return found

    def _tagged_pieces(self) -> list[Piece]:
        return [p for page in self.pages for p in page.pieces if p.mark in self.tagged[p.page]]

    def _loose_pictures(self, page: PageText) -> Iterator[Draft]:
        for image in page.images:
            if image.mark in self.tagged[page.number]:
                continue
            draft = Draft("picture", images=[image])
            if image.artifact or self.tagged[page.number]:
                self._omit("picture", "", "The PDF marks it as no part of the text.", page.number)
            else:
                yield draft


def _tables(element: Element) -> Iterator[Element]:
    for kid in element.children():
        if isinstance(kid, Element):
            if kid.kind == "Table":
                yield kid
            else:
                yield from _tables(kid)
