"""The types of fields: what a text in a front matter must look like, for authors and for machines.

In: text. Out: its value, or an error that ``loader`` shows as ``expected …``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from publishing.base.dates import EXPECTED, When
from publishing.base.hosts import wanted
from publishing.base.slugs import slug
from publishing.base.tokens import COLOURS


def _expected(what: str, meant: str = "") -> PydanticCustomError:
    """An error that ``loader`` shows as ``expected <what>``, and asks whether ``meant`` was meant."""
    return PydanticCustomError("expected", "{what}", {"what": what, "meant": meant})


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
        moment.astimezone(UTC)  # fails at either end of time
    except (TypeError, ValueError, OverflowError):
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


def _whole(address: str) -> str:
    if expected := wanted(address):
        raise _expected(expected)
    return address


@dataclass(frozen=True)
class _Form:
    """A text of one form: ``pattern`` says which to machines, ``what`` to authors; ``likely`` guesses what one meant."""

    pattern: str
    what: str
    likely: Callable[[str], str] = lambda _: ""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": f"^(?:{self.pattern})$" if "|" in self.pattern else f"^{self.pattern}$"}

    def _check(self, value: str) -> str:
        if not re.fullmatch(self.pattern, value):
            raise _expected(self.what, self.likely(value))
        return value


def _folded(text: str) -> str:
    return " ".join(text.split())


def _with_words(text: str) -> str:
    if not any(map(str.isalnum, text)):
        raise _expected("words")
    return text


Sign = Annotated[str, Field(min_length=1), AfterValidator(_folded)]  # a text that needs no words, such as an asterisk


Text = Annotated[Sign, AfterValidator(_with_words)]  # one paragraph, however it is written


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


Slug = Annotated[str, _Form(r"[a-z0-9]+(?:-[a-z0-9]+)*", "a name in small letters, digits and hyphens", slug)]


def _one_scale(value: Any) -> Any:
    if isinstance(value, list):
        raise _expected("the id of one scale, as an edition has one; make two editions of it")
    return value


NoteName = Annotated[
    str,
    _Form(
        r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*",
        "the name of a note such as supervision-orders.weeks",
    ),
]


OneScale = Annotated[Slug, BeforeValidator(_one_scale)]


Number = Annotated[  # or a short name, where a framework has names
    str,
    _Form(
        r"[0-9]{1,2}(?:\.[0-9]{1,2})?|[a-z][a-z0-9]*(?:-[a-z0-9]+)*",
        "an indicator's number such as '2.1', or its short name such as leadership",
    ),
]


Address = Annotated[
    str,
    _Form(r"https?://[^\s/]+\.[^\s]+", "a web address that starts with https:// or http://"),
    AfterValidator(_whole),
]


Language = Annotated[str, _Form(r"[a-z]{2,3}(?:-[A-Z]{2})?", "a language's short form such as en, gd or bfi")]


LanguageTag = Annotated[str, _Form(r"[a-z]{2,3}-[A-Z]{2}", "a language and a country such as en-GB")]


ColourCode = Annotated[str, _Form(r"#[0-9a-f]{6}", f"a colour such as {COLOURS['ink'].light}")]


BrandColour = Annotated[  # brand books write capitals, too
    str,
    _Form(r"#[0-9a-fA-F]{6}", f"a colour such as {COLOURS['accent'].light}, in quotation marks"),
    AfterValidator(str.lower),
]


Tile = Annotated[  # as many as the map's style knows
    str, _Form(r"(?:[1-9]|1[0-2])-(?:[1-9]|1[0-6])", "a column (1 to 12) and a row (1 to 16) such as 4-7")
]


Weeks = Annotated[str, _Form(r"[1-9][0-9]?(?:-[1-9][0-9]?)?", "weeks such as 12 or 12-19")]


NotStrict = Field(strict=False)  # an enumeration's value is written as text, a tuple as a list
