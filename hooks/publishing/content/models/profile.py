"""The profile: everything that is special to one inspectorate.

In: the fields of ``docs/profile.yml``. Out: ``Profile``.
"""

import re
from typing import Annotated, Any, ClassVar

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from publishing.base.grades import Band
from publishing.base.problems import alternatives, closest, quoted
from publishing.base.tokens.brand import objection
from publishing.content.models.base import Part, Record
from publishing.content.models.fields import Address, BrandColour, Count, Flag, LanguageTag, NotStrict, Slug, Text
from publishing.content.models.profile_plan import ActionPlan, People
from publishing.content.models.profile_values import Need, PartName, SiteVoice


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class Inspectorate(Part):
    """Whose reports these are."""

    name: Text = Field(description="Its name, without an article.")
    article: Text | None = Field(None, description="The article before its name inside a sentence, such as the.")
    address: Address | None = Field(None, description="The address of its own site.")
    hosts: tuple[Text, ...] = Field((), strict=False, description="The hosts of its own pages.")

    @field_validator("article")
    @classmethod
    def _is_a_word(cls, article: str) -> str:
        if article.casefold() in ("no", "none") or not any(letter.isalpha() for letter in article):
            raise PydanticCustomError("expected", "an article such as the, or the line left out")
        return article

    @property
    def named(self) -> str:
        """Its name inside a sentence: ``the Care Office``."""
        return f"{self.article} {self.name}" if self.article else self.name


class Brand(Part):
    """The looks of the inspectorate."""

    colour: BrandColour = Field(
        description="The colour of its links and buttons by day, in quotation marks. All other colours of the site follow from it."
    )

    @field_validator("colour")
    @classmethod
    def _will_do(cls, colour: str) -> str:
        if found := objection(colour):
            what = f"{found.expected}, such as {found.nearest}"
            raise PydanticCustomError("expected", "{what}", {"what": what})
        return colour


class Place(Part):
    """The country or region that the reports are about."""

    name: Text = Field(description="Its name.")
    code: Text | None = Field(None, description="Its code in official statistics.")


class Licence(Part):
    """The licence of words and data."""

    id: Text = Field(description="Its short name, as SPDX has it.")
    title: Text = Field(description="Its title.")
    address: Address = Field(description="Where it can be read.")


class UnitCode(Part):
    """The code of what is inspected."""

    name: Text = Field(description="What it is called, with an article, such as the area's code.")
    pattern: Text = Field(description="A regular expression for all of it.")
    example: Text = Field(description="One that fits.")
    label: Text = Field("Code", description="What it is called on pages.")
    required: Flag = Field(True, description="Whether each needs one.")

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            what = f"a regular expression ({error.msg} here)"
            raise PydanticCustomError("expected", "{what}", {"what": what}) from None
        return pattern

    @field_validator("example")
    @classmethod
    def _fits(cls, example: str, info: Any) -> str:
        pattern = info.data.get("pattern")
        if pattern and not re.fullmatch(pattern, example):
            raise PydanticCustomError("expected", "{what}", {"what": f"an example that fits the pattern {pattern}"})
        return example


class Above(Part):
    """The name of the body above each of what is inspected, such as the provider of a home."""

    id: Slug = Field(description="The field of what is inspected that names one.")
    one: Text = Field(description="The noun inside a sentence, such as provider.")
    many: Text = Field(description="Its plural.")
    folder: Slug = Field(description="The folder of its files and pages.")


class Unit(Part):
    """The name of what is inspected: an area, a home, a provider."""

    id: Slug = Field(description="The field of reports that names one, and its name in addresses.")
    one: Text = Field(description="The noun inside a sentence, such as area.")
    many: Text = Field(description="Its plural.")
    formal: Text | None = Field(None, description="The noun in full, such as local authority; else the noun.")
    folder: Slug = Field(description="The folder of its files and pages.")
    code: UnitCode | None = Field(None, description="Its code; none if it has none.")
    above: Above | None = Field(None, description="What stands above each of them, if anything does.")

    @property
    def full(self) -> str:
        """The noun in full."""
        return self.formal or self.one

    @property
    def heading(self) -> str:
        """The noun as a heading: ``Area``."""
        return _capital(self.one)

    @property
    def headings(self) -> str:
        """Its plural as a heading: ``Areas``."""
        return _capital(self.many)

    @property
    def article(self) -> str:
        """The article before the noun."""
        return "an" if self.one[0] in "aeiou" else "a"


