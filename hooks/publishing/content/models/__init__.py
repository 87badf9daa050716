"""The records: what each kind of source file may say, field by field.

In: the fields of a front matter, as text. Out: frozen records, or Pydantic's validation errors, which
``loader`` puts into an author's words. Validation, JSON Schemas and the data dictionary all come from here;
there is no second list of fields or allowed values.

    values < fields < base < (profile, scale) < vocabulary < (inspection, framework, handbook, finding < report)
"""

from typing import get_args

from publishing.content.models.base import Guidance, Page, Part, PublicationKind, Record, Reference, Sourced
from publishing.content.models.briefing import Briefing, BriefingForm, MergeField, Moment
from publishing.content.models.finding import Finding, FindingEvent, Theme
from publishing.content.models.finding_values import Answer, Closing, EventKind, FindingKind, Progress, Voice
from publishing.content.models.framework import Framework, Indicator, KeyQuestion, Match
from publishing.content.models.handbook import Chapter, Condition, Question, Scoring, Template, TemplateSection
from publishing.content.models.inspection import Event, Partnership, Programme, Provider, Stage, StatementLimit, Step
from publishing.content.models.profile import Profile, ReportKind, Unit
from publishing.content.models.profile_plan import ActionPlan, PlanStep
from publishing.content.models.profile_values import Need, PartName, SiteVoice
from publishing.content.models.report import Attachment, Change, Report
from publishing.content.models.scale import Scale, ScaleGrade
from publishing.content.models.tool import (
    Clashes,
    Column,
    ColumnKind,
    Example,
    Grid,
    Layer,
    Tool,
    ToolFormat,
    ToolPart,
)
from publishing.content.models.values import (
    NOT_APPLICABLE,
    AnswerKind,
    Basis,
    Confidence,
    Existence,
    Form,
    IndicatorKind,
    Layout,
    Likeness,
    Status,
    Weight,
)
from publishing.content.models.vocabulary import Vocabulary
from publishing.content.models.words import Frame, Saying, WordList

__all__ = [
    "KINDS",
    "NOT_APPLICABLE",
    "PUBLICATIONS",
    "ActionPlan",
    "Answer",
    "AnswerKind",
    "AnyRecord",
    "Attachment",
    "Basis",
    "Briefing",
    "BriefingForm",
    "Change",
    "Chapter",
    "Clashes",
    "Closing",
    "Column",
    "ColumnKind",
    "Condition",
    "Confidence",
    "Event",
    "EventKind",
    "Example",
    "Existence",
    "Finding",
    "FindingEvent",
    "FindingKind",
    "Form",
    "Frame",
    "Framework",
    "Grid",
    "Guidance",
    "Indicator",
    "IndicatorKind",
    "KeyQuestion",
    "Layer",
    "Layout",
    "Likeness",
    "Match",
    "MergeField",
    "Moment",
    "Need",
    "Page",
    "Part",
    "PartName",
    "Partnership",
    "PlanStep",
    "Profile",
    "Programme",
    "Progress",
    "Provider",
    "PublicationKind",
    "Question",
    "Record",
    "Reference",
    "Report",
    "ReportKind",
    "Saying",
    "Scale",
    "ScaleGrade",
    "Scoring",
    "SiteVoice",
    "Sourced",
    "Stage",
    "StatementLimit",
    "Status",
    "Step",
    "Template",
    "TemplateSection",
    "Theme",
    "Tool",
    "ToolFormat",
    "ToolPart",
    "Unit",
    "Vocabulary",
    "Voice",
    "Weight",
    "WordList",
]

# Every kind of record, in the order of the data dictionary. A new kind is a class with a ``path``, its name here, and a
# template of its name in ``overrides/``.
AnyRecord = (
    Report
    | Partnership
    | Provider
    | Programme
    | Scale
    | Framework
    | Indicator
    | Theme
    | Chapter
    | Template
    | Tool
    | Briefing
    | Page
)
KINDS: tuple[type[AnyRecord], ...] = get_args(AnyRecord)
PUBLICATIONS: tuple[PublicationKind, ...] = tuple(  # the kinds that the finder lists, in their order
    sorted((kind.publication for kind in KINDS if kind.publication), key=lambda publication: publication.place)
)
