"""The base of all records.

In: the fields of a front matter. Out: frozen records.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from publishing.base.natural import natural_key
from publishing.content.models.fields import Address, Day, Flag, NotStrict, Slug, Text
from publishing.content.models.values import Basis, Layout


@dataclass(frozen=True)
class PublicationKind:
    """A kind of record that the finder lists: its ``name`` in addresses, its label, and the nouns that count it.

    ``place`` orders the kinds in lists and in sentences.
    """

    name: str
    label: str
    nouns: tuple[str, str]
    place: int


class Record(BaseModel):
    """A record of any kind: its id and its file, which the file's name gives and nobody writes inside it."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True)
    derived: ClassVar[frozenset[str]] = frozenset({"id", "file"})
    path: ClassVar[str] = ""  # where its files stand: ``reports/<id>.md``; the id goes from the first < to the last >
    publication: ClassVar[PublicationKind | None] = None  # how the finder lists it, if it does
    of_catalogues: ClassVar[Mapping[str, bool]] = {}  # fields that only a catalogue has, and whether it must

    id: str
    file: str

    @classmethod
    def files(cls, folders: Mapping[str, str]) -> str:
        """Return where its files stand; ``folders`` are the profile's names for ``<unit>`` and ``<above>``."""
        first, slash, rest = cls.path.partition("/")
        return f"{folders[first]}{slash}{rest}" if first in folders else cls.path

    @classmethod
    def page_template(cls) -> str:
        """Return the template of its pages, which has the name of the kind."""
        return f"{cls.__name__.lower()}.html"

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Its place among records of its kind."""
        return (natural_key(self.id),)

    @classmethod
    @cache
    def written_fields(cls) -> dict[str, FieldInfo]:
        """The fields that an author writes, the kind's own before those of every record of facts."""
        own_first = sorted(cls.model_fields.items(), key=lambda item: item[0] not in cls.__annotations__)
        return {name: info for name, info in own_first if name not in cls.derived}


class Sourced(Record):
    """A record of facts, which says what they rest on."""

    of_catalogues: ClassVar[Mapping[str, bool]] = {"basis": False}

    basis: dict[str, Annotated[Basis, NotStrict]] = Field(
        default_factory=dict, description="Fields that rest on something else than a source that states them."
    )
    sources: tuple[Address, ...] = Field(
        (), strict=False, description="Web addresses that state these facts, best first."
    )

    def basis_of(self, field: str) -> Basis:
        """The basis of a field: ``seen`` unless ``basis`` says otherwise."""
        return self.basis.get(field, Basis.SEEN)


class Guidance(Sourced):
    """A publication of our own words, which the finder lists: a kind of its own says how, in ``publication``."""

    title: Text = Field(description="The heading.")
    updated: Day = Field(description="The day of the last change that matters to readers.")
    summary: Text = Field(description="One or two plain sentences.")


class Page(Record):
    """A page of words that is no record: home, about, the lists."""

    path: ClassVar[str] = "any other page"

    title: Text = Field(description="The page's heading.")
    summary: Text | None = Field(None, description="One sentence for search results and link previews.")
    layout: Annotated[Layout, NotStrict] = Field(Layout.PAGE, description="How it is laid out.")
    acronyms: dict[Text, Text] = Field(
        default_factory=dict, description="Short forms and what they stand for; search takes one for the other."
    )
    words: tuple[Text, ...] = Field((), strict=False, description="What people type who look for this page.")
    for_developers: Flag = Field(
        False, description="Whether it is for those who run or change the site: search suggests no such page."
    )


class Part(BaseModel):
    """A piece of a record, written as a list of its own inside the front matter."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Reference(Part):
    """A source that the handbook's notes name, such as ``[^care-and-protection.phase-one]``."""

    id: Slug = Field(description="Its name; a note names the record's id, a full stop and this.")
    title: Text = Field(description="The title of the page, document or law.")
    publisher: Text = Field(description="Who published it.")
    url: Address | None = Field(None, description="Its web address; without one, 'unlinked' says why.")
    unlinked: Text | None = Field(None, description="Why no address is given, as a sentence that readers see.")
    read: Text | None = Field(None, description="What was not read of it, or how else it is less sure; a sentence.")
