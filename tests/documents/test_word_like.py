"""Reports pasted from Word, with its symbols, tables, notes and many scripts, are taken and can be had in each form."""

import pytest

import everything
import example
import word_like
from publishing.content import publication
from publishing.content.publication import Publication

REPORT = "reports/northshire-2020.md"
WORDS = 1_500


def _built(seed: int) -> Publication:
    files = example.files()
    head = files[REPORT].decode().split("\n---\n")[0]
    text = f"{head}\nfull_text: true\n---\n\n{word_like.body(seed, WORDS)}"
    return publication.build({**files, REPORT: text.encode()}, example.SETTINGS)


@pytest.mark.parametrize("seed", range(3))
def test_a_report_from_word_is_made_without_a_hand(seed: int) -> None:
    """No fault; advice says what its symbols were read as; the letters are in the Word file; no symbol is left."""
    built = _built(seed)
    document = next(
        found for found in everything.documents(built, example.files()) if found.address == "reports/northshire-2020/"
    )
    words, pdf = everything.made(document)

    assert any("of Word's" in problem.found for problem in built.advice if problem.file == REPORT)
    assert not [letter for letter in words + document.body if "\uf000" <= letter <= "\uf0ff"]
    assert sum(letters.split()[0] in words for letters in word_like.LETTERS) > len(word_like.LETTERS) * 0.8
    assert pdf.startswith(b"%PDF")
