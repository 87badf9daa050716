"""The files that somebody names to a command, and those in folders.

In: paths. Out: the content of each file by its name, or why it cannot be read.
"""

from collections.abc import Collection, Iterable
from pathlib import Path

from publishing.commands.pooling import opening
from publishing.commands.pooling.opening import UnreadableError
from publishing.documents.pooling_rules import MOST

FORM = "a filled form (.docx, .pdf, .xlsx or .ods)"


def find(paths: Iterable[Path], outputs: Collection[Path] = ()) -> dict[str, bytes | UnreadableError]:
    """The files, and those in folders, by their names; without hidden ones, and the ``outputs`` of this command."""
    mine = {file.resolve() for file in outputs}
    found: dict[str, bytes | UnreadableError] = {}
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        files = [
            file for file in inside if not file.is_dir() and not _is_aside(file, path) and file.resolve() not in mine
        ]
        found |= {file.as_posix(): _content(file) for file in files}
        if not files:
            found[path.as_posix()] = UnreadableError(FORM, "a folder without any")
    return found


def _is_aside(file: Path, above: Path) -> bool:
    """Return whether a file in a folder is hidden, or another program's own."""
    return file != above and any(part.startswith((".", "~$")) for part in file.relative_to(above).parts)


def _content(file: Path) -> bytes | UnreadableError:
    try:
        if file.exists() and not file.is_file():
            return UnreadableError(FORM, "something that is no file")
        size = file.stat().st_size
        return file.read_bytes() if size <= MOST else opening.too_large(size)
    except OSError as error:
        return UnreadableError(FORM, (error.strerror or "no file").lower())
