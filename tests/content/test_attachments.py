"""publishing.content.rules.attachments: what a page says of a report's other forms, and whether files are what they say.

(Other mistakes stand in tests/cases/attachments; the page itself in test_corrections.)
"""

from io import BytesIO
from zipfile import ZipFile

import pytest

from example import SETTINGS, files
from publishing.base.languages import Language, language_of
from publishing.base.problems import PublishingError
from publishing.content import publication
from publishing.content.publication import Publication
from publishing.content.rules.attachments import KINDS, Offer, offers

ODT, EPUB = (KINDS[ending].media_type for ending in ("odt", "epub"))


def _zip(**members: str) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return content.getvalue()


CONTENTS = {
    "pdf": b"%PDF-1.7 made up",
    "docx": _zip(word__document_xml="<made-up/>"),
    "odt": _zip(mimetype=ODT),
    "epub": _zip(mimetype=EPUB),
    "mp3": b"ID3\x04 made up",
    "mp4": b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom",
}


def _built(name: str, content: bytes, *, title: str = "") -> Publication:
    """The base with a file that a report has in another form."""
    attached = f"attachments:\n  - form: easy-read\n    language: gd\n    file: {name}\n{title}confidence: high"
    docs = files({"change": {"reports/northshire-2020.md": {"confidence: high": attached}}})
    return publication.build({**docs, f"reports/northshire-2020/{name}": content}, SETTINGS)


@pytest.mark.parametrize("ending", KINDS)
@pytest.mark.parametrize("inside", KINDS)
def test_a_file_is_what_its_name_says(ending: str, inside: str) -> None:
    """Each kind passes under its own ending, and under no other. (The gate lets no capitals through.)"""
    if ending == inside:
        _built(f"read.{ending}", CONTENTS[inside])
    else:
        with pytest.raises(PublishingError, match=f"expected {KINDS[ending].name} inside, as its name says"):
            _built(f"read.{ending}", CONTENTS[inside])


def test_a_page_offers_what_it_knows_of_a_file() -> None:
    """Its form, its language, its kind and its true size."""
    built = _built("read.pdf", CONTENTS["pdf"])
    found = list(offers(built.catalogue.reports["northshire-2020"], built.files))

    assert found == [
        Offer(
            title="Easy read",
            address="reports/northshire-2020/read.pdf",
            language=Language("gd", "Gaelic", "Gàidhlig"),
            kind=KINDS["pdf"],
            size=len(CONTENTS["pdf"]),
        )
    ]


def test_a_title_of_its_own_goes_first() -> None:
    """Two translations may need telling apart."""
    built = _built("read.pdf", CONTENTS["pdf"], title="    title: Easy read for children\n")
    (found,) = offers(built.catalogue.reports["northshire-2020"], built.files)

    assert found.title == "Easy read for children"


@pytest.mark.parametrize(
    ("code", "name", "own"),
    [
        ("en", "English", ""),
        ("gd", "Gaelic", "Gàidhlig"),
        ("bfi", "British Sign Language", ""),
        ("sco", "Scots", ""),
        ("ur", "Urdu", "اردو"),
        ("pl", "Polish", "polski"),
        ("en-GB", "English (United Kingdom)", ""),
    ],
)
def test_a_language_has_names(code: str, name: str, own: str) -> None:
    """Its English one as Scotland says it, and its own where that is another."""
    assert language_of(code) == Language(code, name, own)


@pytest.mark.parametrize("code", ["qx", "xx", "zzz", ""])
def test_what_is_no_language_has_no_name(code: str) -> None:
    """Nothing is made up for a short form that nobody knows."""
    assert language_of(code) is None
