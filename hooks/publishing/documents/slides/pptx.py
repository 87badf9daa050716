"""Slides as PPTX, written part by part on the blank presentation in ``blank/``.

In: a ``Deck``. Out: the bytes of a file.
"""

from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

from publishing.base import zips
from publishing.base.tokens import Palette
from publishing.documents.slides.deck import Deck, Line, Slide

_BLANK = Path(__file__).parent / "blank"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{_RELATION}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BOLD = ' b="1"'
_GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
_TITLE, _WORDS, _PICTURED = 1, 2, 3  # the layouts


def content(deck: Deck) -> bytes:
    """Write the file."""
    parts = {name: text.encode() for name, text in _blank(deck.palette).items()}
    slides = [Slide(deck.title, [], None, [deck.summary]), *deck.slides]
    for number, slide in enumerate(slides, 1):
        parts |= _slide(deck, slide, number)
    parts["ppt/presentation.xml"] = _presentation(len(slides), deck.language).encode()
    rels = [("slideMaster", "slideMasters/slideMaster1.xml"), ("notesMaster", "notesMasters/notesMaster1.xml")]
    rels += [("theme", "theme/theme1.xml"), *(("slide", f"slides/slide{n}.xml") for n in _numbers(slides))]
    parts["ppt/_rels/presentation.xml.rels"] = _relations(*rels).encode()
    parts["docProps/core.xml"] = _properties(deck).encode()
    parts["[Content_Types].xml"] = _types(len(slides)).encode()
    return zips.packed(parts, deck.updated, first="[Content_Types].xml")


def _numbers(slides: list[Slide]) -> range:
    return range(1, len(slides) + 1)


@cache
def _blank(palette: Palette) -> dict[str, str]:
    files = {file.relative_to(_BLANK).as_posix(): file.read_text(encoding="utf-8") for file in _BLANK.rglob("*.*")}
    return {name: palette.filled(text) for name, text in files.items()}


def _slide(deck: Deck, slide: Slide, number: int) -> dict[str, bytes]:
    """The parts of a slide: itself, its notes, its picture, and what each refers to."""
    layout = _TITLE if number == 1 else _PICTURED if slide.picture else _WORDS
    name, notes = f"slide{number}.xml", f"notesSlide{number}.xml"
    relations = [("slideLayout", f"../slideLayouts/slideLayout{layout}.xml"), ("notesSlide", f"../notesSlides/{notes}")]
    parts = {}
    if slide.picture:
        relations.append(("image", f"../media/image{number}.png"))
        parts[f"ppt/media/image{number}.png"] = slide.picture.content
    back = _relations(("notesMaster", "../notesMasters/notesMaster1.xml"), ("slide", f"../slides/{name}"))
    return {
        **parts,
        f"ppt/slides/{name}": _slide_part(deck, slide, layout, number).encode(),
        f"ppt/slides/_rels/{name}.rels": _relations(*relations).encode(),
        f"ppt/notesSlides/{notes}": _notes_part(deck, slide).encode(),
        f"ppt/notesSlides/_rels/{notes}.rels": back.encode(),
    }


def _slide_part(deck: Deck, slide: Slide, layout: int, number: int) -> str:
    """A slide, in reading order; its places come from the layout."""
    language = deck.language
    shapes = [_shape(2, "Title", "ctrTitle" if layout == _TITLE else "title", [Line(())], language, slide.title)]
    if layout == _TITLE:
        shapes.append(_shape(3, "Subtitle", "subTitle", [], language, deck.subtitle, 'idx="1"'))
    else:
        shapes.append(_shape(3, "Words", "", slide.lines, language, "", 'idx="1"'))
    if slide.picture:
        shapes.append(
            f'<p:pic><p:nvPicPr><p:cNvPr id="4" name="Picture" descr="{escape(slide.picture.alt)}"/><p:cNvPicPr>'
            '<a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr><p:nvPr><p:ph type="pic" idx="13"/></p:nvPr></p:nvPicPr>'
            '<p:blipFill><a:blip r:embed="rId3"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr/></p:pic>'
        )
    foot = _paragraph(Line(()), language, deck.foot)
    shapes.append(_frame(5, "Footer", 'type="ftr" sz="quarter" idx="11"', foot))
    page = f'<a:p><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="{language}"/><a:t>{number}</a:t></a:fld></a:p>'
    shapes.append(_frame(6, "Number", 'type="sldNum" sz="quarter" idx="12"', page))
    tree = f"<p:cSld><p:spTree>{_GROUP}{''.join(shapes)}</p:spTree></p:cSld>"
    return f"{_HEAD}<p:sld {_NAMES}>{tree}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"


