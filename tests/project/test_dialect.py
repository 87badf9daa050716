"""Names and docstrings in the field's words, and none in a dialect of our own."""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

import sources
from example import ROOT

FILES = [file for folder in ("hooks", "bench", "tools") for file in sorted((ROOT / folder).rglob("*.py"))]
TESTS = (
    "base",
    "build",
    "cache",
    "content",
    "profiles",
    "project",
    "theme",
)  # their names, but not yet their docstrings
NAMED = [*FILES, *(file for folder in TESTS for file in sorted((ROOT / "tests" / folder).rglob("*.py")))]
DIALECT = frozenset("of one ones made kept told given asked taken drawn held said have tell".split())
ALLOWED = {  # keys of docs/profile.yml: the noun in the singular
    "hooks/publishing/content/models/profile.py: one",
    "hooks/publishing/content/models/profile_plan.py: one",
}
SCRIPTS = ("findings", "pooling", "theme")  # folders of scripts whose names are held to the same
QUESTIONS = (["What"], ["Whether"])
_NAMING = (  # the kinds of node that ``_names`` looks into
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.ExceptHandler,
    ast.MatchAs,
    ast.MatchStar,
    ast.MatchMapping,
    ast.arg,
    ast.alias,
    ast.Name,
    ast.Attribute,
    ast.Global,
    ast.Nonlocal,
)
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def _names(node: ast.AST) -> Iterator[str]:
    """The names that a node gives to something."""
    match node:
        case (
            ast.FunctionDef(name=str(name))
            | ast.AsyncFunctionDef(name=str(name))
            | ast.ClassDef(name=str(name))
            | ast.ExceptHandler(name=str(name))
            | ast.MatchAs(name=str(name))
            | ast.MatchStar(name=str(name))
            | ast.MatchMapping(rest=str(name))
            | ast.arg(arg=name)
            | ast.alias(asname=str(name))
            | ast.Name(id=name, ctx=ast.Store())
            | ast.Attribute(attr=name, ctx=ast.Store())
        ):
            yield name
        case ast.Global(names=names) | ast.Nonlocal(names=names):
            yield from names


def dialect(nodes: Iterable[ast.AST]) -> Iterator[tuple[int, str]]:
    """The lines that name something in the dialect, with the name; underscores around it and capitals do not matter."""
    for node in nodes:
        for name in _names(node) if isinstance(node, _NAMING) else ():
            if name.strip("_").lower() in DIALECT:
                yield getattr(node, "lineno", 0), name


def questions(nodes: Iterable[ast.AST]) -> Iterator[tuple[int, str]]:
    """The lines of docstrings that begin with a question's word, with the first line."""
    for node in nodes:
        if not isinstance(node, _DOCUMENTED):
            continue
        words = ast.get_docstring(node) or ""
        if words.split(maxsplit=1)[:1] in QUESTIONS:
            yield node.body[0].lineno, words.splitlines()[0]


_DECLARED = re.compile(r"\b(?:const|let|class|function)\s+(\w+|[\[{][^=]*?[\]}]\s*=)")  # also what is taken apart
_PARAMETERS = re.compile(r"\bfunction \w+\(([^)]*)\)|\(([^()]*)\)\s*=>|\b(\w+)\s*=>|@param \{.*?\} (\w+)")


def dialect_in_script(source: str) -> list[str]:
    """The names in the dialect that a script declares, or takes as parameters ("of" is a word of the language there)."""
    source = re.sub(r"(?<!:)//[^\n]*", "", source)
    pieces = _DECLARED.findall(source)
    pieces += [piece for found in _PARAMETERS.findall(source) for piece in found]
    return [
        word for piece in pieces for word in re.findall(r"\w+", piece) if word.strip("_").lower() in DIALECT - {"of"}
    ]


@cache
def _dialect_in(file: Path) -> tuple[tuple[int, str], ...]:
    return tuple(dialect(sources.nodes(file)))


@sources.GROUP
def test_no_name_is_of_the_dialect() -> None:
    """A name says what the value is."""
    found = [(file.relative_to(ROOT).as_posix(), *place) for file in NAMED for place in _dialect_in(file)]
    assert [f"{file}:{line}: {name}" for file, line, name in found if f"{file}: {name}" not in ALLOWED] == []


@sources.GROUP
def test_every_exception_is_needed() -> None:
    """A name that went needs no exception."""
    found = {f"{file.relative_to(ROOT).as_posix()}: {name}" for file in FILES for _, name in _dialect_in(file)}
    assert found == ALLOWED


@sources.GROUP
def test_docstrings_say_the_noun_or_the_command() -> None:
    """Not "What …" and "Whether …", but what it is, or what it does."""
    found = [
        f"{file.relative_to(ROOT)}:{line}: {words}" for file in FILES for line, words in questions(sources.nodes(file))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "def of(): ...",
        "class Kept: ...",
        "MADE = ()",
        "def f(asked): ...",
        "def f(*, _given=1): ...",
        "f = lambda one: one",
        "[one for one in ()]",
        "for _, taken in (): ...",
        "if (said := 1): ...",
        "class A:\n    held: int",
        "class A:\n    def f(self):\n        self.told = 1",
        "import os as made",
        "with f() as drawn: ...",
        "try: ...\nexcept ValueError as have: ...",
        "match 1:\n    case [*ones]: ...",
        "async def tell_(): ...",
    ],
)
def test_each_way_to_name_something_is_seen(source: str) -> None:
    """A name in the dialect is found wherever it is given."""
    assert len(list(dialect(ast.walk(ast.parse(source))))) == 1


def test_no_name_in_scripts_is_of_the_dialect() -> None:
    """The browser's half of a thing has the names of the other half."""
    folder = ROOT / "overrides" / "assets" / "js"
    files = [file for name in SCRIPTS for file in sorted((folder / name).rglob("*.js"))]
    assert files
    found = {file.name: dialect_in_script(file.read_text(encoding="utf-8")) for file in files}
    assert {file: names for file, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "source",
    [
        "const one = 1;",
        "let { made } = x;",
        "const [a, kept] = x;",
        "function told() {}",
        "function f(asked) {}",
        "x.map((given) => 1);",
        "x.map(one => 1);",
        "/** @param {Map<string, number>} drawn */",
        "class Held {}",
        "x.sort(([one], [other]) => 1);",
    ],
)
def test_each_way_to_name_something_in_a_script_is_seen(source: str) -> None:
    """Declared, taken apart or a parameter."""
    assert len(dialect_in_script(source)) == 1


def test_words_in_a_script_are_no_names() -> None:
    """Comments, texts, fields and longer names are left alone."""
    assert dialect_in_script('// one => made\nconst keptRow = x.one("made", table.given);') == []


def test_words_and_uses_are_no_names() -> None:
    """Strings, keys, longer names and names that others gave are left alone."""
    assert list(dialect(ast.walk(ast.parse("x = {'one': profile.one}; one_day = kept_share(x); y = 'made'")))) == []


@pytest.mark.parametrize(
    "source", ['"""What it is."""', 'def f():\n    """Whether it is."""', 'class A:\n    """What."""']
)
def test_a_question_as_a_docstring_is_seen(source: str) -> None:
    """At the start of a module, a class or a function."""
    assert bool(list(questions(ast.walk(ast.parse(source))))) == ("What." not in source)
