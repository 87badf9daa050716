"""From a source's body to HTML, headings and section texts: once per source, for page, search, PDF and DOCX alike.

In: a source and the files that a link may lead to. Out: a ``Rendered``, and problems at their lines.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

from lxml import etree, html

from publishing.base.problems import Problem
from publishing.cache.blobs import NOTHING, Text
from publishing.content.front_matter import Source
from publishing.content.glyphs import symbols
from publishing.content.rendering import (
    dialects,
    direction,
    limits,
    links,
    losses,
    raw_html,
    shortcodes,
    structure,
    traps,
    wording,
)
from publishing.content.rendering.links import Link
from publishing.content.rendering.parser import new_parser
from publishing.content.rendering.sections import Section, sections_of
from publishing.content.rendering.shortcodes import Figures
from publishing.content.rendering.source_lines import Places
from publishing.content.rendering.structure import Heading

__all__ = ["Heading", "Link", "Rendered", "Renderer", "Section"]


@dataclass(frozen=True)
class Rendered:
    """A rendered body.

    ``anchors`` are all ids on its page; ``links`` are its links into the site. Its HTML and the texts of its sections are
    held apart: there may be thousands of reports, and few of them are looked at at once.
    """

    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()
    links: tuple[Link, ...] = ()
    held_html: Text = NOTHING
    held_sections: Text = NOTHING

    @classmethod
    def from_parts(
        cls,
        html: str,
        sections: Iterable[Section],
        headings: tuple[Heading, ...],
        anchors: frozenset[str],
        links: tuple[Link, ...],
    ) -> Self:
        """Return a rendered body, with HTML and sections held apart."""
        texts = [(section.anchor, section.title, section.passages) for section in sections]
        return cls(
            headings, anchors, links, Text.from_content(html), Text.from_content(json.dumps(texts, ensure_ascii=False))
        )

    @property
    def html(self) -> str:
        """The body as HTML."""
        return str(self.held_html)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The whole text, the first section (without an anchor) being what stands before the first heading."""
        found = json.loads(str(self.held_sections) or "[]")
        return tuple(Section(anchor, title, tuple(passages)) for anchor, title, passages in found)


