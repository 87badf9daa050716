"""JSON that is quick to write and can be compared line by line.

In: a value. Out: text in which each item of the outer lists and objects has a line of its own. (Python indents by code of
its own that takes ten times as long as its quick writer, which writes a whole value on one line.)
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any


def json_lines(value: Any, levels: int = 1, plain: Callable[[Any], Any] | None = None) -> str:
    """Write a value as JSON, with a line for each item down to some ``levels``, and a line end behind it.

    ``plain`` makes of a value that JSON does not have one that it has.
    """
    return _written(value, levels, "\n", _encoder(plain)) + "\n"


@cache
def _encoder(plain: Callable[[Any], Any] | None) -> Callable[[Any], str]:
    return json.JSONEncoder(ensure_ascii=False, default=plain).encode


def _written(value: Any, levels: int, line: str, encode: Callable[[Any], str]) -> str:
    """Write a value; ``line`` is a line end with the blanks before what stands around it."""
    if not levels or not value or not isinstance(value, Mapping | list | tuple):
        return encode(value)
    inner = f"{line} "
    if isinstance(value, Mapping):
        items = [f"{encode(name)}: {_written(own, levels - 1, inner, encode)}" for name, own in value.items()]
        return f"{{{inner}{f',{inner}'.join(items)}{line}}}"
    items = [_written(own, levels - 1, inner, encode) for own in value]
    return f"[{inner}{f',{inner}'.join(items)}{line}]"
