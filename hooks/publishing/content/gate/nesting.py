"""Nesting: texts on which a parser would take hours, or crash, found before it sees them.

In: the lines of a front matter, or a body. Out: problems at their lines. Each line is looked at once, without recursion, so
that this takes no longer than reading does.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from publishing.base.problems import Problem
from publishing.content.gate.limits import (
    BODY_DEPTH,
    FIELD_DEPTH,
    FIELD_INDENT,
    FIELDS,
    FRONT_MATTER,
    LINE,
    OPEN,
    OPEN_TAGS,
    size,
)

_FIELD_MARKS = re.compile(r"[ ]*(?:[-?:](?:[ ]+|$))*")
_FLOW = re.compile(r"[\[{]+|[\]}]+")
_BODY_MARKS = re.compile(r"[ ]*(?:(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)|:(?=\s)|\[\^[^\]\s]{1,99}\]:)[ ]*)*")
_BODY_MARK = re.compile(r">|[-*+](?=\s)|\d+[.)](?=\s)|:(?=\s)|\[\^[^\]\s]+\]:")
_RULE = re.compile(r" {0,3}([-*])(?: {0,2}\1){2,} *")  # a line across the page
_FENCE = re.compile(r"[ >]*(`{3,}|~{3,})")
_SIGNS = re.compile(r"\]\(|[\[\]<>)]|\{\{|\}\}")
_OPENING = ("[", "](", "<", "{{")
_CLOSING: Mapping[str, str] = {"]": "[", ">": "<", ")": "](", "}}": "{{"}
_TAB = 4  # columns of one level of a body


def in_front_matter(file: str, head: Sequence[str]) -> Iterator[Problem]:
    """List what is too large or too deep in the lines of a front matter."""
    length = len("\n".join(head).encode()) + 1
    is_all_fields = file.endswith(".yml")
    if length > (FIELDS if is_all_fields else FRONT_MATTER):
        expected = f"front matter of at most {size(FRONT_MATTER)}; longer texts belong below it"
        expected = f"a file of at most {size(FIELDS)}" if is_all_fields else expected
        yield Problem(file, 1, "", expected, size(length))
    flow = 0
    for number, line in enumerate(head, start=2):
        if _FLOW.search(line):
            for found in _FLOW.finditer(line):
                flow = max(0, flow + (len(found[0]) if found[0][0] in "[{" else -len(found[0])))
        elif len(line) - len(line.lstrip(" -?:")) <= FIELD_DEPTH:  # of most lines: no more marks than there are signs
            continue
        marks = _FIELD_MARKS.match(line)
        start = marks[0] if marks else ""
        deep = flow > FIELD_DEPTH or sum(map(start.count, "-?:")) > FIELD_DEPTH
        if deep or len(start) > FIELD_INDENT:
            expected = f"lists and fields at most {FIELD_DEPTH} deep inside each other"
            yield Problem(file, number, "", expected, "lists inside lists, far too deep")
            return


def in_body(file: str, body: str, first_line: int) -> Iterator[Problem]:
    """List what is too long, too deep, or open too often in a body. ``first_line`` is its first line in the file."""
    fence, tags = "", 0
    paragraph: dict[str, int] = {}
    for number, line in enumerate(body.split("\n"), start=first_line):
        if len(line) > LINE:
            expected = f"lines of at most {LINE:,} characters"
            yield Problem(file, number, "", expected, f"one of {len(line):,}")
            return
        if (found := _FENCE.match(line)) and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        if not fence and _depth(line) > BODY_DEPTH:
            expected = f"quotations and lists at most {BODY_DEPTH} deep inside each other"
            yield Problem(file, number, "", expected, "deeper ones")
            return
        if not line.strip():
            tags += paragraph.get("<", 0)
            paragraph = {}
        many = _many(line, paragraph, tags)
        if many:
            yield Problem(
                file, number, "", f"each '{many}' to be closed, or written as '\\{many[-1]}'", f"more than {OPEN} open"
            )
            return


def _depth(line: str) -> int:
    """How deep a line stands in quotations and lists. Only what begins one counts: code may stand as far in as it likes."""
    marks = _BODY_MARKS.match(line)
    if not marks or not marks[0].strip() or _RULE.fullmatch(line):
        return 0
    columns = marks[0].expandtabs(_TAB)
    return (len(columns) - len(columns.lstrip())) // _TAB + len(_BODY_MARK.findall(line[: marks.end() + 1]))


def _many(line: str, paragraph: dict[str, int], tags: int) -> str:
    """The sign that is open too often in a paragraph with this line more, or ""."""
    if not paragraph and not any(sign in line for sign in _OPENING):  # as of most lines
        return ""
    for found in _SIGNS.finditer(line):
        sign = found[0]
        opening = "[" if sign == "](" else _CLOSING.get(sign)
        if opening:
            paragraph[opening] = max(0, paragraph.get(opening, 0) - 1)
        if not opening or sign == "](":
            paragraph[sign] = paragraph.get(sign, 0) + 1
            if paragraph[sign] > OPEN or (sign == "<" and tags + paragraph[sign] > OPEN_TAGS):
                return sign
    return ""
