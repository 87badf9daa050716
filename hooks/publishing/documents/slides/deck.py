"""Slides before any format.

In: a ``Document`` whose body has a heading (h2) for each slide, below it paragraphs, lists and at most one picture, and its
notes in a box of the class "notes". Out: a ``Deck``. What a slide cannot show is a ``ValueError``, never left out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from lxml.html import HtmlElement

from publishing.base.tokens import Palette
from publishing.documents.model import Document
from publishing.documents.model.visitor import parsed
from publishing.documents.word.pictures import png


@dataclass(frozen=True)
class Run:
    """Words, bold or not."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Line:
    """A paragraph: plain, with a mark in front (``item``), or with a number in front (``number``, from 1)."""

    runs: tuple[Run, ...]
    item: bool = False
    number: int = 0

    @property
    def text(self) -> str:
        """The words of a paragraph of a slide."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Picture:
    """A PNG with its alternative text; pictures of slides are as wide as high."""

    content: bytes
    alt: str


@dataclass
class Slide:
    """A slide; its parts are read in this order: title, lines, picture."""

    title: str
    lines: list[Line] = field(default_factory=list)
    picture: Picture | None = None
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Deck:
    """All slides, after one with the title and whom they are for. ``updated`` stands for the clock."""

    title: str
    subtitle: str
    summary: str
    author: str
    url: str
    language: str
    updated: date
    slides: tuple[Slide, ...]
    palette: Palette = Palette()

    @property
    def foot(self) -> str:
        """The foot of every slide."""
        return f"This edition suggests · {self.url.removeprefix('https://')}"


def deck(document: Document, image: Callable[[str], bytes]) -> Deck:
    """Read the slides of a document; ``image`` gives the content of an image by its ``src``."""
    slides: list[Slide] = []
    for element in parsed(document.body):
        if element.tag == "h2":
            slides.append(Slide(_words(element)))
        elif not slides:
            raise ValueError(f"something before the first slide: <{element.tag}>")
        else:
            _add(slides[-1], element, image)
    return Deck(
        title=document.title,
        subtitle=document.summary,
        summary=document.summary,
        author=document.author,
        url=document.url,
        language=document.language,
        updated=document.updated,
        slides=tuple(slides),
        palette=document.palette,
    )


def _add(slide: Slide, element: HtmlElement, image: Callable[[str], bytes]) -> None:
    picture = element.find(".//img")
    if picture is not None:
        if slide.picture or element.text_content().strip():
            raise ValueError(f"slide '{slide.title}': expected one picture, alone in its paragraph")
        slide.picture = Picture(png(image(picture.get("src"))), (picture.get("alt") or "").strip())
    elif element.tag == "p":
        slide.lines.append(Line(tuple(_runs(element))))
    elif element.tag in ("ul", "ol"):
        for number, item in enumerate(element.findall("li"), 1):
            if item.find("*/li") is not None:
                raise ValueError(f"slide '{slide.title}': expected a list without lists in it")
            slide.lines.append(Line(tuple(_runs(item)), element.tag == "ul", number if element.tag == "ol" else 0))
    elif element.tag == "div" and "notes" in element.classes:
        slide.notes += [_words(block) for block in element.iter("p", "li") if "admonition-title" not in block.classes]
    else:
        raise ValueError(f"slide '{slide.title}': there is no way to show <{element.tag}>")


def _runs(element: HtmlElement) -> Iterator[Run]:
    pieces = [(element.text or "", False)]
    for child in element:
        pieces += [(child.text_content(), child.tag == "strong"), (child.tail or "", False)]
    for text, bold in pieces:
        words = " ".join(f"x{text}x".split())[1:-1]  # white space at the edges stays, once
        if words:
            yield Run(words, bold)


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
