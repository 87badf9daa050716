"""Scripts as browsers get them: without comments, and otherwise the same, line by line."""

from pathlib import Path

import pytest

from example import ROOT
from publishing.build import theme
from publishing.build.scripts import without_comments

CODE = 'const url = "https://example.org/"; // why\nconst cast = /** @type {string} */ (url);\n'
SCRIPTS = sorted((ROOT / "overrides/assets/js").rglob("*.js"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("/** What it is. */\nlet a;\n", "\nlet a;\n"),
        ("/**\n * Two\n * lines, and a / slash * star.\n */\nlet a;\n", "\n\n\n\nlet a;\n"),
        ("f();\n  // a reason\n  g();\n", "f();\n\n  g();\n"),
        ("/*! Licence */\nlet a;\n", "/*! Licence */\nlet a;\n"),
        ("//# sourceMappingURL=a.map\n", "//# sourceMappingURL=a.map\n"),
        ("/** @type {A} */ (b).c();\n", "/** @type {A} */ (b).c();\n"),  # a cast is code
        ("const text = `\n// stays\n`;\n/** goes */\n", "const text = `\n// stays\n`;\n/** goes */\n"),  # unsure: whole
        (CODE, CODE),
    ],
)
def test_comments_go_and_lines_stay(source: str, expected: str) -> None:
    """Only comments on lines of their own go; each line keeps its number."""
    assert without_comments(source) == expected


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.relative_to(ROOT / "overrides/assets/js").as_posix())
def test_nothing_but_comments_goes(script: Path) -> None:
    """Of every script of ours each line is as it was, or was a line of a comment."""
    source = script.read_text(encoding="utf-8")
    inside = False
    for old, new in zip(source.split("\n"), without_comments(source).split("\n"), strict=True):
        inside = inside or old.lstrip().startswith("/*")
        assert new in {old, ""}
        assert new == old or inside or old.lstrip().startswith("//")
        inside = inside and "*/" not in old


def test_the_site_gets_them_without_comments() -> None:
    """What the theme hands to a build: at most a twentieth of the lines of scripts of ours are still comments."""
    files = theme.assets(ROOT / "overrides")
    lines = [
        line.strip()
        for name, content in files.items()
        if name.startswith("assets/js/")
        for line in content.decode().split("\n")
    ]
    comments = [line for line in lines if line.startswith(("/**", "* ", "// "))]

    assert len(comments) < len(lines) / 20
