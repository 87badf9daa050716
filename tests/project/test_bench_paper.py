"""bench.paper: PDFs as a build makes them, from documents that were put aside."""

import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from example import ROOT
from pdf_documents import DOCUMENT
from publishing.documents.model import Document


def run_paper(tmp_path: Path, *documents: Document) -> "subprocess.CompletedProcess[str]":
    """Have a PDF made of each document, in processes of its own as in ``make bench``."""
    with (tmp_path / "documents").open("wb") as file:
        for document in documents:
            pickle.dump(document, file)
    command = [sys.executable, "-m", "bench.paper", "site", str(tmp_path / "documents"), str(tmp_path / "site")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_each_document_becomes_a_pdf(tmp_path: Path) -> None:
    """Each is named by its address."""
    done = run_paper(
        tmp_path, DOCUMENT, replace(DOCUMENT, address="reports/b/", url="https://reports.example/reports/b/")
    )
    files = {file.name: file.read_bytes()[:5] for file in (tmp_path / "site").glob("*.pdf")}

    assert (done.returncode, done.stderr) == (0, "")
    assert files == {"reports-a.pdf": b"%PDF-", "reports-b.pdf": b"%PDF-"}


def test_a_document_that_cannot_be_set_is_an_error(tmp_path: Path) -> None:
    """It says why, and no numbers are measured of it."""
    done = run_paper(tmp_path, replace(DOCUMENT, body="<p><marquee>Words.</marquee></p>"))

    assert done.returncode != 0
    assert "marquee" in done.stderr.splitlines()[-1]
