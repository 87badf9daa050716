"""Design tokens: every colour and face of pages, PDFs, Word files, workbooks, charts and summaries.

``values`` is the only list of colours and faces. ``sheet.css`` and ``mark.svg`` beside it are files of the site in which
placeholders stand for tokens; other formats ask for a token by name. Sizes and spaces, which pages alone have, stand in
``sheet.css``.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from publishing.base.tokens.values import COLOURS, FACES, Colour

__all__ = ["COLOURS", "FACES", "Colour", "css", "filled", "hex_digits", "light", "site_files", "typst"]

_FOLDER = Path(__file__).parent
_PLACEHOLDER = re.compile(r"\$\{(?P<name>[a-z-]+)(?:\.(?P<scheme>\w+))?(?: (?P<share>\d+)%)?\}")


def light(name: str) -> str:
    """Return a colour by day, as ``#rrggbb``. KeyError if no token has the name."""
    return COLOURS[name].light


def hex_digits(name: str) -> str:
    """Return a colour by day as Word writes it: ``1A2530``."""
    return light(name).removeprefix("#").upper()


def site_files() -> Mapping[str, str]:
    """Return the files of the site that are made of tokens, by address."""
    files = {"assets/css/tokens.css": "sheet.css", "assets/images/mark.svg": "mark.svg"}
    return {address: css((_FOLDER / name).read_text(encoding="utf-8")) for address, name in files.items()}


def typst() -> str:
    """Return all tokens as a module of Typst: colours by day in ``colours``, faces in ``faces``, by their names."""
    colours = "".join(f'  "{name}": {_typst_colour(colour.light)},\n' for name, colour in COLOURS.items())
    faces = "".join(f'  "{name}": "{face}",\n' for name, face in FACES.items() if '"' not in face)
    return f"#let colours = (\n{colours})\n#let faces = (\n{faces})\n"


def _typst_colour(colour: str) -> str:
    """Return a colour as Typst writes it; white is a grey, which takes less room in a file."""
    return "white" if colour == "#ffffff" else f'rgb("{colour}")'


def filled(text: str) -> str:
    """Put tokens in the place of placeholders in a file of Word: colours by day as ``1A2530``, and faces."""
    return _PLACEHOLDER.sub(
        lambda found: FACES[found["name"]] if found["name"] in FACES else hex_digits(found["name"]), text
    )


def css(text: str) -> str:
    """Put tokens in the place of placeholders, in CSS or SVG.

    ``${ink}`` is a colour by day and night, ``${ink.light}``, ``${ink.dark}`` and ``${ink.print}`` one of them,
    ``${ink 40%}`` lets what lies below shine through, and ``${serif}`` is a face.
    """
    return _PLACEHOLDER.sub(lambda found: _css_value(found["name"], found["scheme"], found["share"]), text)


def _css_value(name: str, scheme: str | None, share: str | None) -> str:
    if name in FACES:
        return FACES[name]
    colour = COLOURS[name]
    if scheme:
        return _shade(colour.of(scheme), share)
    if colour.dark == colour.light:
        return _shade(colour.light, share)
    return f"var(--pub-light, {_shade(colour.light, share)}) var(--pub-dark, {_shade(colour.dark, share)})"


def _shade(colour: str, share: str | None) -> str:
    """Return a colour, or ``rgb(26 37 48 / 40%)`` for a share of it."""
    if not share:
        return colour
    return f"rgb({' '.join(str(part) for part in bytes.fromhex(colour.removeprefix('#')))} / {share}%)"
