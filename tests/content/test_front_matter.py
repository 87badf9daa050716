"""publishing.content.front_matter: front matter, read strictly. (Mistakes have case files.)"""

import random

import pytest

from example import vocabulary
from publishing.base.dates import When
from publishing.base.problems import Problem
from publishing.content import loader
from publishing.content.front_matter import Source, parse

TEXT = """\
---
title: 'A title: and more'
number: 1.10
flag: no
list:
  - one
  - "2"
inside:
  "6.2": weak
long: >-
  Two lines,
  one text.
# a line of comment
---

First line.
"""


def _read(text: str) -> Source:
    source, problems = parse("reports/a.md", text.encode())

    assert problems == []
    return source


def test_every_scalar_stays_what_was_typed() -> None:
    """Neither 1.10 nor no becomes something else."""
    assert _read(TEXT).fields == {
        "title": "A title: and more",
        "number": "1.10",
        "flag": "no",
        "list": ["one", "2"],
        "inside": {"6.2": "weak"},
        "long": "Two lines, one text.",
    }


def test_every_value_knows_its_line() -> None:
    """Lines count from 1, with the first three hyphens."""
    source = _read(TEXT)

    assert source.line_of(("title",)) == 2
    assert source.line_of(("list", 1)) == 7
    assert source.line_of(("inside", "6.2")) == 9
    assert source.line_of(("inside", "9.9")) == 8
    assert source.line_of(("nowhere",)) == 2


def test_the_body_starts_behind_the_last_fence() -> None:
    """The body's first line and its number fit each other."""
    source = _read(TEXT)

    assert source.body == "\nFirst line.\n"
    assert TEXT.splitlines()[source.body_line - 1 :] == source.body.splitlines()


def test_a_body_may_hold_fences() -> None:
    """Three hyphens in the body are the body's."""
    assert _read("---\ntitle: A\n---\nOne\n\n---\n\nTwo").body == "One\n\n---\n\nTwo"


def test_text_is_utf_8() -> None:
    """Letters of every script stay as they are."""
    assert _read("---\ntitle: Na h-Eileanan Siar – Pàrlamaid 🙂\n---\n").fields["title"].endswith("Pàrlamaid 🙂")


def test_a_problem_stands_on_the_line_of_its_value() -> None:
    """What a later step finds wrong is placed by the path of the value."""
    problem = _read(TEXT).problem(("inside", "6.2"), "x", "y")

    assert problem == Problem("reports/a.md", 9, "inside.6.2", "x", "y")


@pytest.mark.parametrize(
    "text",
    [
        "t: " + "[" * 1500,
        "t: " + "{a: " * 1500,
        "- " * 1500,
        "a: &a [*a, *a]\nb: *a",
        "? [a]\n: b",
        "order: " + "9" * 5000,
    ],
)
def test_monsters_are_problems(text: str) -> None:
    """Whatever stands between the fences, the answer is a list of problems."""
    source, problems = parse("programmes/a.md", f"---\n{text}\n---\n".encode())

    assert problems or loader.read(source.named(vocabulary().names), vocabulary())[1]


PIECES = [
    *"--- \n : - # [ ] { } , ' \" | > & * ! ? % @ ` \t << é \u2028 \x85 \x00 ... \\ ~ null 2016 2016-02-30 title: published: "
    "evaluations: sources: key_questions: basis: id: &a *a !x 5.3 adequate".split(" "),
    " ",
    "\n",
    "\n  ",
]


@pytest.mark.parametrize("seed", range(8))
def test_no_file_raises_anything(seed: int) -> None:
    """Three hundred files of random pieces give problems, on lines that they have, and nothing else."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(300):
        text = "".join(chance.choices(PIECES, k=chance.randrange(40)))
        content = f"---\ntitle: A\n{text}\n---\n".encode() if seed % 2 else text.encode() + chance.randbytes(seed)
        kind = chance.choice(("reports/a.md", "quality-indicators/a/index.md", "about/a.md"))
        source, problems = parse(kind, content)
        record, others = loader.read(source.named(vocabulary().names), vocabulary())

        assert record or problems or others
        assert all(1 <= problem.line <= content.count(b"\n") + 1 for problem in (*problems, *others))


def test_no_text_is_a_date_by_accident() -> None:
    """A random text is a date or raises ValueError."""
    chance = random.Random(1)  # noqa: S311 - no secret
    for _ in range(2000):
        text = "".join(chance.choices("0123456789-/~.", k=chance.randrange(12)))
        try:
            when = When.parse(text)
        except ValueError:
            continue

        assert text == str(when)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    """Some editors write one; the file is read as if it were not there."""
    text = b"---\ntitle: A\n---\nText.\n"

    assert parse("a.md", b"\xef\xbb\xbf" + text) == parse("a.md", text)


@pytest.mark.parametrize(
    "text",
    [
        "\u06a9\u06c1\u200c\u0646",  # a non-joiner in Urdu
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family of three signs
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # the flag of Scotland
        "\u26a0\ufe0f",  # a sign in colour
        "2\u00a0km and 3\u00a0km",
    ],
)
def test_invisible_letters_stay_where_they_belong(text: str) -> None:
    """Scripts that join letters, pictures of several signs, and single hard spaces need them."""
    assert parse("a.md", f"---\ntitle: A\n---\n{text}\n".encode())[1] == []


def test_who_changes_what_was_read_changes_it_for_nobody_else() -> None:
    """A text that was read before is not read again, and is what it was."""
    text = b"---\ntitle: A\n---\nText.\n"
    first, problems = parse("a.md", text)
    first.fields["title"] = "B"
    problems.append(first.problem("title", "another", "B"))
    again, others = parse("a.md", text)

    assert (again.fields, others) == ({"title": "A"}, [])
