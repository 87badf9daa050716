"""Atom (RFC 4287): entries and feeds as XML.

In: what an entry and a feed say. Out: elements, and the bytes of a file. Atom has no days, only moments: a day is its first
moment in UTC.
"""

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from lxml import etree
from lxml.builder import ElementMaker

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
_E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
Element: TypeAlias = etree._Element


class Category(NamedTuple):
    """A category of an entry: ``scheme`` says what kind of thing that is, ``term`` its id, ``label`` its name."""

    scheme: str
    term: str
    label: str


@dataclass(frozen=True)
class Entry:
    """One entry. Days are as in ISO 8601; ``content`` is "" where the summary says all."""

    id: str
    title: str
    url: str
    updated: str
    published: str
    author: str
    summary: str
    content: str = ""
    categories: tuple[Category, ...] = ()


@dataclass(frozen=True)
class Head:
    """The head of a feed: ``url`` is its own address, ``page`` that of the page which lists the same."""

    id: str
    title: str
    subtitle: str
    url: str
    page: str
    updated: str
    author: str
    rights: str
    language: str = "en-GB"


def entry(content: Entry) -> Element:
    """An entry (section 4.1.2)."""
    element: Element = _E.entry(
        _text("id", content.id),
        _text("title", content.title),
        _link("alternate", content.url, "text/html"),
        _moment("updated", content.updated),
        _moment("published", content.published),
        _author(content.author),
        *(
            _E.category(scheme=category.scheme, term=category.term, label=_clean(category.label))
            for category in content.categories
        ),
        _text("summary", content.summary),
        *([_text("content", content.content)] if content.content else []),
    )
    return element


def feed(head: Head, entries: Iterable[Element]) -> bytes:
    """The file of a feed (section 4.1.1), with copies of entries."""
    root = _E.feed(
        {_LANGUAGE: head.language},
        _text("id", head.id),
        _text("title", head.title),
        _text("subtitle", head.subtitle),
        _link("self", head.url, MEDIA_TYPE),
        _link("alternate", head.page, "text/html"),
        _moment("updated", head.updated),
        _author(head.author),
        _text("rights", head.rights),
        *map(deepcopy, entries),
    )
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"


def _text(name: str, text: str) -> Element:
    element: Element = _E(name, _clean(text))
    return element


def _moment(name: str, day: str) -> Element:
    return _text(name, f"{day}T00:00:00Z")


def _author(name: str) -> Element:
    element: Element = _E.author(_text("name", name))
    return element


def _link(relation: str, url: str, media_type: str) -> Element:
    element: Element = _E.link(rel=relation, type=media_type, href=url)
    return element


def _clean(text: str) -> str:
    """A text without what XML forbids."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
