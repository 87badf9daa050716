"""EPUBs: their files, and what epubcheck says against one.

In: the bytes or the path of an EPUB. Out: its files by name; epubcheck's messages.
"""

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

from programs import listed, program

# A run of seconds is over before the second compiler and the parallel collector have earned what they cost.
_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def files(content: bytes) -> dict[str, bytes]:
    """The files of an EPUB by name, in their order."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def faults(path: Path) -> list[str]:
    """What epubcheck says against an EPUB, a line for each error or warning; it must have looked at all."""
    jar = listed()["epubcheck"]["file"]
    command = [program("java"), *_QUICK, "-jar", jar, path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert "EPUBCheck completed" in done.stdout + done.stderr, done.stderr
    found = [line for line in done.stderr.splitlines() if line.startswith(("ERROR", "WARNING", "FATAL"))]
    assert bool(found) == bool(done.returncode), done.stderr
    return found
