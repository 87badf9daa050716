"""Texts of front matters: whatever an author wrote there for readers.

In: a record. Out: its texts, in the order of its fields. A field of texts that somebody adds to a model is searched
without a word here; ``ELSEWHERE`` names those that are searched in another way, or are no words for readers.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, get_args, get_origin

from pydantic import AfterValidator, BaseModel

from publishing.content.models.fields import Text

ELSEWHERE = frozenset(
    {
        *("title", "summary"),  # fields of the index
        *("name", "own_name", "aliases"),  # of an area: names that its reports have too
        *("sections", "findings"),  # passages with anchors of their own
        *("acronyms", "words"),  # beside the text, from their own page
    }
)
NAMES = frozenset({"file", "paragraph"})  # in parts of a record: of files and places, no words
_MARK = next(part for part in get_args(Text) if isinstance(part, AfterValidator))


def texts_of(record: BaseModel, left_out: Collection[str] = ELSEWHERE) -> Iterator[str]:
    """The texts of a record and of its parts, but for some of its own fields."""
    for name, info in type(record).model_fields.items():
        if name not in left_out:
            is_text = _MARK in info.metadata or _has_texts(info.annotation)
            yield from _texts(getattr(record, name), is_text)


def _has_texts(annotation: Any) -> bool:
    """Return whether values of a type hold texts: ``Text``, ``Text | None``, ``tuple[Text, ...]``."""
    if get_origin(annotation) is Annotated and _MARK in annotation.__metadata__:
        return True
    return any(map(_has_texts, get_args(annotation)))


def _texts(value: Any, is_text: bool) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield from texts_of(value, NAMES)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, is_text)
    elif isinstance(value, Mapping):
        yield from _texts(tuple(value.values()), is_text)
    elif is_text and isinstance(value, str):
        yield value
