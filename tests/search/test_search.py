"""The search index: words, numbers as text, postings, segments and files."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
import yaml

import example
from bench.corpus import Corpus
from example import ROOT
from publishing import search
from publishing.cache.executor import Executor
from publishing.content.publication import Settings, build
from publishing.content.rendering import Rendered
from publishing.search import Document, vlq
from publishing.search.analysis import Terms, analyse
from publishing.search.documents import BOOSTS
from publishing.search.postings import Postings, blocks
from publishing.search.segments import shard_size
from publishing.search.words import count_terms, terms
from publishing.site import finder

WORDS = yaml.safe_load((ROOT / "tests" / "cases" / "words.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """The documents of a generated archive of forty reports, one every 228 days, listed on the day they are dated."""
    publication = build({file: text.encode() for file, text in Corpus(40, 200, 2_000).files()}, Settings(owner=""))
    found = search.documents(publication, finder.rows(publication.catalogue))
    return [replace(document, added=document.day) for document in found]


def files(documents: list[Document], before: date = date(2020, 1, 1)) -> dict[str, str]:
    """The index of some documents, by address."""
    values = {
        "publication": ("report", "handbook", "framework"),
        "kind": ("joint-inspection",),
        "partnership": tuple(f"area-{number}" for number in range(1, 33)),
        "programme": ("made-up",),
    }
    facets = [
        finder.Facet(key, key, "of", tuple(finder.Option(value, value) for value in own)) for key, own in values.items()
    ]
    made = search.index_files(documents, facets, before, lambda document: document.title, Executor(processes=1))
    return {address: str(content) for address, content in made.items()}


@pytest.mark.parametrize("case", WORDS, ids=lambda case: repr(case["text"]))
def test_terms(case: dict[str, Any]) -> None:
    """A text gives the case's terms, in order, and counting them gives the same."""
    assert case["terms"] == list(terms(case["text"]))
    assert Counter(case["terms"]) == count_terms(case["text"])


def test_numbers_come_back() -> None:
    """What is written as text is read as the same numbers."""
    numbers = [0, 1, 31, 32, 33, 1023, 1024, 4095, 4096, 2**20, 2**31]

    assert numbers == vlq.decode(vlq.encode(numbers))


def test_many_numbers_are_written_as_one_by_one() -> None:
    """An array of numbers gives the text that they give one by one, and where each starts."""
    numbers = [2**20, 0, 31, 32, 1023, 1024, 2**32 - 1, 33]
    text, starts = vlq.encode_array(np.array(numbers, np.uint32))

    assert text == vlq.encode(numbers)
    assert [vlq.decode(text[start:])[0] for start in starts] == numbers


def test_small_numbers_take_one_character() -> None:
    """Up to 31, a number is one character."""
    assert [1, 2] == [len(vlq.encode([31])), len(vlq.encode([32]))]


def test_postings_hold_every_frequency() -> None:
    """A term's postings say in which documents it stands, and how often, by field."""
    postings = Postings(("title", "body"))
    for title, body in (("Fife", "plans"), ("", ""), ("Plans", "plans plans of Fife plans")):
        postings.add({"title": Terms.from_text(title), "body": Terms.from_text(body)})

    assert [0, 1, 2, 0, 1, 2, 0, 2, 0, 2] == vlq.decode(postings.coded()["plan"])
    assert [[1, 0, 1], [1, 0, 4]] == [list(postings.lengths[field]) for field in ("title", "body")]


def test_blocks_change_no_posting() -> None:
    """Postings that are joined are those of all documents at once; a new document changes only the first block."""
    counts = [{"body": Terms.from_text(f"{word} plans {'fife ' * number}")} for number, word in enumerate("abcabcd")]
    whole, joined = Postings(("body",)), Postings(("body",))
    for one in counts:
        whole.add(one)
    for part in (counts[:2], counts[2:3], [], counts[3:]):
        block = Postings(("body",))
        for one in part:
            block.add(one)
        joined.join(block.packed())

    analysed = [analyse(Document(f"reports/{number}/", "A report", (), "", Rendered())) for number in range(301)]

    assert whole.coded() == joined.coded()
    assert whole.lengths == joined.lengths
    assert [*blocks(analysed[1:])][1:] == [*blocks(analysed)][1:]


