"""Typst, with the site's fonts alone, so that files are the same on every machine.

In: a document, in a file or in memory. Out: the bytes that Typst makes of it. Nothing else may call Typst, as it starts threads.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

from publishing.base import fonts, native_threads

TypesettingError = typst.TypstError


def typeset(document: Path | bytes | Mapping[str, bytes], **options: Any) -> bytes:
    """Set a document; ``TypesettingError`` with what Typst says against it. ``options`` are Typst's own."""
    native_threads.note()
    return bytes(typst.compile(document, **{"font_paths": _fonts(), "ignore_system_fonts": True, **options}))


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(fonts.FOLDER)])
