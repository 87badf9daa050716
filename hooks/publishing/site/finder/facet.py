"""Facets: one row of data each, and the options that visitors choose from.

``registry`` holds the rows. Columns of the search index, the finder's form, its sentence, list pages, feeds and their
exports follow from them; scripts read them from the finder's page and from the root of the index.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from publishing.content.catalogue import Catalogue
from publishing.content.models import Record

Values: TypeAlias = Collection[str] | Mapping[str, str]
REPORT = "report"
# Names in the finder's address, and folders below ``publications/``, that mean something else.
RESERVED = frozenset({"q", "plain", "from", "to", "years", "sort", "specimens", "superseded", "page", "pieces"})


@dataclass(frozen=True)
class Option:
    """One thing to choose: ``value`` in the address, ``label`` on the page, ``group`` to list it under.

    ``wording`` is the sentence's word for it, where that isn't its label; ``nouns`` (singular, plural) count it in a
    sentence; ``also`` holds other names to look for it by; ``count`` is how many of the listed rows have it. ``names`` are
    what people type for it: search takes them for the choice, where the facet is ``understood``.
    """

    value: str
    label: str
    group: str = ""
    wording: str = ""
    nouns: tuple[str, str] = ("", "")
    also: str = ""
    count: int = 0
    names: tuple[str, ...] = ()

    @property
    def name_with_group(self) -> str:
        """The label, told from those of other groups: editions have indicators of the same name."""
        return f"{self.label} ({self.group})" if self.group else self.label


class Understood(StrEnum):
    """When search takes an option's name among the words that are looked for as the choice of it."""

    ALWAYS = "always"
    FIRST = "first"  # always, and also where nothing comes of it: what is elsewhere is not meant
    ALONE = "alone"  # only where nothing else is looked for, or behind one of the facet's cues


@dataclass(frozen=True)
class Facet:
    """Something to choose by, with its options.

    ``phrase`` stands before its choices in the sentence, ``joiner`` between the last two. A facet without a phrase names
    what the sentence counts, so each of its options needs ``nouns``. ``publications`` are those that can have a value.
    ``many`` means that a publication can have several values. A facet that ``qualifies`` another is matched on the same
    pair as it: a grade on the evaluation of an indicator. ``open`` is its state in the form at first; ``search_noun``
    (singular, plural) gives it a box to find options by, as there are many; ``record`` is the class of record whose ids
    are its values. ``understood`` says when search takes a name of an option for the choice, and ``cues`` are words before
    it that make sure. ValueError for what cannot work.
    """

    key: str
    label: str
    phrase: str
    options: tuple[Option, ...]
    joiner: str = "and"
    publications: tuple[str, ...] = (REPORT,)
    many: bool = False
    qualifies: str = ""
    open: bool = False
    search_noun: tuple[str, str] = ("", "")
    record: type[Record] | None = None
    understood: Understood = Understood.ALWAYS
    cues: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a facet that the form could not name, or the sentence could not word."""
        if not self.key or not self.label:
            raise ValueError(f"facet {self.key!r}: a key and a label are needed, not {self.key!r} and {self.label!r}")
        if self.key in RESERVED:
            raise ValueError(f"facet {self.key!r}: another key is needed, as this one has a meaning in addresses")
        if unnamed := [option.value for option in self.options if not option.value or not option.label]:
            raise ValueError(f"facet {self.key!r}: each option needs a value and a label: {unnamed}")
        if not self.phrase and (self.many or not all(all(option.nouns) for option in self.options)):
            raise ValueError(
                f"facet {self.key!r}: without a phrase, it needs one value a row, and nouns of each option"
            )

    def wording_of(self, value: str) -> str:
        """Return the sentence's word for a value."""
        return next(option.wording or option.label for option in self.options if option.value == value)

    @property
    def data(self) -> Mapping[str, Any]:
        """The facet for the finder's script."""
        return {
            "key": self.key,
            "label": self.label,
            "phrase": self.phrase,
            "joiner": self.joiner,
            "publications": self.publications,
            "qualifies": self.qualifies,
            "searchNoun": self.search_noun,
            "options": [
                {name: value for name, value in asdict(option).items() if name != "names"} for option in self.options
            ],
        }


@dataclass(frozen=True)
class FacetDefinition:
    """A row of the registry: a facet before its options are known. See ``Facet`` for the fields.

    ``options_of`` gives the options from the catalogue. ``values_of`` gives the values of a record, from the catalogue
    and the record, which is of one of ``publications``; where another facet qualifies this one, each with the value of
    the other.
    """

    key: str
    label: str
    phrase: str
    options_of: Callable[[Catalogue], Iterable[Option]]
    values_of: Callable[[Catalogue, Any], Values]
    joiner: str = "and"
    publications: tuple[str, ...] = (REPORT,)
    many: bool = False
    qualifies: str = ""
    open: bool = False
    search_noun: tuple[str, str] = ("", "")
    record: type[Record] | None = None
    understood: Understood = Understood.ALWAYS
    cues: tuple[str, ...] = ()

    def facet(self, catalogue: Catalogue) -> Facet:
        """Return the facet with its options, not yet counted."""
        return Facet(
            key=self.key,
            label=self.label,
            phrase=self.phrase,
            options=tuple(self.options_of(catalogue)),
            joiner=self.joiner,
            publications=self.publications,
            many=self.many,
            qualifies=self.qualifies,
            open=self.open,
            search_noun=self.search_noun,
            record=self.record,
            understood=self.understood,
            cues=self.cues,
        )


@dataclass(frozen=True)
class ListGroup:
    """List pages of one kind: ``keys`` are the facet, or the two facets, that each of them has a value of.

    In the title of a group by what is inspected, its noun stands before ``rest``.
    """

    title: str
    keys: tuple[str, ...]
    rest: str = ""
