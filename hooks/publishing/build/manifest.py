"""Companions of a built site: compressed copies, a list of its files, and their checksums.

In: the folder of a complete build, and that of the site before it. Out, in the folder: ``<name>.gz`` beside each text
over a kilobyte, which a server sends in its place; ``manifest.json``; and ``SHA256SUMS``, which ``sha256sum --check``
reads. The same files give the same bytes.

    python -m publishing.build.manifest FOLDER [BEFORE]
"""

import filecmp
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from publishing.base.media_types import format_of
from publishing.base.zips import gzipped

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
SMALL = 1024  # bytes; below, a compressed copy saves nothing that anybody would notice


def seal(folder: Path, before: Path | None = None) -> None:
    """Write what goes with a build, and share with the site before it what has not changed."""
    files = _files(folder)
    if before:
        for name, path in files.items():
            _share(path, before / name)
    _compress(folder, [name for name, path in files.items() if _is_worth_it(path)], before)
    (folder / MANIFEST).write_text(_manifest(folder), encoding="utf-8", newline="\n")
    (folder / SUMS).write_text(_sums(folder), encoding="utf-8", newline="\n")
    if before:
        for name in (MANIFEST, SUMS):
            _share(folder / name, before / name)


def _share(path: Path, old: Path) -> None:
    """Let what is as it was be the same file on disk: its day stays, so browsers' and feed readers' copies stay good."""
    if old.is_file() and not _is_same(path, old) and filecmp.cmp(old, path, shallow=False):
        aside = path.with_name(f"{path.name}.aside")
        with suppress(OSError):  # another user's, or it has too many names: the new copy is as good
            os.link(old, aside)
            aside.replace(path)


def _is_worth_it(path: Path) -> bool:
    return format_of(path.name).text and path.stat().st_size > SMALL


def _compress(folder: Path, names: Iterable[str], before: Path | None) -> None:
    """Compressed copies of texts; of one that is as it was, the copy from before, if that is still what it was."""
    sums = _listed(before) if before else {}

    def compress(name: str) -> None:
        path, copy = folder / name, folder / f"{name}.gz"
        copy.unlink(missing_ok=True)  # another build may have the same file
        if before and _is_same(path, before / name) and _is(before / f"{name}.gz", sums.get(f"{name}.gz")):
            with suppress(OSError):  # as above
                os.link(before / f"{name}.gz", copy)
        if not copy.exists():
            copy.write_bytes(gzipped(path.read_bytes()))

    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:  # while it compresses, Python lets others work
        list(pool.map(compress, names))


def _listed(folder: Path) -> Mapping[str, str]:
    """The checksums that a build lists, by name."""
    file = folder / SUMS
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return {name: checksum for checksum, _, name in (line.partition("  ") for line in lines)}


def _is_same(path: Path, old: Path) -> bool:
    """Return whether two names are of one file on disk."""
    return old.is_file() and old.samefile(path)


def _is(path: Path, checksum: str | None) -> bool:
    """Return whether a file is there and has this checksum."""
    return path.is_file() and _sum(path) == checksum


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
    return "".join(f"{_sum(path)}  {name}\n" for name, path in files.items())


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _files(folder: Path) -> dict[str, Path]:
    """Every file below a folder by its address, in order."""
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


if __name__ == "__main__":
    seal(*map(Path, sys.argv[1:3]))
