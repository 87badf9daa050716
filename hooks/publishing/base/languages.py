"""Names of languages.

In: a language's short form (BCP 47), such as ``gd``. Out: its name in English, and its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError


@dataclass(frozen=True)
class Language:
    """A language: ``Gaelic`` is ``Gàidhlig``. ``own`` is "" where it has no name of its own in writing, or the same."""

    code: str
    name: str
    own: str = ""


# As they are called where they are spoken, and two that Unicode's lists of languages do not have.
_CALLED: Mapping[str, Language] = {
    "bfi": Language("bfi", "British Sign Language"),
    "gd": Language("gd", "Gaelic", "Gàidhlig"),
    "sco": Language("sco", "Scots"),
}


def language_of(code: str) -> Language | None:
    """The language of a short form; None where nobody has listed its names."""
    if code in _CALLED:
        return _CALLED[code]
    try:
        found = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    name, own = found.get_display_name("en_GB") or "", found.get_display_name() or ""
    return Language(code, name, "" if own == name else own) if name else None
