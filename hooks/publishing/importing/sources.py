"""Which reader takes which file.

In: a path. Out: the document in it; ``UnreadableSourceError`` where no reader takes it.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing.importing import word
from publishing.importing.model import SourceDocument, UnreadableSourceError
from publishing.importing.opening import kind_of, read_bytes

ENDINGS = ("docx", "docm", "pdf", "odt", "rtf", "doc")
_OFFICE = "soffice"
_PATIENCE = 180  # seconds
_THROUGH = "LibreOffice made a Word file of this one first: see that nothing changed on the way."


def read(path: Path) -> SourceDocument:
    """Read a file of any kind that is taken."""
    ending = path.suffix.lower().lstrip(".")
    reader = _READERS.get(ending)
    if reader is None:
        known = ", ".join(f".{name}" for name in ENDINGS)
        raise UnreadableSourceError(f"{path.name} is of a kind that cannot be imported; these can: {known}.")
    return reader(path)


def _pdf(path: Path) -> SourceDocument:
    """Read a PDF; its reader is loaded when there is one to read."""
    reader = import_module("publishing.importing.pdf")
    document: SourceDocument = reader.read(path)
    return document


def _through_office(path: Path) -> SourceDocument:
    """Read a file of another office program, by way of LibreOffice."""
    content = read_bytes(path)
    program = shutil.which(os.environ.get("SOFFICE") or _OFFICE)
    if program is None:
        raise UnreadableSourceError(
            f"{path.name}: reading .{path.suffix.lower().lstrip('.')} files needs LibreOffice, which is not installed here; "
            "save it as .docx instead."
        )
    with TemporaryDirectory(prefix="import-") as name:
        folder = Path(name)
        copy = folder / f"source{path.suffix.lower()}"
        copy.write_bytes(content)
        converted = _converted(program, copy, folder)
        if converted is None:
            raise UnreadableSourceError(f"{path.name} is {kind_of(content)}, and LibreOffice could not read it.")
        document = word.read(converted)
    return replace(document, warnings=(*document.warnings, _THROUGH))


def _converted(program: str, copy: Path, folder: Path) -> Path | None:
    """The file as a Word file; None where LibreOffice makes none."""
    settings = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    way = ["--headless", "--convert-to", "docx", "--outdir", str(folder / "made"), str(copy)]
    try:
        subprocess.run([program, settings, *way], capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    return next(iter((folder / "made").glob("*.docx")), None)


_READERS: dict[str, Callable[[Path], SourceDocument]] = {
    "docx": word.read,
    "docm": word.read,
    "pdf": _pdf,
    "odt": _through_office,
    "rtf": _through_office,
    "doc": _through_office,
}
