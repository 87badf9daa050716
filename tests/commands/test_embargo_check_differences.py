"""publishing.commands.embargo_check: what differs between two sites, in words, and what kind of file it is."""

import gzip
from io import BytesIO
from zipfile import ZipFile

import pytest

from publishing.commands.embargo_check.days import changes
from publishing.commands.embargo_check.difference import differences
from publishing.commands.embargo_check.kinds import kind_of
from publishing.commands.embargo_check.pairing import pairs
from publishing.commands.embargo_check.readable import leaves, text, words
from publishing.content.typesetting import typeset


def zipped(**held: bytes) -> bytes:
    """A ZIP of these files."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return made.getvalue()


def said(with_it: dict[str, bytes], without: dict[str, bytes]) -> list[str]:
    """The differences of two sites, in words."""
    return [str(one) for one in differences(with_it, without)]


@pytest.mark.parametrize(
    ("address", "with_it", "without", "expected"),
    [
        ("a/index.html", b"<p>Fox, hen", b"<p>Cat", "page: {}: the words 'Fox' and 'hen' are there only with"),
        ("a/index.html", b"<p title='Fox'>", b"<p>", "page: {}: the word 'Fox' is there only with the report"),
        ("a/index.html", b"<p>All 4 reports of 4", b"<p>All 3 reports of 4", "page: {}: 'All 4 reports of' with the"),
        ("a/index.html", b"<p>Hen", b"<p>Hen and fox", "page: {}: the words 'and' and 'fox' are there only without"),
        ("a/index.html", b"<b>Hen</b>", b"<i>Hen</i>", "page: {}: other bytes, though the same words"),
        (
            "search/a/shards-0.json",
            b'{"fox":"A"}',
            b"{}",
            "search terms: {}: the term 'fox' is there only with the report",
        ),
        ("search/a/shards-0.json", b'{"fox":"A"}', b'{"fox":"B"}', "search terms: {}: other bytes, though the same"),
        ("data/a.json", b'["\\u0192ox"]', b"[]", "data: {}: the word 'ƒox' is there only with the report"),
        (
            "a.csv.gz",
            gzip.compress(b"fox", mtime=0),
            gzip.compress(b"", mtime=0),
            "CSV: {} › a.csv: the word 'fox' is there only with",
        ),
        ("a.zip", zipped(a=b"fox"), zipped(a=b"hen"), "ZIP: {} › a: the word 'fox' is there only with the report"),
        ("a.zip", zipped(a=b"", b=b""), zipped(b=b"", a=b""), "ZIP: {}: other bytes, though the same words"),
        ("a.zip", b"damaged fox", b"damaged", "ZIP: {}: the word 'fox' is there only with the report"),
        ("a.docx", zipped(**{"a.xml": b"<w>fox"}), zipped(), "Word file: {}: the word 'fox' is there only with the"),
        ("a.png", b"\xff\x01", b"\xff\x02", "file: {}: other bytes, though the same words"),
    ],
)
def test_a_difference_is_told_in_words(address: str, with_it: bytes, without: bytes, expected: str) -> None:
    """Whatever the format, an editor reads what is there and where."""
    found = said({address: with_it, "b.txt": b"same"}, {address: without, "b.txt": b"same"})

    assert len(found) == 1
    assert found[0].startswith(expected.format(address))


def test_a_file_that_is_there_once_is_told() -> None:
    """Whichever side it is on."""
    assert said({"a.txt": b""}, {"b.txt": b""}) == [
        "file: a.txt: the file is there only with the report",
        "file: b.txt: the file is there only without the report",
    ]


def test_many_words_are_counted() -> None:
    """Five are named."""
    assert said({"a.txt": b"a b c d e f g"}, {"a.txt": b""}) == [
        "file: a.txt: the words 'a', 'b', 'c', 'd', 'e' and 2 more are there only with the report"
    ]


def test_a_name_alone_gives_away_too() -> None:
    """Names of search files come from what they hold: one that is another was made from something else."""
    site, other = {"search/recent/text-aaaaaaaaaaaa.json": b"[]"}, {"search/recent/text-bbbbbbbbbbbb.json": b"[]"}

    assert said(site, other) == [
        "search text: search/recent/text-aaaaaaaaaaaa.json: "
        "without the report its name is search/recent/text-bbbbbbbbbbbb.json"
    ]


def test_names_that_follow_others_are_told_as_such() -> None:
    """A list of files names those that differ; that is no leak of its own words."""
    site = {"search/root-aaaaaa.json": b"{}", "index.html": b"search/root-aaaaaa.json"}
    other = {"search/root-bbbbbb.json": b"[]", "index.html": b"search/root-bbbbbb.json"}

    assert said(site, other)[0] == "page: index.html: other names of files"


def test_search_files_are_known_by_what_lasts_of_their_names() -> None:
    """A changed one is the same file still; one that is as it was goes with itself."""
    one = ["search/a/text-aaaaaaaaaaaa.json", "search/a/text-bbbbbbbbbbbb.json", "search/a/shards-0-aaaaaa.json"]
    other = ["search/a/text-bbbbbbbbbbbb.json", "search/a/shards-0-bbbbbb.json", "b.txt"]

    assert list(pairs(dict.fromkeys(one, b""), dict.fromkeys(other, b""))) == [
        (None, "b.txt"),
        ("search/a/shards-0-aaaaaa.json", "search/a/shards-0-bbbbbb.json"),
        ("search/a/text-bbbbbbbbbbbb.json", "search/a/text-bbbbbbbbbbbb.json"),
        ("search/a/text-aaaaaaaaaaaa.json", None),
    ]


def test_changes_are_grouped_and_cut() -> None:
    """Ten of a sort are named."""
    before = {"old/index.html": b"", "feed.xml": b"1", "same.css": b"", "data/a.csv": b"1"}
    after = {**{f"new/{name}.html": b"" for name in "abcdefghijkl"}, "feed.xml": b"2", "same.css": b"", "a.pdf": b""}
    lines = [line for change in changes(before, after) for line in change.lines()]

    assert [line for line in lines if not line.startswith(" ")] == [
        "pages, added: 12",
        "pages, removed: 1",
        "feeds and sitemap, changed: 1",
        "data, removed: 1",
        "downloads, added: 1",
    ]
    assert lines[9:13] == ["  new/i.html", "  new/j.html", "  and 2 more", "pages, removed: 1"]


@pytest.mark.parametrize(
    ("address", "kind", "group"),
    [
        ("reports/a/index.html", "page", "pages"),
        ("publications/kind/overview/index.html", "list", "lists"),
        ("publications/kind/overview/feed.xml", "feed", "feeds and sitemap"),
        ("feed.xml", "feed", "feeds and sitemap"),
        ("sitemap.xml.gz", "sitemap", "feeds and sitemap"),
        ("search/recent/cards-0-aaaaaa.json", "search card", "search"),
        ("search/manifest.json", "search figures", "search"),
        ("data/reports.csv", "CSV", "data"),
        ("data/reports.json", "data", "data"),
        ("reports/a/cite.bib", "citations", "data"),
        ("publications/all-pdfs.zip", "ZIP", "downloads"),
        ("reports/a/record.docx", "Word file", "downloads"),
        ("published/urls.txt", "inventory", "inventories"),
        ("assets/css/base.css", "file", "other files"),
    ],
)
def test_outputs_have_kinds(address: str, kind: str, group: str) -> None:
    """Each has the name that an editor knows it by."""
    assert kind_of(address) == (kind, group)


def test_a_pdf_is_read_through() -> None:
    """Its pages, its title, and words that go on in the next line."""
    words_in = "Quite remarkable circumstances surrounding understanding #pagebreak() Last"
    made = typeset(
        f'#set document(title: "The title")\n#set page(width: 5.5cm)\n#set text(hyphenate: true)\n{words_in}'.encode()
    )

    assert words(text("a.pdf", made))[-6:] == words_in.replace("#pagebreak() ", "").split()
    assert "The title" in text("a.pdf", made)


def test_a_damaged_pdf_says_nothing() -> None:
    """It is compared by its bytes."""
    assert text("a.pdf", b"%PDF") == ""


def test_what_is_packed_twice_is_reached() -> None:
    """A way leads to each file."""
    packed = gzip.compress(zipped(**{"a.txt": b"A", "b.txt": b"B"}))

    assert list(leaves("x/all.zip.gz", packed)) == [
        ("x/all.zip.gz › all.zip › a.txt", b"A"),
        ("x/all.zip.gz › all.zip › b.txt", b"B"),
    ]
