"""The register of findings, taken away: files of a choice, and evidence for Word."""

import re
import time
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page

from libreoffice import convert
from register_page import Row, published, taken
from visiting import settled


@pytest.fixture(scope="module")
def table(site: Path) -> list[Row]:
    """The rows of the published table of findings, which none of the register's code reads."""
    return published(site)


@pytest.mark.parametrize("form", ["csv", "json", "bib"])
def test_the_same_file_as_the_build_wrote(page: Page, site: Path, form: str) -> None:
    """Everything that is shown is, byte for byte, the file that needs no script."""
    page.goto("findings/")
    settled(page)
    name, content = taken(page, form)

    assert name.endswith(f"newest-first.{form}")
    assert content == (site / f"findings/register.{form}").read_bytes()
    page.goto("findings/?theme=neglect")
    settled(page)
    assert taken(page, form)[1] == (site / f"findings/theme/neglect/findings.{form}").read_bytes()


def test_evidence_as_a_word_file(own_page: Page, table: list[Row], tmp_path: Path) -> None:
    """At least 200 findings are ready in a second and small; LibreOffice opens the file, which carries each address."""
    own_page.goto("findings/")
    settled(own_page)
    seconds, contents = [], []
    for _ in range(3):  # a busy machine may keep one of them waiting
        began = time.monotonic()
        name, content = taken(own_page, "docx")
        seconds.append(time.monotonic() - began)
        contents.append(content)

    assert len(table) >= 200
    assert min(seconds) < 1
    assert contents == [content] * 3
    assert len(content) < 250_000
    file = tmp_path / name
    file.write_bytes(content)
    with zipfile.ZipFile(file) as package:
        assert package.testzip() is None
        links = package.read("word/_rels/document.xml.rels").decode()
    text = re.sub(r"\s", "", convert(file, "txt", tmp_path).read_text(encoding="utf-8-sig"))
    missing = [row["id"] for row in table if f'"{row["address"]}"' not in links or row["address"] not in text]
    assert missing == []
    assert [row["id"] for row in table if re.sub(r"\s", "", row["text"]) not in text] == []
    assert "Whatthenumbersdon’tsay" in text


def test_evidence_stands_in_the_order_of_the_framework(page: Page, tmp_path: Path) -> None:
    """Findings of one indicator stand together, by its number, and those without one come last."""
    page.goto("findings/?partnership=south-ayrshire")
    settled(page)
    _, content = taken(page, "docx")
    (tmp_path / "evidence.docx").write_bytes(content)
    with zipfile.ZipFile(tmp_path / "evidence.docx") as package:
        body = package.read("word/document.xml").decode()
    heads = re.findall(r'w:val="Heading1"/></w:pPr><w:r><w:t[^>]*>([^<]*)', body)

    assert len(heads) > 3
    named = [head for head in heads if head != "No indicator named"]
    assert heads[: len(named)] == named
    numbers = [tuple(map(int, re.findall(r"\d+", head)[:2])) for head in named if "2014" in head]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    "choice", ["theme=neglect", "indicator=hwiil-2014/6-2", "programme=services", "partnership=fife"]
)
def test_the_build_writes_the_same_evidence(page: Page, address: str, site: Path, tmp_path: Path, choice: str) -> None:
    """The Word file beside a list without a script is the one that the browser makes of the same choice."""
    page.goto(f"findings/?{choice}")
    settled(page)
    (tmp_path / "browser.docx").write_bytes(taken(page, "docx")[1])
    written = _parts(site / "findings" / choice.replace("=", "/") / "evidence.docx")
    public = re.search(r'Target="(https://[^/]+/)findings/', written["word/_rels/document.xml.rels"])

    assert public
    found = {
        name: text.replace(f"{address.rstrip('/')}/", public[1])
        for name, text in _parts(tmp_path / "browser.docx").items()
    }
    assert found == written


def _parts(file: Path) -> dict[str, str]:
    """The parts of a Word file."""
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name).decode() for name in package.namelist()}
