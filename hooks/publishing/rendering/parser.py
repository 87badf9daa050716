"""Python-Markdown as we use it. It looks for nothing that a text has no sign of, and gives what it would give anyway.

Most of a report is plain sentences. Python-Markdown tries some thirty patterns on each of them, which took two thirds of
all rendering.
"""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown, blockprocessors, treeprocessors
from markdown.extensions import fenced_code, toc

EXTENSIONS = ("admonition", "attr_list", "def_list", "fenced_code", "footnotes", "sane_lists", "tables", "toc")
SETTINGS: Mapping[str, Mapping[str, Any]] = {
    "footnotes": {"BACKLINK_TITLE": "Back to reference {} in the text", "BACKLINK_TEXT": "↩"},
    "toc": {"marker": ""},  # the page has its own list of contents
    "tables": {"use_align_attribute": True},  # a style attribute would break the Content-Security-Policy
}
_SIGN = re.compile(r"[\\`\[!<&*_]|  \n")  # of code, links, pictures, HTML, emphasis, footnotes and line breaks
_SENTENCES = re.compile(r"(?:[^\W\d_][^\n|]*+(?:\n|\Z))++\Z")  # lines that start with a letter, and are in no table

_NO_WORDS = re.compile("[<>&\x02]")  # HTML, references to characters, and stand-ins for either
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def new_parser() -> Markdown:
    """A parser; each process has one of its own."""
    extensions = [Contents(**SETTINGS[name]) if name == "toc" else name for name in EXTENSIONS]
    markdown = Markdown(extensions=extensions, extension_configs=SETTINGS, output_format="html")
    theirs: Any = markdown.preprocessors["fenced_code_block"]
    markdown.preprocessors.register(Fences(markdown, theirs.config), "fenced_code_block", 25)
    markdown.parser.blockprocessors.register(Sentences(markdown.parser), "sentences", 110)
    markdown.treeprocessors.register(InlineProcessor(markdown), "inline", 20)
    return markdown


class HeadingIds(toc.TocTreeprocessor):
    """Ids of headings that have none, from their words. (The contents are made elsewhere, with the page.)"""

    def run(self, doc: Element) -> None:
        """Give each heading its id."""
        elements = list(doc.iter())
        if any("data-toc-label" in one.attrib for one in elements):
            super().run(doc)
            return
        used = {one.attrib["id"] for one in elements if "id" in one.attrib}
        for one in elements:
            if one.tag in _HEADINGS and "id" not in one.attrib:
                one.attrib["id"] = toc.unique(self.slugify(self._words(one), self.sep), used)

    def _words(self, heading: Element) -> str:
        """The words of a heading; only where it holds more than words are they worked out in the long way."""
        if not len(heading) and not _NO_WORDS.search(heading.text or ""):
            return " ".join((heading.text or "").split())
        return unescape(toc.strip_tags(toc.render_inner_html(toc.remove_fnrefs(heading), self.md)))


class Contents(toc.TocExtension):
    """Python-Markdown's own, but for the ids."""

    TreeProcessorClass = HeadingIds


class Fences(fenced_code.FencedBlockPreprocessor):
    """Code between fences, looked for where there is a fence."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with stand-ins for code."""
        fenced = any(line.startswith(("```", "~~~")) for line in lines)
        return super().run(lines) if fenced else lines


class Sentences(blockprocessors.ParagraphProcessor):
    """A paragraph that can be nothing else: a letter starts no heading, list, table, note, quotation or code."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block is one."""
        return _SENTENCES.match(block) is not None


class InlineProcessor(treeprocessors.InlineProcessor):
    """Python-Markdown's own, but that it leaves words without a sign alone. (It has the same name so that its method is
    the one that Python-Markdown calls.)
    """

    def __handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - as there
        whole: Any = super()
        words: str = whole.__handleInline(data, patternIndex) if _SIGN.search(data) else data
        return words
