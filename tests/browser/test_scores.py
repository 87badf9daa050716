"""The index cut by term gives lunr's own scores, in Chromium."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import whole
from bench.corpus import Corpus
from example import SETTINGS, real
from index_page import opened, write_page
from publishing.content.publication import build
from publishing.search import vlq

pytestmark = pytest.mark.xdist_group("scores")  # so that each index is written once
COMPARE = Path(__file__).with_name("compare.js").read_text(encoding="utf-8").partition("*/\n")[2].rstrip().rstrip(";")
QUESTIONS = 600


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of the site, and both indexes of the real catalogue and of a generated one."""
    made = tmp_path_factory.mktemp("scores")
    write_page(made)
    whole.write(real(), date(2016, 1, 1), made / "real")
    generated = build({file: text.encode() for file, text in Corpus(80, 800).files()}, SETTINGS)
    whole.write(generated, date(2022, 1, 1), made / "generated")
    return made


@pytest.fixture(scope="module")
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """An empty page beside the indexes."""
    with opened(browser, folder) as page:
        yield page


def compare(page: Page, base: str, questions: int = QUESTIONS) -> dict[str, Any]:
    """Ask both indexes the same generated questions."""
    return page.evaluate(COMPARE, {"base": base, "questions": questions})


@pytest.mark.parametrize("base", ["real", "generated"])
def test_scores_are_lunrs(page: Page, base: str) -> None:
    """The same documents with the same scores, whatever is asked."""
    found = compare(page, base)

    assert found["faults"] == []
    assert found["worst"] <= 1e-9
    assert found["scores"] > QUESTIONS


def test_one_wrong_frequency_is_noticed(page: Page, folder: Path) -> None:
    """With one frequency changed by hand in every shard, scores are no longer lunr's: the comparison can fail."""
    shutil.copytree(folder / "real", folder / "tampered")
    for shard in (folder / "tampered" / "search").rglob("shards-*.json"):
        postings = json.loads(shard.read_text(encoding="utf-8"))
        term = next(iter(postings))
        *rest, last = vlq.decode(postings[term])
        shard.write_text(json.dumps({**postings, term: vlq.encode([*rest, last + 40])}), encoding="utf-8")

    assert compare(page, "tampered")["faults"] != []
