"""publishing.documents.pdf: every letter of a text is printed, and nothing is taken for markup."""

import re
from collections import Counter
from functools import cache
from html import escape
from unicodedata import category

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pdf_documents import REFERENCE, WHOLE, content_of, printed_text


def test_nothing_is_left_out() -> None:
    """Each piece of a body is on the pages, in its order."""
    text, place = printed_text(WHOLE), 0
    for piece in "Start 1.1Words. Deeper abcdefghijklmNah-Eileanan Table1 Counts North12 n 3.o p q r “s” t u vw x y z aa ab".split():
        place = text.find(piece, place) + len(piece)

        assert text[place - len(piece) : place] == piece


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<p><marquee>x</marquee></p>", "there is no way to print <marquee>"),
        ('<p><a href="#nowhere">x</a></p>', "a link to '#nowhere', and nothing in the document has this id"),
        ('<p><a href="../other/">x</a></p>', "a link to '../other/', which leads nowhere from a file"),
        ('<p id="x">x</p><p id="x">y</p>', "the id 'x' stands twice in the document"),
        (f"<p>x{REFERENCE}</p>", "a reference to the footnote 'fn:1', which the document does not have"),
        ("<svg><rect></rect></svg>", "a drawing without a title"),
        ("<ul>x<li>y</li></ul>", "something in <ul> that does not belong there"),
        ("<dl><dd>x</dd></dl>", "an explanation before any term"),
        ("<pre>x <em>y</em></pre>", "there is no way to print markup inside <pre>"),
        ("<h4>x</h4>", "heading"),
    ],
)
def test_what_cannot_be_printed_is_named(body: str, message: str) -> None:
    """With the document's file; nothing is left out in silence."""
    with pytest.raises(ValueError, match=f"^reports/a/report.pdf: .*{re.escape(message)}"):
        content_of(body)


_SIGNS = "#@$*_<>[](){}\\`/~\"'=-+.,:;&%!?|^ \n\t\u00a0"


_LETTERS = "abcfilt012ÀāḊẁßŒ½‘“–…€→✓☐δЖשלםابملا👍😀\u200b\u2060"


_TEXTS = st.lists(st.sampled_from([*_SIGNS, *_LETTERS, "e\u0301"]), min_size=1, max_size=120).map("".join)


@cache
def _empty() -> str:
    """What stands in the file of a document without a word."""
    return printed_text("<p></p>")


def _visible(text: str) -> Counter[str]:
    """How often each letter stands in a text; order differs where writing runs from right to left."""
    return Counter(letter for letter in text if category(letter)[0] not in "ZC")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS)
def test_text_stays_as_it_is(text: str) -> None:
    """Nothing that an author writes is taken for markup, whatever it looks like."""
    written = printed_text(f"<p>{escape(text, quote=False)}</p>")

    assert _visible(text) == _visible(written) - _visible(_empty())


@pytest.mark.parametrize(
    "text", ["= x", "- x", "+ x", "/ x: y", "1. x", "```x", "//x", "/* x", "#let x = 1", "@x", "<x>"]
)
def test_the_start_of_a_line_means_nothing(text: str) -> None:
    """What starts a heading, a list, a comment or code in Typst starts a paragraph here."""
    assert text.replace(" ", "") in printed_text(f"<p>{escape(text)}</p>")
