"""Images for Word, which shows PNG and JPEG everywhere and SVG hardly anywhere.

In: the content of an image. Out: an ``img``, and the content of the file that it names.
"""

import re

from lxml import etree
from lxml.html import HtmlElement
from lxml.html.builder import IMG

from publishing.content.typesetting import typeset
from publishing.documents.model.drawings import FACE

_FACE = f"font-family=\"'{FACE}'\"".encode()
_PAGE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("image.svg")'
_RESOLUTION = 200  # pixels an inch, on the page
_WIDEST, _TALLEST = 15.0, 20.0  # cm, what a page has room for
_PX = 2.54 / 96  # cm
_ENDINGS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}


def picture(content: bytes, alt: str, address: str, name: str) -> tuple[HtmlElement, bytes]:
    """Write an image as an ``img`` of a file of this name, and return the content of the file.

    A ``ValueError`` names an image by its address that is neither PNG, JPEG, GIF nor SVG.
    """
    image = IMG(alt=alt)
    if b"<svg" in content[:1000]:
        image.set("width", f"{_width(content):.2f}cm")  # pandoc reads no style
        content = png(content)
    ending = next((ending for start, ending in _ENDINGS.items() if content.startswith(start)), "")
    if not ending:
        raise ValueError(f"{address}: expected a PNG, JPEG, GIF or SVG image")
    image.set("src", f"{name}.{ending}")
    return image, content


def _width(svg: bytes) -> float:
    """Work out the width of an SVG, in cm: as wide as it says, unless a page has no room for it."""
    root = etree.fromstring(svg)
    box = (root.get("viewBox") or f"0 0 {root.get('width', '600')} {root.get('height', '400')}").replace(",", " ")
    width, height = (float(number.removesuffix("px")) for number in box.split()[2:])
    return min(width * _PX, _WIDEST, _TALLEST * width / height)


def png(svg: bytes) -> bytes:
    """Draw an SVG as PNG. Typst knows faces by their names, not ``sans-serif``."""
    files = {"main.typ": _PAGE, "image.svg": re.sub(rb"""font-family=["'][^"']*["']""", _FACE, svg)}
    return typeset(files, format="png", ppi=_RESOLUTION)
