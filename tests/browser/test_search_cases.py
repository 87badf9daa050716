"""What questions find among a few short texts, in Chromium: one case for each kind of fault that was found."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from example import CASES as FOLDER
from index_page import addresses, ask, opened, plain_document, write_index, write_page

CASES = yaml.safe_load((FOLDER / "search.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of the search, and an index for each case; half of its texts are in the archive."""
    made = tmp_path_factory.mktemp("search-cases")
    write_page(made)
    for number, case in enumerate(CASES):
        documents = [
            plain_document(
                name,
                case.get("titles", {}).get(name, "Title"),
                text,
                added=date(2020 + place % 2, 1, 1),
                acronyms=case.get("acronyms", {}),
            )
            for place, (name, text) in enumerate(case["texts"].items())
        ]
        if "names" in case:
            documents.append(plain_document("area", "Area", "", names=tuple(case["names"])))
        write_index(documents, made / str(number), date(2020, 6, 1))
    return made


@pytest.fixture(scope="module")
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """An empty page beside the indexes."""
    with opened(browser, folder) as page:
        yield page


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_found(page: Page, case: dict[str, Any]) -> None:
    """Every way to ask finds the same."""
    answers = ask(page, str(CASES.index(case)), case["ask"], weights=case.get("weights"), behind=case.get("behind", ()))
    whole = {question: _whole(answer) for question, answer in zip(case["ask"], answers, strict=True)}

    assert whole == {question: set(case["found"]) for question in case["ask"]}
    for answer in answers:
        ranked = sorted(answer["found"], key=lambda one: (-one["share"], -one["score"]))
        partly = [one for one in ranked if not one["whole"]]
        if "first" in case:
            assert ranked[0]["address"] == case["first"]
        if "partly" in case:
            assert [one["address"] for one in partly] == case["partly"]
            assert {word for one in partly for word in one["missing"]} == set(case["missing"])
        if "guessed" in case:
            assert {one["word"]: one["spellings"] for one in answer["guessed"]} == case["guessed"]


def _whole(answer: dict[str, Any]) -> set[str]:
    return {
        one for one in addresses(answer) if any(found["address"] == one and found["whole"] for found in answer["found"])
    }
