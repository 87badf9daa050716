"""Other inspectorates: nothing of ours stands on their sites, nor in the code and the theme."""

from collections.abc import Sequence
from pathlib import Path

import sites
from building import contents
from example import ROOT
from file_texts import texts

# Words of our own profile: each would be untrue on another inspectorate's site.
OURS = (
    "scotland",
    "scottish",
    "joint inspection",
    "joint-inspection",
    "care inspectorate",
    "careinspectorate",
    "six-point",
    "six point",
    "community planning",
    "partnership",
    "s12000",
    "excellent",
    "unsatisfactory",
    "progress review",
    "progress-review",
    "council area",
    "a child",
    "children",
)


def of_the_engine(name: str) -> bool:
    """Whether a file belongs to the programs of the theme: its comments and identifiers are read by no visitor."""
    return name.startswith(("assets/javascripts/", "assets/stylesheets/", "assets/js/", "assets/images/"))


def _found(site: Path, words: Sequence[str]) -> list[tuple[str, str]]:
    """The files of a site in whose texts some words stand, with each of these."""
    return [
        (name, word)
        for file, content in contents(site).items()
        if not of_the_engine(file)
        for name, text in texts(file, content)
        for word in words
        if word in text.lower().replace("’", "'")
    ]


def test_nothing_of_ours_stands_in_it(site: Path) -> None:
    """Neither in pages nor in PDFs, Word files, workbooks, feeds, data or the search index."""
    assert _found(site, OURS) == []


DOUBTS = (
    *("known to us", "we could find", "no report found", "as far as this site knows", "what sources name"),
    *("no source says", "their number is not known", "not the framework's own text", "which ones is not known"),
    "not the inspectorate",
    "not a form of the inspectorate",
    "we only know",
    "we know only",
    "how sure we are",
)


def test_an_inspectorate_doubts_nothing_of_its_own(site: Path) -> None:
    """In its own voice, no page and no file says that the site, a workbook or a form is somebody else's; a catalogue says so."""
    found = _found(site, DOUBTS)

    if 'voice: "own"' in sites.SITES[site.name]()["profile.yml"]:
        assert found == []
    else:
        assert found


SOURCES = [
    path
    for folder in ("hooks/publishing", "overrides")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".html", ".css", ".js", ".typ", ".xml", ".yml", ".svg"}
]


IN_CODE = [
    word
    for word in OURS
    if word not in ("partnership", "progress review", "progress-review", "scottish", "a child", "children")
]


def test_code_and_theme_know_none_of_our_words() -> None:
    """Whatever is special to us stands in docs/ alone."""
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8").lower() for path in SOURCES}
    found = [(name, word) for name, text in texts.items() for word in IN_CODE if word in text]

    assert len(texts) > 300
    assert found == []