def _notes_part(deck: Deck, slide: Slide) -> str:
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    )
    words = "".join(_paragraph(Line(()), deck.language, note) for note in slide.notes) or "<a:p/>"
    shapes = image + _frame(3, "Notes", 'type="body" idx="1"', words)
    tree = f"<p:cSld><p:spTree>{_GROUP}{shapes}</p:spTree></p:cSld>"
    return f"{_HEAD}<p:notes {_NAMES}>{tree}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"


def _shape(id: int, name: str, kind: str, lines: list[Line], language: str, text: str = "", place: str = "") -> str:
    """A placeholder with lines, or with one text."""
    words = _paragraph(Line(()), language, text) if text else "".join(_paragraph(line, language) for line in lines)
    return _frame(id, name, " ".join(filter(None, (f'type="{kind}"' if kind else "", place))), words or "<a:p/>")


def _frame(id: int, name: str, place: str, paragraphs: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {place}/>'
        f"</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def _paragraph(line: Line, language: str, text: str = "") -> str:
    """A paragraph: with a mark or a number as its line has it, or of one text."""
    if line.number:
        look = '<a:pPr marL="514350" indent="-514350"><a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/></a:pPr>'
    else:
        look = "" if line.item or text else '<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>'
    pieces = [(run.text, run.bold) for run in line.runs] or [(text, False)]
    runs = (
        f'<a:r><a:rPr lang="{language}"{_BOLD * bold}/><a:t>{escape(words, quote=False)}</a:t></a:r>'
        for words, bold in pieces
    )
    return f"<a:p>{look}{''.join(runs)}</a:p>"


def _presentation(count: int, language: str) -> str:
    slides = "".join(f'<p:sldId id="{255 + number}" r:id="rId{3 + number}"/>' for number in range(1, count + 1))
    return (
        f'{_HEAD}<p:presentation {_NAMES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        f'<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>{slides}</p:sldIdLst>'
        '<p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle>'
        f'<a:defPPr><a:defRPr lang="{language}"/></a:defPPr></p:defaultTextStyle></p:presentation>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    rows = (
        f'<Relationship Id="rId{number}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    name = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{name}">{"".join(rows)}</Relationships>'


def _properties(deck: Deck) -> str:
    day = f"{deck.updated.isoformat()}T00:00:00Z"
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(deck.title)}</dc:title><dc:creator>{escape(deck.author)}</dc:creator>"
        f"<dc:description>{escape(deck.summary)}</dc:description><dc:identifier>{escape(deck.url)}</dc:identifier>"
        f"<dc:language>{deck.language}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    )


def _types(count: int) -> str:
    name = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{_HEAD}<Types xmlns="{name}">{"".join(_type_rows(count))}</Types>'


def _type_rows(count: int) -> Iterator[str]:
    package = "application/vnd.openxmlformats-package"
    for ending, kind in (("xml", "application/xml"), ("rels", f"{package}.relationships+xml"), ("png", "image/png")):
        yield f'<Default Extension="{ending}" ContentType="{kind}"/>'
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    rows = [("/ppt/presentation.xml", f"{_TYPE}.presentation.main+xml"), ("/ppt/theme/theme1.xml", theme)]
    rows += [("/ppt/theme/theme2.xml", theme), ("/docProps/core.xml", f"{package}.core-properties+xml")]
    rows += [("/ppt/slideMasters/slideMaster1.xml", f"{_TYPE}.slideMaster+xml")]
    rows += [("/ppt/notesMasters/notesMaster1.xml", f"{_TYPE}.notesMaster+xml")]
    rows += [(f"/ppt/slideLayouts/slideLayout{layout}.xml", f"{_TYPE}.slideLayout+xml") for layout in (1, 2, 3)]
    for number in range(1, count + 1):
        rows.append((f"/ppt/slides/slide{number}.xml", f"{_TYPE}.slide+xml"))
        rows.append((f"/ppt/notesSlides/notesSlide{number}.xml", f"{_TYPE}.notesSlide+xml"))
    for part, kind in rows:
        yield f'<Override PartName="{part}" ContentType="{kind}"/>'
