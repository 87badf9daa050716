"""Python-Markdown as we use it. It looks for nothing that a text has no sign of, and gives what it would give anyway.

Most of a report is plain sentences. Python-Markdown tries some thirty patterns on each of them, which took two thirds of
all rendering.
"""

import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any, NamedTuple, Self
from xml.etree.ElementTree import Element

from markdown import Markdown, blockprocessors, preprocessors, treeprocessors
from markdown.extensions import fenced_code, tables, toc
from markdown.util import ETX, STX

EXTENSIONS = ("admonition", "attr_list", "def_list", "fenced_code", "footnotes", "sane_lists", "tables", "toc")
SETTINGS: Mapping[str, Mapping[str, Any]] = {
    "footnotes": {"BACKLINK_TITLE": "Back to reference {} in the text", "BACKLINK_TEXT": "↩"},
    "toc": {"marker": ""},  # the page has its own list of contents
    "tables": {"use_align_attribute": True},  # a style attribute would break the Content-Security-Policy
}
_SIGN = re.compile(r"[\\`\[!<&*_]")  # of code, links, pictures, HTML, emphasis and footnotes
_BREAK = "  \n"  # of a line
_ODD_SPACE = (" \n", "\t", "\r", STX, ETX)  # what Python-Markdown makes uniform
_SENTENCES = re.compile(r"(?:[^\W\d_][^\n|]*+(?:\n|\Z))++\Z")  # lines that start with a letter, and are in no table

_NO_WORDS = re.compile("[<>&\x02]")  # HTML, references to characters, and stand-ins for either
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Remark(NamedTuple):
    """A construct of Markdown that authors rarely mean, noticed while it was parsed: its kind, its line, and more."""

    kind: str
    line: str
    found: str = ""


CODE, HEADING, ROW = "indented code", "underlined heading", "table row"


class Parser(Markdown):
    """Python-Markdown that notes what it should not do without a word."""

    def __init__(self, **settings: Any) -> None:
        self.remarks: list[Remark] = []
        super().__init__(**settings)

    def reset(self) -> Self:
        """Forget the text before."""
        self.remarks.clear()
        super().reset()
        return self


def _note(parser: Markdown, remark: Remark) -> None:
    """Leave a remark with the parser that a processor belongs to."""
    assert isinstance(parser, Parser)  # noqa: S101 - new_parser() makes no other
    parser.remarks.append(remark)


def new_parser() -> Parser:
    """A parser; each process has one of its own."""
    extensions = [Contents(**SETTINGS[name]) if name == "toc" else name for name in EXTENSIONS]
    markdown = Parser(extensions=extensions, extension_configs=SETTINGS, output_format="html")
    markdown.preprocessors.register(Whitespace(markdown), "normalize_whitespace", 30)
    markdown.preprocessors.register(HtmlBlocks(markdown), "html_block", 20)
    theirs: Any = markdown.preprocessors["fenced_code_block"]
    markdown.preprocessors.register(Fences(markdown, theirs.config), "fenced_code_block", 25)
    markdown.parser.blockprocessors.register(Sentences(markdown.parser), "sentences", 110)
    markdown.treeprocessors.register(InlineProcessor(markdown), "inline", 20)
    theirs = markdown.parser.blockprocessors["table"]
    markdown.parser.blockprocessors.register(Tables(markdown.parser, theirs.config), "table", 75)
    markdown.parser.blockprocessors.register(IndentedCode(markdown.parser), "code", 80)
    markdown.parser.blockprocessors.register(UnderlinedHeadings(markdown.parser), "setextheader", 60)
    return markdown


class HeadingIds(toc.TocTreeprocessor):
    """Ids of headings that have none, from their words. (The contents are made elsewhere, with the page.)"""

    def run(self, doc: Element) -> None:
        """Give each heading its id."""
        elements = list(doc.iter())
        if any("data-toc-label" in element.attrib for element in elements):
            super().run(doc)
            return
        used = {element.attrib["id"] for element in elements if "id" in element.attrib}
        for element in elements:
            if element.tag in _HEADINGS and "id" not in element.attrib:
                element.attrib["id"] = toc.unique(self.slugify(self._words(element), self.sep), used)

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


class Whitespace(preprocessors.NormalizeWhitespace):
    """Uniform white space, made where there is another."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with empty ones at the end."""
        text = "\n".join((*lines, ""))
        return super().run(lines) if any(sign in text for sign in _ODD_SPACE) else [*lines, "", ""]


class HtmlBlocks(preprocessors.HtmlBlockPreprocessor):
    """Blocks of HTML, looked for where there is a tag or a character by name."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with stand-ins for HTML."""
        return super().run(lines) if any("<" in line or "&" in line for line in lines) else lines


class Sentences(blockprocessors.ParagraphProcessor):
    """A paragraph that can be nothing else: a letter starts no heading, list, table, note, quotation or code."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - Markdown's signature
        """Return whether a block is one."""
        return _SENTENCES.match(block) is not None


class Tables(tables.TableProcessor):
    """Python-Markdown's own, but that it notes rows with more or fewer cells than the head: it cuts or fills them."""

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        own: Any = self  # the stubs know nothing of what Python-Markdown keeps to itself
        cells = len(own._split_row(row))
        if cells != len(align):
            _note(self.parser.md, Remark(ROW, row, f"{cells} of {len(align)}"))
        theirs: Any = super()
        theirs._build_row(row, parent, align)


class IndentedCode(blockprocessors.CodeBlockProcessor):
    """Python-Markdown's own, but that it notes text which is code only because it is indented."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make a block of code."""
        _note(self.parser.md, Remark(CODE, blocks[0].split("\n")[0]))
        super().run(parent, blocks)


class UnderlinedHeadings(blockprocessors.SetextHeaderProcessor):
    """Python-Markdown's own, but that it notes lines which are headings only because of what stands below."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make a heading."""
        line, underline = blocks[0].split("\n")[:2]
        _note(self.parser.md, Remark(HEADING, line, underline.strip()))
        super().run(parent, blocks)


class InlineProcessor(treeprocessors.InlineProcessor):
    """Python-Markdown's own, but that it leaves words without a sign alone. (It has the same name so that its method is
    the one that Python-Markdown calls.)
    """

    def __handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - as there
        whole: Any = super()
        words: str = whole.__handleInline(data, patternIndex) if _SIGN.search(data) or _BREAK in data else data
        return words
