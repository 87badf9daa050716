"""A page as its readers will have it: what the site's own renderer makes of a report's text.

In: the text of a report's file. Out: the words of its page block by block, and how many things stand on it.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from lxml import html

from publishing.base.problems import Problem
from publishing.content import front_matter
from publishing.content.rendering import Renderer

_APART = "descendant-or-self::*[contains(@class, 'headerlink') or contains(@class, 'footnote-backref')]"
_INLINE = frozenset("a abbr cite code del em ins kbd span strong sub sup img".split())


@dataclass(frozen=True)
class PageWord:
    """A word of a page, and the number of the block in which it stands; the title's is -1."""

    text: str
    block: int


@dataclass(frozen=True)
class Page:
    """A page that was read back. ``blocks`` are the HTML of its blocks.

    ``marks`` are the numbers that a browser shows before items and notes, and where notes are called: no words of its HTML.
    """

    words: tuple[PageWord, ...] = ()
    blocks: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    marks: tuple[str, ...] = ()
    links: frozenset[str] = frozenset()
    headings: tuple[str, ...] = ()


def read_back(
    file: str, text: str, files: Collection[str], unlinked_hosts: Collection[str] = (), *, with_title: bool = True
) -> Page:
    """Render a report's text. ``files`` are all files of ``docs/`` that links may lead to.

    ``with_title`` counts the front matter's title among the words, where it was taken out of the text.
    """
    source, problems = front_matter.parse(file, text.encode())
    rendered, faults = Renderer(files, unlinked_hosts).render(source, ids_required=True)
    root = html.fragment_fromstring(rendered.html or "", create_parent="div")
    for element in root.xpath(_APART):
        element.drop_tree()
    marks = list(_list_numbers(root))
    for mark in root.xpath("descendant::sup[a[contains(@class, 'footnote-ref')]]"):
        marks.append(mark.text_content().strip())
        mark.drop_tree()
    blocks = list(_blocks(root))
    title = str(source.fields.get("title") or "") if with_title else ""
    words = [PageWord(word, -1) for word in title.split()]
    words += [PageWord(word, number) for number, block in enumerate(blocks) for word in _text(block).split()]
    return Page(
        tuple(words),
        tuple(str(html.tostring(block, encoding="unicode", with_tail=False)) for block in blocks),
        _counts(root),
        (*problems, *faults),
        tuple(marks),
        frozenset(str(link.get("href") or "") for link in root.iter("a")),
        tuple(heading.text_content() for heading in root.iter("h2", "h3", "h4", "h5", "h6")),
    )


def _list_numbers(root: html.HtmlElement) -> Iterator[str]:
    """The numbers of items in numbered lists; those of notes are among them."""
    for items in root.iter("ol"):
        start = items.get("start") or "1"
        for number, _ in enumerate(items.iterchildren("li"), int(start) if start.isdecimal() else 1):
            yield str(number)


def _blocks(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The blocks of a page; each note by itself."""
    for child in root:
        if "footnote" in (child.get("class") or "").split():
            yield from child.iterfind(".//li")
        else:
            yield child


def _text(element: html.HtmlElement) -> str:
    return "".join(_pieces(element))


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    gap = "" if element.tag in _INLINE else " "
    yield gap + (element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child)
        yield child.tail or ""
    yield gap


def _counts(root: html.HtmlElement) -> dict[str, int]:
    return {
        "headings": len(root.xpath(".//h2 | .//h3 | .//h4 | .//h5 | .//h6")),
        "tables": len(root.xpath(".//table")),
        "cells": len(root.xpath(".//td | .//th")),
        "notes": len(root.xpath(".//div[contains(@class, 'footnote')]//li[starts-with(@id, 'fn:')]")),
        "pictures": len(root.xpath(".//img")),
    }
