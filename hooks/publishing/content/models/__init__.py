"""The records: what each kind of source file may say, field by field.

In: the fields of a front matter, as text. Out: frozen records, or Pydantic's validation errors, which
``loader`` puts into an author's words. Validation, JSON Schemas and the data dictionary all come from here;
there is no second list of fields or allowed values.

    values < fields < base < (inspection, framework, handbook, finding < report)
"""

from publishing.content.models.base import Page, Part, Record, Sourced
from publishing.content.models.finding import Finding, FindingEvent, Theme
from publishing.content.models.framework import Framework, Indicator, KeyQuestion, Match
from publishing.content.models.handbook import Chapter, Question, Template, TemplateSection
from publishing.content.models.inspection import Event, Partnership, Programme, Stage
from publishing.content.models.report import Attachment, Change, Report
from publishing.content.models.values import (
    NOT_APPLICABLE,
    Answer,
    AnswerKind,
    Basis,
    Closing,
    Confidence,
    EventKind,
    Existence,
    FindingKind,
    Form,
    IndicatorKind,
    Kind,
    Layout,
    Likeness,
    Progress,
    Status,
    Voice,
    Weight,
)

__all__ = [
    "Answer",
    "AnswerKind",
    "AnyRecord",
    "Attachment",
    "Basis",
    "Change",
    "Chapter",
    "Closing",
    "Confidence",
    "Event",
    "EventKind",
    "Existence",
    "Finding",
    "FindingEvent",
    "FindingKind",
    "Form",
    "Framework",
    "Indicator",
    "IndicatorKind",
    "KINDS",
    "KeyQuestion",
    "Kind",
    "Layout",
    "Likeness",
    "Match",
    "NOT_APPLICABLE",
    "Page",
    "Part",
    "Partnership",
    "Programme",
    "Progress",
    "Question",
    "Record",
    "Report",
    "Sourced",
    "Stage",
    "Status",
    "Template",
    "TemplateSection",
    "Theme",
    "Voice",
    "Weight",
]

AnyRecord = Report | Partnership | Programme | Framework | Indicator | Theme | Chapter | Template | Page
KINDS: tuple[type[AnyRecord], ...] = (
    Report,
    Partnership,
    Programme,
    Framework,
    Indicator,
    Theme,
    Chapter,
    Template,
    Page,
)
