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
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
}
_PATIENCE = 180  # seconds; the first start on a busy machine takes about ten


def program() -> str:
    """Where LibreOffice is; a failed assertion that says how to install it, if it is nowhere."""
    found = shutil.which(os.environ.get("SOFFICE", "soffice"))

    assert found, _WANTED
    return found


def convert(file: Path, to: str, folder: Path) -> Path:
    """The file in another format: ``convert(report.docx, "pdf", folder)`` gives ``folder/report.pdf``.

    ``csv`` writes a file a sheet, ``name-Sheet.csv``, and gives the first of them in order of the workbook's names.
    A profile of its own for each call, so that several workers can convert at once.
    """
    with tempfile.TemporaryDirectory(prefix="libreoffice-") as profile:
        done = subprocess.run(
            [
                program(),
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--convert-to",
                _FILTERS.get(to, to),
                "--outdir",
                str(folder),
                str(file),
            ],
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
    made = sorted(folder.glob(f"{file.stem}-*.{to}")) if to == "csv" else [folder / f"{file.stem}.{to}"]

    assert made and made[0].is_file(), f"LibreOffice made no {to} of {file.name}: {done.stdout}{done.stderr}"
    return made[0]