@dataclass
class Renderer:
    """Renders sources one after another.

    ``files`` are all files of ``docs/``; ``unlinked_hosts`` are hosts that nothing may link to; ``words`` replaces
    ``{{ name }}`` in bodies, for what only the settings know; ``figures`` are tables and charts that a paragraph may
    name instead of words, or what is missing for one.
    """

    files: Collection[str]
    unlinked_hosts: Collection[str] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    figures: Figures = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._markdown = new_parser()

    def render(
        self, source: Source, *, ids_required: bool = False, reserved: Collection[str] = frozenset()
    ) -> tuple[Rendered, list[Problem]]:
        """Render one source; ``ids_required`` asks for an id in the source on every heading, so that its
        address outlives a change of words. ``reserved`` are ids that the page has besides the body's.
        """
        body = symbols.markdown(source.body)
        source = replace(source, body=symbols.without_bullets(source.body))  # line by line the same as the file
        places = Places(source)
        try:
            text = self._markdown.reset().convert(shortcodes.with_words(body, self.words))
        except RecursionError:
            return self._given_up(
                places, places.line_of(""), "quotations and lists that are not nested so deeply", "far more"
            )
        except RuntimeError:  # Python-Markdown changes a dict while it walks over it
            nested = places.nested_footnote()
            return self._given_up(places, nested, structure.FOOTNOTE_EXPECTED, "a footnote inside another")
        problems = list(shortcodes.unknown(places, self.words, self.figures))
        problems += raw_html.typed(self._markdown.htmlStash.rawHtmlBlocks, places)
        problems += raw_html.unclosed(text, places)
        unreadable = list(raw_html.unreadable(text, places))
        if not text or unreadable:
            return Rendered(), problems + unreadable
        root = _tree(text)
        problems += self._written(root, text, source, places, problems, ids_required)
        rendered, others = self._shaped(root, source, places, reserved)
        problems += others
        named = {problem.line for problem in problems if not problem.advice}
        written = shortcodes.with_words(source.body, self.words)
        problems += losses.lost(written, text, rendered.html, self.figures, places, named)
        return rendered, problems

    def _written(
        self,
        root: html.HtmlElement,
        text: str,
        source: Source,
        places: Places,
        before: Sequence[Problem],
        ids_required: bool,
    ) -> list[Problem]:
        """Find problems with the HTML as Markdown gives it, and put figures into it."""
        return [
            *raw_html.problems(root, places, any(map(raw_html.is_pasted_table, before))),
            *limits.problems(root, places),
            *structure.problems(root, source, places, ids_required),
            *traps.problems(root, text, self._markdown.remarks, self._markdown.references, places),
            *dialects.problems(root, source.body, places),
            *shortcodes.place(root, places, self.figures),
            *wording.link_words(root, places),
        ]

    def _shaped(
        self, root: html.HtmlElement, source: Source, places: Places, reserved: Collection[str]
    ) -> tuple[Rendered, list[Problem]]:
        """Give the HTML the shape that pages need, and resolve its links."""
        structure.shape(root)
        direction.mark(root)
        resolved, problems = links.resolve(root, source, places, self.files, self.unlinked_hosts)
        anchors = [element.get("id") for element in root.iter() if element.get("id")]
        problems = [
            *problems,
            *structure.repeated([*reserved, *anchors], places),
            *structure.of_the_frame(anchors, places),
            *structure.footnotes(anchors, places),
        ]
        headings, sections = structure.headings(root), sections_of(root)
        structure.add_heading_links(root)
        body = _inner_html(root)
        return Rendered.from_parts(body, sections, headings, frozenset((*reserved, *anchors)), resolved), problems

    @property
    def cache_key(self) -> list[str]:
        """The settings that shape every body. Files, and names that a body lacks, can only make problems, which are not cached
        (but for files that are gone, for which each cached result is looked through); ``naming`` gets the others.
        """
        return sorted(self.unlinked_hosts)

    def named(self, source: Source) -> Mapping[str, shortcodes.StandIn]:
        """Return what stands for each name in a body, as plain values."""
        return shortcodes.stand_ins(source.body, self.words, self.figures)

    def naming(self, named: Mapping[str, shortcodes.StandIn]) -> Self:
        """Return a renderer with these values for names, as ``named`` gives them; it shares the parser."""
        words = {name: text for name, text in named.items() if name in self.words}
        figures = {name: shortcodes.figure_from(text) for name, text in named.items() if self._is_drawn(name)}
        if not words and not figures:
            return self
        copy = replace(self, words={**self.words, **words}, figures={**self.figures, **figures})
        copy._markdown = self._markdown
        return copy

    def _is_drawn(self, name: str) -> bool:
        return not isinstance(self.figures.get(name, ""), str)

    def __getstate__(self) -> Mapping[str, Any]:
        """Leave out the parser, and all of a figure but that there is one: ``naming`` gets those that are used."""
        figures = {name: None if self._is_drawn(name) else text for name, text in self.figures.items()}
        return {**vars(self), "_markdown": None, "figures": figures}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        vars(self).update(state)
        self.figures = {name: html.Element("p") if text is None else text for name, text in state["figures"].items()}
        self._markdown = new_parser()

    def begin_anew(self) -> None:
        """Forget a text that could not be rendered to its end: reset() does not clear what it was in the middle of."""
        self._markdown = new_parser()

    def _given_up(self, places: Places, line: int, expected: str, found: str) -> tuple[Rendered, list[Problem]]:
        self.begin_anew()
        return Rendered(), [places.problem(line, expected, found)]


def _tree(text: str) -> html.HtmlElement:
    """The HTML as the children of a div."""
    root: html.HtmlElement = _PARSER.makeelement("div")
    for child in html.fragments_fromstring(text, parser=_PARSER):
        if isinstance(child, str):
            root.text = child
        else:
            root.append(child)
    return root


def _quick_parser() -> html.HTMLParser:
    """A parser that gives all elements the same class; the one of lxml.html asks for each whether it is part of a form."""
    parser = html.HTMLParser()
    lookup = etree.ElementDefaultClassLookup(
        html.HtmlElement, html.HtmlComment, html.HtmlProcessingInstruction, html.HtmlEntity
    )
    parser.set_element_class_lookup(lookup)
    return parser


_PARSER = _quick_parser()


def _inner_html(root: html.HtmlElement) -> str:
    """The HTML inside a div."""
    return str(html.tostring(root, encoding="unicode")).removeprefix("<div>").removesuffix("</div>")
