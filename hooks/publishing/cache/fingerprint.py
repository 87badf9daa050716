"""Fingerprint of the toolchain: Python, the libraries and our own source. It is part of every cache key."""

import hashlib
import os
import sys
import sysconfig
import zlib
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[1]


@cache
def toolchain() -> str:
    """Return a hash that changes with everything that computes results."""
    code = hashlib.sha256(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    for path in sorted(SOURCE.rglob("*")):
        if path.parent.name != "__pycache__" and path.is_file():  # where other processes write at any moment
            code.update(f"{path.relative_to(SOURCE)} {path.stat().st_size} ".encode() + path.read_bytes())
    libraries = (entry.name for entry in os.scandir(sysconfig.get_path("purelib")))
    code.update(" ".join(sorted(name for name in libraries if name.endswith(".dist-info"))).encode())
    return code.hexdigest()
