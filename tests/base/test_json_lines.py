"""publishing.base.json_lines: JSON with a line for each item."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.base.json_lines import json_lines

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
)


@given(VALUES, st.integers(0, 3))
def test_it_is_the_value(value: Any, levels: int) -> None:
    """However many lines it has."""
    assert json.loads(json_lines(value, levels)) == value


@pytest.mark.parametrize(
    ("value", "levels", "expected"),
    [
        ([{"a": 1, "b": [2]}, {}], 1, '[\n {"a": 1, "b": [2]},\n {}\n]\n'),
        ({"é": [1, (2, 3)], "none": []}, 2, '{\n "é": [\n  1,\n  [2, 3]\n ],\n "none": []\n}\n'),
        ([1, 2], 0, "[1, 2]\n"),
        ([], 1, "[]\n"),
        ("one\ntwo", 3, '"one\\ntwo"\n'),
    ],
)
def test_lines(value: Any, levels: int, expected: str) -> None:
    """Those of the outer lists and objects, each level one blank further in; an empty one has none."""
    assert json_lines(value, levels) == expected


def test_what_json_does_not_have() -> None:
    """It is made plain, wherever it stands."""
    assert json_lines([{"a": {1, 2}}], plain=sorted) == '[\n {"a": [1, 2]}\n]\n'
