"""LibreOffice as a second pair of eyes: it opens the files that we make, and shows them as other formats.

In: a file, the ending of the format wanted, a folder. Out: the converted file in that folder.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

_WANTED = (
    "The tests open documents with LibreOffice. Run: "
    "apt-get install libreoffice-writer-nogui libreoffice-calc-nogui (or set SOFFICE to the program)"
)
_FILTERS = {
    "txt": "txt:Text (encoded):UTF8",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",  # -1: every sheet
}
_PATIENCE = 180  # seconds; the first start on a busy machine takes about ten


def program() -> str:
    """Where LibreOffice is; a failed assertion that says how to install it, if it is nowhere."""
    found = shutil.which(os.environ.get("SOFFICE", "soffice"))

    assert found, _WANTED
    return found


def convert(file: Path, to: str, folder: Path) -> Path:
    """The file in another format: ``convert(report.docx, "pdf", folder)`` gives ``folder/report.pdf``.

    As ``csv`` it gives the first sheet by name; the others stand beside it, as ``name-Sheet.csv``. Each call has a
    profile of its own, so that several workers can convert at once.
    """
    with tempfile.TemporaryDirectory(prefix="libreoffice-") as profile:
        settings = f"-env:UserInstallation={Path(profile).as_uri()}"
        way = ["--headless", "--convert-to", _FILTERS.get(to, to), "--outdir", str(folder), str(file)]
        done = subprocess.run(
            [program(), settings, *way], capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    made = sorted(folder.glob(f"{file.stem}-*.csv" if to == "csv" else f"{file.stem}.{to}"))

    assert made, f"LibreOffice made no {to} of {file.name}: {done.stdout}{done.stderr}"
    return made[0]
