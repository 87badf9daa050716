"""Writing from right to left: on the page, in PDF and in Word."""

import re
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from pdf_documents import DOCUMENT, image
from publishing.content.front_matter import Source
from publishing.content.rendering import Renderer
from publishing.documents.model import tidy
from publishing.documents.word import word

URDU = "یہ رپورٹ (2026) اردو میں ہے۔"


def _words(element: Any) -> str:
    return "".join(piece.text or "" for piece in element.iter(qn("w:t")))


def _html(body: str) -> str:
    rendered, problems = Renderer(()).render(Source("a.md", body=body))
    assert problems == []
    return rendered.html


@pytest.mark.parametrize(
    "body", [URDU, f"- {URDU}", f"> {URDU}", f"## {URDU} {{#u}}", f'In <span lang="ur">{URDU}</span>']
)
def test_a_block_says_its_direction(body: str) -> None:
    """By its first letter, whatever kind of block it is."""
    assert 'dir="rtl"' in _html(body)


@pytest.mark.parametrize("body", ["Words.", f"In Urdu: {URDU}", "中文", "2026"])
def test_other_blocks_do_not(body: str) -> None:
    """An English sentence that has a name in it runs from the left."""
    assert "dir=" not in _html(body)


def test_word_is_told_of_paragraphs_and_runs() -> None:
    """A paragraph is marked once, and the pieces that run from the right; the words stay as they are."""
    body = tidy.body(_html(f"{URDU}\n\nIn English, with {URDU} in it.\n\n- {URDU}"), "reports/a/", "https://a.example/")
    file = docx.Document(BytesIO(word(replace(DOCUMENT, body=body), image)))
    told = [paragraph for paragraph in file.element.body.iter(qn("w:p")) if "رپورٹ" in _words(paragraph)]

    assert [len(list(paragraph.iter(qn("w:bidi")))) for paragraph in told] == [1, 0, 1]
    for paragraph in told:
        for run in paragraph.iter(qn("w:r")):
            words = _words(run)
            assert bool(re.search("[\u0600-\u06ff]", words)) == (run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None)
    assert _words(told[1]) == f"In English, with {URDU} in it."
