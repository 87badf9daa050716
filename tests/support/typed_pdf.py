"""A PDF form filled in by keyboard, in the program that Chrome shows PDFs with.

In: the bytes of a form, and what to type into its fields. Out: the bytes that Chrome would save, and the names of the fields
in the order in which the tab key led to them.
"""

import ctypes
import io
from collections.abc import Mapping

import pypdfium2
from pypdfium2 import raw

_TAB, _BACKSPACE = 9, 8


def typed(content: bytes, given: Mapping[str, str]) -> tuple[bytes, list[str]]:
    """Go through each page with the tab key; type into fields of words, and choose in others."""
    document = pypdfium2.PdfDocument(content)
    document.init_forms()
    names = [name for page in document for name in _through(document, page, given)]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue(), names


def _through(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, given: Mapping[str, str]) -> list[str]:
    form = document.formenv
    names: list[str] = []
    while raw.FORM_OnKeyDown(form, page, _TAB, 0):
        annotation = _focused(form)
        name = _text(form, annotation, raw.FPDFAnnot_GetFormFieldName)
        if annotation is None or name in names:
            break
        names.append(name)
        if name in given:
            _enter(form, page, annotation, given[name])
    raw.FORM_ForceToKillFocus(form)
    return names


def _focused(form: pypdfium2.PdfFormEnv) -> raw.FPDF_ANNOTATION | None:
    annotation, number = raw.FPDF_ANNOTATION(), ctypes.c_int()
    found = raw.FORM_GetFocusedAnnot(form, ctypes.byref(number), ctypes.byref(annotation))
    return annotation if found and annotation else None


def _enter(form: pypdfium2.PdfFormEnv, page: pypdfium2.PdfPage, annotation: raw.FPDF_ANNOTATION, value: str) -> None:
    count = raw.FPDFAnnot_GetOptionCount(form, annotation)
    if count < 0:
        for letter in value:
            raw.FORM_OnChar(form, page, ord(letter), 0)
        return
    offered = [_option(form, annotation, number) for number in range(count)]
    raw.FORM_SetIndexSelected(form, page, offered.index(value), True)


def _option(form: pypdfium2.PdfFormEnv, annotation: raw.FPDF_ANNOTATION, number: int) -> str:
    return _text(form, annotation, lambda *own: raw.FPDFAnnot_GetOptionLabel(*own[:2], number, *own[2:]))


def _text(form: pypdfium2.PdfFormEnv, annotation: raw.FPDF_ANNOTATION | None, read: object) -> str:
    if annotation is None or not callable(read):
        return ""
    size = read(form, annotation, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    read(form, annotation, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")
