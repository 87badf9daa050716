"""The contents of a paragraph: runs, marks of notes, pictures and boxes, with fields and tracked changes decided.

In: a paragraph. Out: its ``Content``. One reader goes through a whole file, as a field may begin in one paragraph and end
in another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from publishing.importing.model import Picture, Place, Run
from publishing.importing.word import pictures, signs
from publishing.importing.word.package import Package, Relationship
from publishing.importing.word.styles import Style, Styles, with_look
from publishing.importing.word.tally import Tally
from publishing.importing.word.xml import MC, Element, M, R, W, alternative, value

_OPENED = frozenset(f"{W}{name}" for name in "smartTag customXml sdtContent dir bdo fldSimple ruby rt rubyBase".split())
_HYPERLINK = re.compile(r'HYPERLINK\s+(?:"([^"]*)"|(?!\\)(\S+))?(?:.*?\\l\s+"([^"]*)")?', re.IGNORECASE | re.DOTALL)
_CONTENTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
_DELETED = "a tracked deletion, which is accepted"
_HIDDEN = "hidden text, which Word shows nobody"
_DECORATIVE = "its author marked it as decorative"


@dataclass
class Content:
    """The contents of a paragraph; ``is_contents`` for a line of a list of contents.

    ``bullet`` is the sign of a symbol font with which it begins, as the file has it.
    """

    runs: list[Run] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    is_contents: bool = False
    bullet: str = ""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass
class _Field:
    """A field that is open: its instruction, and whether its result has begun."""

    instruction: str = ""
    shown: bool = False


@dataclass
class _At:
    """Where the walk is: what it writes to, in which look, inside which link."""

    content: Content
    style: Style
    place: Place
    link: str | None = None


class Inline:
    """Reads the contents of paragraphs, one after another. ``notes`` says which marks of notes are wanted."""

    def __init__(self, package: Package, styles: Styles, tally: Tally, part: str) -> None:
        self._package, self._styles, self._tally = package, styles, tally
        self._related: dict[str, Relationship] = package.relationships(part)
        self._fields: list[_Field] = []

    def content(self, paragraph: Element, style: Style, place: Place) -> Content:
        """The contents of a paragraph."""
        at = _At(Content(is_contents=self._in_contents()), style, place)
        for child in paragraph:
            self._take(child, at)
            at.content.is_contents = at.content.is_contents or self._in_contents()
        return at.content

    def _in_contents(self) -> bool:
        return any(_CONTENTS.match(field.instruction) for field in self._fields)

    def _take(self, element: Element, at: _At) -> None:
        match element.tag.removeprefix(W) if isinstance(element.tag, str) else "":
            case "r":
                self._run(element, at)
            case "hyperlink":
                self._children(element, replace(at, link=self._target(element)))
            case "ins" | "moveTo":
                self._tally.changes["insertions" if element.tag == f"{W}ins" else "moves"] += 1
                self._children(element, at)
            case "del" | "moveFrom":
                self._deleted(element, at)
            case "sdt":
                for content in element.iterfind(f"{W}sdtContent"):
                    self._children(content, at)
            case "bookmarkStart":
                at.content.anchors.append(element.get(f"{W}name") or "")
            case _:
                self._other(element, at)

    def _other(self, element: Element, at: _At) -> None:
        if element.tag == f"{MC}AlternateContent":
            self._children(alternative(element), at)
        elif element.tag == f"{M}r" or (isinstance(element.tag, str) and element.tag.startswith(M)):
            self._formula(element, at)
        elif element.tag in _OPENED:
            self._children(element, at)

    def _children(self, element: Element, at: _At) -> None:
        for child in element:
            self._take(child, at)

    def _deleted(self, element: Element, at: _At) -> None:
        if element.tag != f"{W}moveFrom":  # what moved is counted where it stands now
            self.leave_out_deleted(element, at.place)

    def leave_out_deleted(self, element: Element, place: Place) -> None:
        """Note a tracked deletion, which is accepted."""
        self._tally.changes["deletions"] += 1
        text = "".join(piece.text or "" for piece in element.iter(f"{W}delText", f"{W}t"))
        if text.strip():
            self._tally.omit("deleted text", text, _DELETED, place, in_words=False)

    def _formula(self, element: Element, at: _At) -> None:
        text = "".join(piece.text or "" for piece in element.iter(f"{M}t", f"{W}t"))
        self._write(text, at, at.style)
        self._tally.warn("A formula became plain text: see that it still says what it should.")

    def _target(self, element: Element) -> str | None:
        """Where a link leads; None where nothing is said, or the file has lost it."""
        related = self._related.get(element.get(f"{R}id") or "")
        anchor = element.get(f"{W}anchor")
        if related and related.external:
            return f"{related.target}#{anchor}" if anchor and "#" not in related.target else related.target
        return f"#{anchor}" if anchor else None

    def _run(self, run: Element, at: _At) -> None:
        look = run.find(f"{W}rPr")
        named = value(look, "rStyle")
        style = at.style
        if named:
            own = self._styles.named(named)
            style = replace(
                style,
                strong=style.strong if own.strong is None else own.strong,
                emphasis=style.emphasis if own.emphasis is None else own.emphasis,
                hidden=style.hidden if own.hidden is None else own.hidden,
            )
        style = with_look(style, look)
        for text in self._pieces(run, at, signs.font_of(look)):
            if style.hidden:
                self._tally.omit("hidden text", text, _HIDDEN, at.place) if text.strip() else None
            else:
                self._write(text, at, style, look)

    def _write(self, text: str, at: _At, style: Style, look: Element | None = None) -> None:
        raised = value(look, "vertAlign")
        language = look.find(f"{W}lang") if look is not None else None
        at.content.runs.append(
            Run(
                text,
                strong=bool(style.strong),
                emphasis=bool(style.emphasis),
                superscript=raised == "superscript",
                subscript=raised == "subscript",
                link=at.link or self._field_link(),
                language=_other_language(language),
            )
        )

    def _field_link(self) -> str | None:
        for open_field in reversed(self._fields):
            found = _HYPERLINK.match(open_field.instruction.strip())
            if found and open_field.shown:
                address, anchor = found[1] or found[2] or "", found[3]
                return f"{address}#{anchor}" if anchor else address or None
        return None

    def _pieces(self, run: Element, at: _At, font: str) -> Iterator[str]:
        """The texts of a run. Marks of notes, pictures and boxes go to the content at once."""
        for child in run:
            match child.tag.removeprefix(W) if isinstance(child.tag, str) else "":
                case "t" if self._is_shown():
                    yield self._translated(child.text or "", font, at)
                case "tab" | "ptab":
                    yield "\t"
                case "br" | "cr":
                    yield " " if child.get(f"{W}type") in ("page", "column") else "\n"
                case "noBreakHyphen":
                    yield "\N{NON-BREAKING HYPHEN}"
                case "sym":
                    yield self._translated(*signs.sign(child), at)
                case "footnoteReference" | "endnoteReference":
                    kind = "e" if child.tag == f"{W}endnoteReference" else "f"
                    at.content.runs.append(Run("", note=f"{kind}{child.get(f'{W}id')}"))
                case "fldChar" | "instrText":
                    self._field(child)
                case "drawing" | "pict" | "object":
                    self._drawing(child, at)
                case "ruby":
                    self._children(child, at)
                case _ if child.tag == f"{MC}AlternateContent":
                    yield from self._pieces(alternative(child), at, font)

    def _translated(self, text: str, font: str, at: _At) -> str:
        """A text in letters that mean what they show."""
        if not at.content.text.strip():
            at.content.bullet = signs.first_bullet(text, font)
        return signs.translated(text, font, self._tally.translated)

    def _is_shown(self) -> bool:
        """Return whether text is the result of a field, or in none; the text of an instruction is not."""
        return all(open_field.shown for open_field in self._fields)

    def _field(self, element: Element) -> None:
        if element.tag == f"{W}instrText":
            if self._fields:
                self._fields[-1].instruction += element.text or ""
            return
        match element.get(f"{W}fldCharType"):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._fields[-1].shown = True
            case "end" if self._fields:
                self._fields.pop()

    def _drawing(self, drawing: Element, at: _At) -> None:
        for element in pictures.inside(drawing):
            if pictures.is_box(element):
                at.content.boxes.append(element)
            elif element.tag.endswith(("}chart", "}relIds")):
                pictures.leave_out(element, self._package, self._related, self._tally, at.place)
            elif pictures.is_decorative(drawing):
                self._tally.omit("picture", "", _DECORATIVE, at.place)
            else:
                found = pictures.picture(element, drawing, self._package, self._related, at.place)
                at.content.pictures.append(found)


def _other_language(element: Element | None) -> str:
    """The language of words, where it is another than English: Word marks nearly every word as of one."""
    code = "" if element is None else element.get(f"{W}val") or ""
    return code if _LANGUAGE.fullmatch(code) and not code.startswith("en") else ""
