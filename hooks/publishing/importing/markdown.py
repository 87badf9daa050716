"""The Markdown of this site, written from the model: one writer for all sources.

In: a document as it was read, and the report's id. Out: its body, its pictures, and what could not be written as it was.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from publishing.content.rendering.limits import DEEPEST
from publishing.importing import images, markdown_tables
from publishing.importing.counting import count, counted
from publishing.importing.escaping import at_start, escaped, reference
from publishing.importing.identifiers import Identifiers, anchor_of
from publishing.importing.inline_markdown import Inline
from publishing.importing.joining import joined
from publishing.importing.letters import clean
from publishing.importing.model import (
    Block,
    Heading,
    ListBlock,
    ListItem,
    Omission,
    Paragraph,
    Picture,
    Quotation,
    Run,
    SourceDocument,
    Table,
)

_STEP, _BREAK = "    ", "\n"
_FIRST, _LAST = 2, 6  # levels of headings


@dataclass(frozen=True)
class Written:
    """A body in Markdown. ``pictures`` are by their names in the report's folder; ``repeated`` are words of merged cells
    that stand once in the source and once more on the page, ``labels`` numbers of items in cells, where no list counts.
    ``other_links`` are addresses that stand on the page as files of this site, or that could not be followed, which is said.
    """

    body: str
    pictures: Mapping[str, bytes]
    omissions: Sequence[Omission]
    warnings: Sequence[str]
    repeated: Sequence[str]
    labels: Sequence[str]
    other_links: Collection[str] = ()


def write(
    document: SourceDocument,
    report_id: str,
    *,
    unlinked_hosts: Sequence[str] = (),
    files: Mapping[str, str] | None = None,
) -> Written:
    """Write a document. ``files`` are the paths of this site's pages, from the report, by their whole addresses."""
    inline = Inline(notes=frozenset(document.notes), unlinked_hosts=unlinked_hosts, files=files or {})
    return Writer(report_id, document.notes, inline).document(document)


