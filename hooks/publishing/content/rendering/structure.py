"""Headings, numbered paragraphs and tables."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree, html
from lxml.builder import E

from publishing.base.problems import Problem, alternatives, closest, quoted
from publishing.base.urls import FRAME
from publishing.content.front_matter import Source
from publishing.content.rendering.sections import HEADINGS, text_of
from publishing.content.rendering.source_lines import Places
from publishing.content.rendering.wording import says_nothing

_LIKE_A_NUMBER = re.compile(r"\[(?:[A-Za-z§]{1,3}[ .-]?)?\d[\d.,)-]{0,8}[A-Za-z]?[ .)]?\]")
_NUMBER = re.compile(r"\[((?:[A-Z]\.?)?\d+(?:\.\d+)*)\]\s+")
_WITH_ID = re.compile(r"(?m)^[ >]*#+ .*\{.*")
BRACES = re.compile(r"\{[^{}]*\}")
_ID = re.compile(r"(?<=#)[^\s{}#]+(?=[^{}]*\})")
_FOOTNOTE = re.compile(r"(?m)^[ >]*\[\^([^\]\n]+)\]:")
_REFERENCE = re.compile(r"\[\^([^\]\n]+)\](?!:)")
FOOTNOTE_EXPECTED = "each footnote at the left edge, after the text, and none inside another"
FOLDED = "pub-earlier"  # the class of a block that starts with '!!! earlier "…"'
_ALIGNED = {"left": "pub-start", "center": "pub-center", "right": "pub-end"}


@dataclass(frozen=True)
class Heading:
    """A heading of the body: ``level`` from 2 to 6."""

    level: int
    id: str
    title: str


def problems(root: html.HtmlElement, source: Source, places: Places, ids_required: bool) -> Iterator[Problem]:
    """Headings out of order, empty or without an id, and images without alternative text."""
    level = 1
    headings = _WITH_ID.findall(source.body) if ids_required else ()
    written = {anchor for line in headings for anchor in _ID.findall(line)}
    for element in root.iter(*HEADINGS, "img"):
        if element.tag == "img":
            alternative, address = (element.get("alt") or "").strip(), element.get("src") or ""
            if alternative and says_nothing(alternative, address):
                expected = "an alternative text that says what the image shows"
                yield places.problem(places.line_of(f"![{alternative}]"), expected, quoted(alternative))
            if not alternative:
                line = places.line_of(element.get("src") or "![")
                found = f"an image without it: {quoted(element.get('src') or '')}"
                yield places.problem(line, "an alternative text between '![' and ']'", found)
            continue
        title = text_of(element)
        deeper, level = int(element.tag[1]) > level + 1, int(element.tag[1])
        found = quoted(f"{'#' * level} {title}")
        line = places.of_heading(title)
        if not any(map(str.isalnum, title)) or BRACES.fullmatch(title):
            yield places.problem(line, "words in every heading", found)
        if level == 1 or deeper:
            expected = "headings from '##' on, each at most one level deeper than the one before"
            yield places.problem(line, expected, found)
        if title and element.getparent() is not root:
            expected = "a heading that stands by itself, as search leads to its section"
            yield places.problem(line, expected, f"{found} in a quotation, a list or a note")
        if ids_required and element.get("id") not in written:
            expected = "an id behind every heading, such as {#introduction}, which outlives a change of words"
            yield places.problem(line, expected, found)


def repeated(anchors: Iterable[str], places: Places) -> Iterator[Problem]:
    """Ids that stand twice on the page: those of numbered paragraphs, and written ones."""
    for anchor, count in Counter(anchors).items():
        if count > 1:
            number = f"[{anchor[1:].replace('-', '.')}]"
            is_number = anchor.startswith("p") and number in places.text
            line = places.second(number if is_number else f"#{anchor}")
            what = f"the number {number}" if is_number else f"the id {quoted(anchor)}"
            yield places.problem(line, "each number and each id once on a page", f"{what} {count} times")


def of_the_frame(anchors: Iterable[str], places: Places) -> Iterator[Problem]:
    """Ids that the page around the text may have."""
    for anchor in dict.fromkeys(anchors):
        if anchor.startswith(FRAME):
            line = places.line_of(f"#{anchor}" if f"#{anchor}" in places.text else anchor.replace("-", " "))
            expected = f"an id that does not start as those of the page around the text do ({alternatives(FRAME)})"
            yield places.problem(line, expected, quoted(anchor))


def footnotes(anchors: Collection[str], places: Places) -> Iterator[Problem]:
    """Footnotes that Python-Markdown would drop or print as they are typed, without a word."""
    if "[^" not in places.text:
        return
    defined = [label[1] for label in _FOOTNOTE.finditer(places.text)]
    referenced = {label[1] for label in _REFERENCE.finditer(places.text)}
    for label in dict.fromkeys(defined):
        if f"fn:{label}" not in anchors:
            yield places.problem(places.line_of(f"[^{label}]:"), FOOTNOTE_EXPECTED, quoted(f"[^{label}]:"))
        if f"fn:{label}" in anchors and label not in referenced and referenced <= {*defined}:
            found = f"{quoted(f'[^{label}]:')} without '[^{label}]' in the text"
            yield places.problem(places.line_of(f"[^{label}]:"), "a place in the text for each footnote", found)
        if defined.count(label) > 1:
            found = f"'[^{label}]:' {defined.count(label)} times"
            yield places.problem(places.second(f"[^{label}]:"), "each footnote once", found)
    for reference in _REFERENCE.finditer(places.text):
        if reference[1] not in defined:
            line = places.line_of(reference[0])
            meant = closest(reference[1], defined)
            yield places.problem(line, "the name of a footnote of this file", quoted(reference[0]), meant)


def odd_numbers(root: html.HtmlElement, places: Places) -> Iterator[Problem]:
    """Find paragraphs that begin with what looks like their number, and is not taken as one: ``[14a]``, ``[2.1.]``."""
    for paragraph in root.iter("p"):
        text = paragraph.text or ""
        found = _LIKE_A_NUMBER.match(text)
        if found and not _NUMBER.match(text):
            expected = f"a paragraph's number such as [2.1], [14] or [A3], then a blank; or <span>{found[0]}</span>, if it is none"
            yield places.problem(places.line_of(found[0]), expected, quoted(found[0]), advice=True)


def shape(root: html.HtmlElement) -> None:
    """Turn what Python-Markdown made into what the site shows."""
    _number_paragraphs(root)
    _fold(root)
    _name_columns(root)
    _frame_tables(root)
    for code in root.iter("pre"):
        code.set("tabindex", "0")  # so that a keyboard can scroll long lines


def _number_paragraphs(root: html.HtmlElement) -> None:
    """Give numbered paragraphs their anchors."""
    for paragraph in root.iter("p"):
        match = _NUMBER.match(paragraph.text or "")
        if match:
            anchor = f"p{match[1].replace('.', '-')}"
            number = E.a(match[1], {"class": "pub-number", "href": f"#{anchor}"})
            number.tail = f" {(paragraph.text or '')[match.end() :]}"
            paragraph.text = None
            paragraph.insert(0, number)
            paragraph.set("id", anchor)
            paragraph.classes.add("pub-numbered")


def _fold(root: html.HtmlElement) -> None:
    """Fold what is about earlier programmes: it stands below the text, behind its title."""
    for box in root.xpath("div[contains(concat(' ', @class, ' '), ' earlier ')]"):
        box.tag = "details"
        box.set("class", FOLDED)
        title = box[0]
        title.tag = "summary"
        title.set("class", f"{FOLDED}__title")


def _name_columns(root: html.HtmlElement) -> None:
    """Align cells by a class, and say of a heading what it is of."""
    for cell in root.iter("td", "th"):
        if cell.get("align"):
            cell.classes.add(_ALIGNED.get(cell.attrib.pop("align"), "pub-start"))
        if cell.tag == "th" and not cell.get("scope"):
            cell.set("scope", "col")


def _frame_tables(root: html.HtmlElement) -> None:
    """Give tables a frame that scrolls by keyboard, named by their caption, else by their heads."""
    for number, table in enumerate(list(root.iter("table")), start=1):
        heads = ", ".join(filter(None, (text_of(cell) for cell in table.iter("th"))))
        name = f"Table {number}: {heads}" if heads else f"Table {number}"
        caption = table.find("caption")
        frame = E.div(
            {
                "class": "pub-scroll",
                "role": "region",
                "tabindex": "0",
                "aria-label": name if caption is None else text_of(caption),
            }
        )
        table.getparent().replace(table, frame)
        frame.tail, table.tail = table.tail, None
        frame.append(table)


def headings(root: html.HtmlElement) -> tuple[Heading, ...]:
    """All headings, in order."""
    return tuple(Heading(int(element.tag[1]), element.get("id"), text_of(element)) for element in root.iter(*HEADINGS))


def add_heading_links(root: html.HtmlElement) -> None:
    """A link behind every heading that leads to it."""
    for element in root.iter(*HEADINGS):
        pointer_only = {"aria-hidden": "true", "tabindex": "-1"}  # else it would be part of the heading's name
        link = etree.SubElement(element, "a", {"class": "headerlink", "href": f"#{element.get('id')}", **pointer_only})
        link.text = "#"
