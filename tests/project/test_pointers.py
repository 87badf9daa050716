"""Pointers in prose: every file that a comment, a docstring or a document of ours names is there.

A pointer is a name of a source file: one that ends in ``.py``, ``.js``, ``.css``, ``.conf``, ``.typ``, ``.yml``, ``.toml``
or ``.sh``; or any path that begins with a folder of this repository. Not pointers are patterns and placeholders (with
``*``, ``<`` or ``{``), addresses, blocks of code, paths in ``docs/`` that begin below it (made-up examples), and the
names of other people's programs, which ``OTHERS`` lists.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import sources
from example import ROOT

FOLDERS = ("bench", "deploy", "hooks", "overrides", "schemas", "tests", "tools")
LOOKED_THROUGH = ("README.md", "CONTRIBUTING.md", "docs/about/**/*.md", *(f"{name}/**/*" for name in FOLDERS))
OTHERS = frozenset({"lunr.js", "lunr.py"})
_ENDINGS = "py|js|css|conf|typ|yml|toml|sh"
_NAME = re.compile(
    rf"(?<![\w*<>{{}}/.:@-])((?:\.\./|\./)*(?:[\w.-]+/)*[\w-][\w.-]*\.(?:{_ENDINGS}|html|md|txt|json|xml))(?![\w*<{{/(-])"
)
_FENCED = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
_COMMENTS = {
    ".css": r"/\*.*?\*/",
    ".js": r"/\*.*?\*/|(?<![:\"'`\\])//[^\n]*",
    ".html": r"\{#.*?#\}|<!--.*?-->",
    ".xml": r"<!--.*?-->",
    ".conf": r"(?m:#[^\n]*)",
    ".yml": r"(?m:^ *#[^\n]*)",
    ".sh": r"(?m:^ *#[^\n]*)",
    ".typ": r"(?<!:)//[^\n]*",
}


@cache
def tree() -> frozenset[str]:
    """Every file of ours by its path from the root; what the build or a tool makes is left out."""
    inside = (path for name in (*FOLDERS, "docs") for path in (ROOT / name).rglob("*"))
    files = [path for path in (*ROOT.iterdir(), *inside) if path.is_file() and "__pycache__" not in path.parts]
    return frozenset(path.relative_to(ROOT).as_posix() for path in files)


@cache
def _names() -> frozenset[str]:
    """The name of every file of ours, without its folder."""
    return frozenset(path.rpartition("/")[2] for path in tree())


def prose(file: str, text: str) -> Iterator[str]:
    """What a file says to people: a document's words, otherwise its comments and docstrings."""
    ending = Path(file).suffix
    if ending == ".md":
        yield _FENCED.sub("", text)
    elif ending == ".py":
        yield from _comments(text)
        kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        code = sources.nodes(ROOT / file) if file in tree() else ast.walk(ast.parse(text))
        yield from (ast.get_docstring(node) or "" for node in code if isinstance(node, kinds))
    elif ending in _COMMENTS:
        yield from re.findall(_COMMENTS[ending], text, re.DOTALL)


def _comments(text: str) -> Iterator[str]:
    """The comments of Python's code; none where no line names a file behind a ``#``, as to take code apart takes long."""
    if any(_NAME.search(line, line.find("#")) for line in text.splitlines() if "#" in line):
        words = tokenize.generate_tokens(io.StringIO(text).readline)
        yield from (word.string for word in words if word.type == tokenize.COMMENT)


def pointers(text: str) -> Iterator[str]:
    """The files that a piece of prose points to."""
    for name in _NAME.findall(text):
        is_source = re.search(rf"\.(?:{_ENDINGS})$", name)
        if (is_source or name.startswith(tuple(f"{folder}/" for folder in FOLDERS))) and name not in OTHERS:
            yield name


def leads_somewhere(name: str, file: str) -> bool:
    """Whether a pointer in a file leads to a file: from the root, from its own folder or, a bare name, anywhere."""
    beside = (ROOT / file).parent / name
    if name in tree() or beside.is_file():
        return True
    return name in _names()


@sources.GROUP
def test_every_pointer_leads_to_a_file() -> None:
    """A file that moves or goes takes along what is said of it."""
    files = {path for pattern in LOOKED_THROUGH for path in ROOT.glob(pattern) if path.is_file()}
    looked = [path.relative_to(ROOT).as_posix() for path in sorted(files)]
    found = [
        f"{file}: {name}"
        for file in looked
        if file in tree()
        and Path(file).suffix in {*_COMMENTS, ".md", ".py"}
        and file != "tests/project/test_pointers.py"
        for text in prose(file, sources.text(ROOT / file))
        for name in pointers(text)
        if not leads_somewhere(name, file)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("file", "text", "found"),
    [
        ("a.md", "See `hooks/gone.py`, tools/gone.md and gone.js.", ["hooks/gone.py", "tools/gone.md", "gone.js"]),
        ("a.md", "See [it](../gone.css) or gone.conf.", ["../gone.css", "gone.conf"]),
        ("a.md", "```sh\nrun gone.py\n```\nand `index.html`, *.py, <id>.py, https://a.example/gone.js", []),
        ("a.py", '"""As ``gone.css`` says."""\nname = "gone.js"  # see gone.yml\n', ["gone.yml", "gone.css"]),
        ("a.js", '/** As `gone.py` says. */\nimport "./gone.js"; // and gone.css', ["gone.py", "gone.css"]),
        ("a.html", '{# As gone.py #}<script src="gone.js"></script>', ["gone.py"]),
        ("a.conf", "include gone.conf; # as in hooks/gone.py", ["hooks/gone.py"]),
    ],
)
def test_pointers_are_found_in_prose_alone(file: str, text: str, found: list[str]) -> None:
    """In comments, docstrings and documents; not in code, patterns or addresses."""
    assert [name for piece in prose(file, text) for name in pointers(piece)] == found


@pytest.mark.parametrize(
    "name", ["hooks/publishing/words.py", "gone.py", "publishing/base/media_types.py", "tests/no.md"]
)
def test_a_pointer_that_leads_nowhere_is_known(name: str) -> None:
    """A path is taken as it is written, also where some other folder has a file of the same name."""
    assert not leads_somewhere(name, "overrides/assets/js/search/words.js")
