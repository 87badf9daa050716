"""LibreOffice as a second pair of eyes: it opens the files that we make, and shows them as other formats.

In: a file, the ending of the format wanted, a folder. Out: the converted file in that folder.
"""

import atexit
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from programs import program

_FILTERS = {
    "txt": "txt:Text (encoded):UTF8",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",  # -1: every sheet
}
_TRIES = 3  # it crashes at its start now and then (seen in version 25)
_PATIENCE = 180  # seconds; the first start on a busy machine takes about ten


def convert(file: Path, to: str, folder: Path) -> Path:
    """The file in another format: ``convert(report.docx, "pdf", folder)`` gives ``folder/report.pdf``.

    As ``csv`` it gives the first sheet by name; the others stand beside it, as ``name-Sheet.csv``. Each worker has a
    profile of its own, so that several can convert at once, and what is tried again has another: to make one takes a
    quarter of the time of a start.
    """
    return convert_all([file], to, folder)[file]


def convert_all(files: Sequence[Path], to: str, folder: Path) -> dict[Path, Path]:
    """The same of several files, whose names differ without their endings, in one start of LibreOffice."""
    made: dict[Path, Path] = {}
    for attempt in range(_TRIES):
        missing = [file for file in files if file not in made]
        with tempfile.TemporaryDirectory(prefix="libreoffice-") as fresh:
            done = _run(missing, to, folder, Path(fresh) if attempt else _profile())
        made |= {file: found[0] for file in missing if (found := _made(file, to, folder))}
        if len(made) == len(files):
            return made
    names = ", ".join(file.name for file in files if file not in made)
    raise AssertionError(f"LibreOffice made no {to} of {names}: {done.stdout}{done.stderr}")


def _made(file: Path, to: str, folder: Path) -> list[Path]:
    """What was made of a file, the first sheet first."""
    return sorted(folder.glob(f"{file.stem}-*.csv" if to == "csv" else f"{file.stem}.{to}"))


def _run(files: Sequence[Path], to: str, folder: Path, profile: Path) -> subprocess.CompletedProcess[str]:
    """Run LibreOffice once."""
    settings = f"-env:UserInstallation={profile.as_uri()}"
    way = ["--headless", "--convert-to", _FILTERS.get(to, to), "--outdir", str(folder), *map(str, files)]
    return subprocess.run(
        [program("libreoffice"), settings, *way], capture_output=True, text=True, timeout=_PATIENCE, check=False
    )


@cache
def _profile() -> Path:
    """The profile of this process, which goes with it."""
    folder = tempfile.TemporaryDirectory(prefix="libreoffice-")
    atexit.register(folder.cleanup)
    return Path(folder.name)
