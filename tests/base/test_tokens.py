"""Design tokens: one list of colours and faces, which every format reads."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from contrasts import contrast
from example import ROOT, vocabulary
from publishing.base.grades import palette
from publishing.base.tokens import COLOURS, FACES, TONES, Colour, Palette, values
from publishing.base.tokens import palette as palettes
from publishing.documents.word import package

OURS = palette("", vocabulary().grades.values())
OWN = {Path(values.__file__), Path(palettes.__file__)}
TEXTS = {".css", ".html", ".js", ".mjs", ".py", ".svg", ".toml", ".typ", ".xml", ".yml"}
SOURCES = [
    path
    for folder in ("hooks", "overrides")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in TEXTS and path not in OWN
]
# A colour in CSS, SVG, Typst, XML or a string of Python; no id in an address, no filter of Jinja,
# and no length of a slide, which has six digits too.
COLOUR = re.compile(
    r"(?<![\w&/(])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b(?![\w-])"
    r"|(?<=[\"'])(?<![ c][xy]=\")(?<!marL=\")[0-9A-Fa-f]{6}(?=[\"'])|\b(?:rgb|rgba|hsl|hsla|oklch|oklab)\((?!\{)"
)


def without_comments(path: Path) -> str:
    """A source without comments, in which no colour counts; code stays."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/|<!--.*?-->|\{#.*?#\}", "", text, flags=re.DOTALL)
    return re.sub(r'"""[^"]*"""|(?m:(?:^|[ ])(?:#|//) .*$)', "", text) if path.suffix == ".py" else text


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_other_file_names_a_colour(path: Path) -> None:
    """A colour that stood in another file would stay when the token changes."""
    assert COLOUR.findall(without_comments(path)) == []


@pytest.mark.parametrize(
    "text",
    [
        "color: #1a2530;",
        "fill='#fff'",
        'INK = "1A2530"',
        '<w:color w:val="52606C"/>',
        '#let ink = rgb("#1a2530")',
        "color: rgb(0 0 0 / 40%)",
    ],
)
def test_a_colour_is_known_as_one(text: str, tmp_path: Path) -> None:
    """Whatever way a colour is written in one of our formats, the test above sees it."""
    assert COLOUR.search(text)


@pytest.mark.parametrize("name", [*COLOURS])
def test_a_changed_colour_changes_every_format(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The style sheet and the module of PDFs have each colour from the list, by day and by night."""
    monkeypatch.setitem(values.COLOURS, name, Colour("#010203", "#040506"))
    sheet = OURS.site_files()["assets/css/tokens.css"]

    assert f"--pub-{name}: var(--pub-light, #010203) var(--pub-dark, #040506);" in sheet
    assert f'"{name}": rgb("#010203")' in OURS.typst()
    assert OURS.light(name) == "#010203"


def _forget_blank_files() -> None:
    for cached in (package.blank_parts, package.blank):
        cached.cache_clear()


def test_the_brand_changes_in_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site's mark and Word's styles follow, too."""
    monkeypatch.setitem(values.COLOURS, "accent", Colour("#010203"))
    _forget_blank_files()
    try:
        assert 'fill="#010203"' in OURS.site_files()["assets/images/mark.svg"]
        with ZipFile(BytesIO(package.blank(Palette()))) as word:
            assert b'<w:color w:val="010203"/>' in word.read("word/styles.xml")
    finally:
        _forget_blank_files()


def test_nothing_is_left_to_fill_in() -> None:
    """No placeholder comes to readers, and every token that a file asks for is there."""
    texts = [*OURS.site_files().values()]
    texts += [OURS.filled(path.read_text("utf-8")) for path in (ROOT / "hooks").rglob("word/blank/**/*.xml")]

    assert len(texts) > 5
    assert [text for text in texts if "${" in text or "@@" in text] == []


@pytest.mark.parametrize(("name", "paper"), [(name, paper) for name, paper, _ in OURS.grades])
def test_every_grade_is_in_every_format(name: str, paper: Colour) -> None:
    """The style sheet, the module of PDFs and Word's styles have each grade of the scale."""
    assert f".pub-scale--{name} {{" in OURS.site_files()["assets/css/tokens.css"]
    assert f'"grade-{name}": rgb("{paper.light}")' in OURS.typst()
    assert f'w:styleId="Grade{name}"' in OURS.filled("@@grades@@\n")


@pytest.mark.parametrize("tone", TONES)
def test_tones_can_be_read(tone: str) -> None:
    """Ink on paper has a contrast of 4.5:1 or more, by day and by night, and records are held to the same."""
    paper, ink = TONES[tone]

    assert contrast(paper.light, ink.light) >= 4.5
    assert contrast(paper.dark, ink.dark) >= 4.5
    assert values.contrast(paper.light, ink.light) == pytest.approx(contrast(paper.light, ink.light))


@pytest.mark.parametrize("wrong", ["red", "#FFF", "1a2530", "#1A2530"])
def test_what_is_no_colour_is_refused(wrong: str) -> None:
    """A colour is written in one way, which every format can read."""
    with pytest.raises(ValueError, match="a colour such as"):
        Colour(wrong)


@pytest.mark.parametrize("fault", ["${inc}", "${ink.noon}"])
def test_a_placeholder_without_a_token_is_refused(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt token stops the build."""

    def read_text(_: Path, **_named: Any) -> str:
        return fault

    monkeypatch.setattr(Path, "read_text", read_text)
    with pytest.raises(KeyError):
        OURS.site_files()


@pytest.mark.parametrize(
    "face", [face for name, face in FACES.items() if name.startswith(("pdf-", "word-", "workbook"))]
)
def test_faces_are_named_once(face: str) -> None:
    """No other file names a face of a document."""
    named = [
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if path.suffix in {".py", ".typ", ".xml"}
        and re.search(rf"""["']{re.escape(face)}["']""", path.read_text("utf-8"))
    ]

    assert named == []
