"""Where in a source stands what its HTML holds, so that a problem names the true line.

Python-Markdown says nothing of lines, so each problem names words to look for. The same words asked for again
are the next ones in the text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from html import unescape

from publishing.base.problems import Problem
from publishing.content.front_matter import Source

_NO_MARKUP = re.compile(
    r"""(?smx)
    <!--.*?-->                                                    # a comment
    | ^(?P<fence>`{3,}|~{3,})[^\n`]*\n .*? ^(?P=fence)[ ]*$       # a fence, blank lines and all
    | (?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ ]*\n).)+?(?<!`)(?P=ticks)(?!`)
    """
)
_HEADING = re.compile(r"[ >]*#{1,6}(.*)")
_INDENTED_FOOTNOTE = re.compile(r"[ ]+.*\[\^[^\]]+\]:")
_BESIDE_WORDS = re.compile(r"\{[^}]*\}\s*$|\]\([^)]*\)|<[^>]*>")


class Places:
    """The places of one source; ``text`` is its body without code and comments, line by line the same."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._counts: Counter[str] = Counter()
        self._lines_of: dict[str, list[int]] = {}
        self.text = source.body
        if any(sign in source.body for sign in ("<!--", "`", "~~~")):  # most have none, and looking takes long
            self.text = _NO_MARKUP.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), source.body)

    def problem(self, line: int, expected: str, found: str, meant: str = "", *, advice: bool = False) -> Problem:
        """A problem with the body, at a line of the file."""
        return Problem(self._source.file, line, "", expected, found, meant, advice)

    def line(self, number: int) -> int:
        """The line of the file on which a line of the body stands, counted from 0."""
        return self._line(number)

    def at(self, position: int) -> int:
        """The line of a position in ``text``."""
        return self._line(self.text.count("\n", 0, position))

    def line_of(self, words: str) -> int:
        """The line of the next place where these words stand, as written or as a browser reads them."""
        return self._next(words, self._found(words))

    def of_line(self, line: str) -> int:
        """The line of the next place where a line ends so, code and all."""
        words = " ".join(line.split())
        lines = enumerate(self._source.body.split("\n"))
        return self._next(f"line {words}", [number for number, text in lines if " ".join(text.split()).endswith(words)])

    def second(self, words: str) -> int:
        """The line of the second place where these words stand."""
        lines = self._found(words)
        return self._line(lines[1] if len(lines) > 1 else lines[0] if lines else None)

    def of_heading(self, title: str) -> int:
        """The line of the next heading with this title."""
        letters = _letters(title)
        return self._next(f"# {letters}", self._headings.get(letters) or self._found(title))

    def nested_footnote(self) -> int:
        """The line of the first footnote that is indented."""
        lines = [number for number, line in self._lines() if _INDENTED_FOOTNOTE.match(line)]
        return self._line(lines[0] if lines else None)

    def _next(self, words: str, lines: list[int]) -> int:
        count = self._counts[words]
        self._counts[words] += 1
        return self._line(lines[min(count, len(lines) - 1)] if lines else None)

    def _line(self, number: int | None) -> int:
        return self._source.body_line + (number or 0)

    def _lines(self) -> Iterator[tuple[int, str]]:
        return enumerate(self.text.split("\n"))

    def _found(self, words: str) -> list[int]:
        """The lines of the body, counted from 0, on which the words stand, once for each time."""
        if words not in self._lines_of:  # a text may have the same link a thousand times
            self._lines_of[words] = self._looked_up(words)
        return self._lines_of[words]

    def _looked_up(self, words: str) -> list[int]:
        if words and words in self.text:
            whole = re.compile(rf"(?<![^\s(<\"'=\[]){re.escape(words)}(?![^\s)>\"'=\]])")
            found = [self.text.count("\n", 0, place.start()) for place in whole.finditer(self.text)]
            return found or [number for number, line in self._lines() for _ in range(line.count(words))]
        squeezed = _squeezed(words)
        if not squeezed or squeezed not in self._squeezed_text:
            return []
        return [number for number, line in self._lines() for _ in range(_squeezed(line).count(squeezed))]

    @cached_property
    def _headings(self) -> Mapping[str, list[int]]:
        """The lines of headings, by the letters of their titles."""
        lines: defaultdict[str, list[int]] = defaultdict(list)
        for number, line in self._lines():
            found = _HEADING.match(line)
            if found:
                lines[_letters(found[1])].append(number)
        return lines

    @cached_property
    def _squeezed_text(self) -> str:
        return _squeezed(self.text)


def _squeezed(text: str) -> str:
    """The text as a browser reads an address: entities as characters, no white space, in small letters."""
    return "".join(unescape(text).split()).lower()


def _letters(text: str) -> str:
    """The letters and digits of a heading of a Markdown source, without its id and the targets of its links."""
    return "".join(filter(str.isalnum, unescape(_BESIDE_WORDS.sub(" ", text))))
