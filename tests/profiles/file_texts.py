"""The texts of files of every kind that a site gives."""

import gzip
import io
import re
import zipfile
from collections.abc import Iterator

import pikepdf


def texts(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Every text in a file, also inside packed ones."""
    if name.endswith(".gz"):
        yield from texts(name.removesuffix(".gz"), gzip.decompress(content))
    elif zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from texts(f"{name}/{inner}", archive.read(inner))
    elif name.endswith(".pdf"):
        yield name, _pdf_text(content)
    elif not name.endswith((".png", ".ico", ".otf", ".woff2")):
        text = content.decode("utf-8", "replace")
        yield name, text
        if name.endswith((".html", ".xml")):  # words may be divided by tags
            yield name, re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", text))


def _pdf_text(content: bytes) -> str:
    import pypdfium2  # noqa: PLC0415 - one format needs it

    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_range() for page in document]
    with pikepdf.open(io.BytesIO(content)) as opened:
        information = [str(value) for value in opened.docinfo.values()]
    return " ".join([*pages, *information])
