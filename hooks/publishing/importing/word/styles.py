"""Styles: what a paragraph or a run looks like, when all that its style is based on is counted in.

In: the part ``styles``. Out: for each style its name, outline level, numbering and look.
"""

from dataclasses import dataclass, replace

from publishing.importing.word.xml import Element, W, is_on, number, value

BODY_LEVEL = 9  # Word's outline level of ordinary text


@dataclass(frozen=True, slots=True)
class Style:
    """A style, with all that it is based on. ``level`` counts from 1; None for what is no heading.

    ``numbering`` is the list's id and level, as far as the style says them.
    """

    name: str = ""
    level: int | None = None
    numbering: tuple[str | None, int | None] = (None, None)
    strong: bool | None = None
    emphasis: bool | None = None
    hidden: bool | None = None
    left: int = 0
    alignment: str = ""
    families: tuple[str, ...] = ()

    def is_like(self, *names: str) -> bool:
        """Return whether the style, or one that it is based on, has a name that begins like one of these."""
        return any(family.startswith(names) for family in self.families)


class Styles:
    """The styles of a file."""

    def __init__(self, root: Element) -> None:
        found = {style.get(f"{W}styleId", ""): style for style in root.iterfind(f"{W}style")}
        self._elements = found
        self._styles: dict[str, Style] = {}
        self._default = next(
            (
                name
                for name, style in found.items()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")
            ),
            "",
        )

    def names(self) -> frozenset[str]:
        """The names of all styles, in small letters."""
        return frozenset((value(style, "name") or "").lower() for style in self._elements.values())

    def of_paragraph(self, properties: Element | None) -> Style:
        """The style of a paragraph, with what the paragraph says itself."""
        name = value(properties, "pStyle") or self._default
        return with_properties(self.named(name), properties)

    def named(self, name: str) -> Style:
        """A style by its id."""
        if name not in self._styles:
            self._styles[name] = self._resolved(name)
        return self._styles[name]

    def _resolved(self, name: str) -> Style:
        """A style with its chain, the oldest first; a chain that bites its tail ends there."""
        chain: list[str] = []
        while name in self._elements and name not in chain:
            chain.append(name)
            name = value(self._elements[name], "basedOn") or ""
        style = Style()
        for part in reversed(chain):
            element = self._elements[part]
            own = (value(element, "name") or part).lower()
            style = replace(style, name=own, families=(own, *style.families))
            style = with_look(with_properties(style, element.find(f"{W}pPr")), element.find(f"{W}rPr"))
            if style.level is None and own.startswith("heading ") and own[8:].isdecimal():
                style = replace(style, level=int(own[8:]))
        return style


def with_properties(style: Style, properties: Element | None) -> Style:
    """A style with the properties of a paragraph on top."""
    if properties is None:
        return style
    level, numbering, indent = style.level, style.numbering, properties.find(f"{W}ind")
    outline = value(properties, "outlineLvl")
    if outline is not None:
        level = number(outline, BODY_LEVEL) + 1 if 0 <= number(outline, BODY_LEVEL) < BODY_LEVEL else None
    if (num := properties.find(f"{W}numPr")) is not None:
        list_id, list_level = value(num, "numId"), value(num, "ilvl")
        numbering = (
            numbering[0] if list_id is None else list_id,
            numbering[1] if list_level is None else number(list_level),
        )
    left = style.left
    if indent is not None:
        left = number(indent.get(f"{W}left") or indent.get(f"{W}start"), left)
    return replace(
        style,
        level=level,
        numbering=numbering,
        left=left,
        alignment=value(properties, "jc") or style.alignment,
    )


def with_look(style: Style, look: Element | None) -> Style:
    """A style with the look of a run on top."""
    if look is None:
        return style
    strong, emphasis, hidden = is_on(look, "b"), is_on(look, "i"), is_on(look, "vanish")
    return replace(
        style,
        strong=style.strong if strong is None else strong,
        emphasis=style.emphasis if emphasis is None else emphasis,
        hidden=style.hidden if hidden is None else hidden,
    )