class ReportKind(Part):
    """A kind of report."""

    id: Slug = Field(description="How reports write it.")
    label: Text = Field(description="How it is shown.")
    plural: Text | None = Field(None, description="Its plural inside a sentence; else the label with an s.")
    short: Text | None = Field(None, description="A shorter word for it in tables.")
    also: tuple[Text, ...] = Field((), strict=False, description="What else people type who look for it.")
    graded: Flag = Field(False, description="Whether it may grade.")
    of_unit: Flag = Field(True, description="Whether it is about one of what is inspected.")
    programme: Annotated[Need, NotStrict] = Field(Need.OPTIONAL, description="Whether it belongs to a programme.")
    follows: tuple[Slug, ...] = Field(
        (), strict=False, description="The kinds that it follows; it names the report, and no other kind does."
    )

    @property
    def value(self) -> str:
        """The id of a kind of report, as an enum would name it."""
        return self.id

    @property
    def counted(self) -> str:
        """Its plural inside a sentence."""
        return self.plural or f"{self.label.lower()}s"


class ShareWord(Part):
    """A word for shares."""

    word: Text = Field(description="The word.")
    percent: Count = Field(description="The percentage from which it holds.")
    above: Flag = Field(False, description="Whether it holds above that only.")


class Profile(Record):
    """Everything that is special to one inspectorate: the file profile.yml."""

    path: ClassVar[str] = "profile.yml"

    inspectorate: Inspectorate = Field(description="Whose reports these are.")
    voice: Annotated[SiteVoice, NotStrict] = Field(
        description="Who speaks: own (the inspectorate) or catalogue (somebody else)."
    )
    brand: Brand | None = Field(
        None, description="The looks of the inspectorate; those of this edition if there is none."
    )
    place: Place = Field(description="The country or region that the reports are about.")
    language: LanguageTag = Field("en-GB", description="The language of the pages.")
    licence: Licence = Field(description="The licence of words and data.")
    dataset: Slug = Field("inspection-reports", description="The name of the data package.")
    subject: Text = Field(description="What the reports are about, as a title, such as Inspections of care homes.")
    unit: Unit | None = Field(None, description="What is inspected; none for reports on no single body.")
    kinds: tuple[ReportKind, ...] = Field(
        strict=False, min_length=1, description="The kinds of report, the usual first."
    )
    parts: tuple[Annotated[PartName, NotStrict], ...] = Field((), strict=False, description="The parts of the site.")
    answer_days: Count | None = Field(
        None,
        description="Days after publication from which on a finding that nobody answered counts as unanswered; never if none.",
    )
    action_plan: ActionPlan | None = Field(
        None, description="The action plan after a report; none if there is no workbook for it."
    )
    people: People = Field(People(), description="Those whom records are about.")
    share_words: tuple[ShareWord, ...] = Field((), strict=False, description="The words for shares, highest first.")
    share_words_source: Text | None = Field(None, description="Whose words these are.")

    @field_validator("kinds")
    @classmethod
    def _once(cls, kinds: tuple[ReportKind, ...]) -> tuple[ReportKind, ...]:
        names = [kind.id for kind in kinds]
        for place, kind in enumerate(kinds):
            if kind.id in names[:place]:
                context = {"inside": (place, "id"), "found": f"'{kind.id}' again"}
                raise PydanticCustomError("expected", "each kind once", context)
            for number, name in enumerate(kind.follows):
                if name not in names:
                    context = {
                        "inside": (place, "follows", number),
                        "found": quoted(name),
                        "meant": closest(name, names),
                    }
                    raise PydanticCustomError("expected", "{what}", {"what": alternatives(names), **context})
        return kinds

    @property
    def own_voice(self) -> bool:
        """Return whether the inspectorate speaks itself."""
        return self.voice is SiteVoice.OWN

    @property
    def bands(self) -> tuple[Band, ...]:
        """The words for shares, as ``share_words`` takes them."""
        return tuple(Band(share.word, share.percent, share.above) for share in self.share_words)

    def has(self, part: str) -> bool:
        """Return whether the site has a part."""
        return PartName(part) in self.parts

    @property
    def graded_kinds(self) -> frozenset[str]:
        """The kinds that may grade."""
        return frozenset(kind.id for kind in self.kinds if kind.graded)
