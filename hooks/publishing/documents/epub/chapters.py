"""The chapters of an EPUB: which file each element, id and note is in.

In: the root of a body, and its notes. Out: a ``Book``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

TITLE_PAGE = "title.xhtml"
_UNSAFE = re.compile(r"^[^A-Za-z]|[^A-Za-z0-9.-]")


@dataclass(frozen=True)
class Chapter:
    """A file of the book: what comes before the first heading, which stands on the title page, or an h2 and what follows."""

    file: str
    title: str
    elements: tuple[HtmlElement, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Book:
    """``places`` are the files of all ids, ``notes`` the notes by id; a chapter has those that it refers to first."""

    chapters: tuple[Chapter, ...]
    places: Mapping[str, str]
    notes: Mapping[str, HtmlElement]


def split(root: HtmlElement, notes: Mapping[str, HtmlElement], title: str) -> Book:
    """Split a body into its chapters; headings without an id get one. ``ValueError`` for an id that stands twice."""
    _name_headings(root)
    groups: list[list[HtmlElement]] = [[]]
    for element in root:
        if element.tag == "h2":
            groups.append([])
        groups[-1].append(element)
    left, chapters, places = dict(notes), [], {}
    for number, group in enumerate(groups):
        file = f"chapter-{number:02}.xhtml" if number else TITLE_PAGE
        own = list(_noted(group, left))
        own += left if number == len(groups) - 1 else ()  # those that nothing refers to
        words = " ".join(group[0].text_content().split()) if number else title
        chapters.append(Chapter(file, words, tuple(group), tuple(own)))
        for id in _ids([*group, *(notes[note] for note in own)]):
            if id in places:
                raise ValueError(f"the id '{id}' stands twice in the document")
            places[id] = file
    return Book(tuple(chapters), places, notes)


def name_of(id: str) -> str:
    """Write an id as XML takes it: letters that it has no place for become their number, so that no two are one."""
    return _UNSAFE.sub(lambda letter: f"_{ord(letter[0]):x}_", id)


def _name_headings(root: HtmlElement) -> None:
    used = set(root.xpath("descendant::*/@id"))
    for number, heading in enumerate(root.iter("h2", "h3"), 1):
        if not heading.get("id"):
            id = f"heading-{number}"
            heading.set("id", f"{id}-{len(used)}" if id in used else id)


def _noted(elements: Iterable[HtmlElement], left: dict[str, HtmlElement]) -> Iterator[str]:
    """Take out of ``left`` the notes that elements refer to, and those that these refer to."""
    for element in elements:
        for link in element.iter("a"):
            id = (link.get("href") or "")[1:]
            if "footnote-ref" in link.classes and id in left:
                note = left.pop(id)
                yield id
                yield from _noted([note], left)


def _ids(elements: Iterable[HtmlElement]) -> Iterator[str]:
    for element in elements:
        for node in element.xpath("descendant-or-self::*[not(ancestor-or-self::svg)]"):
            if id := node.get("id") or (node.get("name") if node.tag == "a" else None):
                yield id
