"""Files that are packed as GZIP are the same wherever they are packed."""

import gzip
import re
from concurrent.futures import ThreadPoolExecutor

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


def test_the_same_content_gives_the_same_bytes() -> None:
    """Threads that compress at the same time do not change what each gets."""
    contents = [b"words and words " * number for number in range(1, 400)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(gzipped, contents))

    assert together == [gzipped(content) for content in contents]
    assert {type(content) for content in together} == {bytes}


def test_nothing_else_packs_as_gzip() -> None:
    """Python's own gzip is for reading alone, and libdeflate's level stands in one place."""
    writes = re.compile(
        r"gzip\.(?:compress|open)\(|GzipFile\([^)]*[\"']w|wbits=(?:31|zlib\.MAX_WBITS \| 16)|\w+_compress\("
    )
    files = (ROOT / "hooks").rglob("*.py")

    found = [path.relative_to(ROOT).as_posix() for path in files if writes.search(path.read_text(encoding="utf-8"))]

    assert found == ["hooks/publishing/base/zips.py"]
