"""The records: what each kind of source file may say, field by field.

In: the fields of a front matter, as text. Out: frozen records, or Pydantic's validation errors, which
``reading`` puts into an author's words. Validation, JSON Schemas and the data dictionary all come from here;
there is no second list of fields or allowed values.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from publishing.dates import EXPECTED, When
from publishing.front_matter import Path
from publishing.scale import Grade

NOT_APPLICABLE = "Not applicable"  # an answer that no share counts


class Kind(StrEnum):
    """What kind of report it is."""

    JOINT_INSPECTION = "joint-inspection"
    PROGRESS_REVIEW = "progress-review"
    PILOT = "pilot"
    INTERIM_REPORT = "interim-report"
    THEMATIC = "thematic"
    OVERVIEW = "overview"

    @property
    def label(self) -> str:
        """As it is shown: ``Progress review``."""
        return {Kind.THEMATIC: "Thematic report"}.get(self, self.value.replace("-", " ").capitalize())

    @property
    def plural(self) -> str:
        """For counting, inside a sentence: ``progress reviews``."""
        return f"{self.label.lower()}s"


class Status(StrEnum):
    """Whether a publication is in force."""

    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    UNPUBLISHED = "unpublished"


class Confidence(StrEnum):
    """How sure the facts of a catalogue record are."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def meaning(self) -> str:
        """What it rests on, in one sentence."""
        return {
            Confidence.HIGH: "The inspectorate, a partner body or two agreeing sources say so.",
            Confidence.MEDIUM: "One source says so, or part of it was worked out.",
            Confidence.LOW: "It is only mentioned somewhere, or most of it was worked out.",
        }[self]


class Basis(StrEnum):
    """What a single field rests on."""

    SEEN = "seen"
    INFERRED = "inferred"
    RECALLED = "recalled"
    SHORTENED = "shortened"

    @property
    def meaning(self) -> str:
        """As it is shown beside the field."""
        return {
            Basis.SEEN: "stated by a source",
            Basis.INFERRED: "worked out, not stated by a source",
            Basis.RECALLED: "not confirmed from a source",
            Basis.SHORTENED: "shortened from the official title",
        }[self]


class Existence(StrEnum):
    """Whether it is known that there is such a report at all."""

    CONFIRMED = "confirmed"
    NAMED_ONLY = "named-only"


class AnswerKind(StrEnum):
    """How a question of a file-reading template is answered."""

    SCALE = "scale"
    YES_PARTLY_NO = "yes-partly-no"
    CHOICE = "choice"
    DATE = "date"
    TEXT = "text"


class Likeness(StrEnum):
    """How far an indicator of one framework edition is an indicator of another."""

    SAME = "same"
    SIMILAR = "similar"
    NONE = "none"

    @property
    def meaning(self) -> str:
        """What follows from it."""
        return {
            Likeness.SAME: "the same; their grades can be compared",
            Likeness.SIMILAR: "similar; their grades cannot be compared",
            Likeness.NONE: "nothing like it was found",
        }[self]


class Weight(StrEnum):
    """How much a change matters: a minor one is listed, a major one counts as news."""

    MINOR = "minor"
    MAJOR = "major"


class Form(StrEnum):
    """In which form an attachment gives a publication."""

    ORIGINAL = "original"
    EASY_READ = "easy-read"
    LARGE_PRINT = "large-print"
    TRANSLATION = "translation"
    SIGN_LANGUAGE = "sign-language"
    AUDIO = "audio"

    @property
    def label(self) -> str:
        """As it is shown: ``Easy read``."""
        return {Form.ORIGINAL: "The report as published"}.get(self, self.value.replace("-", " ").capitalize())


class Layout(StrEnum):
    """How a page of words is laid out: each has a template of its own in ``overrides/``."""

    PAGE = "page"
    HOME = "home"
    FINDER = "finder"
    PARTNERSHIPS = "partnerships"
    PROGRAMMES = "programmes"
    FRAMEWORKS = "frameworks"
    HANDBOOK = "handbook"
    COVERAGE = "coverage"
    DATA = "data"
    COMPARE = "compare"
    FEEDS = "feeds"
    DATA_DICTIONARY = "data-dictionary"
    ACRONYMS = "acronyms"


