"""What can be taken away: how files are made, kept, packed and offered."""

import hashlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from publishing import archive
from publishing.downloads import Download, size_words
from publishing.downloads.makers import Task
from publishing.downloads.workshop import Workshop

MADE: list[str] = []


def _make(given: str) -> bytes:
    MADE.append(given)
    return hashlib.sha256(given.encode()).digest()


def _tasks(*given: str) -> list[Task]:
    return [Task("page/", f"page/{one}.pdf", one, _make, one) for one in given]


@pytest.fixture(autouse=True)
def _nothing_made() -> None:
    MADE.clear()


def test_a_file_is_made_once(tmp_path: Path) -> None:
    """The same content is not made again, in another workshop with the same folder."""
    first = Workshop(tmp_path, 1).make(_tasks("a", "b"))
    second = Workshop(tmp_path, 1).make(_tasks("b", "a", "c"))

    assert second[:2] == first[::-1]
    assert MADE == ["a", "b", "c"]


def test_other_content_is_another_file(tmp_path: Path) -> None:
    """What shapes a file decides whether it is made again."""
    Workshop(tmp_path, 1).make([Task("page/", "page/x.pdf", "x", _make, "a")])
    Workshop(tmp_path, 1).make([Task("page/", "page/x.pdf", "x", _make, "A")])

    assert MADE == ["a", "A"]


@pytest.mark.parametrize("damage", [b"", b"\n", b"half", None])
def test_a_damaged_file_is_made_again(tmp_path: Path, damage: bytes | None) -> None:
    """What is kept is only used when it is whole."""
    first = Workshop(tmp_path, 1).make(_tasks("a"))
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-1] if damage is None else damage)

    assert Workshop(tmp_path, 1).make(_tasks("a")) == first
    assert MADE == ["a", "a"]


def test_processes_change_nothing(tmp_path: Path) -> None:
    """Two processes give what one gives, in the order asked for."""
    given = [f"{number}" for number in range(12)]
    said: list[str] = []

    two = Workshop(tmp_path / "two", 2, said.append).make(_tasks(*given))

    assert two == Workshop(tmp_path / "one", 1).make(_tasks(*given))
    assert said == ["12 of 12 files to take away are made"]


def test_an_error_is_told(tmp_path: Path) -> None:
    """What cannot be made stops the build, and nothing of it is kept."""

    def fail(given: str) -> bytes:
        raise ValueError(given)

    with pytest.raises(ValueError, match="no font has it"):
        Workshop(tmp_path, 1).make([Task("page/", "page/x.pdf", "x", fail, "no font has it")])

    assert list(tmp_path.iterdir()) == []


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
