"""Letters that nobody sees: those that turn text around, and those that hide between others.

In: a text. Out: each such letter with its line, its name, and whether it is only worth a piece of advice.

Letters that turn text around, or that carry hidden words, make a page say something else than its source: faults. Those
that a word processor leaves behind split words for the search: advice. Joiners stay where a script or a picture of
signs needs them (Persian, Indian scripts, families and flags).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import category

_BEYOND = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
CONTROLS = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef{_BEYOND}\ud800-\udfff]")
_ASCII_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TURNING = "\u202a-\u202e\u2066-\u2069"
_HIDDEN = "\U000e0000-\U000e0fff"
_FILLERS = "\u115f\u1160\u3164\uffa0"
_BLANKS = frozenset(f"{_FILLERS}\u2800")  # letters and signs by name, without a form
_LETTERS = re.compile(
    f"[{_TURNING}{_FILLERS}\u00ad\u200b-\u200d\u2060-\u2064\u180e\ufe00-\ufe0f]|[{_HIDDEN}]+|\u00a0{{2,}}"
)
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007f]+")  # of a part of a country
_NAMES = {
    "\u00ad": "a soft hyphen",
    "\u00a0": "a row of hard spaces",
    "\u200b": "a space without width",
    "\u200c": "a non-joiner",
    "\u200d": "a joiner",
}
_RANGES = (
    ("\u202a", "\u202e", "a letter that turns the text around"),
    ("\u2066", "\u2069", "a letter that turns the text around"),
    ("\U000e0000", "\U000e0fff", "a letter of a hidden text"),
    ("\ufe00", "\ufe0f", "a letter that chooses another form of the one before"),
)
_FAULTS = re.compile(f"[{_TURNING}{_HIDDEN}{_FILLERS}]")
_SCRIPTS = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\U0001f000-\U0001faff\u2190-\u2bff\ufe0f]"
)
_WITH_FORMS = re.compile("[#*0-9\u00a9\u00ae\u2000-\u3300\u3400-\u9fff\U0001f000-\U0001faff\u1800-\u18af]")
EXPECTED = "text without invisible letters (delete it, or type the words again)"


def control(text: str) -> re.Match[str] | None:
    """The first control character of a text, if it has any.

    The pattern with all of Unicode's is slow, so it sees each letter of a text once, and only then the text.
    """
    if text.isascii():
        return _ASCII_CONTROLS.search(text)
    return CONTROLS.search(text) if CONTROLS.search("".join(set(text))) else None


@dataclass(frozen=True)
class Invisible:
    """An invisible letter: its ``line``, counted from 0, what it is, and whether to leave it is no fault."""

    line: int
    found: str
    advice: bool


def letters(text: str) -> Iterator[Invisible]:
    """The invisible letters of a text, each kind once on a line."""
    if text.isascii():
        return
    flags = [range(*flag.span()) for flag in _FLAG.finditer(text)]
    seen, line, counted = set(), 0, 0
    for found in _LETTERS.finditer(text):
        before = text[max(0, found.start() - 1) : found.start()]
        if any(found.start() in flag for flag in flags) or _belongs(found[0], before):
            continue
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        letter = Invisible(
            line,
            f"U+{ord(found[0][0]):04X}, {_name(found[0][0])}",
            not _FAULTS.match(found[0]),
        )
        if letter not in seen:
            seen.add(letter)
            yield letter


def turns_around(letter: str) -> bool:
    """Return whether a letter makes the text around it run the other way."""
    return re.fullmatch(f"[{_TURNING}]", letter) is not None


def _belongs(letter: str, before: str) -> bool:
    """Return whether a joiner, or the choice of a form, has its place behind the letter before it."""
    if letter in ("\u200c", "\u200d"):
        return _SCRIPTS.match(before) is not None
    return "\ufe00" <= letter <= "\ufe0f" and _WITH_FORMS.match(before) is not None


def _name(letter: str) -> str:
    ranges = (name for first, last, name in _RANGES if first <= letter <= last)
    return _NAMES.get(letter) or next(ranges, "a letter that nobody sees")


def hidden(value: str, source: str) -> str:
    """The first letter of a value that no page may hold, as a message shows it; "" where there is none.

    Letters of which advice is given in the source are faults where an escape writes them, as nobody sees those there.
    """
    found = control(value)
    seen = {letter.found for letter in letters(source)}
    faults = (letter.found for letter in letters(value) if not letter.advice or letter.found not in seen)
    return f"the invisible character U+{ord(found[0]):04X}" if found else next(faults, "")


def is_blank(text: str) -> bool:
    """Return whether nothing of a text can be seen."""
    return not any(category(letter)[0] in "LNPS" and letter not in _BLANKS for letter in text)
