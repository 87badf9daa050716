"""The page of results: its sections in order, some of them measured anew.

In: sections of Markdown, each with a heading, and the machine. Out: the page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

_INTRODUCTION = """\
# What was measured

Written by `make bench`; do not edit. Where only some sections were measured anew, each of these says on which day.
"""
_HEADING = re.compile(r"^(?=## )", re.MULTILINE)
_MACHINE = "## Machine, versions, date"


def text(measured: Iterable[str], machine: Mapping[str, str], old: str = "") -> str:
    """Return the page. With an ``old`` one, its sections stay but for those measured anew; new ones stand behind them."""
    new = {_heading(part): part for part in measured}
    if not old:
        return _joined([*new.values(), "\n".join(_lines(machine))])
    dated = {heading: f"{part.rstrip()}\n\n{_note(machine)}\n" for heading, part in new.items()}
    _, *parts = _HEADING.split(old)
    sections = {_heading(part): part for part in parts}
    last = sections.pop(_MACHINE)
    return _joined([*({**sections, **dated}).values(), last])


def _joined(parts: Iterable[str]) -> str:
    return "\n".join([_INTRODUCTION, *(part.rstrip() + "\n" for part in parts)])


def _heading(part: str) -> str:
    return part.partition("\n")[0]


def _lines(machine: Mapping[str, str]) -> Iterator[str]:
    yield f"{_MACHINE}\n"
    yield from (f"- {name}: {value}" for name, value in machine.items())


def _note(machine: Mapping[str, str]) -> str:
    """The day and the machine of a section that was measured apart from the rest."""
    versions = "; ".join(f"{name} {value}" for name, value in machine.items() if name != "Date")
    return f"Measured on {machine['Date']}, apart from the rest: {versions}."
