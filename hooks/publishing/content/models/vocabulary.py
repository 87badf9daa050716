"""The words that a site's own profile and scales allow: kinds of report, grades, codes, the name of what is inspected.

In: the profile and the scales. Out: ``Vocabulary``, which is the context in which all other records are read, and the types
of fields that ask it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from publishing.base.grades import Grade, palette
from publishing.base.tokens import Palette
from publishing.content.models.finding_values import Voice
from publishing.content.models.profile import Profile, ReportKind
from publishing.content.models.scale import Scale


@dataclass(frozen=True)
class Vocabulary:
    """A profile with the scales of its site. Without a profile, every word is unknown."""

    profile: Profile | None = None
    scales: tuple[Scale, ...] = ()

    @cached_property
    def kinds(self) -> Mapping[str, ReportKind]:
        """The kinds of report by id, the usual first."""
        return {kind.id: kind for kind in self.profile.kinds} if self.profile else {}

    @cached_property
    def folders(self) -> Mapping[str, str]:
        """The folders that the profile names, by the placeholder in ``Record.path``; a level that is not there has none."""
        unit = self.profile.unit if self.profile else None
        levels = {"<unit>": unit, "<above>": unit.above if unit else None}
        return {name: level.folder if level else "" for name, level in levels.items()}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The authors' names of fields that the profile names, by our own names; "" for those that are not there."""
        unit = self.profile.unit if self.profile else None
        return {"partnership": unit.id if unit else "", "above": unit.above.id if unit and unit.above else ""}

    @cached_property
    def voices(self) -> Mapping[str, Voice]:
        """Who may say what became of a finding, by what records write: inspectors, and whoever was inspected."""
        unit = self.profile.unit if self.profile else None
        name = unit.id if unit else "body"
        noun = name.replace("-", " ")
        found = (
            Voice("inspectors", "inspectors", "Inspectors say", True),
            Voice(name, f"the {noun}", f"The {noun} says", False),
        )
        return {voice.value: voice for voice in found}

    @property
    def inspected(self) -> Voice:
        """The voice of whoever was inspected."""
        return next(voice for voice in self.voices.values() if not voice.of_inspectors)

    @cached_property
    def by_scale(self) -> Mapping[str, tuple[Grade, ...]]:
        """The grades of each scale. Where two scales have a grade of the same id, the keys of their styles differ."""
        used: set[str] = set()
        found: dict[str, tuple[Grade, ...]] = {}
        for scale in sorted(self.scales, key=lambda scale: scale.sort_key):
            found[scale.id] = tuple(
                replace(grade, key=f"{scale.id}-{grade.key}") if grade.key in used else grade for grade in scale.values
            )
            used.update(grade.key for grade in found[scale.id])
        return found

    @cached_property
    def grades(self) -> Mapping[str, Grade]:
        """Grades by id; of scales that share one, the grade of the first. ``Catalogue`` finds that of a report's scale."""
        found: dict[str, Grade] = {}
        for grades in self.by_scale.values():
            for grade in grades:
                found.setdefault(grade.value, grade)
        return found

    @property
    def palette(self) -> Palette:
        """The colours of the site: those that follow from its brand, and of every grade, scale by scale."""
        return self.palette_of(grade for grades in self.by_scale.values() for grade in grades)

    def palette_of(self, grades: Iterable[Grade]) -> Palette:
        """Return the same with the colours of these grades alone."""
        return palette(self.profile.brand.colour if self.profile and self.profile.brand else "", grades)


_EMPTY = Vocabulary()


@dataclass(frozen=True)
class _Chosen:
    """A text that must be one of the vocabulary's words: ``words`` finds what each stands for, of a ``type``; ``name`` is their list in schemas."""

    type: type
    name: str
    words: Callable[[Vocabulary], Mapping[str, Any]]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            self._find, serialization=core_schema.to_string_ser_schema()
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", LIST: self.name}

    def _find(self, value: Any, info: core_schema.ValidationInfo) -> Any:
        if isinstance(value, self.type):
            return value
        words = self.words(info.context or _EMPTY)
        if not isinstance(value, str) or value not in words:
            raise PydanticCustomError("enum", "a word", {"expected": ", ".join(f"'{word}'" for word in words)})
        return words[value]


@dataclass(frozen=True)
class _UnitCode:
    """A code of the pattern that the profile says."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", LIST: "code"}

    def _check(self, value: str, info: core_schema.ValidationInfo) -> str:
        profile = (info.context or _EMPTY).profile
        code = profile.unit.code if profile and profile.unit else None
        if code and not re.fullmatch(code.pattern, value):
            what = f"{code.name}, such as {code.example}"
            raise PydanticCustomError("expected", "{what}", {"what": what})
        if not code:
            what = "no code, as the profile names none for what is inspected"
            raise PydanticCustomError("expected", "{what}", {"what": what})
        return value


LIST = "x-list"  # in a schema: the list of the vocabulary that ``schemas`` puts in
GradeWord = Annotated[Grade, _Chosen(Grade, "grades", lambda words: words.grades)]
VoiceWord = Annotated[Voice, _Chosen(Voice, "voices", lambda words: words.voices)]
KindWord = Annotated[ReportKind, _Chosen(ReportKind, "kinds", lambda words: words.kinds)]
UnitCode = Annotated[str, _UnitCode()]