def test_terms_are_in_a_browsers_order() -> None:
    """Terms are sorted as JavaScript compares text, by UTF-16 units: a surrogate (D801) stands before FA0E."""
    postings = Postings(("body",))
    postings.add({"body": Terms.from_text("zebra 𐐨 﨎")})

    assert postings.terms() == ["zebra", "𐐨", "﨎"]


def test_shards_grow_with_the_root_of_the_whole() -> None:
    """A hundred times as many postings need shards ten times as long, and small indexes no tiny ones."""
    assert shard_size(400_000_000) == 10 * shard_size(4_000_000)
    assert shard_size(10) == 4_000


def test_the_same_documents_give_the_same_bytes(documents: list[Document]) -> None:
    """Made twice, the index is the same to the byte."""
    assert files(documents) == files(documents)


def test_names_tell_versions_apart(documents: list[Document]) -> None:
    """A file with another content has another name; only the manifest keeps its own."""
    before = files(documents)
    changed = [replace(documents[0], summary="changed"), *documents[1:]]
    after = files(changed)
    same = {address for address in before.keys() & after.keys() if before[address] != after[address]}

    assert {search.MANIFEST} == same


def test_the_archive_stays(documents: list[Document]) -> None:
    """One report published today changes no file of the archive."""
    today = replace(documents[0], address="reports/today/", day=date(2026, 11, 22), added=date(2026, 11, 22))
    before, after = files(documents), files([today, *documents])

    assert {name for name in before if "/archive/" in name} == {name for name in after if "/archive/" in name}
    assert len([name for name in before if "/archive/" in name]) > 10


def test_the_root_names_every_shard(documents: list[Document]) -> None:
    """The root has the first term and the hash of each shard, and the manifest the size of each file."""
    made = files(documents)
    manifest = json.loads(made[search.MANIFEST])
    root = json.loads(made[f"search/{manifest['root']}"])
    for entry in root["segments"]:
        shards = sorted(name for name in made if f"/{entry['name']}/shards-" in name)

        assert len(entry["firsts"]) == len(shards) == len(entry["shards"]) // 6
        assert set(entry["firsts"]) == {next(iter(json.loads(made[name]))) for name in shards}
    assert {f"search/{name}": size for name, size in manifest["bytes"].items()} == {
        name: len(content.encode()) for name, content in made.items() if name != search.MANIFEST
    }


def test_lengths_and_totals_agree(documents: list[Document]) -> None:
    """Averages can be worked out from the root alone: totals are the sums of the lengths in the columns."""
    made = files(documents)
    root = json.loads(next(content for name, content in made.items() if "/root-" in name))
    for entry in root["segments"]:
        columns = json.loads(next(content for name, content in made.items() if f"/{entry['name']}/columns-" in name))

        assert entry["totals"] == [sum(vlq.decode(text)) for text in columns["lengths"]]
    assert list(BOOSTS) == list(root["boosts"])


def test_made_up_areas_are_not_found() -> None:
    """The partnership "Specimen" is no document; every real one is."""
    publication = example.real()
    found = {document.address for document in search.documents(publication, finder.rows(publication.catalogue))}

    assert "partnerships/specimen/" not in found
    assert "partnerships/fife/" in found


def test_evaluations_can_be_searched_for() -> None:
    """A report's named grades are part of its text, and acronyms are found in full and in short."""
    publication = example.real()
    found = {one.address: one for one in search.documents(publication, finder.rows(publication.catalogue))}

    assert "6.2 Planning and improving services: Weak" in found["reports/south-ayrshire-2016/"].fields["body"]
    assert "CSO compulsory" in found["reports/na-h-eileanan-siar-supervision-orders/"].fields["body"]


def test_a_template_is_found_by_its_questions() -> None:
    """Each section and each question is a section with its own anchor; guidance and choices are its text."""
    publication = example.build()
    found = {one.address: one for one in search.documents(publication, finder.rows(publication.catalogue))}
    form = found["handbook/file-reading/first-form/"]
    sections = {section.anchor: (section.title, section.text) for section in form.sections}

    assert sections["plan"] == ("The plan", "Read the newest.")
    assert sections["plan-quality"] == ("How good is it?", "Good ones are short.")
    assert sections["group"] == ("Which group?", "The first The second")
    assert "How good is it?" in form.fields["headings"]
    assert "Good ones are short." in form.fields["body"]
