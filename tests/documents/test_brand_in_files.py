"""A brand's colours in files: each format has them, and none of ours is left in one."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from types import ModuleType
from typing import Any

import pytest
from lxml import html

import filled
import workbook_files
from colours import colours, our_accents
from example import build, grade, vocabulary
from publishing.base.grades import palette
from publishing.base.tokens import Palette
from publishing.commands.pooling.summary import HTML, summary
from publishing.content.charts import spread_chart
from publishing.content.models.profile import Brand
from publishing.documents.downloads.tasks import FORMATS
from publishing.documents.model import Document
from publishing.documents.word import evidence, forms, tools
from publishing.importing import loss_page
from publishing.importing.losses import LossReport
from publishing.importing.model import SourceDocument
from publishing.importing.read_back import Page
from tool_files import evidence_grid, statement_tool, tool
from word_documents import document

URL = "https://site.example/"
BRAND = palette("#8a1538", vocabulary().grades.values())
SLIDES = "<h2>First</h2><p>Words</p><ul><li>One</li></ul>"
PART = {"id": "list", "title": "List", "layer": "suggestion", "rows": [{"what": "One"}], "empty": 1}
COLUMNS = [{"id": "what", "title": "What"}, {"id": "done", "title": "Done", "answer": "tick"}]


def _document(ending: str, own: Palette) -> bytes:
    """A document with a chart in it; slides have none."""
    grades = tuple(vocabulary().grades.values())
    chart = html.tostring(spread_chart(own, "Grades", grades, {grade("good"): 2}), encoding="unicode")
    body = SLIDES if ending in ("pptx", "odp") else f'<h2 id="a">Words</h2><p><a href="{URL}">A link</a></p>{chart}'
    plain: Document = replace(document(body), images=(), palette=own)
    return FORMATS[ending](plain)


def _workbook(writer: ModuleType, own: Palette) -> bytes:
    content: bytes = writer.content(replace(workbook_files.workbooks()["record"], palette=own))
    return content


def _self_evaluation(own: Palette) -> bytes:
    catalogue = build().catalogue
    profile = (
        catalogue.profile.model_copy(update={"brand": Brand(colour=own.brand)}) if own.brand else catalogue.profile
    )
    coloured = replace(catalogue, vocabulary=replace(catalogue.vocabulary, profile=profile))
    return forms.self_evaluation(coloured, catalogue.frameworks["first-edition"], URL)


def _evidence(own: Palette) -> bytes:
    words: dict[str, Any] = {
        **dict.fromkeys(("title", "chosen", "as_of", "address", "limits", "none", "own"), "A"),
        "caveats": [],
    }
    return evidence.content(evidence.Evidence([], "Everything", URL, words, own))


def _pooled(own: Palette) -> bytes:
    records = [{"quality": "Good"} for _ in range(20)]
    return summary(filled.template(), records, own)[HTML].encode()


def _loss_report(own: Palette) -> bytes:
    return loss_page.page("a.docx", _LOSSES, SourceDocument((), ()), Page(), own).encode()


_LOSSES = LossReport(0, 0, (), (), 0, 0, 0, (), {}, {}, {})
MAKERS: dict[str, Callable[[Palette], bytes]] = {
    **{f"document.{ending}": partial(_document, ending) for ending in FORMATS},
    **{f"workbook.{ending}": partial(_workbook, writer) for ending, writer in workbook_files.WRITERS.items()},
    "record.docx": lambda own: forms.form(workbook_files.TEMPLATE, URL, own),
    "self-evaluation.docx": _self_evaluation,
    "tool.docx": lambda own: tools.form(tool(columns=COLUMNS, parts=[PART]), URL, {}, own),
    "statement.docx": lambda own: tools.statement(statement_tool(), evidence_grid(), URL, {}, own),
    "evidence.docx": _evidence,
    "summary.html": _pooled,
    "loss.html": _loss_report,
}


@pytest.mark.parametrize("name", MAKERS)
def test_a_file_has_the_brand_s_colours_and_none_of_ours(name: str) -> None:
    """The same file without a brand has ours: the test sees them."""
    ours, theirs = (colours(name, MAKERS[name](own)) for own in (replace(BRAND, brand=""), BRAND))

    assert ours & our_accents() != set()
    assert theirs & our_accents() == set()
    assert theirs & {BRAND.light("accent"), BRAND.light("accent-strong"), BRAND.light("accent-soft")} != set()