def _expected(what: str) -> PydanticCustomError:
    """An error that ``reading`` shows as ``expected <what>``."""
    return PydanticCustomError("expected", "{what}", {"what": what})


def _read_when(value: Any) -> When:
    if isinstance(value, When):
        return value
    if not isinstance(value, str):
        raise _expected(EXPECTED)
    try:
        return When.parse(value)
    except ValueError as error:
        raise _expected(str(error)) from None


def _read_moment(value: Any) -> datetime:
    if isinstance(value, datetime):
        return value
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise _expected(_MOMENT) from None
    if moment.tzinfo is None:
        raise _expected(_MOMENT)
    return moment


_MOMENT = "a day, a time and its distance from UTC such as 2026-12-01T09:30+00:00 (+01:00 in summer)"


def _read_flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return bool(value == "true")
    raise _expected("true or false")


def _read_count(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,6}", value):
        return int(value)
    raise _expected("a whole number such as 3")


def _stated(when: When) -> When:
    if not (when.stated and when.start and when.start.day):
        raise _expected("a day such as 2026-11-22")
    return when


@dataclass(frozen=True)
class _Form:
    """A text of one form: ``pattern`` says which to machines, ``what`` to authors."""

    pattern: str
    what: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": f"^{self.pattern}$"}

    def _check(self, value: str) -> str:
        if not re.fullmatch(self.pattern, value):
            raise _expected(self.what)
        return value


def _folded(text: str) -> str:
    return " ".join(text.split())


Text = Annotated[str, Field(min_length=1), AfterValidator(_folded)]  # one paragraph, however it is written
Flag = Annotated[bool, BeforeValidator(_read_flag)]
Count = Annotated[int, BeforeValidator(_read_count), Field(ge=0)]
Date = Annotated[
    When,
    BeforeValidator(_read_when),
    WithJsonSchema(
        {"type": "string", "format": "edtf", "examples": ["2016-03-23", "2016-03", "2013-09/2014-04", "unknown"]}
    ),
]
Day = Annotated[Date, AfterValidator(_stated)]
Moment = Annotated[
    datetime,
    BeforeValidator(_read_moment),
    WithJsonSchema({"type": "string", "format": "date-time", "examples": ["2026-12-01T09:30+00:00"]}),
]
Slug = Annotated[str, _Form(r"[a-z0-9]+(?:-[a-z0-9]+)*", "a name in small letters, digits and hyphens")]
Number = Annotated[str, _Form(r"[0-9]{1,2}(?:\.[0-9]{1,2})?", "an indicator's number such as '2.1'")]
Address = Annotated[str, _Form(r"https?://[^\s/]+\.[^\s]+", "a web address that starts with https:// or http://")]
Language = Annotated[str, _Form(r"[a-z]{2,3}(?:-[A-Z]{2})?", "a language's short form such as en, gd or bfi")]
Code = Annotated[str, _Form(r"S12[0-9]{6}", "a council area code such as S12000047")]


Tile = Annotated[  # as many as the map's style knows
    str, _Form(r"(?:[1-9]|1[0-2])-(?:[1-9]|1[0-6])", "a column (1 to 12) and a row (1 to 16) such as 4-7")
]
Weeks = Annotated[str, _Form(r"[1-9][0-9]?(?:-[1-9][0-9]?)?", "weeks such as 12 or 12-19")]


NotStrict = Field(strict=False)  # an enumeration's value is written as text, a tuple as a list


class Record(BaseModel):
    """What every record has: its id and its file, which the file's name gives and nobody writes inside it."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True)
    given: ClassVar[frozenset[str]] = frozenset({"id", "file"})

    id: str
    file: str

    @classmethod
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


class Partnership(Record):
    """A community planning partnership: all services of one council area together."""

    name: Text = Field(description="The council area's name.")
    code: Code | None = Field(None, description="The council area's code in official statistics.")
    own_name: Text | None = Field(None, description="What the partnership calls itself.")
    aliases: tuple[Text, ...] = Field((), strict=False, description="Other names that people look for.")
    summary: Text | None = Field(None, description="What there is to know about its reports.")
    tile: Tile | None = Field(None, description="Its place on the tile map: column and row, from 1, such as 4-7.")
    specimen: Flag = Field(False, description="Made up, to show what a full report looks like.")

    @property
    def title(self) -> str:
        """Its name, as the heading of its page."""
        return self.name


class Part(BaseModel):
    """A piece of a record, written as a list of its own inside the front matter."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Stage(Part):
    """A stretch of an inspection."""

    name: Text = Field(description="What it is called.")
    weeks: Weeks | None = Field(None, description="Its weeks, counted from the notice; none where no source says.")
    summary: Text | None = Field(None, description="What happens in it.")

    @property
    def first(self) -> int | None:
        """The week in which it starts."""
        return int(self.weeks.partition("-")[0]) if self.weeks else None

    @property
    def last(self) -> int | None:
        """The week in which it ends."""
        return int(self.weeks.rpartition("-")[2]) if self.weeks else None


