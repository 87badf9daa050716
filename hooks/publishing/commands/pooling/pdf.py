"""Filled forms that are PDFs, opened with care.

In: the bytes of a file. Out: what stands in its fields, by name, or ``UnreadableError``: never an error of a library. Nothing
in a PDF is ever run: one that brings a script is left out. A field that still shows its prompt is empty.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String, settings

from publishing.base.dates import MONTHS
from publishing.commands.pooling.opening import WORKBOOK, UnreadableError, Value, folded
from publishing.documents.pooling_rules import MEGABYTE, MOST, PROMPTS

LOCKED = UnreadableError("a form without a password", "one that is locked with one")
TOO_MUCH = UnreadableError(f"at most {MOST // MEGABYTE} megabytes", "more, packed into less")
FIELDS = 1000  # of a form; ours has one a question
_HEAD = 1024  # bytes in which a PDF says that it is one
_END = re.compile(rb"startxref\s+\d+\s+%%EOF\s*\Z")
_DEEPEST = 20
_PACKED = b"/ObjStm"  # what a stream of objects is called, before it is unpacked
_CUT_OFF = "memory limit exceeded"
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_DAY = re.compile(r"(\d{1,2})[/. -](\d{1,2}|[a-z]{3,9})[/. -](\d{4}|\d{2})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def is_pdf(content: bytes) -> bool:
    """Return whether a file says that it is a PDF."""
    return b"%PDF-" in content[:_HEAD]


def fields(content: bytes, days: Collection[str]) -> dict[str, Value]:
    """Return what stands in the fields that are not empty; those of ``days`` are read as days where they are.

    ``UnreadableError`` if a field is there twice, or if a file is damaged, locked, a bomb or a program.
    """
    plain = _ESCAPED.sub(lambda code: bytes.fromhex(code[1].decode()), content)
    if b"/LZW" in plain:  # which has no limit in ``settings``
        raise UnreadableError(WORKBOOK, "one that is packed as no form is")
    if not _END.search(content[-_HEAD:]):  # else an older state might be read, of a file that was cut off
        raise UnreadableError(WORKBOOK, "a damaged one")
    try:
        with _limited(plain.count(_PACKED)), pikepdf.open(BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                raise LOCKED
            scripts = any(_is_script(item) for item in pdf.objects)
            found = _filled(pdf.Root.get("/AcroForm", Dictionary()).get("/Fields", Array()), days)
            warnings = pdf.get_warnings()
    except UnreadableError:
        raise
    except pikepdf.PasswordError:
        raise LOCKED from None
    except Exception:  # noqa: BLE001 - as in ``opening``
        raise UnreadableError(WORKBOOK, "a damaged one") from None
    if scripts:
        raise UnreadableError("a form without scripts", "one that has some")
    if any(_CUT_OFF in str(warning) for warning in warnings):
        raise TOO_MUCH
    if warnings:  # which says that something was skipped, and nobody knows what
        raise UnreadableError(WORKBOOK, "a damaged one")
    return found


@contextmanager
def _limited(streams: int) -> Iterator[None]:
    """Unpack no more than a form can hold, from all its streams of objects together: the limits are those of each."""
    most = MOST // max(1, streams)
    before = settings.set_qpdf_limits(
        max_stream_filters=1,
        flate_max_memory=most,
        png_max_memory=most,
        run_length_max_memory=most,
        tiff_max_memory=most,
    )
    try:
        yield
    finally:
        settings.set_qpdf_limits(**before)  # type: ignore[arg-type]  # they are what was there


def _is_script(item: object, depth: int = 0) -> bool:
    """Return whether an object runs something, in itself or in what stands right inside of it."""
    if not isinstance(item, Dictionary | Array | Stream) or depth > _DEEPEST:
        return False
    inside = list(item) if isinstance(item, Array) else [value for _, value in item.items()]
    runs = not isinstance(item, Array) and ("/JS" in item or item.get("/S") in (Name.JavaScript, Name.Launch))
    return runs or any(_is_script(own, depth + 1) for own in inside if not getattr(own, "is_indirect", False))


def _filled(tops: Object, days: Collection[str]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    seen: set[str] = set()
    length = 0
    for number, (name, value) in enumerate(_values(tops, "", "", 0)):
        if number >= FIELDS:
            raise UnreadableError(f"at most {FIELDS:,} fields", "more of them")
        if name in seen:
            raise UnreadableError("each field once", f"the field {name} twice")
        seen.add(name)
        length += len(value)
        if length > MOST:  # as many fields may show one long text
            raise TOO_MUCH
        words = folded(value)
        if words and words not in PROMPTS:
            found[name] = (day(words) if name in days else None) or words
    return found


def _values(some: Object, above: str, inherited: str, depth: int) -> Iterator[tuple[str, str]]:
    """Walk the fields: each with its whole name and its value, which those below it have as well."""
    if depth > _DEEPEST:
        raise UnreadableError(WORKBOOK, "a damaged one")
    for field in some:
        name = ".".join(filter(None, (above, str(field.get("/T", "")))))
        value = _words(field["/V"]) if "/V" in field else inherited
        below = [kid for kid in field.get("/Kids", Array()) if "/T" in kid]
        if below:
            yield from _values(Array(below), name, value, depth + 1)
        elif name:
            yield name, value


def _words(value: object) -> str:
    if isinstance(value, Stream):
        content = value.read_bytes()
        return (
            str(String(content.decode("utf-8", "replace"))) if content[:2] != b"\xfe\xff" else content.decode("utf-16")
        )
    if isinstance(value, Array):
        return ", ".join(_words(own) for own in value)
    return str(value).removeprefix("/") if isinstance(value, Name) else str(value)


def day(words: str) -> date | None:
    """Read a day as people in Britain write it, the day before the month, or as ISO 8601 does; None for anything else."""
    if found := _ISO_DAY.fullmatch(words):
        year, month, number = map(int, found.groups())
    elif found := _DAY.fullmatch(words.lower()):
        number, year = int(found[1]), int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        names = [place for place, name in enumerate(MONTHS, 1) if name.lower().startswith(found[2])]
        month = int(found[2]) if found[2].isdecimal() else (names or [0])[0]
    else:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None
