"""PDFs that nobody can pool: damaged, hostile or no form, and what is said of each.

In: nothing. Out: ``HOSTILE``: how each is made, and the message about it.
"""

import io
import struct
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

import filled
from publishing.documents.pooling_rules import MOST

FORM = filled.template()


@cache
def _blank() -> bytes:
    return filled.blank_pdf(FORM)


def _changed(change: Callable[[pikepdf.Pdf], None], **options: Any) -> bytes:
    """The filled form after a program did something to it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(filled.pdf(_blank(), {"quality": "Good"}))) as file:
        change(file)
        file.save(out, **options)
    return out.getvalue()


def _script(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def _script_of_field(file: pikepdf.Pdf) -> None:
    file.Root.AcroForm.Fields[0].AA = Dictionary(K=Dictionary(S=Name.JavaScript, JS=pikepdf.Stream(file, b"x")))


def _launch(file: pikepdf.Pdf) -> None:
    file.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Launch, F="program"))


def _again(file: pikepdf.Pdf) -> None:
    file.Root.AcroForm.Fields.append(file.make_indirect(Dictionary(T="quality", V="Weak", FT=Name.Ch)))


def _circle(file: pikepdf.Pdf) -> None:
    field = file.Root.AcroForm.Fields[0]
    field.Kids = Array([field])


def _crowd(file: pikepdf.Pdf) -> None:
    many = (file.make_indirect(Dictionary(T=f"x{number}", V="x")) for number in range(1001))
    file.Root.AcroForm.Fields = Array(many)
    _no_widgets(file)


def _no_form(file: pikepdf.Pdf) -> None:
    del file.Root.AcroForm
    _no_widgets(file)


def _no_widgets(file: pikepdf.Pdf) -> None:
    for page in file.pages:
        del page.Annots


def _packed(*contents: bytes, kind: bytes = b"/FlateDecode") -> bytes:
    """A PDF whose fields are packed: each of some contents is that of a stream with one object, the first the form."""
    items = [b"<< /Type /Catalog /Pages 2 0 R /AcroForm 4 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
    for content in contents:
        head = b"<< /Type /ObjStm /N 1 /First 4 /Length %d /Filter %s >>" % (len(content), kind)
        items += [head + b"\nstream\n%s\nendstream" % content, b""]
    out, rows = b"%PDF-1.7\n", [(0, 0, 0)]
    for number, item in enumerate(items, 1):
        rows.append((1, len(out), 0) if item else (2, number - 1, 0))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item) if item else b""
    rows.append((1, len(out), 0))
    table = b"".join(struct.pack(">BIH", *row) for row in rows)
    facts = b"<< /Type /XRef /Size %d /W [1 4 2] /Root 1 0 R /Length %d >>" % (len(rows), len(table))
    last = b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (len(rows) - 1, facts, table)
    return out + last + b"startxref\n%d\n%%%%EOF\n" % len(out)


@cache
def _bomb() -> bytes:
    """Some hundred megabytes in a hundredth of them."""
    packer = zlib.compressobj(9)
    parts = [packer.compress(b"4 0 << /Fields [] >> "), *(packer.compress(b" " * MOST) for _ in range(8))]
    return _packed(b"".join((*parts, packer.flush())))


@cache
def _bombs() -> bytes:
    """Several streams, of which each has room, and all together have none."""
    filling = b" " * (MOST // 5 * 2)
    objects = (b"4 0 << /Fields [6 0 R 8 0 R] >>", b"6 0 << /T (a) /V (b) >>", b"8 0 << /T (c) /V (d) >>")
    return _packed(*(zlib.compress(each + filling, 9) for each in objects))


FORM_WORDS = "a filled form (.docx, .pdf, .xlsx or .ods)"
DAMAGED = f"{FORM_WORDS}, got a damaged one"
LOCKED = "a form without a password, got one that is locked with one"
TOO_MUCH = "at most 20 megabytes, got more, packed into less"
SCRIPTS = "a form without scripts, got one that has some"
FOREIGN = f"{FORM_WORDS}, got a file that is not one of our forms"
HOSTILE: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "words": (lambda: b"%PDF-1.7 Dear colleague", DAMAGED),
    "cut-off": (lambda: _blank()[:-500], DAMAGED),
    "bomb": (_bomb, TOO_MUCH),
    "bombs": (_bombs, TOO_MUCH),
    "unusual": (
        lambda: _packed(b"\x80\x0b\x60\x50\x22\x0c", kind=b"/LZ#57Decode"),
        f"{FORM_WORDS}, got one that is packed as no form is",
    ),
    "packed-twice": (
        lambda: _packed(zlib.compress(zlib.compress(b"4 0 << /Fields [] >>")), kind=b"[/FlateDecode /FlateDecode]"),
        DAMAGED,
    ),
    "wrong-place": (lambda: _blank().replace(b"startxref\n", b"startxref\n1"), DAMAGED),
    "script": (lambda: _changed(_script), SCRIPTS),
    "script-of-field": (lambda: _changed(_script_of_field), SCRIPTS),
    "launch": (lambda: _changed(_launch), SCRIPTS),
    "password": (lambda: _changed(lambda _: None, encryption=pikepdf.Encryption(owner="a", user="b")), LOCKED),
    "locked": (lambda: _changed(lambda _: None, encryption=pikepdf.Encryption(owner="a", user="")), LOCKED),
    "twice": (lambda: _changed(_again), "each field once, got the field quality twice"),
    "circle": (lambda: _changed(_circle), DAMAGED),
    "crowd": (lambda: _changed(_crowd), "at most 1,000 fields, got more of them"),
    "deep": (
        lambda: _packed(zlib.compress(b"4 0 " + b"[" * 100_000 + b"]" * 100_000)),
        DAMAGED,
    ),
    "printed": (lambda: _changed(_no_form), FOREIGN),
    "another-pdf": (lambda: _packed(zlib.compress(b"4 0 << /Fields [] >>")), FOREIGN),
}