@dataclass
class Writer:
    """Writes the blocks of one document."""

    report_id: str
    notes: Mapping[str, tuple[Block, ...]]
    inline: Inline
    ids: Identifiers = field(default_factory=Identifiers)
    pictures: dict[str, bytes] = field(default_factory=dict)
    omissions: list[Omission] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    _levels: list[int] = field(default_factory=list)
    _ids_of: dict[int, str] = field(default_factory=dict)  # of headings and numbers, by their place in order

    def document(self, document: SourceDocument) -> Written:
        """A whole document: its blocks, then its notes."""
        self._name(document.blocks)
        parts = [text for number, block in enumerate(document.blocks) for text in self._top(block, number)]
        body = joined(parts)
        if notes := self._notes():
            body = f"{body}\n\n{notes}"
        unmarked = [label for label in document.notes if label not in self.inline.labels]
        rest = joined([text for label in unmarked for text in self.blocks(document.notes[label])])
        if rest:
            body = f"{body}\n\n{rest}"
            self.warnings.append("A note has no mark in the text: it stands at the end, as a paragraph.")
        for address in self.inline.dropped:
            self.warnings.append(
                f"A link to {address[:80]} cannot be followed from this site: only its words stand here."
            )
        body = f"\n{body}\n" if body else ""
        return Written(
            body, self.pictures, self.omissions, self.warnings, self.repeated, self.labels, self.inline.other_links
        )

    def _name(self, blocks: Sequence[Block]) -> None:
        """Give headings and numbered paragraphs their ids, so that links may lead to them from before."""
        numbered = [(number, block) for number, block in enumerate(blocks) if isinstance(block, Paragraph)]
        targets: dict[str, str] = {}
        for number, paragraph in numbered:
            if paragraph.number and self.ids.of_number(paragraph.number):
                self._ids_of[number] = anchor_of(paragraph.number)
        for number, block in enumerate(blocks):
            if isinstance(block, Heading) and _has_words(block.runs):
                self._ids_of[number] = self.ids.of_heading(_words(block.runs), block.anchors)
            if isinstance(block, Heading | Paragraph) and number in self._ids_of:
                targets |= dict.fromkeys(block.anchors, self._ids_of[number])
        self.inline.targets = targets

    def _top(self, block: Block, number: int) -> Iterator[str]:
        """A block at the left edge: only there headings and numbers of paragraphs mean something."""
        anchor = self._ids_of.get(number)
        if isinstance(block, Heading) and anchor:
            marks = "#" * self._level(block.level)
            label = f"{escaped(clean(block.number))} " if block.number else ""
            text = self.inline.line(block.runs, start=f"{marks} {label}", plain=True).replace("<br>", " ")
            text = text.replace("{", reference("{")).replace("}", reference("}"))  # behind it, the id has braces
            closed = f"{text[:-1]}\\#" if text.endswith("#") else text
            yield f"{closed} {{#{anchor}}}"
        elif isinstance(block, Paragraph) and anchor:
            yield self.inline.line(block.runs, start=f"[{block.number}] ")
        else:
            yield from self.blocks((block,))

    def _level(self, level: int) -> int:
        """The level of a heading here: at most one deeper than the one before."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return min(_FIRST + len(self._levels) - 1, _LAST)

    def blocks(self, blocks: Sequence[Block], depth: int = 0) -> Iterator[str]:
        """The Markdown of blocks, one text for each."""
        for block in blocks:
            match block:
                case Heading():
                    yield self.inline.line(tuple(replace(run, strong=True) for run in _numbered(block)))
                case Paragraph():
                    yield self.inline.line(_numbered(block))
                case ListBlock():
                    yield from self._list(block, depth)
                case Table():
                    yield from markdown_tables.table(block, self)
                case Quotation():
                    yield self._quotation(block, depth)
                case Picture():
                    yield self.picture(block)

    def _list(self, block: ListBlock, depth: int) -> Iterator[str]:
        if depth >= DEEPEST - 1:  # the page shows no deeper one
            for item in block.items:
                yield from self.blocks(item.blocks, depth)
        elif any(item.term for item in block.items):
            yield "\n\n".join(self._term(item, depth) for item in block.items)
        else:
            yield joined([self._items(part, block.ordered, depth) for part in counted(block)])

    def _items(self, items: Sequence[ListItem], ordered: bool, depth: int) -> str:
        texts = [self._item(item, ordered, depth) for item in items]
        return ("\n\n" if any("\n\n" in text for text in texts) else "\n").join(texts)

    def _term(self, item: ListItem, depth: int) -> str:
        texts = [text for text in self.blocks(item.blocks, depth + 1) if text]
        explained = "\n\n".join(_indented(text) for text in texts).removeprefix(_STEP)
        return f"{self.inline.line(item.term)}\n:   {explained}"

    def _item(self, item: ListItem, ordered: bool, depth: int) -> str:
        """An item. Markdown counts in digits only: other labels stand as words behind a bullet."""
        number = count(item) if ordered else None
        mark = "- " if number is None else f"{number}. "
        label = "" if number is not None or not ordered else f"{at_start(escaped(clean(item.label)))} "
        first, *rest = item.blocks or (Paragraph(()),)
        if isinstance(first, Picture) and rest and isinstance(rest[0], Paragraph):
            label = f"{label}{self.picture(first)} ".lstrip()
            first, *rest = rest
        if isinstance(first, Paragraph):
            text = self.inline.line(_numbered(first), start=label) if label else self.inline.line(_numbered(first))
        else:
            text, rest = label.strip(), [first, *rest]
        parts = [f"{mark}{text}"]
        is_close = True  # a list right below the words of its item needs no empty line
        for block in rest:
            is_close = is_close and isinstance(block, ListBlock)
            between = "" if is_close else _BREAK
            parts += [f"{between}{_indented(inner)}" for inner in self.blocks((block,), depth + 1) if inner]
        return "\n".join(parts)

    def _quotation(self, block: Quotation, depth: int) -> str:
        inner = joined([text for text in self.blocks(block.blocks, depth + 1) if text])
        if block.title:
            title = escaped(clean(block.title)).replace('"', "&quot;")
            return f'!!! example "{title}"\n{_indented(inner)}'
        return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))

    def picture(self, picture: Picture) -> str:
        """A picture, as a file of the report; without a text that says what it shows, ``check`` asks for one."""
        data, ending, reason = images.shown(picture)
        if reason:
            self.omissions.append(Omission("picture", picture.alternative, reason, picture.place, in_words=False))
            return ""
        name = next((name for name, other in self.pictures.items() if other == data), "")
        name = name or f"picture-{len(self.pictures) + 1}.{ending}"
        self.pictures[name] = data
        alternative = escaped(" ".join(clean(picture.alternative).split())).replace("[", "&#91;").replace("]", "&#93;")
        return f"![{alternative}]({self.report_id}/{name})"

    def _notes(self) -> str:
        """The notes whose marks stand in the text, in the order of their marks."""
        texts = []
        alone = replace(self.inline, notes=frozenset())
        for label, number in self.inline.labels.items():
            writer = replace(self, inline=alone)
            parts = [text for text in writer.blocks(_flat(self.notes[label])) if text]
            first = "\n\n".join([parts[0], *map(_indented, parts[1:])]) if parts else "–"
            texts.append(f"[^{number}]: {first}")
        return "\n\n".join(texts)


def _flat(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a note, which begins with a paragraph."""
    return [*blocks] if blocks and isinstance(blocks[0], Paragraph) else [Paragraph((Run("Note:"),)), *blocks]


def _numbered(block: Heading | Paragraph) -> tuple[Run, ...]:
    """The runs of a block whose number can be no anchor, with the number as words."""
    if not block.number:
        return block.runs
    return (Run(f"{block.number} "), *block.runs)


def _indented(text: str) -> str:
    return "\n".join(f"{_STEP}{line}" if line else "" for line in text.split("\n"))


def _words(runs: Sequence[Run]) -> str:
    return " ".join("".join(run.text for run in runs).split())


def _has_words(runs: Sequence[Run]) -> bool:
    return any(map(str.isalnum, _words(runs)))
