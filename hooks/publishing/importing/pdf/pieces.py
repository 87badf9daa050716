"""The text of a page as pieces: each the text of one text object of the page, with its look, its place and its tag.

In: a page of pypdfium2. Out: a `PageText`. Nothing is decided here: this only asks pdfium.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

LINE_END_HYPHEN = "\x02"  # pdfium's sign for a hyphen that ends a line
_CONTROLS = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WORD_OR_SPACE = re.compile(r"\s|[^\s]+")
_LIGATURES = dict(zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", "ff fi fl ffi ffl st st".split(), strict=True))
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_SLANTED = re.compile(r"italic|oblique", re.IGNORECASE)
_SYMBOLS = re.compile(r"wingdings|symbol|webdings|dingbats", re.IGNORECASE)
_ITALIC_FLAG, _FORCE_BOLD_FLAG, _HEAVY = 1 << 6, 1 << 18, 600
_THIN = 4.0  # points: a rule is thinner, and longer
_STROKED_TOO = 2  # a text that is filled and stroked looks bold


class Box(NamedTuple):
    """A place on a page in points, from its bottom left, as a reader sees it (turned pages are turned back)."""

    left: float
    bottom: float
    right: float
    top: float


_NOWHERE = Box(0, 0, 0, 0)


class Font(NamedTuple):
    """What the name and flags of a font say."""

    bold: bool
    italic: bool
    symbols: bool


@dataclass(slots=True, eq=False)
class Piece:
    """Text of one look on one line. `after` is what pdfium sees behind it: a space, a line's end, or nothing.

    `first` and `last` number its characters on the page: where they follow each other, `after` can be trusted.
    """

    text: str
    page: int
    mark: int
    box: Box
    baseline: float
    size: float
    font: Font
    first: int = 0
    last: int = 0
    after: str = ""
    artifact: bool = False
    link: str | None = None

    @property
    def blank(self) -> bool:
        """Tell whether nothing can be seen of it."""
        return not self.text.strip()


@dataclass(slots=True)
class Image:
    """A picture of a page: its number among the page's objects (a form's objects behind it), its tag, its place."""

    page: int
    mark: int
    box: Box
    path: tuple[int, ...]
    artifact: bool = False


@dataclass(slots=True)
class PageText:
    """All pieces and images of a page, in the order in which the page draws them."""

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    drawings: dict[int, Box] = field(default_factory=dict)
    rules: list[Box] = field(default_factory=list)


class _Object(NamedTuple):
    mark: int
    artifact: bool
    font: Font


def read_page(page: Any, number: int) -> PageText:
    """Read all text and the places of all images of a page; `number` counts from 1."""
    turn = _Turn(page)
    found = PageText(number, turn.width, turn.height)
    objects: dict[int, _Object] = {}
    fonts: dict[int, Font] = {}
    top = ((i, pdfium.FPDFPage_GetObject(page.raw, i)) for i in range(pdfium.FPDFPage_CountObjects(page.raw)))
    _walk(top, (), (-1, False), _Walk(found, objects, fonts, turn))
    text = pdfium.FPDFText_LoadPage(page.raw)
    try:
        found.pieces.extend(_pieces(text, objects, number, turn))
    finally:
        pdfium.FPDFText_ClosePage(text)
    return found


class _Turn:
    """Turns places of a page as the page is turned."""

    def __init__(self, page: Any) -> None:
        self.rotation = pdfium.FPDFPage_GetRotation(page.raw)
        self.width, self.height = page.get_size()
        left, bottom, right, top = page.get_cropbox()
        self.origin = (left, bottom)
        self.inner = (right - left, top - bottom)

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.origin[0], y - self.origin[1]
        width, height = self.inner
        return ((x, y), (y, width - x), (width - x, height - y), (height - y, x))[self.rotation]

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        (a, b), (c, d) = self.point(left, bottom), self.point(right, top)
        return Box(min(a, c), min(b, d), max(a, c), max(b, d))


class _Walk(NamedTuple):
    found: PageText
    objects: dict[int, _Object]
    fonts: dict[int, Font]
    turn: _Turn


def _walk(objects: Iterator[tuple[int, Any]], path: tuple[int, ...], outer: tuple[int, bool], walk: _Walk) -> None:
    """Note the tag and font of each text object, and where images are; forms are walked into."""
    for index, thing in objects:
        mark = pdfium.FPDFPageObj_GetMarkedContentID(thing)
        mark = outer[0] if mark == -1 else mark
        artifact = outer[1] or (mark == -1 and _is_artifact(thing))
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            look = _font(thing, walk.fonts)
            walk.objects[ctypes.addressof(thing.contents)] = _Object(mark, artifact, look)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            count = range(pdfium.FPDFFormObj_CountObjects(thing))
            inner = ((i, pdfium.FPDFFormObj_GetObject(thing, i)) for i in count)
            _walk(inner, (*path, index), (mark, artifact), walk)
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


def around(one: Box, other: Box) -> Box:
    """Return the box around two."""
    left, bottom = min(one.left, other.left), min(one.bottom, other.bottom)
    return Box(left, bottom, max(one.right, other.right), max(one.top, other.top))


def _is_artifact(thing: Any) -> bool:
    for i in range(pdfium.FPDFPageObj_CountMarks(thing)):
        name = ctypes.create_string_buffer(64)
        pdfium.FPDFPageObjMark_GetName(pdfium.FPDFPageObj_GetMark(thing, i), _shorts(name), 64, ctypes.c_ulong())
        if name.raw.decode("utf-16-le", "replace").split("\x00")[0] == "Artifact":
            return True
    return False


def _shorts(buffer: Any) -> Any:
    return ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))


def _bounds(thing: Any, turn: _Turn) -> Box:
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
        bold = bool(_BOLD.search(name) or flags & _FORCE_BOLD_FLAG or pdfium.FPDFFont_GetWeight(font) >= _HEAVY)
        italic = bool(_SLANTED.search(name) or flags & _ITALIC_FLAG)
        fonts[key] = Font(bold, italic, bool(_SYMBOLS.search(name)))
    found = fonts[key]
    return found._replace(bold=True) if stroked else found


def _pieces(text: Any, objects: dict[int, _Object], number: int, turn: _Turn) -> Iterator[Piece]:
    """Characters that stand in the same text object, together."""
    plain = _Object(-1, False, Font(False, False, False))
    piece: Piece | None = None
    owner = -1
    letters: list[str] = []
    for key, start, chunk in _chunks(text):
        if key is None:
            if piece:
                piece.after += chunk
                piece.last = start
            continue
        key = key or owner
        if piece is None or key != owner or piece.after:
            if piece:
                yield _closed(piece, "".join(letters), text, turn)
            about = objects.get(key, plain)
            piece = Piece("", number, about.mark, _NOWHERE, 0, 0, about.font, start, artifact=about.artifact)
            owner, letters = key, []
        letters.append(chunk)
        piece.last = start + len(chunk) - 1
    if piece:
        yield _closed(piece, "".join(letters), text, turn)


def _chunks(text: Any) -> Iterator[tuple[int | None, int, str]]:
    """Yield a page's characters as (text object, first index, text): None for those that pdfium adds, 0 for unknown.

    A word whose first and last letters stand in one object stands there as a whole: this saves asking for each letter.
    """
    for found in _WORD_OR_SPACE.finditer(_characters(text)):
        start, chunk = found.start(), found.group()
        if chunk.isspace():
            if pdfium.FPDFText_IsGenerated(text, start) == 1:
                yield None, start, chunk
            else:
                yield _owner(text, start), start, chunk
            continue
        first = _owner(text, start)
        if len(chunk) == 1 or first == _owner(text, found.end() - 1):
            yield first, start, chunk
        else:
            for index, letter in enumerate(chunk, start):
                yield _owner(text, index), index, letter


def _owner(text: Any, index: int) -> int:
    thing = pdfium.FPDFText_GetTextObject(text, index)
    return ctypes.addressof(thing.contents) if thing else 0


def _characters(text: Any) -> str:
    """Return all characters of a page, one for each index; what is none is U+FFFF."""
    count = pdfium.FPDFText_CountChars(text)
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    copied = pdfium.FPDFText_GetText(text, 0, count, _shorts(buffer)) - 1 if count > 0 else 0
    found = buffer.raw[: 2 * copied].decode("utf-16-le", "replace") if copied == count else ""
    if len(found) != count:
        codes = (pdfium.FPDFText_GetUnicode(text, index) for index in range(count))
        found = "".join(chr(code) if 0 < code < 0x110000 and code != 0xFFFE else "\uffff" for code in codes)
    return _CONTROLS.sub("\uffff", found.replace("\ufffe", LINE_END_HYPHEN))


def _closed(piece: Piece, letters: str, text: Any, turn: _Turn) -> Piece:
    """Fill in the text and the place of a piece that is complete."""
    piece.text = _LIGATURE.sub(lambda found: _LIGATURES[found.group()], letters.replace("\uffff", ""))
    end = piece.first + len(letters) - 1
    boxes = [_letter_box(text, index, turn) for index in {piece.first, end}]
    piece.box = Box(
        min(b.left for b in boxes),
        min(b.bottom for b in boxes),
        max(b.right for b in boxes),
        max(b.top for b in boxes),
    )
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, piece.first, x, y)
    piece.baseline = turn.point(x.value, y.value)[1]
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, piece.first, matrix)
    piece.size = round(pdfium.FPDFText_GetFontSize(text, piece.first) * (math.hypot(matrix.c, matrix.d) or 1), 1)
    return piece


def _letter_box(text: Any, index: int, turn: _Turn) -> Box:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, box)
    return turn.box(box.left, box.bottom, box.right, box.top)
