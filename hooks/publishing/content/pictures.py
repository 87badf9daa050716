"""Pictures of ``docs/``, and whether page, PDF and Word file can show them.

In: pictures, and where they are shown. Out: problems with those that are damaged, too large, or not what their name says.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree
from PIL import Image

from publishing.base.problems import Problem, alternatives
from publishing.cache.executor import Executor, Task
from publishing.content.typesetting import TypesettingError, typeset

Fault = tuple[str, str]
_NAMES: Mapping[str, str] = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "gif": "GIF", "svg": "SVG"}
_STARTS: Mapping[bytes, str] = {
    b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF87a": "GIF", b"GIF89a": "GIF", b"%PDF": "PDF",
    b"RIFF": "WebP", b"BM": "BMP", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"PK": "ZIP",
}  # fmt: skip
_PIXELS = 40_000_000
_SVG_SIZE = 2_000_000  # bytes
_SVG_PARTS = 20_000
_STEEPEST = 50  # times as wide as high, or the other way round
_SVG = "{http://www.w3.org/2000/svg}"
_A_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # instead of the clock
_NUMBER = re.compile(r"\s*([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:px)?\s*")
_OUTSIDE = re.compile(r"(?i)url\(\s*['\"]?(?!['\"]?#)|@import|javascript:")
_RUNNING = frozenset(f"{_SVG}{name}" for name in ("script", "foreignObject", "iframe", "handler", "animate", "set"))


def problems(
    shown: Sequence[tuple[str, int, str]], files: Mapping[str, bytes], executor: Executor
) -> Iterator[Problem]:
    """Pictures that cannot be shown, at each place that shows one: its file, its line, and the picture's name."""
    names = list(dict.fromkeys(name for _, _, name in shown))
    faults = executor.run(Task("pictures", fault, [(name, files[name]) for name in names], batch=1, threaded=True))
    wrong = {name: found for name, found in zip(names, faults, strict=True) if found}
    yield from (Problem(file, line, "", *wrong[name]) for file, line, name in shown if name in wrong)


def fault(name: str, content: bytes) -> Fault | None:
    """Find the fault of a picture; None where there is none."""
    ending = name.rpartition(".")[2].lower()
    if ending not in _NAMES:
        return f"a picture that ends in {alternatives(f'.{suffix}' for suffix in _NAMES)}", f"'{name}'"
    if not content:
        return "a picture", f"'{name}', which is empty"
    kind = _kind(content)
    if kind != _NAMES[ending]:
        what = f"{kind}'s" if kind else "no picture's"
        return f"{_NAMES[ending]} inside, as its name says", f"'{name}', whose content is {what}"
    return (_svg(name, content) if kind == "SVG" else _pixels(name, kind, content)) or _unprintable(name, content)


def _kind(content: bytes) -> str:
    """The kind of a content; "" if it is not known."""
    for start, kind in _STARTS.items():
        if content.startswith(start):
            return kind
    return "SVG" if b"<svg" in content[:2000] else ""


def _pixels(name: str, kind: str, content: bytes) -> Fault | None:
    """Find the fault of a picture of pixels: it is read to its end."""
    try:
        with Image.open(BytesIO(content), formats=(kind,)) as picture:
            width, height = picture.size
            if width * height > _PIXELS or max(width, height) > _STEEPEST * min(width, height):
                limit = f"a picture of at most {_PIXELS // 1_000_000} million pixels, and not {_STEEPEST} times as long as wide"
                return limit, f"'{name}', which has {width:,} by {height:,}"
            picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        return "a whole picture", f"'{name}', which is damaged ({_message(error)}); save it again"
    return None


def _svg(name: str, content: bytes) -> Fault | None:
    """Find the fault of a drawing: a good one is nothing but shapes and words, and says how large it is."""
    whole = f"a drawing of at most {_SVG_SIZE // 1_000_000} MB and {_SVG_PARTS:,} parts"
    if len(content) > _SVG_SIZE:
        return whole, f"'{name}', which has {len(content):,} bytes"
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        return "a whole drawing", f"'{name}', which is damaged ({_message(error)}); save it again"
    if root.tag != f"{_SVG}svg":
        return "a drawing with xmlns='http://www.w3.org/2000/svg'", f"'{name}', which is without"
    if sum(1 for _ in root.iter()) > _SVG_PARTS:
        return whole, f"'{name}', which has more"
    if root.getroottree().docinfo.internalDTD is not None:
        return "a drawing without a document type", f"'{name}', which has one; delete its '<!DOCTYPE …>'"
    if found := next(filter(None, map(_active, root.iter())), ""):
        return "a drawing of shapes and words alone, without scripts and files from elsewhere", f"'{name}' with {found}"
    size = _size(root)
    if not size or not 1 / _STEEPEST <= size[0] / size[1] <= _STEEPEST:
        return "a drawing with a viewBox of four numbers, such as viewBox='0 0 600 400'", f"'{name}' without one"
    return None


def _active(element: etree._Element) -> str:
    """Name the part of a drawing that does more than being seen; "" for none."""
    if not isinstance(element.tag, str):
        return ""
    if element.tag in _RUNNING:
        return f"<{element.tag.removeprefix(_SVG)}>"
    for key, value in element.attrib.items():
        name = str(key).rpartition("}")[2]
        if name.lower().startswith("on") or _OUTSIDE.search(str(value)):
            return f"{name}="
        if name == "href" and not str(value).startswith(("#", "data:image/png;", "data:image/jpeg;")):
            return f"{name}='{str(value)[:40]}'"
    return "a style from elsewhere" if _OUTSIDE.search(element.text or "") else ""


def _size(root: etree._Element) -> tuple[float, float] | None:
    """How wide and high a drawing is."""
    box = root.get("viewBox")
    numbers = box.replace(",", " ").split()[2:] if box else [root.get("width", ""), root.get("height", "")]
    found = [_NUMBER.fullmatch(number) for number in numbers]
    sizes = [float(match[1]) for match in found if match]
    return (sizes[0], sizes[1]) if len(sizes) == 2 and all(sizes) else None


def _unprintable(name: str, content: bytes) -> Fault | None:
    """Typst's objection to a picture, which it sets in PDFs and draws for Word."""
    source = f'#set document(title: "x")\n#image("picture.{name.rpartition(".")[2].lower()}", alt: "x")'
    with TemporaryDirectory() as folder:
        Path(folder, "main.typ").write_text(source, encoding="utf-8")
        Path(folder, f"picture.{name.rpartition('.')[2].lower()}").write_bytes(content)
        try:
            typeset(Path(folder, "main.typ"), pdf_standards=["a-2a", "ua-1"], timestamp=_A_DAY)
        except TypesettingError as error:
            return "a picture that can be printed", f"'{name}' ({_message(error)}); save it again, or as PNG"
    return None


def _message(error: Exception) -> str:
    return " ".join(str(getattr(error, "message", error)).split())[:120]
