"""Cache keys, which change with everything that computes a value: Python, the libraries and our own code."""

import hashlib
import os
import sys
import sysconfig
import zlib
from functools import cache
from pathlib import Path

_CODE = Path(__file__).parents[1]


def key(kind: str, name: str) -> str:
    """Return the key of a value; ``name`` must change whenever anything else changes that shapes it."""
    return hashlib.sha256(f"{_toolchain()} {kind} {name}".encode()).hexdigest()


@cache
def _toolchain() -> str:
    """Fingerprint of what computes results (Python, libraries, our own code), part of every key."""
    code = hashlib.sha256(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    for path in sorted(_CODE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            code.update(f"{path.relative_to(_CODE)} {path.stat().st_size} ".encode() + path.read_bytes())
    libraries = (entry.name for entry in os.scandir(sysconfig.get_path("purelib")))
    code.update(" ".join(sorted(name for name in libraries if name.endswith(".dist-info"))).encode())
    return code.hexdigest()
