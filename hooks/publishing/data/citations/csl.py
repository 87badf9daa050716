"""CSL-JSON: an item as citation styles take it (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html).

In: a ``Citation``. Out: an item, to be put into a list. Without a date a style says ``n.d.`` by itself.
"""

from collections.abc import Mapping
from typing import Any

from publishing.base.dates import Knowledge, Partial, When
from publishing.data.citations.citation import Citation


def csl(citation: Citation) -> Mapping[str, Any]:
    """A citation as an item of CSL-JSON."""
    item = {
        "id": citation.id,
        "type": citation.work.value,
        "title": citation.title,
        "author": [{"literal": citation.author}],
        "issued": _issued(citation.issued),
        "container-title": citation.within,
        "genre": citation.genre,
        "note": citation.note,
        "URL": citation.url,
    }
    return {name: value for name, value in item.items() if value}


def _issued(when: When) -> Mapping[str, Any]:
    """The date, or both ends of a span; words where a span is open, which styles have no numbers for."""
    if when.knowledge is Knowledge.UNKNOWN:
        return {}
    if when.start is None or when.end is None:
        return {"literal": when.words()}
    ends = [when.start] if when.start == when.end else [when.start, when.end]
    about = {"circa": True} if when.knowledge is Knowledge.ABOUT else {}
    return {"date-parts": [_parts(end) for end in ends], **about}


def _parts(day: Partial) -> list[int]:
    return [part for part in (day.year, day.month, day.day) if part]
