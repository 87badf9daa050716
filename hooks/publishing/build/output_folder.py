"""The folder of a site: where its files are put, and where none may be put.

In: files by address. Out, below a folder: the same files, as hard links to the store's own. What stood there before and is
the same is taken over, folder by folder, as nothing is quicker.

Finished builds stand in ``.sites`` (``tools/build-site``). Nothing is built there but what is to be published.
"""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from publishing.build.manifest import SUMS
from publishing.cache.blobs import SiteFile
from publishing.cache.store import Store

_ASIDE = ".before"  # a generator cleans the folder, but for what is hidden
_LINK = "site"  # leads to the public build
_BUILDS = ".sites"
_BUILDING = "building"  # where in it a build grows that is to be published


def refusal(folder: Path, project: Path, preview: bool) -> str:
    """Why nothing may be built into a folder; "" where it may. Links are followed, as whoever writes would follow them."""
    place, builds = folder.resolve(), (project / _BUILDS).resolve()
    if place == builds / _BUILDING and not preview:
        return ""
    above = (place, *place.parents)
    of_finished = builds in above or place in builds.parents or _BUILDS in place.parts  # another project's, too
    if of_finished or place == (project / _LINK).resolve() or any((each / SUMS).exists() for each in above):
        what = "A preview is never published" if preview else "Only make site builds what is public"
        return f"{what}, and {folder} holds a finished build or is where they are. Build into another folder."
    return ""


def set_aside(site: Path) -> None:
    """Set aside what stands in the folder, so that nobody cleans it away."""
    aside = site / _ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    there = [entry for entry in site.iterdir() if not entry.name.startswith(".")] if site.is_dir() else []
    if there:
        aside.mkdir()
    for entry in there:
        entry.rename(aside / entry.name)


def put(files: Mapping[str, SiteFile], site: Path, store: Store | None) -> None:
    """Put files where they belong, and throw away what was set aside."""
    numbers = store.files.inodes() if store else {}
    for folder, own in _by_folder(files).items():
        place = f"{site}/{folder}"
        os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120 - there are thousands
        there = _taken_over(f"{site}/{_ASIDE}/{folder}", place, own, numbers)
        os.makedirs(place, exist_ok=True)  # noqa: PTH103 - as above
        for name in own.keys() - there:
            file = own[name]
            if store and file.content is None:
                store.files.link(file.name, f"{place}/{name}")
            else:
                Path(place, name).write_bytes(bytes(file))
    shutil.rmtree(site / _ASIDE, ignore_errors=True)


def _by_folder(files: Mapping[str, SiteFile]) -> Mapping[str, Mapping[str, SiteFile]]:
    """The files of each folder by their names."""
    found: dict[str, dict[str, SiteFile]] = {}
    for address, file in files.items():
        folder, _, name = address.rpartition("/")
        found.setdefault(folder, {})[name] = file
    return found


def _taken_over(before: str, place: str, own: Mapping[str, SiteFile], numbers: Mapping[str, int]) -> frozenset[str]:
    """Move a folder that was set aside to its place, if it has no folders in it, and keep those of its files that are
    these very files: their names.
    """
    try:
        with os.scandir(before) as entries:
            there = {entry.name: entry.inode() for entry in entries if entry.is_file()}
            if len(there) < len(os.listdir(before)) or os.path.exists(place):  # noqa: PTH110, PTH208 - as above
                return frozenset()
    except OSError:
        return frozenset()
    os.rename(before, place)  # noqa: PTH104 - as above
    same = {name for name, number in there.items() if name in own and numbers.get(own[name].name) == number}
    for name in there.keys() - same:
        os.unlink(f"{place}/{name}")  # noqa: PTH108 - as above
    return frozenset(same)
