"""What can be taken away: how files are packed and offered."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from publishing import archive
from publishing.downloads import Download, size_words


def test_an_archive_holds_its_files_in_order() -> None:
    """The same contents give the same bytes, whatever order they come in."""
    contents = {"b.pdf": b"B" * 100, "a.pdf": b"A"}
    made = archive.packed(contents, stored=True)

    with ZipFile(BytesIO(made)) as opened:
        assert opened.namelist() == ["a.pdf", "b.pdf"]
        assert {name: opened.read(name) for name in opened.namelist()} == contents
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert made == archive.packed(dict(reversed(contents.items())), stored=True)


@pytest.mark.parametrize(
    ("size", "words"), [(1, "1 KB"), (1_499, "1 KB"), (214_300, "214 KB"), (999_499, "999 KB"), (1_440_000, "1.4 MB")]
)
def test_sizes_are_read(size: int, words: str) -> None:
    """A KB is 1,000 bytes, and nothing has none."""
    assert words == size_words(size)


def test_a_link_says_what_it_leads_to() -> None:
    """Format, size, pages and language."""
    download = Download("reports/fife-2016/record.pdf", "Fife", 21_400, pages=1)

    assert (download.format, download.details) == ("PDF", "21 KB, 1 page, in English")
    assert Download("x/reports.zip", "All", 2_000_000, files=7).details == "2.0 MB, 7 files, in English"
