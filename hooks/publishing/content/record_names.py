"""Records by the names that people call them.

In: records by id. Out: the id of the record that is meant by a name: its title, a shorter one, or another name that people look
for, however it is written.
"""

from collections.abc import Mapping
from unicodedata import combining, normalize

from publishing.base.problems import closest
from publishing.content.models import Record

_TELLING = 4  # letters of a word that is not in many names
_FIELDS = ("title", "name", "own_name", "short_title")


def named(text: str, records: Mapping[str, Record]) -> str:
    """The id of the record that has this id or name, whatever its capitals, accents and hyphens; "" for none."""
    return _ids(records).get(_folded(text), "")


def meant(text: str, records: Mapping[str, Record]) -> str:
    """The id of the record that was probably meant: that of this name, or else of the nearest; "" where none is near."""
    ids = _ids(records)
    near = named(text, records) or closest(text, records) or ids.get(closest(_folded(text), ids), "")
    return near or _by_words(text, ids)


def _by_words(text: str, ids: Mapping[str, str]) -> str:
    """The id of the only record with a name all of whose words are in a text, or that has all words of the text."""
    words = {*_folded(text).split()}
    fits = {
        record_id
        for name, record_id in ids.items()
        for common in [words & {*name.split()}]
        if common in (words, {*name.split()}) and max(map(len, common), default=0) >= _TELLING
    }
    return fits.pop() if len(fits) == 1 else ""


def _ids(records: Mapping[str, Record]) -> dict[str, str]:
    """The id for each name; one that several records share stands for none of them."""
    found: dict[str, set[str]] = {}
    for record_id, record in records.items():
        names = [record_id, *(getattr(record, field, None) or "" for field in _FIELDS), *getattr(record, "aliases", ())]
        for name in filter(None, map(_folded, names)):
            found.setdefault(name, set()).add(record_id)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}


def _folded(text: str) -> str:
    """A name in small letters without accents, its words apart by one space."""
    plain = "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in plain).split())
