"""Images for Word, which shows PNG and JPEG everywhere and SVG hardly anywhere.

In: a tree of HTML with img and inline svg. Out: the same with an img for each, and the files that they name.
"""

import re
from collections.abc import Callable

import typst
from lxml import etree
from lxml.html import HtmlElement
from lxml.html.builder import IMG

from publishing.base import fonts
from publishing.base.tokens import FACES

_FACE = f"""font-family="'{FACES["pdf-sans"]}'\"""".encode()
_PAGE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("image.svg")'
_RESOLUTION = 200  # pixels an inch, on the page
_WIDEST, _TALLEST = 15.0, 20.0  # cm, what a page has room for
_PX = 2.54 / 96  # cm
_NAMESPACE = "http://www.w3.org/2000/svg"
_WRITTEN = {name.lower(): name for name in ("viewBox", "preserveAspectRatio", "textLength", "gradientUnits")}
_ENDINGS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}


def take_out(root: HtmlElement, image: Callable[[str], bytes]) -> dict[str, bytes]:
    """Name a file for each image of a tree; ``image`` gives the content of one by its ``src``.

    A ``ValueError`` names an image that is neither PNG, JPEG, GIF nor SVG.
    """
    files: dict[str, bytes] = {}
    for element in list(root.iter("img", "svg")):
        content = _inline(element) if element.tag == "svg" else image(element.get("src"))
        alt = _words_of(element) if element.tag == "svg" else element.get("alt", "")
        picture = IMG(alt=alt)
        if b"<svg" in content[:1000]:
            picture.set("style", f"width:{_width(content):.2f}cm")
            content = _png(content)
        ending = next((end for start, end in _ENDINGS.items() if content.startswith(start)), "")
        if not ending:
            raise ValueError(f"{element.get('src')}: expected a PNG, JPEG, GIF or SVG image")
        name = f"image-{len(files) + 1}.{ending}"
        files[name] = content
        picture.set("src", name)
        picture.tail = element.tail
        element.getparent().replace(element, picture)
    return files


def _inline(svg: HtmlElement) -> bytes:
    """An svg in HTML as a file of its own: HTML knows neither its namespace nor capitals."""
    for element in svg.iter(etree.Element):
        for name in _WRITTEN.keys() & element.keys():
            element.set(_WRITTEN[name], element.attrib.pop(name))
    svg.set("xmlns", _NAMESPACE)
    return bytes(etree.tostring(svg, with_tail=False))


def _words_of(svg: HtmlElement) -> str:
    """The alternative text of an svg: its title and description."""
    told = (" ".join(svg.findtext(tag, "").split()) for tag in ("title", "desc"))
    return ". ".join(text.rstrip(".") for text in told if text)


def _width(svg: bytes) -> float:
    """How wide an SVG is shown, in cm: as wide as it says, unless a page has no room for it."""
    root = etree.fromstring(svg)
    box = (root.get("viewBox") or f"0 0 {root.get('width', '600')} {root.get('height', '400')}").replace(",", " ")
    width, height = (float(number.removesuffix("px")) for number in box.split()[2:])
    return min(width * _PX, _WIDEST, _TALLEST * width / height)


def _png(svg: bytes) -> bytes:
    """A picture of an SVG. Typst knows faces by their names, not ``sans-serif``."""
    files = {"main.typ": _PAGE, "image.svg": re.sub(rb"""font-family=["'][^"']*["']""", _FACE, svg)}
    return bytes(
        typst.compile(  # type: ignore[call-overload]  # its types leave out files in memory
            files, format="png", ppi=_RESOLUTION, ignore_system_fonts=True, font_paths=[str(fonts.FOLDER)]
        )
    )
