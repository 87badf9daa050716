"""publishing.content.rendering.dialects: signs of other kinds of Markdown, and constructs that do nothing, are named by line."""

import pytest

from publishing.base.problems import Problem
from publishing.content.front_matter import Source
from publishing.content.rendering import Renderer

ABOVE = "Some words.\n\nMore of them.\n\n"  # so that no line is right by accident
FIRST = 5


def _problems(body: str) -> list[Problem]:
    files = {"index.md", "picture.png", "handbook/steps.md"}
    return Renderer(files).render(Source("handbook/steps.md", body=f"{ABOVE}{body}", body_line=1))[1]


ADVICE = [
    ("::: note\nText\n:::", 0),
    ('??? note "Closed"\n    Text', 0),
    ('=== "A tab"\n    Text', 0),
    ("The ABC.\n\n*[ABC]: A Big Club", 2),
    ("One {% include x %} two", 0),
    ("One {# a remark #} two", 0),
    ("One {--struck--} two", 0),
    ("One ~~struck~~ two", 0),
    ("One ==marked== two", 0),
    ("It is $$x + y$$.", 0),
    ("\\begin{table} x", 0),
    ("Well done :thumbs_up: all", 0),
    ("[TOC]", 0),
    ("See [[Another page]]", 0),
    ("One^[A note.] two", 0),
    ("- one\n- [ ] two", 1),
    ('--8<-- "part.md"', 0),
    ("+++\ntitle = One", 0),
    ("Term\n:meaning", 1),
    ("1986. That was a year.", 0),
]
FAULTS = [
    ("One\n\n~~~ Zebra crossing\nx\n~~~", 2),
    ("~~~ Zebra\nx\n~~~", 0),
    ("```zebra koala\nx\n```", 0),
    ("- one\n\n    ```text\n    two\n    ```", 2),
    ("One[^a].\n\n[^a]:", 2),
    ("One\n\n!!! note\nTwo", 2),
    ("!!! note Zebra koala\n    Two", 0),
    ("One\n\n[](../index.md) two", 2),
    ("See [it][].", 0),
    ("One\n\n<span hidden>two</span>", 2),
    ("One\n\n## Two {Zebra}", 2),
    ("| a | b |\n| - | - |\n| 1 {Zebra} | 2 |", 2),
    ('One\n\n<span class="pub-hidden">two</span>', 2),
    ("One\n{: .pub-print-head }", 1),
    ("<MAILTO:zebra@a.example>", 0),
    ("a. One\nb. Two", 0),
    ("i. One\nii. Two", 0),
]
QUIET = [
    "One: two :three\n\nTerm\n:   Meaning\n: Another",
    "At 10:30:15 we met; see https://a.example/x:80:y and a::b.",
    "2*[3]: four. A == b == c, ~5 to ~6, a^2, `{% x %}` and `~~x~~`.",
    "```text\n::: x\n[[y]]\n```\n\n~~~\n~~struck~~\n~~~",
    "1. One\n2. Two\n\n[x](../index.md) [![A view of it](../picture.png)](../index.md)",
    '!!! note "Title"\n    Text\n\n!!! suggestion "Another"\n    - x',
    "One[^a].\n\n[^a]: `code`\n",
    "She was aged 16+++ and I. Smith was there.\nA. Jones too.",
    "``` one line of code ``` and more",
]


@pytest.mark.parametrize(("body", "below"), ADVICE)
def test_a_sign_that_nobody_knows_is_advice(body: str, below: int) -> None:
    """It is shown as it is typed, so nothing stops; its line is named."""
    problems = _problems(body)

    assert [problem.line for problem in problems if problem.advice][:1] == [FIRST + below]
    assert not [problem for problem in problems if not problem.advice]


@pytest.mark.parametrize(("body", "below"), FAULTS)
def test_what_does_nothing_or_hides_words_is_a_fault(body: str, below: int) -> None:
    """Its line is named."""
    assert FIRST + below in [problem.line for problem in _problems(body) if not problem.advice]


@pytest.mark.parametrize("body", QUIET)
def test_signs_that_mean_something_raise_no_alarm(body: str) -> None:
    """Times, addresses, code, and Markdown as this site knows it."""
    assert _problems(body) == []
