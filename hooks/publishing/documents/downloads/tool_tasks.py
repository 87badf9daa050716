"""The files of the handbook's tools, each as a task.

In: a tool and the catalogue. Out: ``Task``s: a form, and workbooks; of a grid and its statement one for each programme.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from publishing.base.tokens import Palette
from publishing.base.urls import address_of
from publishing.content.catalogue import Catalogue
from publishing.content.models import Tool, ToolFormat
from publishing.content.references import cited
from publishing.documents.downloads.task import Task
from publishing.documents.word import tools
from publishing.documents.workbooks import evidence_grid, ods, xlsx
from publishing.documents.workbooks import tool as tool_workbook
from publishing.documents.workbooks.model import Workbook
from publishing.site.evidence_grid import EvidenceGrid, grids

NAME = "tool"  # of every file of a tool, in its own folder


def tool_tasks(tool: Tool, catalogue: Catalogue, site_url: str) -> Iterator[Task]:
    """Plan the files of a tool: of a grid and its statement one for each programme, and one that is filled."""
    page = address_of(tool.file)
    url = f"{site_url}{page}"
    sources = {name: reference.plain for name, reference in cited(catalogue).items()}
    palette = catalogue.vocabulary.palette_of(())  # a tool shows no grade
    owner = catalogue.tools.get(tool.claims or "")
    if not (tool.grid or owner):
        if ToolFormat.DOCX in tool.formats:
            yield Task(page, f"{page}{NAME}.docx", tool.title, _form, (tool, url, sources, palette))
        yield from _workbooks(tool, page, NAME, tool.title, lambda: tool_workbook.workbook(tool, url, sources))
        return
    for grid in grids(catalogue, owner or tool):
        name = f"{grid.area.lower() or grid.programme.id}/{NAME}"
        title = (
            f"{tool.title}, filled for {grid.area} (made up)"
            if grid.area
            else f"{tool.title}: {grid.programme.short_title}"
        )
        if owner and ToolFormat.DOCX in tool.formats:
            yield Task(page, f"{page}{name}.docx", title, _statement, (tool, grid, url, sources, palette))
        if tool.grid:
            yield from _workbooks(tool, page, name, title, partial(evidence_grid.workbook, grid, url))


def _workbooks(tool: Tool, page: str, name: str, title: str, make: Callable[[], Workbook]) -> Iterator[Task]:
    """Plan the workbooks among the formats of a tool."""
    writers = {ToolFormat.XLSX: xlsx.content, ToolFormat.ODS: ods.content}
    wanted = [ending for ending in writers if ending in tool.formats]
    workbook = make() if wanted else None
    for ending in wanted:
        yield Task(page, f"{page}{name}.{ending.value}", title, writers[ending], workbook)


def _form(source: tuple[Tool, str, Mapping[str, str], Palette]) -> bytes:
    return tools.form(*source)


def _statement(source: tuple[Tool, EvidenceGrid, str, Mapping[str, str], Palette]) -> bytes:
    return tools.statement(*source)
