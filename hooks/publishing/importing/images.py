"""Pictures of a source as files that a page can show.

In: a picture of the model. Out: its bytes and ending, or why there are none.
"""

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from publishing.content.gate import limits
from publishing.importing.model import Picture

_SHOWN = ((b"\x89PNG\r\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF8", "gif"))
_DRAWINGS = {"emf": "EMF", "wmf": "WMF", "emz": "EMF", "wmz": "WMF"}
_ELSEWHERE = "its file is not in this one: put it there, or add it to the page by hand"
_UNKNOWN = "it is of a kind that browsers do not show: save it as PNG, and add it to the page by hand"
_LARGE = "it is larger than a page may have: save it smaller, and add it to the page by hand"
_MOST_PIXELS = 80_000_000


def shown(picture: Picture) -> tuple[bytes, str, str]:
    """The bytes of a picture as PNG, JPEG, GIF or SVG and its ending; else neither, and the reason."""
    data = picture.data
    if not data:
        return b"", "", _ELSEWHERE
    if drawing := _drawing(data, picture.extension):
        return b"", "", f"it is a drawing in {drawing}, which browsers do not show: save it as PNG, and add it by hand"
    ending = next((ending for sign, ending in _SHOWN if data.startswith(sign)), "")
    if not ending:
        data, ending = _as_png(data)
    if not ending:
        return b"", "", _UNKNOWN
    return (b"", "", _LARGE) if len(data) > limits.limit_of(f"a.{ending}").size else (data, ending, "")


def _drawing(data: bytes, extension: str) -> str:
    """The name of a kind of drawing that only Windows shows."""
    if data[40:44] == b" EMF":
        return "EMF"
    return "WMF" if data.startswith(b"\xd7\xcd\xc6\x9a") else _DRAWINGS.get(extension.lower(), "")


def _as_png(data: bytes) -> tuple[bytes, str]:
    """A picture of another kind (TIFF, BMP, WebP) as PNG."""
    try:
        with Image.open(BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return b"", ""
            buffer = BytesIO()
            image.convert("RGBA" if "A" in image.getbands() or image.mode == "P" else "RGB").save(buffer, "PNG")
            return buffer.getvalue(), "png"
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b"", ""
