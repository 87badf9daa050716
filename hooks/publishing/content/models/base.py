"""What records have in common.

In: the fields of a front matter. Out: frozen records.
"""

from functools import cache
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from publishing.content.models.fields import Address, NotStrict, Text
from publishing.content.models.values import Basis, Layout


class Record(BaseModel):
    """What every record has: its id and its file, which the file's name gives and nobody writes inside it."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True)
    given: ClassVar[frozenset[str]] = frozenset({"id", "file"})

    id: str
    file: str

    @classmethod
    @cache
    def written_fields(cls) -> dict[str, FieldInfo]:
        """The fields that an author writes, the kind's own before those of every record of facts."""
        own_first = sorted(cls.model_fields.items(), key=lambda item: item[0] not in cls.__annotations__)
        return {name: info for name, info in own_first if name not in cls.given}


class Sourced(Record):
    """A record of facts, which says what they rest on."""

    basis: dict[str, Annotated[Basis, NotStrict]] = Field(
        default_factory=dict, description="Fields that rest on something else than a source that states them."
    )
    sources: tuple[Address, ...] = Field(
        (), strict=False, description="Web addresses that state these facts, best first."
    )

    def basis_of(self, field: str) -> Basis:
        """What a field rests on: ``seen`` unless ``basis`` says otherwise."""
        return self.basis.get(field, Basis.SEEN)


class Page(Record):
    """A page of words that is no record: home, about, the lists."""

    title: Text = Field(description="The page's heading.")
    summary: Text | None = Field(None, description="One sentence for search results and link previews.")
    layout: Annotated[Layout, NotStrict] = Field(Layout.PAGE, description="How it is laid out.")
    acronyms: dict[Text, Text] = Field(
        default_factory=dict, description="Short forms and what they stand for; search takes one for the other."
    )


class Part(BaseModel):
    """A piece of a record, written as a list of its own inside the front matter."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
