"""The palette of a site: the tokens of its brand and the colours of its grades, as each format writes them.

In: the brand's colour, and paper and ink of each grade. Out: colours and texts. A palette is a plain value: whatever draws
in colour gets it as an argument, in another process too, and is drawn anew when it changes.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from publishing.base.tokens.brand import accents
from publishing.base.tokens.values import COLOURS, FACES, Colour

_FOLDER = Path(__file__).parent
_ENDS = ("", "-ink")
_PLACEHOLDER = re.compile(r"\$\{(?P<name>[a-z-]+)(?:\.(?P<scheme>\w+))?(?: (?P<share>\d+)%)?\}")


@dataclass(frozen=True)
class Palette:
    """The colours of a site. ``brand`` is a colour such as ``#8a1538``, or "" for ours; ``grades`` are key, paper and ink."""

    brand: str = ""
    grades: tuple[tuple[str, Colour, Colour], ...] = ()

    @property
    def colours(self) -> Mapping[str, Colour]:
        """Every token by name."""
        return {**COLOURS, **accents(self.brand)} if self.brand else COLOURS

    def light(self, name: str) -> str:
        """Return a colour by day, as ``#rrggbb``. KeyError if no token has the name."""
        return self.colours[name].light

    def hex_digits(self, name: str) -> str:
        """Return a colour by day as Word writes it: ``1A2530``."""
        return self.light(name).removeprefix("#").upper()

    def site_files(self) -> Mapping[str, str]:
        """Return the files of the site that are made of tokens, by address."""
        files = {"assets/css/tokens.css": "sheet.css", "assets/images/mark.svg": "mark.svg"}
        texts = {address: self.css((_FOLDER / name).read_text(encoding="utf-8")) for address, name in files.items()}
        own = [line for grade in self.grades for line in _variables(*grade)]
        sheet = _with_lines(texts["assets/css/tokens.css"], "grades", own)
        rules = (_scale_rule(name) for name, _, _ in self.grades)
        return {**texts, "assets/css/tokens.css": _with_lines(sheet, "scales", rules)}

    def typst(self) -> str:
        """Return all tokens as a module of Typst: colours by day in ``colours``, faces in ``faces``, by their names."""
        own = (
            (f"grade-{name}{end}", colour)
            for name, *both in self.grades
            for end, colour in zip(_ENDS, both, strict=True)
        )
        named = dict((*self.colours.items(), *own))
        colours = "".join(f'  "{name}": {_typst_colour(colour.light)},\n' for name, colour in named.items())
        faces = "".join(f'  "{name}": "{face}",\n' for name, face in FACES.items() if '"' not in face)
        return f"#let colours = (\n{colours})\n#let faces = (\n{faces})\n"

    def filled(self, text: str) -> str:
        """Fill the placeholders of a file of Word: colours by day as ``1A2530``, faces, styles of grades."""
        text = _with_lines(text, "grades", (_word_style(*grade) for grade in self.grades))
        return _PLACEHOLDER.sub(
            lambda found: FACES[found["name"]] if found["name"] in FACES else self.hex_digits(found["name"]), text
        )

    def css(self, text: str) -> str:
        """Put tokens in the place of placeholders, in CSS or SVG.

        ``${ink}`` is a colour by day and night, ``${ink.light}``, ``${ink.dark}`` and ``${ink.print}`` one of them,
        ``${ink 40%}`` lets what lies below shine through, and ``${serif}`` is a face.
        """
        return _PLACEHOLDER.sub(lambda found: self._css_value(found["name"], found["scheme"], found["share"]), text)

    def _css_value(self, name: str, scheme: str | None, share: str | None) -> str:
        if name in FACES:
            return FACES[name]
        colour = self.colours[name]
        return _shade(colour.in_scheme(scheme), share) if scheme else _value(colour, share)


def _variables(name: str, paper: Colour, ink: Colour) -> tuple[str, str]:
    """The variables of a grade."""
    return f"  --pub-grade-{name}: {_value(paper)};", f"  --pub-grade-{name}-ink: {_value(ink)};"


def _scale_rule(name: str) -> str:
    """The rule by which an element has the colours of a grade."""
    return (
        f".pub-scale--{name} {{ --pub-scale: var(--pub-grade-{name}); --pub-scale-ink: var(--pub-grade-{name}-ink); }}"
    )


def _with_lines(text: str, place: str, lines: Iterable[str]) -> str:
    """Put lines in the place of a line ``@@place@@``."""
    return text.replace(f"@@{place}@@\n", "".join(f"{line}\n" for line in lines))


def _typst_colour(colour: str) -> str:
    """Return a colour as Typst writes it; white is a grey, which takes less room in a file."""
    return "white" if colour == "#ffffff" else f'rgb("{colour}")'


def _word_style(name: str, paper: Colour, ink: Colour) -> str:
    """The style of a grade in Word: its colours, always with its word."""
    letters, fill = (colour.light.removeprefix("#").upper() for colour in (ink, paper))
    look = f'<w:b/><w:bCs/><w:color w:val="{letters}"/><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    return (
        f'  <w:style w:type="character" w:customStyle="1" w:styleId="Grade{name}">'
        f'<w:name w:val="Grade {name}"/><w:rPr>{look}</w:rPr></w:style>'
    )


def _value(colour: Colour, share: str | None = None) -> str:
    """Return a colour by day and by night."""
    if colour.dark == colour.light:
        return _shade(colour.light, share)
    return f"var(--pub-light, {_shade(colour.light, share)}) var(--pub-dark, {_shade(colour.dark, share)})"


def _shade(colour: str, share: str | None) -> str:
    """Return a colour, or ``rgb(26 37 48 / 40%)`` for a share of it."""
    if not share:
        return colour
    return f"rgb({' '.join(str(part) for part in bytes.fromhex(colour.removeprefix('#')))} / {share}%)"
