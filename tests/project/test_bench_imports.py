"""The benchmark of imports measures what it says: a whole import has all, a broken one less of what it breaks."""

from dataclasses import asdict
from pathlib import Path

import pytest

from bench import import_run
from bench.import_score import score
from bench.import_truth import Truth, made_up


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Truth]:
    """The HTML of a made-up Word file, and its truth."""
    content, truth = made_up(1, 1_000)
    path: Path = tmp_path_factory.mktemp("made-up") / "made-up.docx"
    path.write_bytes(content)
    return import_run._IMPORTERS["ours"]()(path), truth


def test_all_of_a_made_up_word_file_arrives(imported: tuple[str, Truth]) -> None:
    found = asdict(score(*imported))
    assert found.pop("order") > 0.9  # notes stand at the end of the page
    assert found == {
        "recall": 1, "added": 0, "headings": 1, "levels": 1, "extra": 0, "numbers": 1, "cells": 1, "notes": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("<h3", "<p", "headings"),
        ("<h3", "<h4", "levels"),
        ("<td", "<i", "cells"),
        ('class="footnote-ref"', 'data-was="gone" href="#nowhere"', "notes"),
        ("<li>", "<li>Invented ", "added"),
    ],
)
def test_what_is_broken_shows(imported: tuple[str, Truth], old: str, new: str, name: str) -> None:
    text, truth = imported
    assert old in text
    broken = text.replace(old, new)
    if name == "notes":
        broken = broken.replace('href="#fn:', 'data-href="#fn:')
    assert getattr(score(broken, truth), name) != getattr(score(text, truth), name)
