"""The reader of Word files: blocks, and beside them all words, from a walk of their own.

package    the file as a ZIP, and all that can be wrong with it
styles     what a style means, with all that it is based on
numbering  the numbers that Word works out
inline     what stands in a paragraph
entries    paragraphs and tables in order
blocks     what each paragraph is; lists, tables
plain      all words, by a walk that knows nothing of these
outside    what stands in no paragraph: other files in it, WordArt, form fields
"""

from collections.abc import Iterator
from pathlib import Path

from publishing.importing.model import FORM, Block, Place, SourceDocument, UnreadableSourceError, Word
from publishing.importing.opening import read_bytes
from publishing.importing.word import outside, own_files, plain, plain_things
from publishing.importing.word.blocks import Blocks
from publishing.importing.word.entries import Entries
from publishing.importing.word.inline import Inline
from publishing.importing.word.numbering import Numbering
from publishing.importing.word.package import Package
from publishing.importing.word.styles import Styles
from publishing.importing.word.tally import Tally
from publishing.importing.word.xml import Element, W, children

_NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")
_MARGINS = {"header": "running head", "footer": "running foot"}
_RUNNING = "it stands on every page of the file, and the site has its own"
_COMMENT = "a comment of its authors, which is not part of the text"
_UNMARKED = "A note has no mark in the text: it stands at the end, as a paragraph."


def read(path: Path) -> SourceDocument:
    """Read a Word file; ``UnreadableSourceError`` says in one sentence why that is impossible."""
    package = Package(read_bytes(path), path.name)
    main = package.tree(package.main, required=True)
    body = main.find(f"{W}body")
    others = {
        kind: [package.tree(part) for part in package.related(kind)]
        for kind in ("footnotes", "endnotes", "header", "footer", "comments")
    }
    words = [*plain.words(main, others), *outside.words(package, main)]
    if body is None or not (words or plain.counts(main)["pictures"]):
        raise UnreadableSourceError(f"{path.name} has no text.")
    return _Reading(package, main, others).document(body, words)


class _Reading:
    """One reading of one file."""

    def __init__(self, package: Package, main: Element, others: dict[str, list[Element]]) -> None:
        self._package, self._main, self._others = package, main, others
        self._tally = Tally()
        self._styles = Styles(package.part_of("styles"))
        self._numbering = Numbering(package.part_of("numbering"))
        self._blocks = Blocks(self._tally, is_ours=own_files.is_own(self._styles.names()))
        if self._blocks.is_ours and own_files.is_form(package.part_of("settings")):
            raise UnreadableSourceError(FORM.format(package.name))

    def document(self, body: Element, words: list[Word]) -> SourceDocument:
        """All that was read."""
        places = {paragraph: number for number, paragraph in enumerate(self._main.iter(f"{W}p"), 1)}
        found = self._blocks.document(self._entries(self._package.main, places).read(body))
        notes = {**self._notes("footnotes", "f"), **self._notes("endnotes", "e")}
        self._margins()
        self._comments()
        self._say_changes()
        outside.say(self._main, places, self._tally)
        return SourceDocument(
            blocks=found,
            words=words,
            notes=notes,
            omissions=self._tally.omissions,
            translated=dict(+self._tally.translated),
            warnings=self._tally.warnings,
            title=self._blocks.title,
            numbers=self._tally.numbers,
            counts=plain.counts(self._main),
            links=list(self._links()),
            headings=list(plain_things.headings(self._main, self._package.part_of("styles"))),
        )

    def _entries(self, part: str, places: dict[Element, int]) -> Entries:
        inline = Inline(self._package, self._styles, self._tally, part)
        return Entries(inline, self._styles, self._numbering, self._tally, places)

    def _notes(self, kind: str, sign: str) -> dict[str, tuple[Block, ...]]:
        """The notes of a kind, by the label that their marks have."""
        found = {}
        for part in self._package.related(kind):
            entries = self._entries(part, {})
            for note in children(self._package.tree(part)):
                if note.get(f"{W}type") not in _NO_NOTES:
                    found[f"{sign}{note.get(f'{W}id')}"] = self._blocks.blocks(entries.read(note))
        return found

    def _links(self) -> Iterator[Word]:
        """Where words of the text and of its notes lead."""
        yield from plain_things.links(self._main, self._package.of_main)
        for part in (part for kind in ("footnotes", "endnotes") for part in self._package.related(kind)):
            for link in plain_things.links(self._package.tree(part), self._package.relationships(part)):
                yield Word(link.text, Place())

    def _margins(self) -> None:
        """Running heads and feet are left out, each once."""
        for kind, name in _MARGINS.items():
            for root in self._others[kind]:
                text = " ".join(word.text for word in plain.words(root, {}))
                if text:
                    self._tally.omit(name, text, _RUNNING, Place())

    def _comments(self) -> None:
        """Comments are left out and counted."""
        comments = [comment for root in self._others["comments"] for comment in root.iterfind(f"{W}comment")]
        for comment in comments:
            text = " ".join(word.text for word in plain.words(comment, {}))
            self._tally.omit("comment", text, _COMMENT, Place())

    def _say_changes(self) -> None:
        changes = self._tally.changes
        if total := sum(changes.values()):
            kinds = ", ".join(f"{count} {name if count > 1 else name[:-1]}" for name, count in sorted(changes.items()))
            self._tally.warn(f"{total} tracked change{'s were' if total > 1 else ' was'} accepted: {kinds}.")
