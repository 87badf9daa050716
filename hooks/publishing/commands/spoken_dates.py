"""Dates as people say them: what an editor who types ``3rd March 2025`` or ``spring 2026`` probably means.

In: an answer. Out: a date as a front matter has it, to suggest; never one to take without asking.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from publishing.base.dates import When

_DAYS = (
    *(f"%d{sign}%m{sign}{year}" for sign in "/.-" for year in ("%Y", "%y")),
    *("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y/%m/%d", "%Y.%m.%d", "%Y-%m-%d"),
)
_MONTHS = ("%B %Y", "%b %Y", "%m/%Y", "%m.%Y", "%m-%Y", "%Y/%m", "%Y.%m", "%Y %B", "%Y-%m")
_SEASONS = {"spring": ("03", "05"), "summer": ("06", "08"), "autumn": ("09", "11"), "fall": ("09", "11")}
_ABOUT = re.compile(r"(?:about|around|approximately|approx\.?|circa|ca?\.?|roughly|probably) +(.+)")
_OPEN = (
    (re.compile(r"(?:before|by|until|up to|no later than) +(.+)"), "../{}"),
    (re.compile(r"(?:after|since|from) +(.+?)(?: on(?:wards)?)?"), "{}/.."),
)
_BETWEEN = re.compile(r" (?:to|until|till|and) | ?[–—/-] ?")
_NOT_KNOWN = {
    "not known",
    "don't know",
    "dont know",
    "do not know",
    "no idea",
    "not sure",
    "n/a",
    "tbc",
    "?",
    "-",
    "none",
}
_NOISE = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b|,|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bin\b|\bthe\b|\bof\b")


def meant(answer: str) -> str:
    """The date that was probably meant, as ``2025-03-03``, ``2026-03/2026-05`` or ``unknown``; "" for nothing known."""
    words = " ".join(_NOISE.sub(" ", answer.casefold()).split())
    for found in _readings(words):
        with suppress(ValueError):
            return str(When.parse(found))
    return ""


def _readings(words: str) -> Iterator[str]:
    """The dates that a text may mean, the likeliest first."""
    if words in _NOT_KNOWN:
        yield "unknown"
    if whole := _single(words):
        yield whole
    if (about := _ABOUT.fullmatch(words)) and (whole := _single(about[1])):
        yield f"{whole}~"
    yield from _spans(words)
    for pattern, form in _OPEN:
        if (found := pattern.fullmatch(words)) and (whole := _single(found[1])):
            yield form.format(whole)


def _spans(words: str) -> Iterator[str]:
    """Two ends, of which the first may leave out what the second says, and the second its century."""
    season, _, year = words.partition(" ")
    if season in _SEASONS and year.isdecimal():
        yield "/".join(f"{year}-{month}" for month in _SEASONS[season])
    inside = re.sub(r"^(?:between|from) ", "", words)
    for sign in _BETWEEN.finditer(inside):
        first, last = inside[: sign.start()], inside[sign.end() :]
        if re.fullmatch(r"\d{4}", first) and re.fullmatch(r"\d\d", last):
            last = first[:2] + last
        rest = last.split()
        firsts = [first, *(f"{first} {' '.join(rest[start:])}" for start in range(len(rest) - 1, 0, -1))]
        if end := _single(last):
            yield from (f"{begin}/{end}" for text in firsts if (begin := _single(text)))


def _single(words: str) -> str:
    """A day, a month or a year; "" for anything else."""
    for forms, length in ((_DAYS, 10), (_MONTHS, 7), (("%Y",), 4)):
        for form in forms:
            with suppress(ValueError):
                return datetime.strptime(words, form).date().isoformat()[:length]  # noqa: DTZ007 - a day has no zone
    return ""
