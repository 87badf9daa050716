"""Notes that a build leaves for other programs, each with its checksum beside it.

In: a path and a text. Out: the file, and ``NAME.sha256``, as ``sha256sum`` writes and checks it.
"""

import shutil
from hashlib import sha256
from pathlib import Path


def write(path: Path, text: str) -> None:
    """Write a note and its checksum, whatever stands at their places."""
    content = text.encode()
    for place, data in ((path, content), (_beside(path), _line(path, content))):
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        place.unlink(missing_ok=True)
        place.write_bytes(data)


def read(path: Path) -> str:
    """Return a note; "" where there is none, or it is not as a build wrote it."""
    try:
        content = path.read_bytes()
        return content.decode() if _beside(path).read_bytes() == _line(path, content) else ""
    except OSError:
        return ""


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _line(path: Path, content: bytes) -> bytes:
    return f"{sha256(content).hexdigest()}  {path.name}\n".encode()
