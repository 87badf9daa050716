"""Automatic numbers: "2.1" and "(a)", which Word works out when it shows a file, and which stand nowhere in it as text.

In: the part ``numbering``, and paragraphs in order. Out: the label of each.
"""

import re
from dataclasses import dataclass

from publishing.importing.word.xml import Element, W, number, value

_PLACE = re.compile(r"%([1-9])")
_ROMAN = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True)
)
_LARGEST = 100_000  # for a number in letters


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a paragraph: its text ("2.1", "•"), its list, its level from 0, its own number and how that is written."""

    text: str
    list_id: str
    level: int
    count: int
    form: str

    @property
    def is_bullet(self) -> bool:
        """Return whether it is a mark, not a number."""
        return self.form == "bullet"


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None  # the level, from 1, after which it starts again; 0 for never
    legal: bool = False


class Numbering:
    """Counts as Word does. Lists of one abstract list go on counting together, unless one says where it starts."""

    def __init__(self, root: Element) -> None:
        self._abstract = {item.get(f"{W}abstractNumId", ""): item for item in root.iterfind(f"{W}abstractNum")}
        self._lists = {item.get(f"{W}numId", ""): item for item in root.iterfind(f"{W}num")}
        self._links = self._linked_styles()
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, list_id: str | None, level: int | None) -> Label | None:
        """The label of the next paragraph of a list; None where it is in none."""
        item = self._lists.get(list_id or "")
        if list_id is None or list_id == "0" or item is None:
            return None
        depth = min(max(level or 0, 0), 8)
        definition = self._level(list_id, depth)
        key, counts = self._counting(item)
        override = self._override(item, depth)
        if override is not None and (list_id, depth) not in self._begun:
            counts[depth] = override - 1
        self._begun.add((list_id, depth))
        if definition.form == "none" and not definition.text:
            return None
        counts[depth] = counts.get(depth, definition.start - 1) + 1
        self._start_lower_again(list_id, depth, counts)
        text = definition.text if definition.form == "bullet" else self._text(list_id, depth, definition, counts)
        return Label(text, key, depth, counts[depth], definition.form) if text.strip() else None

    def level_of_style(self, list_id: str | None, style_id: str) -> int | None:
        """The level of a list that belongs to a style, where the style does not say it."""
        for depth in range(9):
            element = self._element(list_id or "", depth)
            if element is not None and value(element, "pStyle") == style_id:
                return depth
        return None

    def _counting(self, item: Element) -> tuple[str, dict[int, int]]:
        key = value(item, "abstractNumId") or ""
        return key, self._counts.setdefault(key, {})

    def _start_lower_again(self, list_id: str, depth: int, counts: dict[int, int]) -> None:
        """Forget the counts below a level, but for those that another level starts again."""
        for lower in [lower for lower in counts if lower > depth]:
            restart = self._level(list_id, lower).restart
            if restart is None or (restart and depth < restart):
                del counts[lower]

    def _text(self, list_id: str, depth: int, definition: _Level, counts: dict[int, int]) -> str:
        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            level = self._level(list_id, at)
            form = "decimal" if definition.legal and at <= depth else level.form
            return written(counts.get(at, level.start), form)

        return _PLACE.sub(shown, definition.text)

    def _override(self, item: Element, depth: int) -> int | None:
        for override in item.iterfind(f"{W}lvlOverride"):
            if number(override.get(f"{W}ilvl"), -1) == depth:
                start = value(override, "startOverride")
                return None if start is None else number(start, 1)
        return None

    def _level(self, list_id: str, depth: int) -> _Level:
        if (list_id, depth) not in self._levels:
            element = self._element(list_id, depth)
            self._levels[list_id, depth] = _Level() if element is None else _read_level(element)
        return self._levels[list_id, depth]

    def _element(self, list_id: str, depth: int) -> Element | None:
        """The definition of a level: the list's own, else the abstract list's, which may be that of a style."""
        item = self._lists.get(list_id)
        if item is None:
            return None
        for override in item.iterfind(f"{W}lvlOverride"):
            level = override.find(f"{W}lvl")
            if level is not None and number(override.get(f"{W}ilvl"), -1) == depth:
                return level
        abstract = self._abstract.get(value(item, "abstractNumId") or "")
        link = value(abstract, "numStyleLink")
        if link:
            abstract = self._links.get(link, abstract)
        levels = () if abstract is None else abstract.iterfind(f"{W}lvl")
        return next((level for level in levels if number(level.get(f"{W}ilvl"), -1) == depth), None)

    def _linked_styles(self) -> dict[str, Element]:
        return {link: item for item in self._abstract.values() if (link := value(item, "styleLink"))}


def _read_level(element: Element) -> _Level:
    restart = value(element, "lvlRestart")
    legal = value(element, "isLgl")
    return _Level(
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        start=number(value(element, "start"), 0 if value(element, "start") is None else 1),
        restart=None if restart is None else number(restart),
        legal=legal is not None and legal not in ("0", "false", "off"),
    )


def written(count: int, form: str) -> str:
    """A number in one of Word's forms; in digits where the form is another."""
    if not 0 < count < _LARGEST:
        return str(count)
    match form:
        case "lowerLetter":
            return chr(97 + (count - 1) % 26) * min((count - 1) // 26 + 1, 10)
        case "upperLetter":
            return written(count, "lowerLetter").upper()
        case "lowerRoman":
            return _roman(count)
        case "upperRoman":
            return _roman(count).upper()
        case "decimalZero":
            return f"{count:02}"
        case "ordinal":
            return f"{count}{_ending(count)}"
        case "none":
            return ""
    return str(count)


def _roman(count: int) -> str:
    letters = ""
    for size, sign in _ROMAN:
        letters += sign * (count // size)
        count %= size
    return letters


def _ending(count: int) -> str:
    return "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
