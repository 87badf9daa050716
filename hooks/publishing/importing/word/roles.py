"""Which role a paragraph has: a heading, by style or by look; a line of contents; a numbered paragraph.

In: entries. Out: levels of headings, and whether an entry is this or that.
"""

import itertools
import re
from collections.abc import Sequence

from publishing.importing.word.entries import Entry, Grid, Para
from publishing.importing.word.numbering import Label

QUOTES = ("quote", "intense quote", "block text", "blockquote", "block quote", "quotation")
_CONTENTS = ("toc ", "toc heading", "table of figures", "contents title")
_LONG_HEADING, _SENTENCE = 200, 120  # characters: no heading is longer; nor than this, if it ends in a full stop
_BOLD_HEADING = 100  # characters
_CAPTION = re.compile(r"(?:table|figure|fig|chart|box|graph|diagram|source|note)s?\b", re.IGNORECASE)
_LONG = re.compile(r"\w{1,3}(?:\.\w{1,3})+")
_LEAST_COUNTED = 3  # items that make a row of numbered paragraphs


def is_contents(entry: Entry) -> bool:
    """Return whether an entry is a line of a list of contents."""
    if not isinstance(entry, Para):
        return False
    return entry.content.is_contents or entry.style.is_like(*_CONTENTS)


def style_level(entry: Para) -> int | None:
    """The level of a heading that its style or its outline level makes one, unless its text is that of a paragraph."""
    text, level = entry.text, entry.style.level
    if level is None or not any(map(str.isalnum, text)) or len(text) > _LONG_HEADING:
        return None
    return None if len(text) > _SENTENCE and text.endswith(".") else level


def heading_level(entries: Sequence[Entry], place: int, *, by_look: bool) -> int | None:
    """The level of a heading; None for what is none. ``by_look`` takes short bold paragraphs too."""
    entry = entries[place]
    assert isinstance(entry, Para)  # noqa: S101 - tables were taken before
    if level := style_level(entry):
        return level
    if entry.style.is_like("title") and entry.text:
        return 1
    return _bold_level(entries, place) if by_look else None


def _bold_level(entries: Sequence[Entry], place: int) -> int | None:
    """The level of a paragraph that is a heading only by its look: short, all bold, above something that is not."""
    entry, after = entries[place], entries[place + 1] if place + 1 < len(entries) else None
    assert isinstance(entry, Para)  # noqa: S101 - as above
    text = entry.text
    if not _is_bold(entry) or len(text) > _BOLD_HEADING or text.endswith((".", ":", ";", ",")):
        return None
    is_value = ":" in text or "\n" in entry.content.text.strip() or _CAPTION.match(text) is not None
    stands_above = after is not None and not (isinstance(after, Para) and _is_bold(after))
    if is_value or entry.style.is_like("caption", *QUOTES) or not stands_above or not _may_be_words(text):
        return None
    return _bold_below(entries, place)


def _bold_below(entries: Sequence[Entry], place: int) -> int:
    """One level below the last heading that a style made."""
    before = (entry for entry in reversed(entries[:place]) if isinstance(entry, Para))
    return next((level for entry in before if (level := style_level(entry))), 0) + 1


def _may_be_words(text: str) -> bool:
    return any(map(str.isalpha, text)) and len(text) > 2


def _is_bold(entry: Para) -> bool:
    words = [run for run in entry.runs if run.text.strip()]
    return bool(words) and all(run.strong for run in words) and entry.label is None


def is_in_box(entry: Entry) -> bool:
    """Return whether an entry stands in a box of this site's files."""
    if isinstance(entry, Grid):
        return entry.style.lower().startswith(("box", "suggestion"))
    name = entry.style.name
    return (name.startswith(("box", "suggestion")) and not name.endswith("title")) or entry.is_boxed


def is_long(label: Label) -> bool:
    """Return whether a label has several numbers, such as 2.1."""
    return _LONG.fullmatch(label.text.strip(" ().:")) is not None


def numbered_lists(entries: Sequence[Entry]) -> frozenset[str]:
    """Lists whose items are numbered paragraphs (1, 2, 3 …): they go on counting below the next heading."""
    section, places, counts = 0, dict[str, set[int]](), dict[str, list[int]]()
    above = set()  # lists whose lower levels have numbers such as 1.1
    for entry in entries:
        if isinstance(entry, Grid):
            continue
        if entry.style.level is not None:
            section += 1
        elif entry.label and entry.label.level and is_long(entry.label):
            above.add(entry.label.list_id)
        elif entry.label and entry.label.level == 0 and not entry.label.is_bullet:
            places.setdefault(entry.label.list_id, set()).add(section)
            counts.setdefault(entry.label.list_id, []).append(entry.label.count)
    return frozenset(
        key
        for key, numbers in counts.items()
        if (key in above or (len(numbers) >= _LEAST_COUNTED and len(places[key]) > 1))
        and len(set(numbers)) == len(numbers)
        and all(first < second for first, second in itertools.pairwise(numbers))
    )