class Event(Part):
    """What happens in one week of an inspection."""

    week: Count = Field(description="The week, counted from the notice.")
    what: Text = Field(description="What happens.")


class Programme(Sourced):
    """A series of inspections of one shape."""

    title: Text = Field(description="What its inspections are about.")
    short_title: Text = Field(description="A short name for tables and filters.")
    order: Count = Field(description="Its place in lists; the oldest is 1.")
    years: Date = Field(description="The years in which it inspected.")
    framework: Slug | None = Field(None, description="The framework edition that its reports evaluate by.")
    graded: tuple[Number, ...] = Field((), strict=False, description="The indicators that its reports evaluate.")
    statements: tuple[Text, ...] = Field((), strict=False, description="What its inspections report against.")
    areas_inspected: Count | None = Field(None, description="How many areas it inspected.")
    weeks: Count | None = Field(None, description="Weeks from the notice to publication.")
    weeks_note: Text | None = Field(None, description="What a reader must know about these weeks.")
    stages: tuple[Stage, ...] = Field((), strict=False, description="The stages of an inspection, in order.")
    events: tuple[Event, ...] = Field((), strict=False, description="What happens in which week, in order.")
    summary: Text = Field(description="Two to five plain sentences.")


class KeyQuestion(Part):
    """A question that groups the indicators of a framework edition."""

    id: Slug = Field(description="What the indicators call it.")
    title: Text = Field(description="The question.")


class Framework(Sourced):
    """An edition of the framework of quality indicators."""

    title: Text = Field(description="The framework's title.")
    edition: Text = Field(description="Which edition it is, such as 2014.")
    short_title: Text = Field(description="A short name for tables and filters.")
    order: Count = Field(description="Its place in lists; the oldest is 1.")
    published: Date = Field(description="When it was published.")
    published_note: Text | None = Field(None, description="How the date was worked out.")
    status: Annotated[Status, NotStrict] = Field(Status.PUBLISHED, description="Whether it is in force.")
    replaced_by: Slug | None = Field(None, description="The edition that replaced it.")
    key_questions: tuple[KeyQuestion, ...] = Field((), strict=False, description="The questions, in order.")
    inspection_questions: tuple[Text, ...] = Field((), strict=False, description="The questions of inspections by it.")
    indicators_total: Count | None = Field(None, description="How many indicators it has.")
    updated: Day = Field(description="The day of the last change on this site that matters to readers.")
    summary: Text = Field(description="Two to five plain sentences.")


class Match(Part):
    """What an indicator is to one of another framework edition."""

    edition: Slug = Field(description="The id of the other edition.")
    number: Number | None = Field(None, description="The other indicator's number; none where nothing is like it.")
    likeness: Annotated[Likeness, NotStrict] = Field(description="How far it is the same.")
    reason: Text = Field(description="What supports this.")


class Indicator(Sourced):
    """A quality indicator of one framework edition."""

    number: Number = Field(description="Its number in the framework.")
    title: Text = Field(description="What it looks at.")
    key_question: Slug = Field(description="The id of the key question that it belongs to.")
    evaluated: Flag = Field(description="Whether reports evaluate it on the six-point scale.")
    earlier: tuple[Match, ...] = Field((), strict=False, description="What it is to indicators of earlier editions.")

    @property
    def framework(self) -> str:
        """The id of its edition, which is the folder of its file."""
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}"

    @property
    def order(self) -> tuple[int, ...]:
        """Its place in the framework: 5.4 stands before 5.10, and 9 before 9.1."""
        return tuple(map(int, self.number.split(".")))


