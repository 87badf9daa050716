"""Files that this site made: the report in them, without what the site adds to every file; and forms, which are none.

In: entries, the tally. Out: the entries of the report, and its title.
"""

from collections.abc import Collection, Iterator, Sequence

from publishing.importing.word.entries import Entry, Para
from publishing.importing.word.tally import Tally
from publishing.importing.word.xml import Element, W

_HEAD = "kicker"  # the style of the first line
_STYLES = frozenset((_HEAD, "notice", "suggestion title"))  # which all of its files have, and hardly any other
_FIELDS = "forms"  # in which alone readers may write
_PART = "page-"  # how bookmarks of what the site adds to a report begin
_ADDED = "this site adds it to every file, from the front matter"


def is_own(styles: Collection[str]) -> bool:
    """Return whether this site made a file, by the names of the styles in it."""
    return _STYLES.issubset(styles)


def is_form(settings: Element) -> bool:
    """Return whether a file of this site is a form to fill in: nothing but its fields can be changed."""
    return any(mark.get(f"{W}edit") == _FIELDS for mark in settings.iterfind(f"{W}documentProtection"))


def has_head(entries: Sequence[Entry]) -> bool:
    """Return whether a file begins with what the site adds; a letter, which goes out under its sender's name, does not."""
    first = next((entry for entry in entries if isinstance(entry, Para) and not entry.is_empty), None)
    return first is not None and first.style.is_like(_HEAD)


def report(entries: Sequence[Entry], tally: Tally) -> tuple[list[Entry], str]:
    """The report alone, and its title: without its head, and without parts that the page adds."""
    remaining: list[Entry] = []
    title, is_added, level = "", True, 0
    for entry in entries:
        heading = entry.style.level if isinstance(entry, Para) else None
        if isinstance(entry, Para) and heading and (not is_added or not level or heading <= level or entry.anchors):
            is_added = any(anchor.startswith(_PART) for anchor in entry.anchors)
            level = heading
        if not is_added:
            remaining.append(entry)
            continue
        for para in _paras([entry]):
            if para.style.is_like("title") and not title:
                title = para.text
            elif not para.is_empty:
                tally.omit("made by this site", para.text, _ADDED, para.place)
    return remaining, title


def _paras(entries: Sequence[Entry]) -> Iterator[Para]:
    for entry in entries:
        if isinstance(entry, Para):
            yield entry
        else:
            for row in entry.rows:
                for cell in row:
                    yield from _paras(cell.entries)
