"""Files and functions that somebody can read at a glance."""

import ast
from collections.abc import Iterable, Iterator

import pytest

import sources
from example import ROOT

LONGEST_FILE = 250  # lines
LONGEST_FUNCTION = 40  # lines, with its docstring
FILES = sorted((ROOT / "hooks").rglob("*.py"))


def too_long(name: str, source: str, nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Name the file if it is too long, and each function of it that is."""
    length = len(source.splitlines())
    if length > LONGEST_FILE:
        yield f"{name}: {length} lines; {LONGEST_FILE} at the most"
    for node in nodes:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > LONGEST_FUNCTION:
            yield f"{name}:{node.lineno}: {node.name} has {length} lines; {LONGEST_FUNCTION} at the most"


@sources.GROUP
def test_no_file_and_no_function_is_too_long() -> None:
    """A module has one topic, and a function one step; none is excepted."""
    found = [
        line
        for file in FILES
        for line in too_long(file.relative_to(ROOT).as_posix(), sources.text(file), sources.nodes(file))
    ]

    assert found == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("x = 1\n" * 250, 0),
        ("x = 1\n" * 251, 1),
        ("def f():\n" + "    x = 1\n" * 39, 0),
        ("def f():\n" + "    x = 1\n" * 40, 1),
        ("async def f():\n" + "    x = 1\n" * 40, 1),
        ("class A:\n    @property\n    def f(self):\n" + "        x = 1\n" * 40, 1),
        ("def f():\n    def g():\n" + "        x = 1\n" * 40, 2),
    ],
)
def test_each_way_to_be_too_long_is_seen(source: str, count: int) -> None:
    """At the top, in a class and in a function, and not a line too early."""
    assert len(list(too_long("a.py", source, ast.walk(ast.parse(source))))) == count