class Chapter(Sourced):
    """A chapter of the inspection handbook."""

    title: Text = Field(description="The chapter's heading.")
    order: Count = Field(description="Its place in the handbook; the first is 1.")
    edition: Text = Field(description="The edition of the handbook.")
    audience: tuple[Text, ...] = Field((), strict=False, description="Whom it is for.")
    updated: Day = Field(description="The day of the last change that matters to readers.")
    summary: Text = Field(description="One or two plain sentences.")


class Question(Part):
    """A question of a file-reading template."""

    id: Slug = Field(description="Its permanent id; answers are kept under it.")
    question: Text = Field(description="The question.")
    answer: Annotated[AnswerKind, NotStrict] = Field(description="How it is answered.")
    choices: tuple[Text, ...] = Field((), strict=False, description="What to choose from, if it is a choice.")
    guidance: Text | None = Field(None, description="What helps a reader to answer it.")

    @property
    def answers(self) -> tuple[str, ...]:
        """What it can be answered with, in order; nothing where any date or text will do."""
        if self.answer is AnswerKind.SCALE:
            return tuple(grade.label for grade in Grade)
        if self.answer is AnswerKind.YES_PARTLY_NO:
            return ("Yes", "Partly", "No", NOT_APPLICABLE)
        return self.choices


class TemplateSection(Part):
    """A group of questions of a file-reading template."""

    id: Slug = Field(description="Its permanent id.")
    title: Text = Field(description="What its questions are about.")
    guidance: Text | None = Field(None, description="What holds for all of its questions.")
    questions: tuple[Question, ...] = Field(strict=False, min_length=1, description="The questions, in order.")


