"""What can be taken away: how files are packed and offered."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

import example
from pdf_documents import DOCUMENT
from publishing.base import failures, zips
from publishing.base.problems import PublishingError
from publishing.cache.executor import Executor
from publishing.cache.steps import run_steps
from publishing.documents.downloads import Download, download_steps, size_words, tasks
from publishing.documents.downloads.task import Task
from publishing.documents.model import Document
from publishing.site.pages import Pages


def test_an_archive_holds_its_files_in_order() -> None:
    """The same contents give the same bytes, whatever order they come in."""
    contents = {"b.pdf": b"B" * 100, "a.pdf": b"A"}
    made = zips.packed(contents, stored=True)

    with ZipFile(BytesIO(made)) as opened:
        assert opened.namelist() == ["a.pdf", "b.pdf"]
        assert {name: opened.read(name) for name in opened.namelist()} == contents
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert made == zips.packed(dict(reversed(contents.items())), stored=True)


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


def _document(body: str) -> Document:
    return replace(DOCUMENT, body=body)


def test_a_failure_is_one_message_at_its_place() -> None:
    """The block that gives the error is found, and its line in the source; other tasks go on."""
    body = "<p>Good words.</p>" * 5 + "<p>Some <marquee>odd words</marquee> here.</p>" + "<p>Good words.</p>" * 3
    task = Task("reports/a/", "reports/a/report.pdf", "A", tasks._pdf, _document(body))

    failed = tasks.run(task)

    assert isinstance(failed, tasks.Failed)
    assert failed.words == "Some odd words here."
    sources = [("a.md", "---\ntitle: A\n---\nGood words.\n"), ("b.md", "---\n---\nGood.\n\nSome *odd* words here.\n")]
    assert failures.located(failed.words, sources) == ("b.md", 5)
    assert str(failures.problem("b.md", task.address, failed.error, 5)) == (
        "b.md:5: expected text of which reports/a/report.pdf can be made, got the error 'there is no way to print "
        "<marquee>'; write it more simply, or show this message to whoever looks after the site's code"
    )


def test_all_failures_are_told_at_once() -> None:
    """Each file that cannot be made is named, with the source of its page; none is kept."""
    pages = Pages(example.build())
    bad = [
        replace(DOCUMENT, address=address, body="<p><marquee>x</marquee></p>")
        for address in ("reports/northshire-2020/", "reports/southshire-2020/")
    ]

    with pytest.raises(PublishingError) as error:
        run_steps(Executor(), [download_steps(pages, bad, "https://reports.example/", example.files().__getitem__)])

    named = [(problem.file, problem.found.count("<marquee>")) for problem in error.value.problems]
    assert named == [("reports/northshire-2020.md", 1), ("reports/southshire-2020.md", 1)]


def test_any_error_is_a_message() -> None:
    """Not only those that a maker foresees."""
    task = Task("reports/a/", "reports/a/x.xlsx", "A", lambda source: source["nothing"], {})

    failed = tasks.run(task)

    assert isinstance(failed, tasks.Failed)
    assert str(failed.error) == "'nothing'"
