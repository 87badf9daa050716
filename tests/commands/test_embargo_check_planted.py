"""publishing.commands.embargo_check: a secret is found in every format and disguise, and what can't be read is named."""

from datetime import UTC, datetime
from functools import cache

import pytest

import example
from embargoed import BEFORE, CASE, SUMMARY, TITLE, WAITING, Noting
from planted import pdf, planted, png, zipped
from planted_more import planted_more
from publishing.cache.executor import Executor
from publishing.commands import embargo_check
from publishing.content import publication
from publishing.content.publication import Publication

PICTURE = png(b"tEXt", b"Source\0The zoo" + bytes(range(32, 127)))
ADDRESS = "https://www.inspectorate.example/zebras/waiting"
SOURCED = WAITING.replace("confidence: high", f"confidence: high\nsources:\n  - {ADDRESS}")
FILES = {
    **example.files({"files": {**CASE["files"], "reports/northshire-2030.md": SOURCED}}),
    "reports/northshire-2030/figure.png": PICTURE,
    "reports/northshire-2030/stripes-in-the-sun.txt": b"Nobody had expected purple stripes upon any of the animals.",
}
PLANTED = {**planted(SUMMARY, TITLE, PICTURE), **planted_more(SUMMARY, TITLE)}


@cache
def everything() -> Publication:
    """The publication with the report in it, the same for every secret."""
    return publication.build(FILES, example.SETTINGS, moment=datetime.max.replace(tzinfo=UTC))


def found(address: str, content: bytes) -> list[str]:
    """What gives the report away on a site of one file."""
    looked = embargo_check.look({address: content}, example.executor())  # public records are read once for all secrets
    told = embargo_check.check(everything(), BEFORE, Noting(), {}, looked, FILES)
    return [str(difference) for leak in told for difference in leak.found]


def unread(address: str, content: bytes) -> list[str]:
    """What a check says that it could not read."""
    return list(embargo_check.look({address: content}, Executor(processes=1)).lines())


@pytest.mark.parametrize("form", PLANTED)
def test_a_secret_is_found_in_every_form(form: str) -> None:
    """Whatever the format, the escape or the disguise, the address is named."""
    address, content = PLANTED[form]
    told = found(f"files/{address}", content)

    assert told
    assert all(f"files/{address}" in each for each in told)


@pytest.mark.parametrize(
    "text",
    [
        "FIFE: see NORTHSHIRE-2030!",
        "reports/northshire%2D2030/",
        "northshire_2030",
        "north\u200bshire\u20112030",
        "https://inspectorate.example/zebras/waiting/",
        "HTTP%3A%2F%2Finspectorate.example%2Fzebras%2Fwaiting?x=1",
        "stripes-in-the-sun.txt",
        "Nobody had expected purple stripes upon any animal",
        "Since the summer the lists of waiting zebras doubled, they found as they came back.",
    ],
)
def test_other_traces_are_found(text: str) -> None:
    """The id in other cases and escapes, a source's address, words of an attached file, a sentence told again."""
    assert found("a.txt", text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "Southshire: 4 March 2030.",
        "Northshire: 14 March 2030, 4 March 2031, March 2030.",
        "Services for children in Northshire. Progress review in Northshire. Third visit to the families.",
        "The waiting lists are long. Inspectors went back to Northshire in the summer of 2030.",
        "https://inspectorate.example/ and https://inspectorate.example/zebras/waiting-rooms",
        "northshire-20301 and northshire 2030-2031, Northshire, 2030",
        "The handbook says how. One inspection in each area. Two indicators were graded.",
    ],
)
def test_what_reports_share_is_no_trace(text: str) -> None:
    """Names, common phrases and addresses that go on give nothing away."""
    assert found("a.html", text.encode()) == []


@pytest.mark.parametrize(
    ("address", "content", "why"),
    [
        ("a.pdf", pdf("locked", SUMMARY), "encrypted"),
        ("a.pdf", pdf("picture", ""), "page 1: a picture without text"),
        ("a.pdf", b"%PDF-1.7 damaged", "damaged, or not what it says (PdfError)"),
        ("a.docx", b"PK\3\4 damaged", "damaged, or not what it says (BadZipFile)"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\x09IHDR", "damaged"),
        ("a.xyz", b"\0\1\2\3" * 9, "its format has no reader; only plain text in it was looked at"),
        ("a.woff2", b"wOF2\0\1\0\0" + bytes(range(90)), "its format has no reader"),
        ("a.txt", bytes(range(256)), "not the text that its name says"),
    ],
)
def test_what_cannot_be_read_is_named(address: str, content: bytes, why: str) -> None:
    """Nothing is passed over without a word."""
    told = unread(f"files/{address}", content)

    assert told[0].startswith("Not looked at, or not in full: ")
    assert f"  files/{address}: {why}" in told


def test_a_locked_file_in_a_zip_is_named() -> None:
    """With its name; so is what is packed too deeply."""
    plain = bytearray(zipped(a_txt="Zebra"))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        plain[plain.find(mark) + place] |= 1
    packed = b"Zebra"
    for _ in range(10):
        packed = zipped(a_docx=packed)

    assert "  a.zip: encrypted: a.txt" in unread("a.zip", bytes(plain))
    assert unread("a.docx", packed)[-1].endswith(": packed too deeply")


def test_what_can_be_read_is_not_listed() -> None:
    """Of pictures it is said that what they show was not looked at."""
    assert unread("a.docx", zipped(word__document_xml="<a>Zebra</a>")) == []
    assert unread("a.png", PICTURE) == [
        "Of pictures, sound and film only what they say of themselves was looked at: 1",
        "  a.png",
    ]
