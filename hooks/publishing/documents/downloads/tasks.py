"""The files to make, each as a task.

In: the catalogue and the documents. Out: ``Task``s, which another process can run too. ``FORMATS`` are the formats that
every document has.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO

import pikepdf
from lxml import html

from publishing.base import zips
from publishing.base.tokens import Palette
from publishing.base.urls import address_of
from publishing.cache.blobs import SiteFile
from publishing.content.catalogue import Catalogue
from publishing.content.findings import Findings
from publishing.content.models import Framework, Layout, Partnership, Status, Template
from publishing.documents import epub, pdf, word
from publishing.documents.downloads.task import Task
from publishing.documents.downloads.tool_tasks import tool_tasks
from publishing.documents.model import Document
from publishing.documents.slides import deck, odp, pptx
from publishing.documents.word import forms
from publishing.documents.workbooks import (
    action_plan,
    answers,
    inspection_plan,
    ods,
    parts,
    pooling,
    record,
    self_evaluation,
    xlsx,
)
from publishing.documents.workbooks.model import Workbook
from publishing.site.inspection_plan import plans

TO_FILL_IN = "One record, to fill in"


@dataclass(frozen=True)
class Finished:
    """The file of a task; ``pages`` is how many a PDF has."""

    file: SiteFile
    pages: int | None


@dataclass(frozen=True)
class Failed:
    """A task that failed: its error, and the words of the text that are to blame, if they are known."""

    error: Exception
    words: str = ""


def run(task: Task) -> Finished | Failed:
    """Make the file of a task, or say why it cannot be made."""
    try:
        content = task.write(task.source)
        return Finished(SiteFile.from_content(content), _page_count(content) if task.address.endswith(".pdf") else None)
    except Exception as error:  # noqa: BLE001 - whatever it is, an author must read which text it is about
        return Failed(ValueError(str(error) or type(error).__name__), _to_blame(task, str(error)))


def _to_blame(task: Task, message: str) -> str:
    """Find the words of the first block of a document that gives the same error by itself; "" if none does."""
    if not isinstance(task.source, Document):
        return ""
    blocks = list(html.fragment_fromstring(task.source.body, create_parent="div"))
    while len(blocks) > 1:
        half = blocks[: len(blocks) // 2]
        blocks = half if _fails(task, half, message) else blocks[len(blocks) // 2 :]
    return str(blocks[0].text_content()).strip() if blocks and _fails(task, blocks, message) else ""


def _fails(task: Task, blocks: Iterable[html.HtmlElement], message: str) -> bool:
    """Say whether a document of these blocks alone gives the same error."""
    body = "".join(html.tostring(block, encoding="unicode") for block in blocks)
    try:
        task.write(replace(task.source, body=body))
    except Exception as error:  # noqa: BLE001 - as above
        return str(error) == message
    return False


def _page_count(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as document:
        return len(document.pages)


def zipped(files: Mapping[str, SiteFile]) -> SiteFile:
    """Pack files into one ZIP."""
    return SiteFile.from_content(zips.packed({name: bytes(file) for name, file in files.items()}, stored=True))


def tasks(findings: Findings, documents: Iterable[Document], site_url: str) -> Iterator[Task]:
    """Plan every file, in the order in which a page offers its own, in the colours and in the voice of the site."""
    for task in _planned(findings, documents, site_url):
        is_workbook = isinstance(task.source, Workbook)
        yield replace(task, source=_of_site(task.source, findings.catalogue)) if is_workbook else task


def _of_site(workbook: Workbook, catalogue: Catalogue) -> Workbook:
    """Return a workbook in the colours and in the voice of the site."""
    coloured = replace(workbook, palette=catalogue.vocabulary.palette_of(()))
    return parts.by_the_owner(coloured) if catalogue.profile.own_voice else coloured


def _planned(findings: Findings, documents: Iterable[Document], site_url: str) -> Iterator[Task]:
    catalogue = findings.catalogue
    forms_in_word = {address_of(record.file) for record in (*catalogue.templates.values(), *catalogue.tools.values())}
    for document in documents:
        for ending in document.formats:
            if ending != "docx" or document.address not in forms_in_word:  # those are to write in, and made below
                title = TO_FILL_IN if document.inputs else document.title
                yield Task(document.address, f"{document.file}.{ending}", title, FORMATS[ending], document)
    for template in catalogue.templates.values():
        yield from _of_template(template, catalogue, site_url)
    for tool in catalogue.tools.values():
        yield from tool_tasks(tool, catalogue, site_url)
    for page in catalogue.pages.values():
        if page.layout is Layout.PLAN:
            yield from _of_plans(catalogue, address_of(page.file), site_url)
    for area in catalogue.partnerships.values():
        yield from _of_area(area, findings, site_url)
    for framework in catalogue.frameworks.values():
        yield from _of_framework(catalogue, framework, site_url)


def _of_template(template: Template, catalogue: Catalogue, site_url: str) -> Iterator[Task]:
    page = address_of(template.file)
    url = f"{site_url}{page}"
    source = (template, url, catalogue.vocabulary.palette_of(template.scoring.grades), catalogue.profile.own_voice)
    yield Task(page, f"{page}record.docx", TO_FILL_IN, _form, source)
    yield from _workbook(page, "record", TO_FILL_IN, record.workbook(template, url))
    yield from _workbook(page, "pooling", "Up to 200 records, with a summary", pooling.workbook(template, url))


def _of_plans(catalogue: Catalogue, page: str, site_url: str) -> Iterator[Task]:
    """Plan the workbook of each programme's plan; the last change of the handbook stands for the clock."""
    days = sorted((chapter.updated for chapter in catalogue.chapters.values()), key=str)
    for plan in plans(catalogue).values() if days else ():
        title = f"Inspection plan: {plan.programme.short_title}"
        workbook = inspection_plan.workbook(plan, days[-1], f"{site_url}{page}")
        yield from _workbook(page, f"{plan.programme.id}/inspection-plan", title, workbook)


