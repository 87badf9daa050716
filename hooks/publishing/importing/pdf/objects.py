"""The objects of a page: which tag and font each text object has, where images and rules are.

In: a page of pypdfium2. Out: nothing is decided here; this only asks pdfium.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from pypdfium2 import raw as pdfium

from publishing.importing.pdf.pieces import Box, Font, Image, PageText, around

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_NOT_BOLD = re.compile(r"italic|oblique|regular|roman|light|book|medium", re.IGNORECASE)
_SLANTED = re.compile(r"italic|oblique", re.IGNORECASE)
_SYMBOLS = re.compile(r"wingdings|symbol|webdings|dingbats", re.IGNORECASE)
_ITALIC_FLAG, _FORCE_BOLD_FLAG, _HEAVY = 1 << 6, 1 << 18, 700
_THIN = 4.0  # points: a rule is thinner, and longer
_LETTERS = 200  # of a page, which say how it is turned
_STROKED_TOO = 2  # a text that is filled and stroked looks bold


class PageObject(NamedTuple):
    """Tag and font of a text object, and whether it is marked as no part of the text."""

    mark: int
    artifact: bool
    font: Font


class Turn:
    """Turns places of a page as one turns it to read most of its letters: a wide table may stand sideways.

    `text` is the page's text. What the page says of its own rotation does not matter.
    """

    def __init__(self, page: Any, text: Any) -> None:
        self.rotation = _direction(text)
        self.width, self.height = page.get_size()
        if (self.rotation - pdfium.FPDFPage_GetRotation(page.raw)) % 2:
            self.width, self.height = self.height, self.width
        left, bottom, right, top = page.get_cropbox()
        self.origin = (left, bottom)
        self.inner = (right - left, top - bottom)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a reader sees a point."""
        x, y = x - self.origin[0], y - self.origin[1]
        if not self.rotation:
            return x, y
        width, height = self.inner
        return ((y, width - x), (width - x, height - y), (height - y, x))[self.rotation - 1]

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return where a reader sees a box."""
        (a, b), (c, d) = self.point(left, bottom), self.point(right, top)
        return Box(min(a, c), min(b, d), max(a, c), max(b, d))


def _direction(text: Any) -> int:
    """Return by how many right angles most letters are turned to the left; a part of them is enough to know."""
    count = max(0, pdfium.FPDFText_CountChars(text))
    found: Counter[int] = Counter()
    for index in range(0, count, max(1, count // _LETTERS)):
        if pdfium.FPDFText_IsGenerated(text, index) != 1:
            angle = pdfium.FPDFText_GetCharAngle(text, index)
            found[round(-angle / (math.pi / 2)) % 4 if angle >= 0 else 0] += 1  # which counts clockwise
    return found.most_common(1)[0][0] if found else 0


class Walk(NamedTuple):
    """Where the objects that are walked over are noted."""

    found: PageText
    objects: dict[int, PageObject]
    fonts: dict[int, Font]
    turn: Turn


def walk_objects(
    objects: Iterator[tuple[int, Any]], path: tuple[int, ...], outer: tuple[int, bool], walk: Walk
) -> None:
    """Note the tag and font of each text object, and where images are; forms are walked into."""
    for index, thing in objects:
        mark = pdfium.FPDFPageObj_GetMarkedContentID(thing)
        mark = outer[0] if mark == -1 else mark
        artifact = outer[1] or (mark == -1 and _is_artifact(thing))
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            look = _font(thing, walk.fonts)
            walk.objects[ctypes.addressof(thing.contents)] = PageObject(mark, artifact, look)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            count = range(pdfium.FPDFFormObj_CountObjects(thing))
            inner = ((i, pdfium.FPDFFormObj_GetObject(thing, i)) for i in count)
            walk_objects(inner, (*path, index), (mark, artifact), walk)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(thing, walk.turn)
            walk.found.images.append(Image(walk.found.number, mark, box, (*path, index), artifact))
        elif not path:
            _draw(_bounds(thing, walk.turn), mark, walk.found)


def _draw(box: Box, mark: int, found: PageText) -> None:
    """Note where a drawing is, and whether it is a rule across the page."""
    if mark >= 0:
        before = found.drawings.get(mark)
        found.drawings[mark] = around(before, box) if before else box
    if box.top - box.bottom < _THIN < box.right - box.left:
        found.rules.append(box)


def _is_artifact(thing: Any) -> bool:
    for i in range(pdfium.FPDFPageObj_CountMarks(thing)):
        name = ctypes.create_string_buffer(64)
        pdfium.FPDFPageObjMark_GetName(pdfium.FPDFPageObj_GetMark(thing, i), shorts(name), 64, ctypes.c_ulong())
        if name.raw.decode("utf-16-le", "replace").split("\x00")[0] == "Artifact":
            return True
    return False


def _bounds(thing: Any, turn: Turn) -> Box:
    values = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(thing, *values)
    return turn.box(*(value.value for value in values))


def _font(thing: Any, fonts: dict[int, Font]) -> Font:
    font = pdfium.FPDFTextObj_GetFont(thing)
    stroked = pdfium.FPDFTextObj_GetTextRenderMode(thing) == _STROKED_TOO
    if not font:
        return Font(stroked, False, False)
    key = ctypes.addressof(font.contents)
    if key not in fonts:
        size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
        buffer = ctypes.create_string_buffer(max(1, size))
        pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
        name = buffer.value.decode("utf-8", "replace")
        flags = max(0, pdfium.FPDFFont_GetFlags(font))
        heavy = pdfium.FPDFFont_GetWeight(font) >= _HEAVY and not _NOT_BOLD.search(name)
        bold = bool(_BOLD.search(name) or flags & _FORCE_BOLD_FLAG or heavy)
        italic = bool(_SLANTED.search(name) or flags & _ITALIC_FLAG)
        fonts[key] = Font(bold, italic, bool(_SYMBOLS.search(name)))
    found = fonts[key]
    return found._replace(bold=True) if stroked else found


def shorts(buffer: Any) -> Any:
    """Return a buffer as pdfium takes it for UTF-16."""
    return ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
