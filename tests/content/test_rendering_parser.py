"""publishing.content.rendering.parser: what is left out as a text has no sign of it, against all of Python-Markdown."""

from pathlib import Path

import pytest
from markdown import Markdown

from example import ROOT
from publishing.content.rendering import parser


@pytest.mark.parametrize("file", sorted((ROOT / "docs").rglob("*.md")), ids=lambda file: file.stem)
def test_a_text_is_rendered_as_python_markdown_does(file: Path) -> None:
    """What is left out because a text has no sign of it would have changed nothing."""
    body = file.read_text(encoding="utf-8").split("---\n", 2)[2]
    theirs = Markdown(extensions=parser.EXTENSIONS, extension_configs=parser.SETTINGS, output_format="html")

    assert theirs.convert(body) == parser.new_parser().convert(body)


@pytest.mark.parametrize(
    "words", ["a *b* _c_", "`a`", "\\*", "[a](b)", "![a](b)", "<https://a.b>", "a&amp;b", "a  \nb", "<b>a</b>", "a * b"]
)
def test_every_sign_is_seen(words: str) -> None:
    """Anything that Python-Markdown looks for in words is found."""
    theirs = Markdown(extensions=parser.EXTENSIONS, extension_configs=parser.SETTINGS, output_format="html")

    assert theirs.convert(words) == parser.new_parser().convert(words)


BLOCKS = (
    "a\n===", "a\n---", "a\n: b", "a\n\n:   b", "a\n# b", "a\n- b", "- a\nb\n\nc", "- a\n\n    b\n\n    c", "1. a\n\n    b",
    "> a\nb", "a\n> b", "a\n    b", "a\n\n    b", "a\n***", "a\n[b]: c\n\n[b]", "a\n```\nb\n```", "```\na\n\nb\n```",
    "~~~\na\n~~~", '!!! note "a"\n    b\n\n    c\n\nd', "a[^1]\n\n[^1]: b\n\n    c", "é\nb\n\nc", "a | b\n--|--\n1 | 2", "a  \nb",
    "# A & b", "# A *b* `c` <i>d</i>", "# A\n\n# A\n\n## a_1\n\n# ä ß", "# A &amp; b [c](d)", "# A {#b}\n\n# B", "# A\\*b", "# A[^1]\n\n[^1]: b",
    '# A {data-toc-label="b"}', "#", "# <!-- a --> b", "A\n===\n\nA\n---",
)  # fmt: skip


@pytest.mark.parametrize("body", BLOCKS)
def test_every_block_is_seen(body: str) -> None:
    """A paragraph is only taken for one where it can be nothing else, wherever it stands."""
    theirs = Markdown(extensions=parser.EXTENSIONS, extension_configs=parser.SETTINGS, output_format="html")

    assert theirs.convert(body) == parser.new_parser().convert(body)
