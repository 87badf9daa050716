"""Files that are packed as GZIP are the same wherever they are packed."""

import gzip
import re

import pytest

from example import ROOT
from publishing.base.zips import gzipped


@pytest.mark.parametrize("content", [b"", b"word", b"words and words " * 999, bytes(range(256)) * 300])
def test_what_is_packed_can_be_unpacked(content: bytes) -> None:
    """Checksum and length at its end are right, which gzip looks at."""
    assert gzip.decompress(gzipped(content)) == content


def test_the_header_is_the_same_on_every_python() -> None:
    """Python 3.11 and 3.12 name the system where 3.13 does not, and a time would say when it was packed."""
    assert gzipped(b"word")[:10].hex(" ") == "1f 8b 08 00 00 00 00 00 02 ff"


def test_nothing_else_packs_as_gzip() -> None:
    """Python's own gzip is for reading alone."""
    writes = re.compile(r"gzip\.(?:compress|open)\(|GzipFile\([^)]*[\"']w|wbits=(?:31|zlib\.MAX_WBITS \| 16)")
    files = (ROOT / "hooks").rglob("*.py")

    assert [str(path) for path in files if writes.search(path.read_text(encoding="utf-8"))] == []
