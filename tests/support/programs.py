"""The programs that tests run: those of tools/programs.toml and those that each Debian has, no others.

In: a name of the list. Out: where the program is. ``search_path`` makes a folder that a whole test run can have as its
``PATH``, so that a test of something that a fresh machine lacks fails everywhere, not only there.
"""

import os
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from example import ROOT

LIST = ROOT / "tools" / "programs.toml"
PROMISED = ("make", "git")  # the README asks for these
_BEHIND_ALTERNATIVES = ("awk",)  # links that no package owns
_SYSTEM = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin"


@cache
def listed() -> dict[str, dict[str, Any]]:
    """The list, by name."""
    return tomllib.loads(LIST.read_text(encoding="utf-8"))


@cache
def program(name: str) -> str:
    """The path of a program of the list; a failed assertion that says how to install it, if it is nowhere."""
    entry = listed()[name]
    command = os.environ.get(entry.get("variable", ""), "") or entry["command"]
    found = shutil.which(command, path=f"{os.environ['PATH']}:{_SYSTEM}")

    assert found, f"There is no {command}, for {entry['why']}. Run: tools/install-programs test"
    return found


def search_path(folder: Path) -> str:
    """Fill a folder with links to all programs that tests may run; its path."""
    for path in _essential():
        (folder / path.name).symlink_to(path)
    for name in (*PROMISED, *_BEHIND_ALTERNATIVES):
        found = shutil.which(name)
        assert found, f"There is no {name}; the README asks for Debian with make and git"
        (folder / name).symlink_to(found)
    for name, entry in listed().items():
        if "command" in entry and "test" in entry["groups"]:
            (folder / entry["command"]).symlink_to(program(name))
    return str(folder)


def _essential() -> Iterator[Path]:
    """The programs of Debian's essential packages, which are on every machine."""
    query = ["dpkg-query", "--show", "--showformat=${Essential} ${Package}\n"]
    rows = subprocess.run(query, capture_output=True, text=True, check=True).stdout.split("\n")
    packages = [name for essential, _, name in (row.partition(" ") for row in rows) if essential == "yes"]
    command = ["dpkg", "--listfiles", *packages]
    files = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    paths = (Path(line) for line in files.splitlines() if line.rpartition("/")[0] in _SYSTEM.split(":"))
    return iter({path.name: path for path in paths if path.exists()}.values())
