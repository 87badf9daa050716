"""Downloads: the files, and which page offers them.

In: the pages and their documents. Out: ``Downloads``: the files, and for each page what
it offers, with true sizes and numbers of pages.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publishing.base import failures
from publishing.base.media_types import PublicFile
from publishing.base.problems import Problem, PublishingError
from publishing.base.urls import address_of
from publishing.cache.blobs import SiteFile
from publishing.cache.executor import Task
from publishing.cache.steps import Steps
from publishing.content.models import Partnership, Programme, Report
from publishing.documents.model import Document
from publishing.site.pages import Pages

if TYPE_CHECKING:
    from publishing.documents.downloads.task import Task as Plan
    from publishing.documents.downloads.tasks import Failed

__all__ = ["Download", "Downloads", "download_steps"]

EVERYTHING = "publications/all-pdfs.zip"


@dataclass(frozen=True)
class Download(PublicFile):
    """A publication to take away; ``pages`` is how many a PDF has, ``files`` how many a ZIP holds."""

    pages: int | None = None
    files: int | None = None
    language: str = "English"

    @property
    def details(self) -> str:
        """The words of a link beside its format: ``214 KB, 18 pages, in English``."""
        pages = f"{self.pages} {'page' if self.pages == 1 else 'pages'}" if self.pages else ""
        files = f"{self.files} {'file' if self.files == 1 else 'files'}" if self.files else ""
        return ", ".join(filter(None, (size_words(self.size), pages, files, f"in {self.language}")))


@dataclass(frozen=True)
class Downloads:
    """All files by address, and the downloads of each page by the page's address."""

    files: Mapping[str, SiteFile]
    offered: Mapping[str, tuple[Download, ...]]

    def for_page(self, address: str) -> tuple[Download, ...]:
        """List what the page at an address offers."""
        return self.offered.get(address, ())


def download_steps(
    pages: Pages, documents: Iterable[Document], site_url: str, read: Callable[[str], bytes]
) -> Steps[Downloads]:
    """Yield the tasks that make everything that can be taken away, and return it. ``read`` gives a file of ``docs/``.

    ``PublishingError`` names every file that cannot be made, with the place in its source.
    """
    from publishing.documents.downloads import tasks  # noqa: PLC0415 - they bring large libraries, which many builds need not

    planned = tuple(tasks.tasks(pages.findings, documents, site_url))
    calls = [(task,) for task in planned]
    fits = lambda result: isinstance(result, tasks.Finished)  # noqa: E731 - it stays in this process
    (results,) = yield [Task("files to take away", tasks.run, calls, fits=fits, batch=1, threaded=True)]
    finished = [result for result in results if isinstance(result, tasks.Finished)]
    if len(finished) < len(planned):
        failed = [
            (task, result) for task, result in zip(planned, results, strict=True) if isinstance(result, tasks.Failed)
        ]
        raise PublishingError(_problems(pages, failed, read))
    files = {task.address: result.file for task, result in zip(planned, finished, strict=True)}
    offered: dict[str, list[Download]] = {}
    for task, result in zip(planned, finished, strict=True):
        offered.setdefault(task.page, []).append(Download(task.address, task.title, result.file.size, result.pages))
    archives = tuple(_archives(pages, planned))
    members = [({name: files[member] for name, member in among.items()},) for *_, among in archives]
    (zips,) = yield [Task("archives", tasks.zipped, members, batch=1)]
    for (page, address, title, among), file in zip(archives, zips, strict=True):
        files[address] = file
        offered.setdefault(page, []).append(Download(address, title, file.size, files=len(among)))
    return Downloads(files, {page: tuple(own) for page, own in offered.items()})


def _problems(pages: Pages, failed: "Iterable[tuple[Plan, Failed]]", read: Callable[[str], bytes]) -> Iterator[Problem]:
    """Name each error of a page once: a further format that fails for the same reason says nothing new."""
    named = set()
    for task, failure in failed:
        error = (task.page, str(failure.error).removeprefix(f"{task.address}: "))
        if error not in named:
            named.add(error)
            yield _problem(pages, task, failure, read)


def _problem(pages: Pages, task: "Plan", failed: "Failed", read: Callable[[str], bytes]) -> Problem:
    """The problem that a file cannot be made, at its place in the page's source, or in one of the sources below it."""
    file = next(view.file for view in pages.views.values() if view.address == task.page)
    folder = file.rpartition("/")[0]
    others = [
        other for other in pages.publication.rendered if folder and other.startswith(f"{folder}/") and other != file
    ]
    sources = [file, *(others if file.endswith("index.md") else ())]
    where, line = failures.located(failed.words, ((source, read(source).decode()) for source in sources)) or (file, 1)
    return failures.problem(where, task.address, failed.error, line)


def size_words(size: int) -> str:
    """A size in bytes as it is read: ``214 KB``, ``1.4 MB``; a KB is 1,000 bytes."""
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB"
    return f"{max(1, round(size / 1_000))} KB"


def _archives(pages: Pages, planned: "Iterable[Plan]") -> Iterator[tuple[str, str, str, Mapping[str, str]]]:
    """Each ZIP: its page, its address, its title, and the addresses of its members by their names in it."""
    pdfs = {task.page: task.address for task in reversed([*planned]) if task.address.endswith(".pdf")}  # the first
    catalogue = pages.publication.catalogue
    real = [report for report in catalogue.reports.values() if not report.specimen]

    def pdfs_of(reports: Iterable[Report]) -> Mapping[str, str]:
        return {f"{report.id}.pdf": pdfs[address_of(report.file)] for report in reports}

    groups: list[tuple[Partnership | Programme, Mapping[str, str]]] = [
        *(
            (area, pdfs_of(_reports_of(catalogue.reports.values(), area.id)))
            for area in catalogue.partnerships.values()
        ),
        *(
            (programme, pdfs_of(report for report in real if report.programme == programme.id))
            for programme in catalogue.programmes.values()
        ),
    ]
    for record, members in groups:
        if members:
            page = address_of(record.file)
            yield page, f"{page}reports.zip", f"All PDFs: {record.title}", members
    others = {
        f"{page.strip('/').replace('/', '-')}.pdf": pdf for page, pdf in pdfs.items() if not page.startswith("reports/")
    }
    yield "publications/", EVERYTHING, "All PDFs of this site", {**pdfs_of(real), **others}


def _reports_of(reports: Iterable[Report], partnership: str) -> Iterator[Report]:
    return (report for report in reports if report.partnership == partnership)
