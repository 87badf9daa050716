"""The files of an EPUB around its chapters: title page, contents, style sheet, metadata, and the zip.

In: a ``Document``, its ``Book``, the XHTML of each chapter, and its images. Out: bytes.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath

from publishing.base import zips
from publishing.base.media_types import FORMATS
from publishing.base.tokens import Palette
from publishing.documents.epub.chapters import TITLE_PAGE, Book, Chapter, name_of
from publishing.documents.epub.renderer import written_as
from publishing.documents.model import Document

_FOLDER = Path(__file__).parent
_INSIDE = "EPUB"
_START = '<?xml version="1.0" encoding="UTF-8"?>\n'
_CONTAINER = (
    f'{_START}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    f'<rootfile full-path="{_INSIDE}/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_FEATURES = ("structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability")
_SUMMARY = (
    "Text that fits any screen and any size of letters. Headings, lists, tables with headings of rows and columns, "
    "and footnotes are marked as such. Pictures have descriptions. Nothing flashes, and nothing is said by colour alone."
)


def content(document: Document, book: Book, texts: Mapping[str, str], pictures: Mapping[str, bytes]) -> bytes:
    """Pack an EPUB. All its files are of the day of the document."""
    pages = {chapter.file: _page(document, chapter, texts[chapter.file]) for chapter in book.chapters}
    files = {
        **pages,
        "nav.xhtml": _navigation(document, book),
        "package.opf": _metadata(document, book, pictures),
        "style.css": _style(document.palette),
    }
    packed = {f"{_INSIDE}/{name}": text.encode() for name, text in files.items()}
    packed |= {f"{_INSIDE}/{name}": picture for name, picture in pictures.items()}
    packed |= {"mimetype": FORMATS["epub"].media_type.encode(), "META-INF/container.xml": _CONTAINER.encode()}
    return zips.packed(packed, document.updated, first="mimetype")


def _page(document: Document, chapter: Chapter, text: str) -> str:
    if chapter.file == TITLE_PAGE:
        return _xhtml(document, document.title, "".join(_title_page(document, text)))
    title = f"{chapter.title} – {document.title}"
    return _xhtml(document, title, f'<section epub:type="chapter" role="doc-chapter">\n{text}\n</section>')


def _xhtml(document: Document, title: str, body: str) -> str:
    language = f'lang="{document.language}" xml:lang="{document.language}"'
    return (
        f"{_START}<!DOCTYPE html>\n"
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" {language}>\n'
        f'<head><title>{written_as(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _title_page(document: Document, text: str) -> Iterator[str]:
    """Write the title page: what the publication is, what to know before reading, its facts, and its first words."""
    url = written_as(document.url)
    yield f'<section epub:type="titlepage">\n<p class="kicker">{written_as(document.kicker)}</p>\n'
    yield f'<h1>{written_as(document.title)}</h1>\n<p class="publisher">{written_as(document.publisher)}</p>\n'
    if document.notice:
        yield f'<div class="notice" role="note"><p>{written_as(document.notice)}</p></div>\n'
    facts = (*document.facts, ("This version", document.version))
    rows = (f"<dt>{written_as(name)}</dt><dd>{written_as(value)}</dd>" for name, value in facts)
    yield f'<dl class="facts">{"".join(rows)}<dt>Address</dt><dd><a href="{url}">{url}</a></dd></dl>\n</section>\n'
    if text.strip():
        yield f"<section>\n{text}\n</section>"


def _navigation(document: Document, book: Book) -> str:
    items = "".join(map(_entry, book.chapters))
    first = next((chapter.file for chapter in book.chapters if chapter.file != TITLE_PAGE), TITLE_PAGE)
    landmarks = (("titlepage", TITLE_PAGE, "Title page"), ("toc", "#toc", "Contents"), ("bodymatter", first, "Text"))
    marks = "".join(f'<li><a epub:type="{kind}" href="{href}">{words}</a></li>' for kind, href, words in landmarks)
    body = (
        f'<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="contents">'
        f'<h1 id="contents">Contents</h1><ol>{items}</ol></nav>\n'
        f'<nav epub:type="landmarks" hidden="hidden" aria-label="Landmarks"><ol>{marks}</ol></nav>'
    )
    return _xhtml(document, f"Contents – {document.title}", body)


def _entry(chapter: Chapter) -> str:
    """Write a chapter in the list of contents, and its parts below it."""
    parts = [part for element in chapter.elements for part in element.iter("h3")]
    inner = "".join(
        f'<li><a href="{chapter.file}#{name_of(part.get("id"))}">{_words(part.text_content())}</a></li>'
        for part in parts
    )
    below = f"<ol>{inner}</ol>" if inner else ""
    return f'<li><a href="{chapter.file}">{_words(chapter.title)}</a>{below}</li>\n'


def _words(text: str) -> str:
    return written_as(" ".join(text.split()))


def _metadata(document: Document, book: Book, pictures: Mapping[str, bytes]) -> str:
    """Write the package document: what the book is, its files, and their order."""
    names = ["nav.xhtml", "style.css", *(chapter.file for chapter in book.chapters), *pictures]
    types = {"xhtml": "application/xhtml+xml"} | {ending: kind.media_type for ending, kind in FORMATS.items()}
    items = "".join(
        f'<item id="{name_of(name)}" href="{name}" media-type="{types[PurePosixPath(name).suffix[1:]]}"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name == 'nav.xhtml' else ''}/>\n"
        for name in names
    )
    files = [book.chapters[0].file, "nav.xhtml", *(chapter.file for chapter in book.chapters[1:])]
    spine = "".join(f'<itemref idref="{name_of(name)}"/>\n' for name in files)
    return (
        f'{_START}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{document.language}">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:identifier id="id">{written_as(f"{document.url}{document.name}.epub")}</dc:identifier>\n'
        f"{''.join(_document_metadata(document))}{''.join(_accessibility(bool(pictures)))}</metadata>\n"
        f"<manifest>\n{items}</manifest>\n<spine>\n{spine}</spine>\n</package>\n"
    )


def _document_metadata(document: Document) -> Iterator[str]:
    """Write what the book is, in the terms of Dublin Core."""
    terms = (
        ("title", document.title),
        ("language", document.language),
        ("creator", document.author),
        ("publisher", document.publisher),
        ("date", document.updated.isoformat()),
        ("type", document.kicker),
        ("description", document.summary),
        ("source", document.url),
        *(("subject", keyword) for keyword in document.keywords),
    )
    yield from (f"<dc:{name}>{_words(value)}</dc:{name}>\n" for name, value in terms if value.strip())
    yield f'<meta property="dcterms:modified">{document.updated.isoformat()}T00:00:00Z</meta>\n'


def _accessibility(pictured: bool) -> Iterator[str]:
    """Write in the terms of schema.org by which senses the book can be read, and what helps."""
    terms = [("accessMode", "textual"), ("accessModeSufficient", "textual")]
    terms += [("accessMode", "visual")] if pictured else []
    terms += [("accessibilityFeature", name) for name in (*_FEATURES, *(("alternativeText",) if pictured else ()))]
    terms += [("accessibilityHazard", "none"), ("accessibilitySummary", _SUMMARY)]
    yield from (f'<meta property="schema:{name}">{value}</meta>\n' for name, value in terms)


@cache
def _style(palette: Palette) -> str:
    """Write the style sheet: the file beside this one, and a rule for each grade."""
    rules = (
        f".pub-scale--{key} {{ background-color: {paper.light}; color: {ink.light}; }}\n"
        for key, paper, ink in palette.grades
    )
    return palette.css((_FOLDER / "style.css").read_text(encoding="utf-8")) + "".join(rules)
