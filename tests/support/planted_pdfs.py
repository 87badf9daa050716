"""PDFs with a text in places that readers don't show, or show letter by letter."""

import base64
import io
import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from narrowing import present


def _page(text: str, command: str) -> bytes:
    """What draws a text: ``command`` has a place for it."""
    return f"BT /F 6 Tf 10 500 Td {command.format(text)} ET".encode()


CONTENTS = {
    "letter by letter": lambda text: _page(" 3 ".join(f"({letter})" for letter in text), "[{}] TJ"),
    "digits on a page": lambda text: _page(text.encode().hex(), "<{}> Tj"),
    "invisible": lambda text: _page(text, "3 Tr ({}) Tj"),
    "outside of the page": lambda text: _page(text, "9000 9000 Td ({}) Tj"),
    "note of a page": lambda text: f"% {text}\nq Q".encode(),
    "note of a text": lambda text: f"BT % {text}\nET".encode(),
}
CATALOGUE = {
    "digits": lambda text: pikepdf.Object.parse(b"<" + text.encode().hex().encode() + b">"),
    "digits of UTF-16": lambda text: pikepdf.Object.parse(b"<feff" + text.encode("utf-16-be").hex().encode() + b">"),
    "script": lambda text: Dictionary(S=Name.JavaScript, JS=f"app.alert('{text}')"),
    "page label": lambda text: Dictionary(Nums=Array([0, Dictionary(P=text)])),
    "destination": lambda text: Dictionary({f"/{text.replace(' ', '-')}": Array([0])}),
}
NOTES = {
    "annotation": lambda text: Dictionary(Type=Name.Annot, Subtype=Name.Text, Contents=text),
    "rich annotation": lambda text: Dictionary(Type=Name.Annot, RC=f"<p>{text.replace(' ', '</p> <p>')}</p>"),
}


def pdfs(text: str) -> dict[str, bytes]:
    """A PDF for each place, with a text in it."""
    own = {place: _made(contents=make(text)) for place, make in CONTENTS.items()}
    own |= {place: _made(catalogue=make(text)) for place, make in CATALOGUE.items()}
    own |= {place: _made(note=make(text)) for place, make in NOTES.items()}
    packed = {"packed objects": _made(catalogue=pikepdf.String(text), streams=pikepdf.ObjectStreamMode.generate)}
    return {**own, **packed, "form": _form(text), "stream": _stream(text), "earlier revision": _revised(text)}


def _made(
    contents: bytes = b"",
    catalogue: pikepdf.Object | None = None,
    note: pikepdf.Object | None = None,
    streams: pikepdf.ObjectStreamMode = pikepdf.ObjectStreamMode.preserve,
) -> bytes:
    document = pikepdf.new()
    page = document.add_blank_page()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.Resources = Dictionary(Font=Dictionary(F=font))
    page.Contents = Stream(document, contents)
    if catalogue is not None:
        document.Root.X = document.make_indirect(catalogue)
    if note is not None:
        page.Annots = Array([document.make_indirect(note)])
    return _saved(document, streams)


def _form(text: str) -> bytes:
    """A form that no page shows."""
    document = pikepdf.new()
    form = Stream(document, _page(text, "({}) Tj"), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    form.Resources = Dictionary()
    document.add_blank_page().Resources = Dictionary(XObject=Dictionary(A=form))
    return _saved(document)


def _stream(text: str) -> bytes:
    """A stream in ASCII85."""
    document = pikepdf.new()
    document.add_blank_page()
    coded = base64.a85encode(text.encode()) + b"~>"
    document.Root.X = document.make_indirect(Stream(document, coded, Filter=Name.ASCII85Decode))
    return _saved(document)


def _revised(text: str) -> bytes:
    """A PDF whose title was another before; the earlier one stands in the file still."""
    document = pikepdf.new()
    document.add_blank_page()
    document.docinfo["/Subject"] = text
    before = _saved(document)
    number, end = int(_first(rb"/Info (\d+) 0 R", before)), int(_first(rb"startxref\s+(\d+)", before))
    root, size = _first(rb"/Root (\d+ 0 R)", before), _first(rb"/Size (\d+)", before)
    new = before + b"\n%d 0 obj\n<< /Title (x) >>\nendobj\n" % number
    trailer = b"<< /Size %s /Root %s /Info %d 0 R /Prev %d >>" % (size, root, number, end)
    place = b"%010d 00000 n \n" % (len(before) + 1)
    return new + b"xref\n%d 1\n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (number, place, trailer, len(new))


def _first(pattern: bytes, content: bytes) -> bytes:
    return present(re.search(pattern, content))[1]


def _saved(document: pikepdf.Pdf, streams: pikepdf.ObjectStreamMode = pikepdf.ObjectStreamMode.preserve) -> bytes:
    saved = io.BytesIO()
    document.save(saved, object_stream_mode=streams)
    return saved.getvalue()
