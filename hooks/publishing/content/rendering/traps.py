"""Traps of Markdown: what it does with a text that no author meant, each with its own message.

In: the rendered body, what the parser noted, and the source. Out: problems. They are judged on the result wherever that
shows them; whatever they miss and is lost, ``losses`` names.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from lxml import html

from publishing.base.problems import Problem, quoted
from publishing.content.rendering.apart import INLINE, references, used_references
from publishing.content.rendering.lists import below_text, miscounted
from publishing.content.rendering.parser import CODE, HEADING, Remark
from publishing.content.rendering.source_lines import Places
from publishing.content.rendering.structure import BRACES, odd_numbers
from publishing.content.rendering.tables import row_problems, rows_in_text

_INLINE = frozenset((*INLINE, "br", "img"))
_UNDERLINED = "'## ' before a heading, or an empty line above a line of dashes"
_INDENTED = "text at the left edge (four spaces more in a list), or code between lines of '```'"
_OPEN_COMMENT = "'-->' after '<!--'; without it the rest of the text is gone"
_FENCE = "a line of '```' before and one after code, both at the left edge"
_DIRECTIVE = "Markdown; what stands between '<?' or '<!' and '>' is shown nowhere"
_LINK = "a link such as [words](address), without a blank before '('"
_REFERENCE = "a line '[name]: address' for each link such as [words][name]"
_USED = "a link such as [words][name] for each line '[name]: address'; the line itself is shown nowhere"
_ONCE = "each name of a link once"
_SPACE = "a blank between the '#' signs of a heading and its words"
_CLOSING = r"a '\#' for a sign at the end of a heading; Markdown leaves out '#' there"
_WORDS = (  # in a text as readers see it: what should not be there, what was expected, and whether it is advice
    (re.compile(r"(?m)(?<=\S)```"), _FENCE, False),  # of others, see dialects
    (re.compile(r"\]\[[^\]\n]*\]"), _REFERENCE, False),
    (re.compile(r"\][ ]\((?:https?:|[^()\s]*\.md\b|mailto:)[^()\s]*\)|\)\[https?:[^\]\s]*\]"), _LINK, False),
    (re.compile(r"\{:?[ ]?[#.][\w-]+[ ]*\}"), "an id in braces only behind a heading, after a blank", False),
    (re.compile(r"&[a-zA-Z][a-zA-Z0-9]{1,20};"), "the sign itself, or a name for it that HTML knows", True),
    (re.compile(r"\*\*(?=[\w\s])|(?<=\w)\*\*"), "bold words without a blank inside the '**'", True),
    (re.compile(r"(?m)\\$"), "a line that ends in two blanks where a new line should start", True),
)
_LINE_BREAK = "\u2028"  # what stands before a line break is not beside what stands behind it
_STAND_INS = {"code": "…", "br": _LINE_BREAK}
_SIGN = re.compile(r"[`~\[{&*\\]")
_RAW = re.compile(r"<(?:\?|!(?!--|(?i:doctype)))[^>]{0,40}>?")
_COMMENT = re.compile(r"(?s)<!--.*?-->")
_LINE_OF_SIGNS = r"(?m)#(?<![^\n]#)#{1,5}"  # "^#{2,6}", but re looks for the sign alone, many times as fast
_CROWDED = re.compile(_LINE_OF_SIGNS + r"[^\s#].*")
_CLOSED = re.compile(_LINE_OF_SIGNS + r"[ ].*[^\s#\\]#+$")


def problems(
    root: html.HtmlElement, text: str, remarks: Iterable[Remark], labels: Collection[str], places: Places
) -> Iterator[Problem]:
    """All of them. ``text`` is the HTML as Python-Markdown made it, ``labels`` the links that it knows by name."""
    yield from row_problems(remarks, places)
    yield from miscounted(places)
    yield from odd_numbers(root, places)
    for remark in remarks:
        if remark.kind == CODE:
            yield places.problem(places.of_line(remark.line), _INDENTED, quoted(remark.line))
        elif remark.kind == HEADING:
            found = f"{quoted(remark.line)} above {quoted(remark.found)}"
            yield places.problem(places.of_line(remark.line), _UNDERLINED, found)
    yield from _swallowed(text, places)
    yield from _references(labels, places)
    for element in root.iter("p", "li", "td", "dd", "dt", "div", "blockquote", "h2", "h3", "h4", "h5", "h6", "summary"):
        for words in _own_texts(element):
            yield from _in_text(words, places)


def _swallowed(text: str, places: Places) -> Iterator[Problem]:
    """List what browsers, or the parser, take for something that is not shown, with what comes after it."""
    comment = places.text.find("<!--")
    if comment >= 0:
        yield places.problem(places.at(comment), _OPEN_COMMENT, quoted(places.text[comment:].split("\n")[0]))
    for found in _RAW.finditer(_COMMENT.sub("", text)):
        yield places.problem(places.line_of(found[0][:2]), _DIRECTIVE, quoted(found[0]))
    for found in islice(_CROWDED.finditer(places.text), 50):
        yield places.problem(places.at(found.start()), _SPACE, quoted(found[0]))
    for found in islice(_CLOSED.finditer(places.text), 50):
        yield places.problem(places.at(found.start()), _CLOSING, quoted(found[0]))


def _references(known: Collection[str], places: Places) -> Iterator[Problem]:
    """Links by name that nothing uses, or that are said twice."""
    if not known:
        return
    used = used_references(places.text)
    for label in known:
        if label not in used:
            yield places.problem(places.line_of(f"[{label}]:"), _USED, quoted(f"[{label}]:"))
    for label, count in Counter(references(places.text)).items():
        if count > 1:
            yield places.problem(places.second(f"[{label}]:"), _ONCE, f"{quoted(f'[{label}]:')} {count} times")


def _own_texts(element: html.HtmlElement) -> Iterator[str]:
    """The texts of an element between the blocks in it, line by line; code is a stand-in."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag in _INLINE:
            pieces.append(_STAND_INS.get(child.tag) or "".join(child.itertext()))
        else:
            yield "".join(pieces)
            pieces = []
        pieces.append(child.tail or "")
    yield "".join(pieces)


def _in_text(words: str, places: Places) -> Iterator[Problem]:
    """Traps in one text as readers see it."""
    if BRACES.fullmatch(words.strip()):
        return  # a heading without words, which has a message
    if "\n" in words or "|" in words:
        lines = words.strip("\n").split("\n")
        yield from below_text(lines, places)
        yield from rows_in_text(lines, places)
    if not _SIGN.search(words):  # most texts have none, and looking for each takes long
        return
    for pattern, expected, advice in _WORDS:
        for found in pattern.finditer(words):
            line = words[words.rfind("\n", 0, found.start()) + 1 :].split("\n", maxsplit=1)[0]
            shown = quoted(line.replace(_LINE_BREAK, " "))
            yield places.problem(places.line_of(found[0]), expected, shown, advice=advice)
            break
