"""publishing.content.glyphs: what pasted letters mean, and which of them PDFs can show."""

import hashlib
import re
from dataclasses import replace

import pytest

from example import ROOT
from pdf_documents import DOCUMENT, image
from publishing.content.front_matter import Source
from publishing.content.glyphs import fonts, symbols
from publishing.content.glyphs.messages import notes
from publishing.content.glyphs.word_fonts import FIRST, LAST, MEANINGS, OTHERS
from publishing.documents.pdf import pdf

FOLDER = ROOT / "hooks" / "publishing" / "base" / "fonts"
SAMPLES = {
    "Urdu": "یہ رپورٹ اردو میں ہے۔",
    "Arabic": "هذا التقرير باللغة العربية.",
    "Chinese": "这是中文报告。繁體中文報告：關於兒童服務",
    "Polish": "Zażółć gęślą jaźń",
    "Hindi": "यह रिपोर्ट हिन्दी में है।",
    "Bengali": "এই প্রতিবেদনটি বাংলায়।",
    "Punjabi": "ਇਹ ਰਿਪੋਰਟ ਪੰਜਾਬੀ ਵਿੱਚ ਹੈ।",
    "Ukrainian": "Цей звіт українською",
    "Greek": "Η έκθεση είναι στα ελληνικά",
    "Gaelic": "Tha an aithisg seo sa Ghàidhlig",
    "Hebrew": "הדוח בעברית",
    "Tamil": "இந்த அறிக்கை தமிழில்",
    "Amharic": "ይህ ዘገባ በአማርኛ ነው",
    "Vietnamese": "Báo cáo bằng tiếng Việt",
    "Korean": "이 보고서는 한국어입니다",
    "wide signs": "１＋１＝２",
    "emoji": "👍🏽😀",
}


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES.keys())
def test_fonts_have_the_languages_of_translations(text: str) -> None:
    """No letter of a common language is missing."""
    assert fonts.missing(text) == []


def test_the_list_of_letters_is_of_these_fonts() -> None:
    """``coverage.txt`` was written for the very files that stand beside it."""
    noted = dict(re.findall(r"(?m)^# (\S+) (\w+)$", (FOLDER / "coverage.txt").read_text(encoding="ascii")))
    files = [*FOLDER.glob("*.ttf"), *FOLDER.glob("*.otf")]

    assert noted == {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_a_pdf_shows_each_letter_that_is_listed() -> None:
    """Typst, which refuses a letter without a glyph, sets every twentieth of them, in a heading, in text and as code."""
    letters = sorted(fonts.covered() - set("\t\n\r <>&"))
    text = " ".join(letter for letter in letters[::20] if letter.isprintable() and letter.isalnum())

    content = pdf(
        replace(DOCUMENT, body=f"<h2>{text[:2000]}</h2><p>{text}</p><p><code>{text}</code></p>"), image
    ).content

    assert content.startswith(b"%PDF")


def test_what_is_never_seen_is_not_missing() -> None:
    """Joiners, directions and variation selectors need no glyph."""
    assert fonts.missing("a\u200d\ufe0f\u200b\u2066\u00ad\u2028") == []


def test_a_missing_letter_is_a_visible_sign() -> None:
    """It is named by its code point; where Unicode knows a like letter, that stands in its place."""
    assert fonts.shown("a𓀀b") == "a□ [U+13000]b"
    assert fonts.shown("\U0001d400\ue000") == "A□ [U+E000]"


@pytest.mark.parametrize("text", ["\ue000", "𓀀", "a\u093f", " \u0e31", "\u1100\u1161", "=\u0338\u20e3"])
def test_no_letter_stops_a_pdf(text: str) -> None:
    """Not in the text, a title, a fact or a notice; and not two letters of which no font has both."""
    body = f"<h2>{text}x</h2><p>{text} {text}</p><table><tr><th>{text}</th></tr><tr><td>{text}</td></tr></table>"
    document = replace(DOCUMENT, body=body, title=f"A {text}", facts=((text, text),), notice=text, summary=text)

    assert pdf(document, image).pages == 1


def test_every_meaning_can_be_shown() -> None:
    """A sign of Word's does not become another one that is missing, nor a letter for private use."""
    assert {letter: sign for letter, sign in MEANINGS.items() if fonts.missing(sign)} == {}
    assert [sign for sign in (*MEANINGS.values(), *OTHERS.values()) if chr(FIRST) <= sign <= chr(LAST)] == []
    assert len(MEANINGS) > 215


@pytest.mark.parametrize(
    ("letter", "sign"),
    [
        ("\uf0b7", "•"),
        ("\uf0a7", "▪"),
        ("\uf02d", "−"),
        ("\uf0be", "—"),
        ("\uf0fc", "✓"),
        ("\uf06e", "■"),
        ("\uf0d8", "➢"),
    ],
)
def test_common_signs_of_word(letter: str, sign: str) -> None:
    """Inside a text they are what people saw in Word."""
    assert symbols.plain(f"a {letter} b") == f"a {sign} b"


def test_greek_letters_of_word_stand_in_words() -> None:
    """U+F06D is a circle by itself, and a Greek letter beside others."""
    assert symbols.plain("5 \uf06dm, \uf06d") == "5 μm, ○"


def test_wide_letters_and_ligatures_are_plain_ones() -> None:
    """Wide signs stay, as Chinese has them."""
    assert symbols.plain("Ｆｉｆｅ２０２６＝oﬃce") == "Fife2026＝office"


def test_bullets_become_lists() -> None:
    """With an empty line before them, levels by their indentation, and ticks, which say something, behind the dash."""
    body = (
        "Text:\n\uf0b7\tone\n\uf0b7two\n  \uf0a7 deeper\n\uf0fc done\n\nMore\n• a\n\n> \uf0b7 b\n\n```\n\uf0b7 c\n```"
    )

    assert symbols.markdown(body) == (
        "Text:\n\n- one\n- two\n    - deeper\n- ✓ done\n\nMore\n\n- a\n\n> - b\n\n```\n• c\n```"
    )


def test_a_sign_is_no_markup() -> None:
    """A bracket or a star of Word's Symbol font is itself, not the start of a link."""
    assert symbols.markdown("\uf05bx\uf05d(y) \uf03cb\uf03e") == "&#91;x&#93;(y) &#60;b&#62;"


def test_plain_text_is_left_alone() -> None:
    """The very same text comes back."""
    body = "Words – “quoted” • more\n\n- one\n"

    assert symbols.markdown(body) == body


def test_authors_are_told_once_for_each_letter() -> None:
    """At the first line, in fields and in references too."""
    source = Source("a.md", {"title": "x\uf0fcy"}, {("title",): 2}, "\uf0b7 one\n\uf0b7 two\n&#x13000; \uf0b7 𓀀\n", 5)

    told = [(note.line, note.field, note.found.partition(",")[0], note.advice) for note in notes(source)]

    assert told == [
        (2, "title", "U+F0FC of Word's Wingdings font", True),
        (5, "", "U+F0B7 of Word's Symbol font", True),
        (7, "", "U+F0B7 of Word's Symbol font", True),
        (7, "", "'𓀀' (U+13000", True),
    ]
