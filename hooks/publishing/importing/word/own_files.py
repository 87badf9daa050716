"""Files that this site made: the report in them, without what the site adds to every file.

In: entries, the tally. Out: the entries of the report, and its title.
"""

from collections.abc import Iterator, Sequence

from publishing.importing.word.entries import Entry, Para
from publishing.importing.word.tally import Tally

_HEAD = "kicker"  # the style of the first line
_PART = "page-"  # how bookmarks of what the site adds to a report begin
_ADDED = "this site adds it to every file, from the front matter"


def is_own(entries: Sequence[Entry]) -> bool:
    """Return whether this site made a file."""
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
