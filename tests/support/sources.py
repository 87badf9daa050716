"""The code of source files, parsed once for all tests that look at it.

In: a file. Out: its tree, or the nodes of that. Tests that look at all files are in one group, so that one worker parses.
"""

import ast
from functools import cache
from pathlib import Path

import pytest

GROUP = pytest.mark.xdist_group("sources")


@cache
def text(file: Path) -> str:
    """Return what a file holds."""
    return file.read_text(encoding="utf-8")


@cache
def tree(file: Path) -> ast.Module:
    """Return the code of a file."""
    return ast.parse(text(file))


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    """Return every node of a file's code."""
    return tuple(ast.walk(tree(file)))
