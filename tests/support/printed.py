"""What LibreOffice prints of many files, in one start of it.

In: the contents of files by name. Out: the bytes of a tagged PDF of each.
"""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from programs import program

_FILTERS = {"docx": "writer_pdf_Export", "xlsx": "calc_pdf_Export", "ods": "calc_pdf_Export"}
_TAGGED = '{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
_PATIENCE = 300  # seconds


def printed(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The PDF of each file, by the name of the file; a ``ValueError`` names files that gave none."""
    groups: dict[str, list[Path]] = {}
    for number, (name, content) in enumerate(files.items()):
        file = folder / f"{number}.{name.rpartition('.')[2]}"
        file.write_bytes(content)
        groups.setdefault(_FILTERS[file.suffix[1:]], []).append(file)
    for way, group in groups.items():
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program("libreoffice"), profile, "--headless", "--convert-to", f"pdf:{way}:{_TAGGED}"]
        subprocess.run(
            [*command, "--outdir", str(folder), *map(str, group)], capture_output=True, timeout=_PATIENCE, check=True
        )
    results = {name: folder / f"{number}.pdf" for number, name in enumerate(files)}
    missing = [name for name, file in results.items() if not file.exists()]
    if missing:
        raise ValueError(f"LibreOffice printed nothing of {', '.join(missing)}")
    return {name: file.read_bytes() for name, file in results.items()}
