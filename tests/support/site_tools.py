"""The tools that build, publish and take back a site, run in copies of this project."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from building import GENERATOR, contents

BIN = Path(sys.executable).parent


QUICK = """\
#!/bin/sh
for folder; do :; done
mkdir -p "$folder/text"
cat said* >"$folder/index.html"
seq 999 >"$folder/text/seq.txt"
"""


SLOW = f"{QUICK}touch started\nwhile [ ! -e go ]; do sleep 0.02; done\n"


ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def run(
    folder: Path, tool: str = "build-site", *arguments: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run one of the tools in a project's folder."""
    return subprocess.run(
        [folder / "tools" / tool, *arguments],
        cwd=folder,
        env={**ENVIRONMENT, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def start(folder: Path, programs: Path, **environment: str) -> subprocess.Popen[bytes]:
    """Start a build as the leader of a group of processes of its own."""
    return subprocess.Popen(
        [folder / "tools" / "build-site", programs],
        cwd=folder,
        env={**ENVIRONMENT, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        process_group=0,
    )


def standing_in(folder: Path, script: str) -> Path:
    """A folder with a program that stands in for MkDocs, and Python."""
    program = folder / "bin" / GENERATOR
    program.parent.mkdir(exist_ok=True)
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    python = program.parent / "python"  # a link would be a Python without this environment's libraries
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    return program.parent


def published(folder: Path, programs: Path, *words: str, **environment: str) -> list[str]:
    """What ``build-site`` says when the site's page is to hold each of these words in turn."""
    said = []
    for word in words:
        (folder / "said").write_text(word, encoding="utf-8")
        said.append(run(folder, "build-site", programs, **environment).stdout)
    return said


def page(folder: Path) -> str:
    """What the site's page holds."""
    return (folder / "site" / "index.html").read_text(encoding="utf-8")


def kept(folder: Path) -> list[str]:
    """The builds that are kept, and whatever else is left in .sites, but for the lock."""
    return sorted({path.name for path in (folder / ".sites").iterdir()} - {"lock"})


def is_whole(site: Path) -> bool:
    """Whether a site holds the files that SHA256SUMS names, as they are there, and no other."""
    files = contents(site)
    sums = "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files.keys() - {"SHA256SUMS"}))
    return files.get("SHA256SUMS", b"").decode() == sums
