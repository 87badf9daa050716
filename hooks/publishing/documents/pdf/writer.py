"""Writing elements one after another.

In: elements of a body, and the way in which each kind is written. Out: Typst source; and what the writer remembers:
ids, links, pictures, and headings of table rows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import html

from publishing.documents.pdf.tables import RowHeads
from publishing.documents.pdf.text import ENDLESS, string, words

Image = Callable[[str], bytes]
HEADINGS = ("h2", "h3", "h4", "h5", "h6")


@dataclass
class Writer:
    """``ways`` are by tag; ``notes`` are footnotes by id; ``longest`` is the longest word that
    fits on a line, ``heading`` the last heading.
    """

    ways: Mapping[str, "Way"]
    image: Image
    notes: Mapping[str, html.HtmlElement]
    longest: int = ENDLESS
    heading: str = ""
    pictures: dict[str, bytes] = field(default_factory=dict)
    row_heads: list[RowHeads] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)

    def inside(self, element: html.HtmlElement) -> str:
        """What an element holds."""
        pieces = [words(element.text or "", self.longest)]
        for child in element:
            pieces += [self.whole(child), words(child.tail or "", self.longest)]
        return "".join(pieces)

    def whole(self, element: html.HtmlElement) -> str:
        """An element; ``ValueError`` if there is no way to write it."""
        way = self.ways.get(str(element.tag))
        if way is None:
            raise ValueError(f"there is no way to print <{element.tag}>")
        return self._named(element, way(self, element))

    def item(self, element: html.HtmlElement) -> str:
        """What a part of a list or a table holds."""
        return self._named(element, self.inside(element))

    def narrow(self, element: html.HtmlElement, longest: int) -> str:
        """What a cell of a table holds, in which longer words must break."""
        self.longest, before = min(longest, self.longest), self.longest
        content = self.item(element)
        self.longest = before
        return content

    def apart(self, element: html.HtmlElement) -> str:
        """What an element holds that is read apart from the text, at the foot of the page."""
        self.longest, before = ENDLESS, self.longest
        content = self.inside(element).strip()
        self.longest = before
        return content

    def take(self, id: str) -> str:
        """An id as Typst writes it; ``ValueError`` if it was there before."""
        if id in self.ids:
            raise ValueError(f"the id '{id}' stands twice in the document")
        self.ids.add(id)
        return string(id)

    def _named(self, element: html.HtmlElement, written: str) -> str:
        """What was written of an element, with the element's id and language."""
        start = written[: len(written) - len(written.lstrip())]
        core = written.strip()
        end = written[len(start) + len(core) :]
        id = element.get("id") or (element.get("name") if element.tag == "a" else None)
        if id and element.tag in HEADINGS:
            core = f"{core}#label({self.take(id)});"
        elif id:
            core = f"#anchor({self.take(id)});{core}"
        language = element.get("lang")
        core = _spoken(language, core) if language else core
        return f"{start}{f'#from-right[{core}];' if element.get('dir') == 'rtl' else core}{end}"


Way = Callable[[Writer, html.HtmlElement], str]


def _spoken(language: str, written: str) -> str:
    """A text in another language: ``gd``, ``en-US``."""
    code, _, region = language.partition("-")
    place = string(region) if len(region) == 2 else "none"
    return f"#text(lang: {string(code.lower())}, region: {place})[{written}];"
