"""Tables that lose cells, or become sentences.

In: what the parser noted, the source, and the lines of a paragraph as it was rendered. Out: problems.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from publishing.base.problems import Problem, quoted
from publishing.content.rendering.parser import ROW, Remark
from publishing.content.rendering.source_lines import Places

_DASHES = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?\s*\Z")
_ROW = re.compile(r"\s*\|.*\|\s*\Z|.*\S\s+\|\s+\S")
_TABBED = re.compile(r"(?m)^(?=[^\t\n]*\S[^\t\n]*\t+[^\t\n]*\S)(.*)\n(?=[^\t\n]*\S[^\t\n]*\t+[^\t\n]*\S).*")
_SPACED = re.compile(r"\s*\S.*?\S?(?: {3,}|\u00a0{2,}|\u2003+)\S")
_ESCAPED = re.compile(r"&#124;|\\\|")
_ENOUGH = 30  # letters by which a line is found
_CELLS = "as many cells in a row as in the head (an empty cell is a blank between two '|')"
_ABOVE = "an empty line above a table; without it the table becomes part of the sentence"
_HEAD = "a row of dashes such as '| --- | --- |' below the head of a table, one for each cell"
_SPACES = "a table with '|' between its cells; with spaces it becomes one sentence"
_TABS = "a table with '|' between its cells; with tabs it becomes one sentence"


def row_problems(remarks: Iterable[Remark], places: Places) -> Iterator[Problem]:
    """Rows that are longer or shorter than their head, and tables that were pasted with tabs."""
    for remark in remarks:
        if remark.kind == ROW:
            cells = f"{remark.found} in {quoted(remark.line)}"
            yield places.problem(places.of_line(remark.line), _CELLS, cells)
    if "\t" in places.text:
        for found in _TABBED.finditer(places.text):
            yield places.problem(places.at(found.start()), _TABS, quoted(found[1]))


def rows_in_text(lines: Sequence[str], places: Places) -> Iterator[Problem]:
    """Rows in the lines of one paragraph, which should have been a table."""
    rows = [
        number
        for number, line in enumerate(lines)
        if (_ROW.match(line) or _DASHES.match(line)) and _is_typed(line, places)
    ]
    dashes = [number for number in rows if _DASHES.match(lines[number])]
    if dashes and dashes[0] > 1:
        head = lines[dashes[0] - 1]
        yield places.problem(places.of_line(head), _ABOVE, quoted(head))
    elif dashes or (len(rows) > 1 and rows[1] == rows[0] + 1) or any(lines[row].lstrip()[0] == "|" for row in rows):
        yield places.problem(places.of_line(lines[rows[0]]), _HEAD, quoted(lines[rows[0]]))
    if rows or "\t" in places.text:  # the parser turns tabs into spaces, and they have a message
        return
    spaced = [number for number, line in enumerate(lines) if _SPACED.match(line)]
    if len(spaced) > 1 and spaced[1] == spaced[0] + 1:
        yield places.problem(places.of_line(lines[spaced[0]]), _SPACES, quoted(lines[spaced[0]]))


def _is_typed(line: str, places: Places) -> bool:
    """Return whether the source has a line's bars as they are; an author who escaped them means signs, not cells."""
    if "&#124;" not in places.text and "\\|" not in places.text:
        return True
    letters = _letters(line)[:_ENOUGH]
    lines = [source for source in places.text.split("\n") if letters and letters in _letters(source)]
    return not lines or any("|" in _ESCAPED.sub("", source) for source in lines)


def _letters(line: str) -> str:
    return "".join(filter(str.isalnum, _ESCAPED.sub("", line)))
