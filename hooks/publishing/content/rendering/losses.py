"""The safety net: whatever words an author wrote and the page does not show.

In: a body and the HTML that page, search, PDF and Word file are made of. Out: problems that name line and words.

Both are compared letter by letter, without white space and the signs of Markdown: equal, as nearly always, in a
millisecond. Only where they differ are words compared, in order; what stands elsewhere on the page is not lost.
"""

import re
import string
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from publishing.base.problems import Problem, quoted
from publishing.content.rendering.apart import shown as shown_text
from publishing.content.rendering.apart import written as written_text
from publishing.content.rendering.shortcodes import Figures
from publishing.content.rendering.source_lines import Places

_MARKUP = "".join({*string.whitespace, *string.punctuation} - {*"$%,?@"}).encode()
_TAGS = re.compile(r"<(/?)[a-z][a-z0-9]*[^>]*>")
_UNPAIRED = ("<br", "<hr", "<img", "<col")
_DEEPEST = 250  # levels of elements; the HTML parser drops what is deeper
_NOT_SO_DEEP = f"tags, lists and quotations at most {_DEEPEST} levels deep"
_EXACT = 100_000_000  # pairs of words; at so many, comparing takes seconds
_FEW = 20  # letters
EXPECTED = "every word of the text on the page"


@dataclass(frozen=True)
class _Word:
    """A word of the source: its letters, as it is written, and its line, counted from 0."""

    letters: bytes
    text: str
    line: int


def lost(
    body: str, parsed: str, html: str, figures: Figures, places: Places, named: Collection[int]
) -> Iterator[Problem]:
    """Words of a body that its HTML does not show, run by run.

    ``body`` has the words of the settings in it; ``parsed`` is the HTML as Python-Markdown made it; ``named`` are lines
    of which another problem says more.
    """
    written, shown = written_text(body, figures), shown_text(html)
    if {label: _letters(text) for label, text in written.items()} == {
        label: _letters(text) for label, text in shown.items()
    }:
        return
    for run in _runs(written, shown):
        lines = range(places.line(run[0].line), places.line(run[-1].line) + 1)
        if not any(line in lines for line in named):
            words = " ".join(map(_readable, run))
            expected = _NOT_SO_DEEP if _is_too_deep(parsed) else EXPECTED
            yield places.problem(lines[0], expected, f"a page without {quoted(words)}")


def _readable(word: _Word) -> str:
    """A word without the signs of Markdown around it."""
    text = word.text.strip("*_`")
    return text.strip("![]") if text.count("[") != text.count("]") else text


def _letters(text: str) -> bytes:
    """A text without ASCII white space and the signs that mean something in Markdown."""
    return text.encode("utf-8", "replace").translate(None, _MARKUP)


def _runs(written: dict[str, str], shown: dict[str, str]) -> Iterator[list[_Word]]:
    """Lost words that stand side by side."""
    words = [
        _Word(letters, text, number)
        for _, part in sorted(written.items())
        for number, line in enumerate(part.split("\n"))
        for text in line.replace("|", " ").split()
        if (letters := _letters(text))
    ]
    texts = (text for _, part in sorted(shown.items()) for text in part.replace("|", " ").split())
    there = [letters for text in texts if (letters := _letters(text))]
    run: list[_Word] = []
    before = -1
    for place in _places_of_lost([word.letters for word in words], there):
        if run and (place != before + 1 or words[place].line > run[-1].line + 1):
            yield run
            run = []
        run.append(words[place])
        before = place
    if run:
        yield run


def _places_of_lost(written: Sequence[bytes], shown: Sequence[bytes]) -> list[int]:
    """Which of the written words are not among the shown ones."""
    start = _common(written, shown)
    end = _common(written[start:][::-1], shown[start:][::-1])
    old, new = written[start : len(written) - end], shown[start : len(shown) - end]
    missing: list[int] = []
    more: Counter[bytes] = Counter()
    exact = len(old) * len(new) < _EXACT  # else common words are left out of account, and more texts count as moved
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=not exact).get_opcodes():
        if kind != "equal" and not _is_within(b"".join(old[i1:i2]), b"".join(new[j1:j2])):
            missing += range(i1, i2)
            more.update(new[j1:j2])
    found = []
    for place in missing:
        if more[old[place]]:
            more[old[place]] -= 1
        else:
            found.append(start + place)
    return found


def _common(first: Sequence[bytes], second: Sequence[bytes]) -> int:
    """How many words two texts have in common at their start."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((number for number, (word, other) in pairs if word != other), min(len(first), len(second)))


def _is_within(letters: bytes, others: bytes) -> bool:
    """Return whether letters stand among others, in their order, and the others are no text of which that may be chance."""
    if len(others) > 2 * len(letters) + _FEW:
        return False
    rest = iter(others)
    return all(letter in rest for letter in letters)


def _is_too_deep(text: str) -> bool:
    """Return whether HTML has elements inside elements beyond what its parser takes."""
    depth = 0
    for found in _TAGS.finditer(text):
        if not found[0].startswith(_UNPAIRED):
            depth += -1 if found[1] else 1
        if depth > _DEEPEST:
            return True
    return False
