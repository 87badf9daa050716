"""LibreOffice as a second pair of eyes: it opens the files that we make, and shows them as other formats.

In: a file, the ending of the format wanted, a folder. Out: the converted file in that folder.
"""

import subprocess
import tempfile
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

    As ``csv`` it gives the first sheet by name; the others stand beside it, as ``name-Sheet.csv``. Each call has a
    profile of its own, so that several workers can convert at once.
    """
    for _ in range(_TRIES):
        done = _run(file, to, folder)
        made = sorted(folder.glob(f"{file.stem}-*.csv" if to == "csv" else f"{file.stem}.{to}"))
        if made:
            return made[0]
    raise AssertionError(f"LibreOffice made no {to} of {file.name}: {done.stdout}{done.stderr}")


def _run(file: Path, to: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run LibreOffice once."""
    with tempfile.TemporaryDirectory(prefix="libreoffice-") as profile:
        settings = f"-env:UserInstallation={Path(profile).as_uri()}"
        way = ["--headless", "--convert-to", _FILTERS.get(to, to), "--outdir", str(folder), str(file)]
        return subprocess.run(
            [program("libreoffice"), settings, *way], capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
