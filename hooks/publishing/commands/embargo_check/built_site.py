"""A built site in a folder, as files by address."""

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path


class BuiltSite(Mapping[str, bytes]):
    """The files of a folder by address. They are read when they are asked for: a large site needs no memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        found = (Path(place, name) for place, _, names in os.walk(folder) for name in names)
        self._files = {path.relative_to(folder).as_posix(): path for path in found}

    def __getitem__(self, address: str) -> bytes:
        return self.path(address).read_bytes()

    def path(self, address: str) -> Path:
        """Return where a file stands on disk."""
        return self._files[address]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The sum of each file by address; a file on disk that several addresses or sites have is read once."""
        found = {}
        for address, path in self._files.items():
            status = path.stat()
            same = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
            if same not in _DIGESTS:
                _DIGESTS[same] = sha256(path.read_bytes()).hexdigest()
            found[address] = _DIGESTS[same]
        return found


_DIGESTS: dict[tuple[int, int, int, int], str] = {}