def _of_area(area: Partnership, findings: Findings, site_url: str) -> Iterator[Task]:
    """Plan the workbooks of an area in which something that inspectors asked for is open: its answers, its action plan."""
    page = address_of(area.file)
    if area in findings.catalogue.listed_partnerships:
        voice = findings.catalogue.vocabulary.inspected
        workbook = answers.workbook(
            area, findings.by_partnership.get(area.id, ()), f"{site_url}{page}", voice, findings.catalogue.profile
        )
        if workbook:
            yield from _workbook(page, "answers", "What is still open, to answer", workbook)
    reports = (report for report in findings.catalogue.reports.values() if report.partnership == area.id)
    items = [item for report in reports if report.status is Status.PUBLISHED for item in findings.of_report(report)]
    still_open = [item for item in items if item.finding.kind.asks and item.status.state.still_open]
    if still_open and findings.catalogue.profile.action_plan:
        workbook = action_plan.workbook(area, still_open, f"{site_url}{page}", findings.catalogue.profile)
        yield from _workbook(page, "action-plan", "Action plan, to fill in", workbook)


def _of_framework(catalogue: Catalogue, framework: Framework, site_url: str) -> Iterator[Task]:
    page = address_of(framework.file)
    url = f"{site_url}{page}"
    workbook = self_evaluation.workbook(catalogue, framework, url)
    if workbook:
        yield from _workbook(page, "self-evaluation", "Self-evaluation, to fill in", workbook)
        indicators = {indicator.id: indicator for indicator in catalogue.indicators_of(framework)}
        alone = Catalogue(
            frameworks={framework.id: framework},
            indicators=indicators,
            scales=catalogue.scales,
            vocabulary=catalogue.vocabulary,
        )
        source = (alone, framework, url)
        yield Task(page, f"{page}self-evaluation.docx", "Self-evaluation, to fill in", _self_evaluation, source)


def _workbook(page: str, name: str, title: str, workbook: Workbook) -> Iterator[Task]:
    yield Task(page, f"{page}{name}.xlsx", title, xlsx.content, workbook)
    yield Task(page, f"{page}{name}.ods", title, ods.content, workbook)


def _pdf(document: Document) -> bytes:
    return pdf.pdf(document, dict(document.images).__getitem__).content


def _word(document: Document) -> bytes:
    return word.word(document, dict(document.images).__getitem__)


def _epub(document: Document) -> bytes:
    return epub.epub(document, dict(document.images).__getitem__)


def _form(source: tuple[Template, str, Palette, bool]) -> bytes:
    template, url, palette, own = source
    return forms.form(template, url, palette, own=own)


def _self_evaluation(source: tuple[Catalogue, Framework, str]) -> bytes:
    return forms.self_evaluation(*source)


def _pptx(document: Document) -> bytes:
    return pptx.content(deck.deck(document, dict(document.images).__getitem__))


def _odp(document: Document) -> bytes:
    return odp.content(deck.deck(document, dict(document.images).__getitem__))


FORMATS: Mapping[str, Callable[[Document], bytes]] = {  # of documents, by ending
    "pdf": _pdf,
    "docx": _word,
    "epub": _epub,
    "pptx": _pptx,
    "odp": _odp,
}
