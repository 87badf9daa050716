"""Compiled templates, shared by all builds that a worker of a test run starts.

In: a folder. From then on, a template that this process or a process forked from it compiles is kept there, and found by
all others. A build in a folder of its own has an empty cache, and would compile each of some seventy templates anew,
which takes most of the time of a small build. Jinja asks for it only where the build's own cache has no bytecode, or none
that is whole.
"""

import marshal
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2 import Environment


def share(folder: Path) -> None:
    """Keep what is compiled in a folder, under a hash of all that shapes it."""
    compiled: Callable[..., Any] = Environment.compile

    def kept(self: Environment, source: Any, name: Any = None, filename: Any = None, *flags: bool, **more: bool) -> Any:
        if flags or more or not isinstance(source, str):
            return compiled(self, source, name, filename, *flags, **more)
        path = folder / _identity(self, source, name, filename)
        if path.exists():
            return marshal.loads(path.read_bytes())  # noqa: S302 - this run wrote it
        code = compiled(self, source, name, filename)
        written = path.with_suffix(f".{id(code)}")
        written.write_bytes(marshal.dumps(code))
        written.replace(path)  # others read meanwhile
        return code

    setattr(Environment, "compile", kept)  # noqa: B010 - it takes the place of a method with overloads


def _identity(environment: Environment, source: str, name: str | None, filename: str | None) -> str:
    """Return a hash of a template and of what an environment does with it: signs, escapes, extensions, own filters."""
    escapes = environment.autoescape
    shapes = (
        jinja2.__version__,
        source,
        name,
        filename,
        escapes(name) if callable(escapes) else escapes,
        [getattr(environment, sign) for sign in _SIGNS],
        sorted(environment.extensions),
        [(own, _words(function)) for own, function in sorted(environment.filters.items())],
        [(own, _words(function)) for own, function in sorted(environment.tests.items())],
        _words(environment.finalize) if environment.finalize else "",
    )
    return sha256(repr(shapes).encode()).hexdigest()


_SIGNS = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix"),
    *(
        "trim_blocks",
        "lstrip_blocks",
        "newline_sequence",
        "keep_trailing_newline",
        "optimized",
        "sandboxed",
        "is_async",
    ),
)


def _words(function: object) -> object:
    """Return what a function does, wherever it stands: Jinja may call a filter as soon as it compiles."""
    code = getattr(function, "__code__", None)
    return _shape(code) if isinstance(code, CodeType) else getattr(function, "__qualname__", type(function).__name__)


def _shape(code: CodeType) -> tuple[object, ...]:
    inner = [_shape(const) if isinstance(const, CodeType) else repr(const) for const in code.co_consts]
    return code.co_code, code.co_names, inner