class Template(Sourced):
    """A template for reading children's records: one source for every form, workbook and page of it."""

    title: Text = Field(description="What the template is called.")
    version: Text = Field(description="Its version, which every form of it names, such as 2026.1.")
    updated: Day = Field(description="The day of the last change that matters to readers.")
    grouped_by: Slug | None = Field(
        None, description="The id of the question whose choices divide records into groups, if there is one."
    )
    audience: tuple[Text, ...] = Field((), strict=False, description="Whom it is for.")
    sections: tuple[TemplateSection, ...] = Field(strict=False, min_length=1, description="The sections, in order.")
    summary: Text = Field(description="Two to five plain sentences.")

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in order."""
        return tuple(question for section in self.sections for question in section.questions)

    def places(self) -> Iterator[tuple[Path, TemplateSection | Question]]:
        """Each section and each question with its place in the front matter, in order."""
        for number, section in enumerate(self.sections):
            yield ("sections", number), section
            for place, question in enumerate(section.questions):
                yield ("sections", number, "questions", place), question

    @property
    def grouping(self) -> Question | None:
        """The question whose choices divide records into groups."""
        return next((question for question in self.questions if question.id == self.grouped_by), None)


class Change(Part):
    """A change of a publication after it was published."""

    date: Day = Field(description="The day of the change.")
    weight: Annotated[Weight, NotStrict] = Field(description="How much it matters.")
    note: Text = Field(description="What changed, and why.")
    was: dict[Number, Annotated[Grade, NotStrict]] = Field(
        default_factory=dict, description="Grades that the change corrected, as they were before it."
    )
    correction: Text | None = Field(None, description="What is wrong with the note.")


class Attachment(Part):
    """Another form of a publication: a file beside it, or an address elsewhere."""

    form: Annotated[Form, NotStrict] = Field(description="In which form it gives the publication.")
    language: Language = Field(description="The language that it is in.")
    file: Text | None = Field(None, description="Its file's name in the folder that has the report's name.")
    url: Address | None = Field(None, description="Its address, if it stands elsewhere.")
    title: Text | None = Field(None, description="What it is called, in English, if its form does not say enough.")


class Report(Sourced):
    """A report, or what is known of one."""

    title: Text = Field(description="The title, as on the report where it was seen.")
    partnership: Slug | None = Field(
        None, description="The partnership inspected; none for overviews and thematic reports."
    )
    programme: Slug | None = Field(None, description="The programme; none for thematic reports.")
    kind: Annotated[Kind, NotStrict] = Field(description="What kind of report it is.")
    published: Date = Field(description="When it was published.")
    published_note: Text | None = Field(None, description="How a date that no source states was worked out.")
    inspected: Date = Field(description="When the inspection took place.")
    added: Day = Field(description="The day on which this site first listed it.")
    formerly: Slug | None = Field(None, description="The id under which it was first listed, if that was another.")
    publish_at: Moment | None = Field(None, description="The moment before which nothing of it is public.")
    framework: Slug | None = Field(
        None, description="The framework edition, where it is not the programme's; none if it has none."
    )
    evaluations: dict[Number, Annotated[Grade, NotStrict]] = Field(
        default_factory=dict, description="Grades known by name: indicator number and grade."
    )
    evaluation_counts: dict[Annotated[Grade, NotStrict], Count] = Field(
        default_factory=dict, description="How many indicators got each grade; named grades are among them."
    )
    evaluation_note: Text | None = Field(None, description="What a reader must know about these grades.")
    summary: Text = Field(description="Two to five plain sentences.")
    follows: Slug | None = Field(None, description="The report that a progress review follows.")
    status: Annotated[Status, NotStrict] = Field(Status.PUBLISHED, description="Whether it is in force.")
    status_date: Day | None = Field(None, description="Since when it is no longer in force.")
    status_reason: Text | None = Field(None, description="Why it is no longer in force.")
    replaced_by: Slug | None = Field(None, description="The report that took its place.")
    changes: tuple[Change, ...] = Field((), strict=False, description="What changed since, oldest first.")
    attachments: tuple[Attachment, ...] = Field((), strict=False, description="Its other forms, as files or links.")
    confidence: Annotated[Confidence, NotStrict] = Field(description="How sure these facts are.")
    existence: Annotated[Existence, NotStrict] = Field(
        Existence.CONFIRMED, description="Whether it is known that there is such a report."
    )
    full_text: Flag = Field(False, description="Whether the body is the report itself, not a catalogue record of it.")
    specimen: Flag = Field(False, description="Made up, to show what a full report looks like.")

    @property
    def listed(self) -> bool:
        """Whether it is listed and counted; if not, it stands on its own page and on timelines alone."""
        return self.status is Status.PUBLISHED and not self.specimen

    @property
    def revised(self) -> When | None:
        """The day of the last major change; None where there was none."""
        return max((change.date for change in self.changes if change.weight is Weight.MAJOR), key=str, default=None)

    @property
    def updated(self) -> When:
        """The day of the last thing that readers must know: its listing, a major change, or its end."""
        return max(filter(None, (self.added, self.revised, self.status_date)), key=str)

    @property
    def corrected(self) -> dict[str, Change]:
        """For each indicator whose grade was corrected, by number, the last change that did it."""
        return {number: change for change in self.changes for number in change.was}

    def became(self, change: Change, number: str) -> Grade:
        """What a change corrected an indicator's grade to."""
        later = self.changes[self.changes.index(change) + 1 :]
        return next((one.was[number] for one in later if number in one.was), self.evaluations[number])

    @property
    def of_area(self) -> bool:
        """Whether this kind of report is about one partnership."""
        return self.kind not in (Kind.THEMATIC, Kind.OVERVIEW)

    @property
    def unnamed_counts(self) -> dict[Grade, int]:
        """Per grade, how many evaluations are known only as a count; grades without any are left out."""
        named = Counter(self.evaluations.values())
        left = {grade: self.evaluation_counts.get(grade, 0) - named[grade] for grade in Grade}
        return {grade: count for grade, count in left.items() if count > 0}

    @property
    def evaluations_total(self) -> int:
        """How many evaluations are known, by name or as a count."""
        return sum(self.evaluation_counts.values()) or len(self.evaluations)

    @property
    def grades(self) -> frozenset[Grade]:
        """The grades that stand in it, by name or as a count."""
        return frozenset(self.evaluations.values()) | {
            grade for grade, count in self.evaluation_counts.items() if count
        }


AnyRecord = Report | Partnership | Programme | Framework | Indicator | Chapter | Template | Page
KINDS: tuple[type[AnyRecord], ...] = (Report, Partnership, Programme, Framework, Indicator, Chapter, Template, Page)
