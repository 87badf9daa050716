"""The looks of the cells of a workbook, by role.

In: the palette of the site. Out: a ``Style`` for every role.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from publishing.base.tokens import FACES, Palette
from publishing.documents.workbooks.model import Role

FACE = FACES["workbook"]


class Form(StrEnum):
    """The format of a value."""

    TEXT = "text"
    DAY = "day"
    WEEKDAY = "weekday"  # a day with its weekday
    COUNT = "count"
    SHARE = "share"


class Flag(StrEnum):
    """When a cell stands out: on the paper of a notice, in strong letters."""

    WORDS = "words"  # it says something
    NOUGHT = "nought"  # it is 0


@dataclass(frozen=True)
class Style:
    """One look: ``size`` in points; colours as #rrggbb, "" for none; ``line`` is the frame's."""

    ink: str
    size: float = 10
    bold: bool = False
    underline: bool = False
    paper: str = ""
    line: str = ""
    align: str = "left"
    middle: bool = True
    wrap: bool = True
    open: bool = False
    form: Form = Form.TEXT
    flag: Flag | None = None

    @property
    def indented(self) -> bool:
        """Say whether its words keep a distance from the frame."""
        return bool(self.line or self.paper) and self.align != "center"


@cache
def styles(palette: Palette) -> Mapping[Role, Style]:
    """Return the style of every role, in the colours of a palette by day."""
    plain = Style(palette.light("ink"))
    found = {**_words(plain, palette), **_cells(plain, palette)}
    return {role: found[role] for role in Role}


def _words(plain: Style, palette: Palette) -> Mapping[Role, Style]:
    """Return the styles of what stands around tables, and of their headings."""
    accent, strong, tint = (palette.light(name) for name in ("accent", "accent-strong", "accent-soft"))
    heading = replace(plain, bold=True, ink=palette.light("accent-ink"), paper=accent, line=accent)
    return {
        Role.TITLE: replace(plain, size=18, bold=True, ink=strong, wrap=False),
        Role.LEAD: replace(plain, ink=palette.light("ink-soft"), wrap=False),
        Role.NOTICE: replace(plain, paper=palette.light("notice"), bold=True),
        Role.HEADING: heading,
        Role.FIGURE_HEADING: replace(heading, align="right"),
        Role.SECTION: replace(plain, size=12, bold=True, ink=strong, paper=tint),
        Role.SECTION_TEXT: replace(plain, size=9, paper=tint),
        Role.KEY: replace(plain, bold=True, ink=strong, middle=False),
        Role.TEXT: replace(plain, middle=False),
        Role.LINK: replace(plain, ink=accent, underline=True, middle=False),
        Role.BLANK: plain,
    }


def _cells(plain: Style, palette: Palette) -> Mapping[Role, Style]:
    """Return the styles of the cells of tables."""
    soft, line, sunk = (palette.light(name) for name in ("ink-soft", "line", "paper-sunk"))
    cell = replace(plain, line=line)
    answer = replace(plain, line=palette.light("line-strong"), paper=palette.light("paper-raised"), open=True)
    figure = replace(cell, align="right", form=Form.COUNT)
    strong = replace(figure, bold=True, paper=sunk)
    return {
        Role.NUMBER: replace(cell, ink=soft, align="center"),
        Role.LABEL: cell,
        Role.STRONG: replace(cell, bold=True, paper=sunk),
        Role.QUESTION: replace(cell, bold=True),
        Role.GUIDANCE: replace(cell, size=9, ink=soft),
        Role.ANSWER: answer,
        Role.DAY: replace(answer, form=Form.DAY),
        Role.WEEKDAY: replace(answer, form=Form.WEEKDAY),
        Role.FIGURE: replace(answer, align="right", form=Form.COUNT),
        Role.DATE: replace(cell, form=Form.WEEKDAY),
        Role.COUNT: figure,
        Role.SHARE: replace(figure, form=Form.SHARE),
        Role.WORD: cell,
        Role.STRONG_COUNT: strong,
        Role.STRONG_SHARE: replace(strong, form=Form.SHARE),
        Role.STRONG_WORD: replace(cell, bold=True, paper=sunk),
        Role.WARNING: replace(cell, flag=Flag.WORDS),
        Role.HOLE: replace(figure, align="center", flag=Flag.NOUGHT),
    }
