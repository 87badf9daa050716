"""Slides as ODP.

In: a ``Deck``. Out: the bytes of a file, with the same places, colours and words as the PPTX.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from publishing.base import zips
from publishing.documents.slides.deck import Deck, Line, Slide

_FOLDER = Path(__file__).parent / "blank-odp"
_TYPE = "application/vnd.oasis.opendocument.presentation"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(
    [
        *(f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "text", "presentation", "meta")),
        f'xmlns:draw="{_OASIS}:drawing:1.0"',
        f'xmlns:svg="{_OASIS}:svg-compatible:1.0"',
        f'xmlns:style="{_OASIS}:style:1.0"',
        f'xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'office:version="1.3"',
    ]
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_WIDE, _NARROW = 30.31, 20.27  # cm: words alone, and beside a picture


def content(deck: Deck) -> bytes:
    """Write the file."""
    pages = [_title_page(deck), *(_page(slide, number) for number, slide in enumerate(deck.slides, 2))]
    bold = '<style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    lists = _list_style("Items", "bullet", 'text:bullet-char="•"')
    lists += _list_style("Numbers", "number", 'style:num-format="1" style:num-suffix="."')
    body = (
        f"{_HEAD}<office:document-content {_NAMES}><office:automatic-styles>{bold}{lists}{_drawing_page()}</office:automatic-styles>"
        f"<office:body><office:presentation>{''.join(pages)}</office:presentation></office:body></office:document-content>"
    )
    pictures = {
        f"Pictures/{number}.png": slide.picture.content for number, slide in enumerate(deck.slides, 2) if slide.picture
    }
    styles = deck.palette.filled((_FOLDER / "styles.xml").read_text(encoding="utf-8"))
    language, _, country = deck.language.partition("-")
    styles = (
        styles.replace("@@language@@", language).replace("@@country@@", country).replace("@@foot@@", escape(deck.foot))
    )
    parts = {"content.xml": body, "styles.xml": styles, "meta.xml": _meta(deck)}
    files = {name: text.encode() for name, text in parts.items()} | pictures
    files["META-INF/manifest.xml"] = _manifest(files).encode()
    return zips.packed({"mimetype": _TYPE.encode(), **files}, deck.updated, first="mimetype")


def _list_style(name: str, kind: str, look: str) -> str:
    """A style of lists; Impress looks for it beside the words, not among the styles."""
    return (
        f'<text:list-style style:name="{name}"><text:list-level-style-{kind} text:level="1" {look}>'
        '<style:list-level-properties text:min-label-width="1cm"/><style:text-properties fo:font-size="100%"/>'
        f"</text:list-level-style-{kind}></text:list-style>"
    )


def _drawing_page() -> str:
    shown = 'presentation:display-footer="true" presentation:display-page-number="true"'
    return (
        '<style:style style:name="dp" style:family="drawing-page"><style:drawing-page-properties '
        f'presentation:background-visible="true" presentation:background-objects-visible="true" {shown}/></style:style>'
    )


def _title_page(deck: Deck) -> str:
    frames = (
        _frame("title", "Title-title", (1.78, 3.6, 28.9, 6.1), _paragraph(deck.title)),
        _frame("subtitle", "Title-subtitle", (1.78, 11, 26.7, 4.7), _paragraph(deck.subtitle)),
    )
    return _whole(deck.title, "Title", "".join(frames), [deck.summary])


def _page(slide: Slide, number: int) -> str:
    """A slide, in reading order."""
    width = _NARROW if slide.picture else _WIDE
    frames = [_frame("title", "Words-title", (1.78, 1.17, _WIDE, 2.78), _paragraph(slide.title))]
    frames.append(_frame("outline", "Words-outline1", (1.78, 4.44, width, 12.5), "".join(_lines(slide.lines))))
    if slide.picture:
        frames.append(
            f'<draw:frame draw:name="Picture" svg:x="23.06cm" svg:y="4.86cm" svg:width="9.03cm" svg:height="9.03cm">'
            f'<draw:image xlink:href="Pictures/{number}.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
            f"<svg:title>{escape(slide.picture.alt)}</svg:title></draw:frame>"
        )
    return _whole(slide.title, "Words", "".join(frames), slide.notes)


def _whole(name: str, master: str, frames: str, notes: list[str]) -> str:
    """A page with its notes."""
    words = "".join(_paragraph(note) for note in notes)
    notes_frame = _frame("notes", "Words-notes", (2.1, 14.1, 16.8, 12.6), words)
    return (
        f'<draw:page draw:name="{escape(name)}" draw:master-page-name="{master}" draw:style-name="dp">{frames}'
        '<presentation:notes><draw:page-thumbnail presentation:class="page" svg:x="2.1cm" svg:y="2.6cm" svg:width="16.8cm" '
        f'svg:height="9.5cm"/>{notes_frame}</presentation:notes></draw:page>'
    )


def _frame(kind: str, style: str, place: tuple[float, float, float, float], words: str) -> str:
    x, y, width, height = place
    return (
        f'<draw:frame presentation:class="{kind}" presentation:style-name="{style}" svg:x="{x}cm" svg:y="{y}cm" '
        f'svg:width="{width}cm" svg:height="{height}cm"><draw:text-box>{words}</draw:text-box></draw:frame>'
    )


def _lines(lines: list[Line]) -> Iterator[str]:
    """Lines, those with marks or numbers as lists that go on."""
    for place, line in enumerate(lines):
        if not (line.item or line.number):
            yield f"<text:p>{_runs(line)}</text:p>"
            continue
        before, after = lines[place - 1] if place else None, lines[place + 1 : place + 2]
        if not before or (before.item, bool(before.number)) != (line.item, bool(line.number)):
            yield f'<text:list text:style-name="{"Items" if line.item else "Numbers"}">'
        yield f"<text:list-item><text:p>{_runs(line)}</text:p></text:list-item>"
        if not after or (after[0].item, bool(after[0].number)) != (line.item, bool(line.number)):
            yield "</text:list>"


def _runs(line: Line) -> str:
    words = ((escape(run.text, quote=False), run.bold) for run in line.runs)
    return "".join(f'<text:span text:style-name="bold">{text}</text:span>' if bold else text for text, bold in words)


def _paragraph(text: str) -> str:
    return f"<text:p>{escape(text, quote=False)}</text:p>"


def _meta(deck: Deck) -> str:
    day = f"{deck.updated.isoformat()}T00:00:00"
    return (
        f"{_HEAD}<office:document-meta {_NAMES}><office:meta><dc:title>{escape(deck.title)}</dc:title>"
        f"<dc:description>{escape(deck.summary)}</dc:description><dc:creator>{escape(deck.author)}</dc:creator>"
        f"<dc:language>{deck.language}</dc:language><dc:date>{day}</dc:date>"
        f"<meta:creation-date>{day}</meta:creation-date></office:meta></office:document-meta>"
    )


def _manifest(files: dict[str, bytes]) -> str:
    name = f"{_OASIS}:manifest:1.0"
    rows = [f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_TYPE}"/>']
    rows += [
        f'<manifest:file-entry manifest:full-path="{file}" manifest:media-type="{_kind(file)}"/>' for file in files
    ]
    return (
        f'{_HEAD}<manifest:manifest xmlns:manifest="{name}" manifest:version="1.3">{"".join(rows)}</manifest:manifest>'
    )


def _kind(file: str) -> str:
    return "image/png" if file.endswith(".png") else "text/xml"
