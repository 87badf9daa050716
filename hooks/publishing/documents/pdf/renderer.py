"""The renderer of the PDF: Typst source for each node kind.

In: elements of a body. Out: Typst source, with an empty line on either side of a block; and what the renderer collects:
ids, links, pictures, and headings of table rows.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from publishing.documents.model.drawings import drawing
from publishing.documents.model.inputs import Input
from publishing.documents.model.visitor import ADDRESS, HEADINGS, Visitor, grade_of, is_pictured, only, terms_of
from publishing.documents.pdf.fields import field_place
from publishing.documents.pdf.paragraphs import signature_of, wrapper_of
from publishing.documents.pdf.tables import Paper, RowHeads, sheet
from publishing.documents.pdf.text import ENDLESS, in_language, lines, running, string

Image = Callable[[str], bytes]
_Method = Callable[["TypstRenderer", HtmlElement], str]


def _apart(written: str) -> str:
    return f"\n\n{written}\n\n"


def _block(function: str) -> _Method:
    return lambda renderer, element: _apart(f"#{function}[{renderer.inside(element)}];")


def _phrase(function: str) -> _Method:
    return lambda renderer, element: f"#{function}[{renderer.inside(element)}];"


@dataclass
class TypstRenderer(Visitor[str]):
    """``notes`` are footnotes by id; ``longest`` is the longest word that fits on a line of the ``paper``, ``title`` the last heading,
    ``ids`` those written so far, ``targets`` the ids that links lead to, ``inputs`` the fields by name.
    """

    load: Image
    notes: Mapping[str, HtmlElement]
    longest: int = ENDLESS
    paper: Paper = Paper()
    title: str = ""
    pictures: dict[str, bytes] = field(default_factory=dict)
    row_heads: list[RowHeads] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    inputs: Mapping[str, Input] = field(default_factory=dict)

    def text(self, words: str) -> str:
        """Write running text."""
        return running(words, self.longest)

    def joined(self, pieces: Iterable[str]) -> str:
        """Put pieces one after another."""
        return "".join(pieces)

    def finished(self, element: HtmlElement, written: str) -> str:
        """Add an element's id, language and direction."""
        start = written[: len(written) - len(written.lstrip())]
        core = written.strip()
        end = written[len(start) + len(core) :]
        id = element.get("id") or (element.get("name") if element.tag == "a" else None)
        if id and element.tag in HEADINGS:
            core = f"{core}#label({self._new_id(id)});"
        elif id:
            core = f"#anchor({self._new_id(id)});{core}"
        language = element.get("lang")
        core = in_language(language, core) if language else core
        return f"{start}{f'#from-right[{core}];' if element.get('dir') == 'rtl' else core}{end}"

    def unreferenced_notes(self) -> Iterator[str]:
        """Write the notes that nothing refers to."""
        for id, note in self.notes.items():
            if id not in self.ids:
                yield _apart(f"#anchor({self._new_id(id)});{self._note_text(note)}")

    def _new_id(self, id: str) -> str:
        """Write an id in Typst; ``ValueError`` if it was there before."""
        if id in self.ids:
            raise ValueError(f"the id '{id}' stands twice in the document")
        self.ids.add(id)
        return string(id)

    def _within(self, element: HtmlElement, longest: int, write: Callable[[HtmlElement], str]) -> str:
        """Write an element where a word of more than ``longest`` characters must break."""
        self.longest, before = longest, self.longest
        content = write(element)
        self.longest = before
        return content

    def _note_text(self, note: HtmlElement) -> str:
        """Write a note, which stands at the foot of the page, over the whole line."""
        return self._within(note, ENDLESS, self.inside).strip()

    def _plain_block(self, element: HtmlElement) -> str:
        return _apart(self.inside(element))

    section = _plain_block
    item = cell = abbreviation = Visitor.inside
    summary, _captioned, _caption_below, _whole_figure = map(
        _block, ("summary", "caption", "caption-below", "figure-of")
    )
    code, deletion, emphasis = map(_phrase, ("code", "strike", "emph"))
    insertion, strong, subscript = map(_phrase, ("underline", "strong", "sub"))

    def heading(self, element: HtmlElement) -> str:
        """Write a heading, one level below the title."""
        self.title = element.text_content().strip()
        return _apart(f"#heading(level: {str(element.tag)[1]})[{self.inside(element)}];")

    def paragraph(self, element: HtmlElement) -> str:
        """Write a paragraph; one that announces what follows, or stands alone between heading and table, stays with it."""
        content, wrapper = self.inside(element), wrapper_of(element)
        return _apart(f"#{wrapper}[{content}];" if wrapper else content)

    def division(self, element: HtmlElement) -> str:
        """Write a box, on one page if it is short; other divisions are only frames."""
        if "admonition" not in element.classes:
            return self._plain_block(element)
        together = str(len(element.text_content()) < self.paper.short and element.find(".//table") is None).lower()
        return _apart(f"#admonition({together})[{self.inside(element)}];")

    def figure(self, element: HtmlElement) -> str:
        """Write a figure on one page, unless it holds a table, which may be longer."""
        return self._plain_block(element) if element.find(".//table") is not None else self._whole_figure(element)

    def quotation(self, element: HtmlElement) -> str:
        """Write a quotation; a last paragraph without quotation marks says whose words they are."""
        source, signature = "", signature_of(element)
        if signature is not None:
            source = f"#attribution[{self.visit(signature)}];"
            element.remove(signature)
        return _apart(f"#quotation[{self.inside(element)}{source}];")

    def listing(self, element: HtmlElement) -> str:
        """Write a list; one of boxes to tick has no other marks."""
        if is_pictured(element):
            return "".join(self._pictured(item) for item in only(element, "li"))
        items = "".join(f"[{self.visit(item)}], " for item in only(element, "li"))
        tight = str(element.find("li/p") is None).lower()
        if all(item.find("span[@class='pub-box']") is not None for item in element):
            return _apart(f"#choices({items});")
        kind = f"enum(start: {int(element.get('start') or 1)}, " if element.tag == "ol" else "list("
        return _apart(f"#{kind}tight: {tight}, {items});")

    def _pictured(self, item: HtmlElement) -> str:
        """Write an item that begins with a picture: the picture beside its words."""
        picture = self.visit(item[0])
        words = self.after_first(item)
        return _apart(f"#pictured({picture.removeprefix('#').removesuffix(';')})[{words.strip()}];")

    def terms(self, element: HtmlElement) -> str:
        """Write terms and their explanations."""
        groups = terms_of(element)
        pairs = (
            ("#linebreak();".join(map(self.visit, names)), "#parbreak();".join(map(self.visit, texts)))
            for names, texts in groups
        )
        items = "".join(f"[{names}], [{texts}], " for names, texts in pairs)
        return _apart(f"#explanations({items});")

    def table(self, element: HtmlElement) -> str:
        """Write a table, without a caption that repeats the heading right above it."""
        caption, place = element.find("caption"), len(self.row_heads)
        repeated = caption is not None and caption.text_content().strip() == self.title
        above = "" if caption is None or repeated else self.visit(caption)
        self.row_heads.append(())  # a table inside a cell comes after the one around it
        written, self.row_heads[place] = sheet(
            element, lambda cell, longest: self._within(cell, min(longest, self.longest), self.visit), self.paper
        )
        return above + _apart(written)

    def caption(self, element: HtmlElement) -> str:
        """Write a caption: above a table, below a figure."""
        return (self._captioned if element.tag == "caption" else self._caption_below)(element)

    def preformatted(self, element: HtmlElement) -> str:
        """Write preformatted text, which holds no markup."""
        if any(child.tag != "code" or len(child) for child in element):
            raise ValueError("there is no way to print markup inside <pre>")
        return _apart(f"#preformatted[{lines(element.text_content())}];")

    def rule(self, _element: HtmlElement) -> str:
        """Write a line across the page."""
        return _apart("#divider;")

    def line_break(self, _element: HtmlElement) -> str:
        """End a line."""
        return "#linebreak();"

    def link(self, element: HtmlElement) -> str:
        """Write a link, into the document or out of it, or the number of a paragraph."""
        content, href = self.inside(element), element.get("href")
        if "pub-number" in element.classes:
            return f"#number[{content}];"
        if not href:
            return content
        if href.startswith("#"):
            self.targets.add(href[1:])
            return f"#link(label({string(href[1:])}))[{content}];"
        if not ADDRESS.match(href):
            raise ValueError(f"a link to '{href}', which leads nowhere from a file")
        return f"#link({string(href)})[{content}];"

    def superscript(self, element: HtmlElement) -> str:
        """Write raised text, or a footnote where it is first referred to; later the same sign again."""
        link = element.find("a")
        if link is None or "footnote-ref" not in link.classes:
            return f"#super[{self.inside(element)}];"
        id, sign = (link.get("href") or "")[1:], link.text_content()
        if id in self.ids:
            return f"#note-again({string(sign)}, {string(id)});"
        if id not in self.notes:
            raise ValueError(f"a reference to the footnote '{id}', which the document does not have")
        name = self._new_id(id)
        return f"#note({string(sign)})[{self._note_text(self.notes[id])}]#label({name});"

    def image(self, element: HtmlElement) -> str:
        """Write an image, and collect its content."""
        source = element.get("src") or ""
        name = f"{len(self.pictures)}-{re.sub('[^a-z0-9.]', '', source.rpartition('/')[2].lower())}"
        self.pictures[name] = self.load(source)
        return f"#picture({string(name)}, {string((element.get('alt') or '').strip())});"

    def drawing(self, element: HtmlElement) -> str:
        """Write a drawing; ``ValueError`` where it has neither title nor description."""
        source, alt = drawing(element, self.paper.chart)
        if not alt:
            raise ValueError("a drawing without a title")
        wide = ", wide: true" if self.paper.chart and "pub-chart__svg" in element.classes else ""
        return f"#drawing({string(source)}, {string(alt)}{wide});"

    def span(self, element: HtmlElement) -> str:
        """Write a grade, a box to tick, a line to write on, a field, or text."""
        content, grade = self.inside(element), grade_of(element)
        if "pub-box" in element.classes:
            return f"#tick-box;{content}"
        if "pub-line" in element.classes:
            label = element.get("title") or "Your words"
            return f"#answer-line({string(f'{label}: a line to write on')});{content}"
        if "pub-input" in element.classes:
            return f"{field_place(element.get('title') or '', self.inputs)}{content}"
        if "pub-field" in element.classes:
            return f"#field[{content}];"
        return f"#grade({string(grade)})[{content}];" if grade else content
