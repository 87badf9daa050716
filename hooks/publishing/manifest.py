"""What goes with a built site: compressed copies, a list of its files, and their checksums.

In: the folder of a complete build, and that of the site before it. Out, in the folder: ``<name>.gz`` beside each text
over a kilobyte, which a server sends in its place; ``manifest.json``; and ``SHA256SUMS``, which ``sha256sum --check``
reads. The same files give the same bytes.

    python -m publishing.manifest FOLDER [BEFORE]
"""

import filecmp
import gzip
import hashlib
import json
import os
import sys
from pathlib import Path

from publishing.formats import format_of

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
SMALL = 1024  # bytes; below, a compressed copy saves nothing that anybody would notice


def seal(folder: Path, before: Path | None = None) -> None:
    """Write what goes with a build, and share with the site before it what has not changed."""
    _compress(folder)
    (folder / MANIFEST).write_text(_manifest(folder), encoding="utf-8", newline="\n")
    (folder / SUMS).write_text(_sums(folder), encoding="utf-8", newline="\n")
    if before and before.is_dir():
        _share(folder, before)


def _compress(folder: Path) -> None:
    for name, path in _files(folder).items():
        if format_of(path.name).text and path.stat().st_size > SMALL:
            (folder / f"{name}.gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))


def _manifest(folder: Path) -> str:
    """Every file with its size in bytes and its media type; compressed copies are no files of their own."""
    files = _files(folder)
    listed = [
        {"path": name, "bytes": path.stat().st_size, "type": format_of(name).media_type}
        for name, path in files.items()
        if name not in (MANIFEST, SUMS) and not (path.suffix == ".gz" and name.removesuffix(".gz") in files)
    ]
    return json.dumps({"files": listed}, indent=1, ensure_ascii=False) + "\n"


def _sums(folder: Path) -> str:
    files = {name: path for name, path in _files(folder).items() if name != SUMS}
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in files.items())


def _share(folder: Path, before: Path) -> None:
    """Let what is as it was be the same file on disk: its day stays, so browsers' and feed readers' copies stay good."""
    for name, path in _files(folder).items():
        old = before / name
        if old.is_file() and filecmp.cmp(old, path, shallow=False):
            path.unlink()
            os.link(old, path)


def _files(folder: Path) -> dict[str, Path]:
    """Every file below a folder by its address, in order."""
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


if __name__ == "__main__":
    seal(*map(Path, sys.argv[1:3]))
