"""Answers to the questions of a new site: what is wrong with one, and the addresses that follow from names.

In: an answer as it was typed. Out: what is wrong with it, or ids.
"""

import re
from collections.abc import Callable, Collection, Mapping

from publishing.base.slugs import slug
from publishing.base.tokens import COLOURS
from publishing.base.tokens.brand import objection
from publishing.content.models import Report
from publishing.content.reading import RESERVED_FOLDERS

NO_ANSWER = ("-", "none")
BRAND = COLOURS["accent"].light  # an example of a brand's colour
_LETTERS = "a text with letters"
RESERVED_FIELDS = Report.written_fields().keys() - {"partnership"}
TONES = ("deep", "strong", "calm", "sand", "amber", "rust", "slate")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+(?:/\S*)?")


def wrong_with(name: str, answer: str) -> str:
    """Say what is wrong with an answer; "" if nothing is."""
    checks: Mapping[str, tuple[Callable[[str], object], str]] = {
        "inspectorate": (_has_letters, _LETTERS),
        "article": (
            lambda text: text in NO_ANSWER or _has_letters(text),
            f"an article, or {NO_ANSWER[0]} for none",
        ),
        "colour": (lambda text: text in NO_ANSWER or not _wanted_of(text), _wanted_of(answer)),
        "place": (_has_letters, _LETTERS),
        "subject": (_has_letters, _LETTERS),
        "voice": (lambda text: text in ("own", "catalogue"), "own or catalogue"),
        "contact": (_MAIL.fullmatch, "a mail address such as office@reports.example"),
        "address": (_ADDRESS.fullmatch, "an address such as https://reports.example/"),
        "unit": (_are_names, "different names, with commas between"),
        "grades": (_are_grades, f"two to {len(TONES)} different grades, with commas between"),
    }
    fits, expected = checks.get(name, (slug, "a text with Latin letters, of which its address is made"))
    reserved: Collection[str] = {"noun": RESERVED_FIELDS, "nouns": RESERVED_FOLDERS}.get(name, ())
    if slug(answer) in reserved:
        return f"Expected another word, as the site uses this one itself, got {answer!r}."
    found = repr(answer) if answer else "nothing"
    return "" if fits(" ".join(answer.split())) else f"Expected {expected}, got {found}."


def _wanted_of(colour: str) -> str:
    """Say what is expected of a brand's colour instead; "" if nothing is."""
    if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
        return f"a colour such as {BRAND}, or {NO_ANSWER[0]} for none"
    found = objection(colour.lower())
    return f"{found.expected}, such as {found.nearest}" if found else ""


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _are_grades(text: str) -> bool:
    return _are_names(text) and 2 <= len(names_of(text)) <= len(TONES)


def _are_names(text: str) -> bool:
    names = [name.casefold() for name in names_of(text)]
    return all(any(letter.isalnum() for letter in name) for name in names) and len(set(names)) == len(names)


def names_of(text: str) -> list[str]:
    """Return the names of a text with commas between, in order."""
    return [" ".join(name.split()) for name in text.split(",")]


def ids(text: str, otherwise: str) -> dict[str, str]:
    """Return an id for each of some names, with commas between: no two the same, and ``otherwise`` where no Latin letter is."""
    found: dict[str, str] = {}
    for name in names_of(text):
        base = slug(name) or otherwise
        numbered = (f"{base}-{number}" for number in range(2, len(found) + 3))
        found[name] = next(free for free in (base, *numbered) if free not in found.values())
    return found
