"""Letters, leaflets and slides of the handbook: words for a partnership to take, fill in and send.

In: the fields of a front matter. Out: ``Briefing``. Everything in one is this edition's suggestion; no inspectorate wrote it.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import Field

from publishing.content.models.base import Guidance, Part, PublicationKind
from publishing.content.models.fields import Count, NotStrict, Text


class BriefingForm(StrEnum):
    """The form of a briefing on paper."""

    LETTER = "letter"
    ONE_PAGE = "one-page"
    LEAFLET = "leaflet"
    EASY_READ = "easy-read"
    SLIDES = "slides"

    @property
    def label(self) -> str:
        """As it is shown: ``Easy Read``."""
        return {BriefingForm.EASY_READ: "Easy Read", BriefingForm.ONE_PAGE: "One page"}.get(self, self.capitalize())


class Moment(StrEnum):
    """The moment of an inspection at which a briefing goes out."""

    FIRST_DAYS = "first-days"
    READING = "reading"
    ON_SITE = "on-site"
    AFTER_SITE = "after-site"
    DRAFT = "draft"
    REPORT = "report"

    @property
    def label(self) -> str:
        """As it is shown: ``Before records are read``."""
        return {
            Moment.FIRST_DAYS: "In the first days",
            Moment.READING: "Before records are read",
            Moment.ON_SITE: "Before inspectors are on site",
            Moment.AFTER_SITE: "After the time on site",
            Moment.DRAFT: "When the draft comes",
            Moment.REPORT: "When the report comes out",
        }[self]

    @property
    def field(self) -> str:
        """The merge field whose dates say when it is; "" where none does."""
        return {
            Moment.READING: "week of the reading",
            Moment.ON_SITE: "dates on site",
            Moment.AFTER_SITE: "dates on site",
            Moment.REPORT: "week of publication",
        }.get(self, "")


class MergeField(Part):
    """Something that whoever sends a briefing fills in; in its words it stands in brackets, by its name."""

    name: Text = Field(description="What goes there, as it stands in the brackets: name of the area.")
    example: Text = Field(description="What the made-up example has in its place.")


class Briefing(Guidance):
    """A letter, a leaflet, a page or a set of slides, ready to fill in."""

    path: ClassVar[str] = "handbook/briefings/<id>.md"
    publication: ClassVar[PublicationKind | None] = PublicationKind(
        "briefing", "Letters and briefings", ("letter or briefing", "letters and briefings"), 5
    )

    form: Annotated[BriefingForm, NotStrict] = Field(description="What it is on paper.")
    order: Count = Field(description="Its place among those of its form; the first is 1.")
    audience: tuple[Text, ...] = Field(strict=False, min_length=1, description="Whom it is for.")
    when: Text | None = Field(None, description="When it is sent or used, and by whom; a sentence.")
    moment: Annotated[Moment, NotStrict] | None = Field(
        None, description="When in an inspection it goes out; the plan with dates offers it there."
    )
    care: tuple[Text, ...] = Field((), strict=False, description="What to check before it goes out; a sentence each.")
    merge_fields: tuple[MergeField, ...] = Field((), strict=False, description="What its sender fills in.")
    words: tuple[Text, ...] = Field((), strict=False, description="What people type who look for it.")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Its place in lists: by form, then by order."""
        return (list(BriefingForm).index(self.form), self.order)

    @property
    def examples(self) -> Mapping[str, str]:
        """The values that the made-up example has in place of each field, by the field's name."""
        return {field.name: field.example for field in self.merge_fields}
