"""The words that fields may hold: each an enumeration, with what it is called on pages.

In and out: nothing; ``fields`` and the records take their allowed values from here.
"""

from enum import StrEnum

NOT_APPLICABLE = "Not applicable"  # an answer that no share counts


class Status(StrEnum):
    """The state of a publication: in force or not."""

    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    UNPUBLISHED = "unpublished"

    @property
    def label(self) -> str:
        """As it is shown: ``In force``, ``Withdrawn``."""
        return "In force" if self is Status.PUBLISHED else self.value.capitalize()


class Confidence(StrEnum):
    """How sure the facts of a catalogue record are."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def meaning(self) -> str:
        """The evidence for it, in one sentence."""
        return {
            Confidence.HIGH: "The inspectorate, a partner body or two agreeing sources say so.",
            Confidence.MEDIUM: "One source says so, or part of it was worked out.",
            Confidence.LOW: "It is only mentioned somewhere, or most of it was worked out.",
        }[self]


class Basis(StrEnum):
    """The basis of a single field."""

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
    """The certainty that there is such a report at all."""

    CONFIRMED = "confirmed"
    NAMED_ONLY = "named-only"


class AnswerKind(StrEnum):
    """How a question of a file-reading template is answered."""

    SCALE = "scale"
    YES_PARTLY_NO = "yes-partly-no"
    CHOICE = "choice"
    DATE = "date"
    TEXT = "text"


class IndicatorKind(StrEnum):
    """The kind of an entry of a framework, and so of its value: a grade, or words."""

    INDICATOR = "indicator"
    AREA = "area"
    JUDGEMENT = "judgement"

    @property
    def meaning(self) -> str:
        """The value that it takes, in one sentence."""
        return {
            IndicatorKind.INDICATOR: "It takes a grade.",
            IndicatorKind.AREA: "It takes one grade for all of its indicators, and is not counted beside them.",
            IndicatorKind.JUDGEMENT: "It is judged in words. It takes no grade.",
        }[self]


class Likeness(StrEnum):
    """How far an indicator of one framework edition is an indicator of another."""

    SAME = "same"
    SIMILAR = "similar"
    NONE = "none"

    @property
    def meaning(self) -> str:
        """The consequence of a likeness for comparing grades."""
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
    UNITS = "units"
    PROGRAMMES = "programmes"
    FRAMEWORKS = "frameworks"
    HANDBOOK = "handbook"
    PLAN = "plan"
    TOOLS = "tools"
    BRIEFINGS = "briefings"
    POOL = "pool"
    SAMPLE = "sample"
    COVERAGE = "coverage"
    DATA = "data"
    COMPARE = "compare"
    FEEDS = "feeds"
    DATA_DICTIONARY = "data-dictionary"
    ACRONYMS = "acronyms"
    FINDINGS = "findings"
    THEMES = "themes"
    WORDS = "words"
