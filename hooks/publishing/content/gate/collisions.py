"""Collisions: files of ``docs/`` that would stand at an address where the build writes its own.

In: the paths of files. Out: problems. ``urls.BUILT`` says where the build writes, and ``build.pipeline`` holds the build to
it, so a file that passes here is never overwritten and overwrites nothing.
"""

from collections.abc import Collection, Iterator

from publishing.base.problems import Problem, quoted
from publishing.base.urls import BUILT, GENERATED, address_of
from publishing.content.gate.names import escaped


def problems(files: Collection[str]) -> Iterator[Problem]:
    """Files that need another name or another folder."""
    folders = _folders(files)
    for file in files:
        address, place = address_of(file), escaped(file)
        folder = next((prefix for prefix in GENERATED if address.startswith(prefix) and address != prefix), "")
        if folder:
            yield Problem(place, 1, "", "another folder", f"{quoted(folder)}, where the build writes")
        elif file.endswith(".md"):
            continue
        elif found := next(_built(file), None):
            yield Problem(place, 1, "", found[0], quoted(found[1]))
        elif f"{file}/" in folders:
            yield Problem(place, 1, "", "another name than a page has", quoted(file))


def _built(file: str) -> Iterator[tuple[str, str]]:
    """Say what is expected where the build writes a file of this name, or of the name of a folder that it stands in."""
    parts = file.split("/")
    for end in range(len(parts), 0, -1):
        name = parts[end - 1]
        if end == len(parts) or "." in name:
            yield from ((built.expected, name) for built in BUILT if built.fits("/".join(parts[:end])))


def _folders(files: Collection[str]) -> frozenset[str]:
    """The folders of the site that pages and files stand in."""
    found: set[str] = set()
    for file in files:
        address = address_of(file) if file.endswith(".md") else file
        parts = address.split("/")[:-1]
        found |= {"".join(f"{part}/" for part in parts[:end]) for end in range(1, len(parts) + 1)}
    return frozenset(found)
