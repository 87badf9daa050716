"""Where words stand: streams of words, positions, and the files that phrases are found by."""

import json
import random
import re
from collections.abc import Sequence
from typing import Any

import pytest

from publishing.cache.blobs import Text
from publishing.search import positions, vlq
from publishing.search.documents import BOOSTS
from publishing.search.phrases import PhraseFiles, phrase_files
from publishing.search.streams import APART, Stream, packed, unpacked
from publishing.search.words import compounds_of

EMPTY = Stream.from_passages(())


def held(*passages: str, **fields: Sequence[str]) -> Text:
    """The streams of a document whose text is some passages."""
    of_field = {"body": passages, **fields}
    return Text.from_content(packed({field: Stream.from_passages(of_field.get(field, ())) for field in BOOSTS}))


def spelled(stream: Stream) -> list[tuple[str, int]]:
    """The words of a stream with their places."""
    return [(stream.words[number], int(place)) for number, place in zip(stream.numbers, stream.places, strict=True)]


def written(files: PhraseFiles, kind: str) -> list[Any]:
    """The files of a kind, in order: ``directory``, ``phrases`` (shards) or ``places`` (long ones)."""
    found = {
        int(match[1]): file
        for path, file in files.files.items()
        if (match := re.fullmatch(rf"\w+/{kind}-(\d+)-\w+\.json", path))
    }
    return [json.loads(str(found[number])) for number in sorted(found)]


def entries(files: PhraseFiles) -> dict[tuple[str, str], list[list[int]]]:
    """Every entry by its words: the numbers of its documents, of its places, and of words beside it."""
    long = written(files, "places")
    common = written(files, "directory")[0]["common"]
    found = {}
    for shard in written(files, "phrases"):
        for words, text in shard.items():
            word, _, second = words.partition(" ")
            heads, sign, rest = text.partition(":") if ":" in text else text.partition(".")
            parts = 1 if second == "" and word in common else 3
            places = ".".join(long[int(rest) : int(rest) + parts]) if sign == ":" else rest
            found[word, second] = [vlq.decode(part) for part in (heads, *places.split("."))]
    return found


def test_words_have_places() -> None:
    """Words count on through a passage, and the next begins far away."""
    stream = Stream.from_passages(("Secure care, of course.", "", "Care"))

    assert spelled(stream) == [("secure", 0), ("care", 1), ("of", 2), ("course", 3), ("care", 4 + 2 * APART)]


def test_words_in_brackets_share_a_place() -> None:
    """With what brackets inside a word hold and without it, the word stands at the same place."""
    stream = Stream.from_passages(("Each carer(s) plan",))

    assert spelled(stream) == [("each", 0), ("carers", 1), ("carer", 1), ("plan", 2)]


def test_streams_come_back() -> None:
    """What is packed is unpacked the same."""
    before = {"body": Stream.from_passages(("a carer(s) b", "c a")), "title": EMPTY}
    after = unpacked(packed(before))

    assert {field: spelled(stream) for field, stream in before.items()} == {
        field: spelled(stream) for field, stream in after.items()
    }


def test_an_entry_has_documents_and_places() -> None:
    """Field by field the documents and how often; then the places, each document's from its beginning."""
    found = entries(phrase_files("archive", [held("plan a plan", title=["Plan"]), held("none"), held("b plan")]))

    assert found["plan", ""][:2] == [[0, 1, 0, 0, 4, 2, 0, 2, 1, 0], [0, 0, 2, 1]]
    assert found["b", ""][:2] == [[4, 1, 2, 0], [0]]


def test_common_words_stand_beside_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """An uncommon word names the common words before and behind it; two common ones have an entry as a pair."""
    monkeypatch.setattr(positions, "FEW", 2)
    monkeypatch.setattr(positions, "COMMON", 4)
    files = phrase_files("archive", [held("the end of the day", "of the of the of the")])
    (directory,) = written(files, "directory")
    found = entries(files)

    assert directory["common"] == ["the", "of"]
    assert found["end", ""][2:] == [[1], [2]]  # behind "the", before "of"
    assert found["day", ""][2:] == [[1], [0]]
    assert found["of", "the"][0] == [4, 1, 0, 3]
    assert found["of", "the"][2:] == [[0, 0, 1, 1], [0, 2, 2, 0]]
    assert ("end", "of") not in found
    assert len(found["the", ""]) == 2  # a common word says nothing of its neighbours


def test_a_word_with_several_before_it_names_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind ``of(s)`` a word stands behind two common words, and says both."""
    monkeypatch.setattr(positions, "FEW", 1)
    monkeypatch.setattr(positions, "COMMON", 3)
    found = entries(phrase_files("archive", [held("carer(s) plan", "carer carers", "carer carers")]))

    assert found["plan", ""][1:] == [[1, 0], [1, 2], [0, 0]]


def test_every_word_of_a_random_text_is_where_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Places, read back from the files, are those of the text; with small parts, long entries and several shards."""
    monkeypatch.setattr(positions, "_AT_ONCE", 50)
    monkeypatch.setattr("publishing.search.phrases.LONG", 20)
    monkeypatch.setattr("publishing.search.phrases.SHARD", 200)
    monkeypatch.setattr(positions, "FEW", 20)
    draw = random.Random(1)  # noqa: S311 - no secret
    texts = [" ".join(draw.choice("abcdefghijklm") * draw.randint(1, 3) for _ in range(60)) for _ in range(8)]
    files = phrase_files("archive", [held(text) for text in texts])
    found = entries(files)
    expected: dict[str, list[int]] = {}
    for text in texts:
        own: dict[str, list[int]] = {}
        for place, word in enumerate(text.split()):
            own.setdefault(word, []).append(place)
        for word, places in own.items():
            expected.setdefault(word, []).extend(
                place - before for before, place in zip([0, *places], places, strict=False)
            )

    assert {word: numbers[1] for (word, second), numbers in found.items() if not second} == expected
    assert len(written(files, "phrases")) > 2
    assert written(files, "places")


def test_an_empty_segment() -> None:
    """A segment without a word has no shard, and a directory all the same."""
    files = phrase_files("recent", [held()])

    assert [directory["words"] for directory in written(files, "directory")] == [0]
    assert written(files, "phrases") == [{}]


def test_compounds() -> None:
    """What hyphens join is known by its parts; figures and dashes join nothing."""
    text = "The (self-evaluation), multi‑agency/day-to-day x-ray 24-hour foo–bar pre- and"

    assert set(compounds_of(text)) == {"self evaluation", "multi agency", "day to day", "x ray"}
