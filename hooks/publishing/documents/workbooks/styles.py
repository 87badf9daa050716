"""The looks of the cells of a workbook, by role.

In: nothing. Out: a ``Style`` for every role. The colours are those of the site by day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from publishing.base.tokens import FACES, light
from publishing.documents.workbooks.model import Role

FACE = FACES["workbook"]
INK = light("ink")
SOFT = light("ink-soft")
LINE = light("line")
STRONG_LINE = light("line-strong")
ACCENT = light("accent")
ACCENT_STRONG = light("accent-strong")
ACCENT_SOFT = light("accent-soft")
SUNK = light("paper-sunk")
NOTICE = light("notice")
WHITE = light("paper-raised")


class Form(StrEnum):
    """The format of a value."""

    TEXT = "text"
    DAY = "day"
    COUNT = "count"
    SHARE = "share"


class Flag(StrEnum):
    """When a cell stands out: on the paper of a notice, in strong letters."""

    WORDS = "words"  # it says something
    NOUGHT = "nought"  # it is 0


@dataclass(frozen=True)
class Style:
    """One look: ``size`` in points; colours as #rrggbb, "" for none; ``line`` is the frame's."""

    size: float = 10
    bold: bool = False
    underline: bool = False
    ink: str = INK
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


_CELL = Style(line=LINE)
_ANSWER = Style(line=STRONG_LINE, paper=WHITE, open=True)
_FIGURE = Style(line=LINE, align="right", form=Form.COUNT)

STYLES: Mapping[Role, Style] = {
    Role.TITLE: Style(size=18, bold=True, ink=ACCENT_STRONG, wrap=False),
    Role.LEAD: Style(ink=SOFT, wrap=False),
    Role.NOTICE: Style(paper=NOTICE, bold=True),
    Role.HEADING: Style(bold=True, ink=WHITE, paper=ACCENT, line=ACCENT),
    Role.FIGURE_HEADING: Style(bold=True, ink=WHITE, paper=ACCENT, line=ACCENT, align="right"),
    Role.SECTION: Style(size=12, bold=True, ink=ACCENT_STRONG, paper=ACCENT_SOFT),
    Role.SECTION_TEXT: Style(size=9, paper=ACCENT_SOFT),
    Role.NUMBER: Style(ink=SOFT, line=LINE, align="center"),
    Role.LABEL: _CELL,
    Role.STRONG: replace(_CELL, bold=True, paper=SUNK),
    Role.QUESTION: Style(bold=True, line=LINE),
    Role.GUIDANCE: replace(_CELL, size=9, ink=SOFT),
    Role.KEY: Style(bold=True, ink=ACCENT_STRONG, middle=False),
    Role.TEXT: Style(middle=False),
    Role.LINK: Style(ink=ACCENT, underline=True, middle=False),
    Role.ANSWER: _ANSWER,
    Role.DAY: replace(_ANSWER, form=Form.DAY),
    Role.FIGURE: replace(_ANSWER, align="right", form=Form.COUNT),
    Role.DATE: replace(_CELL, form=Form.DAY),
    Role.COUNT: _FIGURE,
    Role.SHARE: replace(_FIGURE, form=Form.SHARE),
    Role.WORD: _CELL,
    Role.STRONG_COUNT: replace(_FIGURE, bold=True, paper=SUNK),
    Role.STRONG_SHARE: replace(_FIGURE, bold=True, paper=SUNK, form=Form.SHARE),
    Role.STRONG_WORD: replace(_CELL, bold=True, paper=SUNK),
    Role.WARNING: replace(_CELL, flag=Flag.WORDS),
    Role.HOLE: replace(_FIGURE, align="center", flag=Flag.NOUGHT),
    Role.BLANK: Style(),
}
