"""Phrases in the browser: the same documents as a plain scan of all texts."""

import gzip
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from bench.corpus import Corpus
from example import SETTINGS
from index_page import addresses, ask, opened, write_index, write_page
from publishing import search
from publishing.content.publication import build
from publishing.search import Document
from publishing.search.words import words
from publishing.site import finder

pytestmark = pytest.mark.xdist_group("phrases")
PHRASES = 200
SPLIT = date(2016, 1, 1)


def corpus(reports: int, size: int) -> list[Document]:
    """The documents of a generated archive, with everyday words between its own, as real texts have them."""
    files = {file: _everyday(text).encode() for file, text in Corpus(reports, size).files()}
    publication = build(files, SETTINGS)
    return [
        replace(document, added=document.day)
        for document in search.documents(publication, finder.rows(publication.catalogue))
    ]


def _everyday(text: str) -> str:
    head, mark, body = text.rpartition("---\n")
    draw = random.Random(len(text))  # noqa: S311 - no secret
    common = ["of the", "and", "children and young people", "in the", "to be", "the quality of"]
    return (
        head
        + mark
        + re.sub(r"(?<=[a-z]) (?=[a-z])", lambda _: f" {draw.choice(common)} " if draw.random() < 0.3 else " ", body)
    )


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """Forty reports."""
    return corpus(40, 600)


@pytest.fixture(scope="module")
def folder(documents: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index in two segments, and the scripts that read it."""
    made = tmp_path_factory.mktemp("phrases")
    write_page(made)
    write_index(documents, made / "whole", SPLIT)
    return made


@pytest.fixture(scope="module")
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """An empty page beside the index."""
    with opened(browser, folder) as page:
        yield page


@cache
def _spoken(passage: str) -> tuple[str, ...]:
    """The words of a passage, which is looked at for each phrase."""
    return tuple(words(passage))


def texts(document: Document, field: str | None = None) -> Iterator[tuple[str, ...]]:
    """The passages of a document as words."""
    for name, passages in document.passages.items():
        if field in (None, name):
            yield from map(_spoken, passages)


def scan(documents: Sequence[Document], phrase: Sequence[str], field: str | None = None) -> set[str]:
    """The documents that have words side by side: a plain look at every text."""
    sought = f" {' '.join(phrase)} "
    return {one.address for one in documents if any(sought in f" {' '.join(text)} " for text in texts(one, field))}


def scan_near(documents: Sequence[Document], one: str, other: str, within: int) -> set[str]:
    """The documents in which two words stand with at most so many others between them."""

    def stands(text: Sequence[str]) -> bool:
        firsts = [place for place, word in enumerate(text) if word == one]
        seconds = [place for place, word in enumerate(text) if word == other]
        return any(abs(first - second) <= within + 1 for first in firsts for second in seconds)

    return {document.address for document in documents if any(map(stands, texts(document)))}


def draw(documents: Sequence[Document], count: int, seed: int) -> list[list[str]]:
    """Phrases of two to six words that stand in some text; and, every fourth, with its last two words the other way."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    found: list[list[str]] = []
    while len(found) < count:
        text = chance.choice(list(texts(chance.choice(documents))) or [()])
        length = chance.randint(2, 6)
        if len(text) >= length:
            start = chance.randint(0, len(text) - length)
            phrase = list(text[start : start + length])
            found.append(phrase if len(found) % 4 else [*phrase[:-2], *phrase[:-3:-1]])
    return found


def test_phrases_are_those_of_a_plain_scan(page: Page, documents: list[Document]) -> None:
    """Two hundred random phrases find the same documents as a plain scan, no more and no fewer."""
    phrases = draw(documents, PHRASES, 1)
    answers = ask(page, "whole", [f'"{" ".join(phrase)}"' for phrase in phrases])
    expected = [scan(documents, phrase) for phrase in phrases]

    assert expected == list(map(addresses, answers))
    assert len([found for found in expected if found]) > PHRASES // 2
    assert {() for found in expected if not found}  # those that stand nowhere are not found


def test_phrases_in_one_field(page: Page, documents: list[Document]) -> None:
    """A field's name in front looks in that field alone."""
    phrases = [phrase for phrase in (list(words(one.title))[:3] for one in documents[:10]) if len(phrase) > 1]
    answers = ask(page, "whole", [f'{field}:"{" ".join(phrase)}"' for phrase in phrases for field in ("title", "body")])
    expected = [scan(documents, phrase, field) for phrase in phrases for field in ("title", "body")]

    assert expected == list(map(addresses, answers))


def test_phrases_that_must_not_stand_there(page: Page, documents: list[Document]) -> None:
    """A minus before quotation marks takes away what has the phrase, and nothing else; a plus is as without."""
    phrases = [phrase for phrase in draw(documents, 30, 2) if scan(documents, phrase)]
    word = "children"
    answers = ask(page, "whole", [f'{word} {sign}"{" ".join(phrase)}"' for phrase in phrases for sign in "-+"])
    with_word = scan(documents, [word])
    expected = [
        with_word - scan(documents, phrase) if sign == "-" else with_word & scan(documents, phrase)
        for phrase in phrases
        for sign in "-+"
    ]
    found = [{one["address"] for one in answer["found"] if one["whole"]} for answer in answers]

    assert expected == found


def test_words_near_each_other(page: Page, documents: list[Document]) -> None:
    """``"a b"~5`` finds both words with at most five others between them, in any order."""
    chance = random.Random(3)  # noqa: S311 - no secret
    drawn = [(phrase[0], phrase[-1], chance.randint(1, 8)) for phrase in draw(documents, 60, 4)]
    asked = [near for near in drawn if near[0] != near[1]]
    answers = ask(page, "whole", [f'"{one} {other}"~{within}' for one, other, within in asked])

    assert [scan_near(documents, *near) for near in asked] == list(map(addresses, answers))
    assert len(asked) > 40


def test_a_phrase_is_found_by_no_fault_of_the_index(page: Page, folder: Path, documents: list[Document]) -> None:
    """With other places written into every shard, the scan and the index differ: the comparison can fail."""
    (folder / "tampered").mkdir()
    for path in (folder / "whole").rglob("*.json"):
        target = folder / "tampered" / path.relative_to(folder / "whole")
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        target.write_text(
            re.sub(r"(?<=\.)[A-E](?=[A-Za-z])", "F", text) if "phrases-" in path.name else text, encoding="utf-8"
        )
    phrases = draw(documents, 60, 5)
    answers = ask(page, "tampered", [f'"{" ".join(phrase)}"' for phrase in phrases])

    assert [scan(documents, phrase) for phrase in phrases] != list(map(addresses, answers))


def test_what_a_phrase_takes(page: Page, folder: Path, documents: list[Document]) -> None:
    """A phrase fetches the directory, and some shards of each segment; no list of terms, and no text."""
    (answer,) = ask(page, "whole", ['"children and young people"'])
    kinds = {re.sub(r".*/(\w+)[-.].*", r"\1", file) for file in answer["files"] if file.endswith(".json")}
    sizes = [len(gzip.compress((folder / file[1:]).read_bytes(), 6)) for file in answer["files"] if "/search/" in file]

    assert kinds <= {"root", "manifest", "same", "directory", "phrases", "places"}
    assert sum(sizes) < 60_000
