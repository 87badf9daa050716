"""The values of design tokens. Whoever changes a colour or a face of the site and its files changes it here, and nowhere else.

Each pair of ink and paper has a contrast of 4.5:1 or more.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from publishing.base.oklch import LIGHT

_INK = "#1a2530"
_ACCENT = "#175673"
_DEEP = "#10394d"
_SAGE = "#9ccbbf"
_AMBER = "#ffc66b"
_WHITE = "#ffffff"
_BLACK = "#000000"
_SOFT_ON_PAPER = "#3d3d3d"


@dataclass(frozen=True)
class Colour:
    """A colour as ``#rrggbb``: by day, by night ("" for the same), and on paper where that differs ("" for by day).

    ValueError for anything else.
    """

    light: str
    dark: str = ""
    print: str = ""

    def __post_init__(self) -> None:
        """Fill in what is the same, and refuse what is no colour."""
        object.__setattr__(self, "dark", self.dark or self.light)
        object.__setattr__(self, "print", self.print or self.light)
        for colour in (self.light, self.dark, self.print):
            if not re.fullmatch("#[0-9a-f]{6}", colour):
                raise ValueError(f"a colour such as #1a2530 is expected, not {colour!r}")

    def in_scheme(self, scheme: str) -> str:
        """Return the colour of a scheme: ``light``, ``dark`` or ``print``. KeyError for another."""
        return {"light": self.light, "dark": self.dark, "print": self.print}[scheme]


COLOURS: Mapping[str, Colour] = {
    "ink": Colour(_INK, "#e6eaec", print=_BLACK),
    "ink-soft": Colour("#52606c", "#a8b4bc", print=_SOFT_ON_PAPER),
    "paper": Colour("#fdfdfb", "#12181d", print=_WHITE),
    "paper-sunk": Colour("#f2f3ef", "#1a2229", print=_WHITE),
    "paper-raised": Colour(_WHITE, "#1f2830", print=_WHITE),
    "line": Colour("#d6dad8", "#33404a", print="#b5b5b5"),
    "line-strong": Colour("#7b868d", "#798892", print="#6d6d6d"),
    "hatch": Colour("#e8ebea", "#2a353e", print="#d6d6d6"),
    "accent": Colour(_ACCENT, "#8fc7e0", print=_DEEP),  # links, buttons, and lines that belong to us
    "accent-strong": Colour("#0e3b51", "#b9dfef", print=_DEEP),
    "accent-soft": Colour("#e2edf1", "#1c3542", print=_WHITE),
    "accent-ink": Colour(_WHITE, "#0d2430"),  # on accent
    "edge": Colour(_ACCENT, "#2a6b88"),  # the line above the header
    "focus": Colour("#b8460e", _AMBER),
    "notice": Colour("#fbf1d8", "#2e2817", print=_WHITE),  # paper of notices
    "notice-line": Colour("#a77a14", "#c9a24a"),
    "mark": Colour("#fae7a5", "#6b5615"),  # paper of words found by a search
    "mark-ink": Colour(_INK, _WHITE),
    "band": Colour(_DEEP, "#0d2a38", print=_WHITE),  # the home page's band, always dark
    "band-ink": Colour(_WHITE, print=_BLACK),
    "band-soft": Colour("#c9dde6", "#b9d2de", print=_SOFT_ON_PAPER),
    "band-field": Colour(_WHITE),  # the search box on the band
    "band-field-ink": Colour(_INK),
    "band-button": Colour(_SAGE),
    "band-button-strong": Colour("#c2e3da"),
    "band-button-ink": Colour("#0b2b3a"),
    "band-focus": Colour(_AMBER),
}
# Tones of grades: paper, and the ink that is read on it. A scale names one for each grade, or brings colours of its own.
TONES: Mapping[str, tuple[Colour, Colour]] = {
    "deep": (Colour("#0d5b53", "#128074"), Colour(_WHITE)),
    "strong": (Colour("#2a776d", "#3d9d91"), Colour(_WHITE, "#06201d")),
    "calm": (Colour(_SAGE, "#8fc2b5"), Colour("#0f332e", "#0b2925")),
    "sand": (Colour("#ead8a4", "#d9c68d"), Colour("#3f3109", "#332806")),
    "amber": (Colour("#e0a066", "#d9955a"), Colour("#331a03", "#2b1502")),
    "rust": (Colour("#98372a", "#b34a3b"), Colour(_WHITE)),
    "slate": (Colour("#44515c", "#5b6a76"), Colour(_WHITE)),
}
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
_PAPERS = ("paper", "paper-sunk", "paper-raised", "accent-soft", "notice")
PAIRS: Mapping[str, tuple[str, ...]] = {  # the papers on which each ink is read
    "ink": _PAPERS,
    "ink-soft": _PAPERS,
    "accent": _PAPERS,
    "accent-strong": _PAPERS,
    "accent-ink": ("accent", "accent-strong"),
    "mark-ink": ("mark",),
    "band-ink": ("band",),
    "band-soft": ("band",),
    "band-field-ink": ("band-field",),
    "band-button-ink": ("band-button", "band-button-strong"),
}


def contrast(paper: str, ink: str) -> float:
    """Return the contrast of two colours such as #1a2530, from 1 to 21 (WCAG 2.2, relative luminance)."""
    bright, dark = sorted((_luminance(paper), _luminance(ink)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@lru_cache(maxsize=1024)
def _luminance(colour: str) -> float:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return 0.2126 * LIGHT[red] + 0.7152 * LIGHT[green] + 0.0722 * LIGHT[blue]


FACES: Mapping[str, str] = {
    # Pages: what the visitor's system has; nothing is fetched.
    "serif": '"Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, "Book Antiqua", Georgia, serif',
    "sans": (
        'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif'
    ),
    "mono": 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
    # PDFs, and drawings in files: those of ``base/fonts``.
    "pdf-serif": "Source Serif 4 Subhead",
    "pdf-sans": "Source Sans 3",
    "pdf-mono": "DejaVu Sans Mono",
    "pdf-signs": "DejaVu Sans",
    # Word files: what Word has on Windows and on a Mac; ``fontTable.xml`` says what stands in for them elsewhere.
    "word-serif": "Palatino Linotype",
    "word-sans": "Calibri",
    "word-mono": "Consolas",
    # Workbooks: where there is none, office programs take a face of the same widths.
    "workbook": "Arial",
}
