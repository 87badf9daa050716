"""Settings of the site's owner in ``mkdocs.yml``, under ``extra: publishing:``.

In: what YAML made of that. Out: ``Settings``, or problems in an owner's words.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BeforeValidator, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from publishing.base.problems import Problem, PublishingError, alternatives, closest, quoted

FILE = "mkdocs.yml"
_SIGN = re.compile(r"[^\w\s]|_")


def _day(value: Any) -> str:
    """A day as YAML gives it: a text in quotation marks, or a date without."""
    try:
        day = date.fromisoformat(str(value)).isoformat()
    except ValueError:
        day = ""
    if day != str(value):  # there are other ways of writing one
        raise PydanticCustomError("day", "a day such as 2026-01-01")
    return day


def _authority(value: Any) -> str:
    """A name that the owner has, and a day on which the owner had it (RFC 4151)."""
    if value and not re.fullmatch(r"[\w.-]+(@[\w.-]+)?,\d{4}(-\d\d){0,2}", str(value), re.ASCII):
        raise PydanticCustomError(
            "authority", "a host name or mail address, a comma and a year such as reports.example,2026"
        )
    return str(value)


@dataclass(frozen=True)
class Settings:
    """The settings of the site's owner; the last three fields are the profile's, which is read later.

    ``unlinked_hosts`` are hosts that
    nothing links to (copies on file-sharing and test sites). ``tag_authority`` begins the ids of feeds. Reports first listed before ``archived_before``
    (``2026-01-01``) stand in the archive of the search index, whose files stay as they are. ``downloads`` says
    whether PDFs, Word files and workbooks are made, which takes most of a first build.
    """

    owner: str
    contact: str = ""
    tag_authority: Annotated[str, BeforeValidator(_authority)] = ""
    unlinked_hosts: tuple[str, ...] = ()
    archived_before: Annotated[str, BeforeValidator(_day)] = "0001-01-01"
    downloads: bool = True
    inspectorate: str = "the inspectorate"
    inspectorate_hosts: tuple[str, ...] = ()
    own_voice: bool = False

    @property
    def words(self) -> Mapping[str, str]:
        """The text that stands for ``{{ name }}`` in bodies, written so that Markdown shows it as it is typed."""
        missing = f"(the owner of this site has not given a contact yet, and must set one in {FILE})"
        return {"owner": _as_typed(self.owner), "contact": _as_typed(self.contact or missing)}


def settings_from(config: Any, lines: Mapping[str, int] = MappingProxyType({})) -> Settings:
    """Return the settings in a configuration's ``extra``; a ``PublishingError`` names every one that is wrong.

    ``lines`` are those of ``mkdocs.yml`` that they stand on, by their names.
    """
    values = config.get("publishing") if isinstance(config, Mapping) else None
    if not isinstance(values, Mapping):
        found = quoted(values) if values else "nothing"
        raise PublishingError([Problem(FILE, 1, "publishing", "the settings below 'extra:', such as owner", found)])
    problems = [_unknown(str(name), lines.get(str(name), 1)) for name in values if name not in _NAMES]
    misspelt = {problem.meant for problem in problems}
    known = {name: value for name, value in values.items() if name in _NAMES and value is not None}
    try:
        settings = _SETTINGS.validate_python(known)
    except ValidationError as error:
        faults = (_problem(details, lines) for details in error.errors() if details["loc"][0] not in misspelt)
        raise PublishingError([*problems, *faults]) from None
    if problems:
        raise PublishingError(problems)
    return settings


_OF_PROFILE = ("inspectorate", "inspectorate_hosts", "own_voice")
_NAMES = [field.name for field in fields(Settings) if field.name not in _OF_PROFILE]
_SETTINGS = TypeAdapter(Settings)


def _as_typed(text: str) -> str:
    """A text in which no sign means anything to Markdown or HTML."""
    return _SIGN.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))


def _unknown(name: str, line: int) -> Problem:
    meant = closest(name, _NAMES)
    expected = "the name of a setting" if meant else alternatives(_NAMES)
    return Problem(FILE, line, name, expected, quoted(name), meant)


def _problem(details: ErrorDetails, lines: Mapping[str, int]) -> Problem:
    line = lines.get(str(details["loc"][0]), 1)
    name = ".".join(map(str, details["loc"]))
    if details["type"] == "missing":
        return Problem(FILE, 1, name, "this setting", "nothing")
    value = details["input"]
    found = "a list" if isinstance(value, list) else quoted(value)
    return Problem(FILE, line, name, _EXPECTED.get(details["type"], details["msg"]), found)


_EXPECTED = {"string_type": "a text", "tuple_type": "a list ('- …' lines)", "bool_type": "true or false"}
