"""The public's words for what this site calls by other names.

In: the fields of ``words.yml``. Out: a ``WordList``.
"""

from typing import ClassVar

from pydantic import Field

from publishing.content.models.base import Part, Record
from publishing.content.models.fields import Text


class Saying(Part):
    """Words of the public, and what search looks for as well."""

    say: tuple[Text, ...] = Field(strict=False, min_length=1, description="What people type: words or short phrases.")
    search: tuple[Text, ...] = Field(
        strict=False, min_length=1, description="What is searched for as well; in quotation marks, side by side."
    )
    why: Text = Field(description="The reason, for readers.")


class Frame(Part):
    """Words that mean nothing here by themselves, such as how a question begins."""

    say: tuple[Text, ...] = Field(strict=False, min_length=1, description="What people type: words or short phrases.")
    why: Text = Field(description="The reason, for readers.")


class Common(Part):
    """Words that tell little here, as nearly everything is about it: pages are not found by them alone."""

    say: tuple[Text, ...] = Field(strict=False, min_length=1, description="Single words.")
    why: Text = Field(description="The reason, for readers.")


class WordList(Record):
    """The file ``words.yml``: it has no page of its own, and any page may show it."""

    path: ClassVar[str] = "words.yml"

    words: tuple[Saying, ...] = Field((), strict=False, description="The public's words.")
    frames: tuple[Frame, ...] = Field((), strict=False, description="Words that mean nothing here by themselves.")
    common: tuple[Common, ...] = Field(
        (), strict=False, description="Words that tell little, as nearly all is about it."
    )

    @classmethod
    def empty(cls) -> "WordList":
        """The list of a site without such a file."""
        return cls(id="words", file=cls.path, words=(), frames=(), common=())
