"""Events, written into the front matter of reports.

In: the text of a report, and new events by finding. Out: the text with them, every other line as it was, and the same events
as an editor reads them before.
"""

from collections.abc import Iterator, Mapping, Sequence

import yaml

from publishing.commands.answering.reading import Event

_FENCE = "---\n"


def with_events(text: str, events: Mapping[str, Sequence[Event]]) -> str:
    """Add events to findings of a report, by the findings' own ids. ValueError if a finding is not in its front matter."""
    before, matter, after = _parted(text)
    lines = matter.splitlines(keepends=True)
    places = {finding: _place(matter, finding) for finding in events}
    for finding, (row, indent, has_events) in sorted(places.items(), key=lambda entry: -entry[1][0]):
        head = [] if has_events else [f"{' ' * indent}events:\n"]
        lines[row:row] = [*head, *yaml_lines(events[finding], indent + 2)]
    return before + "".join(lines) + after


def yaml_lines(events: Sequence[Event], indent: int) -> Iterator[str]:
    """Write events as a list of front matter."""
    for event in events:
        for number, (name, value) in enumerate(event.items()):
            mark = "- " if number == 0 else "  "
            yield f"{' ' * indent}{mark}{name}: {_scalar(value)}\n"


def _scalar(value: str | list[str]) -> str:
    """Write a value on one line: in quotes where YAML would read something else."""
    if isinstance(value, list):
        return f"[{', '.join(map(_quoted, value))}]"
    plain = value.replace("-", "").isalnum() and value.isascii()
    return value if plain else _quoted(value)


def _quoted(text: str) -> str:
    return yaml.dump(text, default_style='"', width=10**6, allow_unicode=True).strip()


def _parted(text: str) -> tuple[str, str, str]:
    """Part a text into its first fence, its front matter, and the rest."""
    end = text.index(f"\n{_FENCE}", len(_FENCE)) + 1
    return text[: len(_FENCE)], text[len(_FENCE) : end], text[end:]


def _place(matter: str, finding: str) -> tuple[int, int, bool]:
    """Find where the events of a finding end: the line, the indent of its fields, and whether it has events."""
    fields = _values(yaml.compose(matter, Loader=yaml.BaseLoader))
    for item in fields["findings"].value if "findings" in fields else ():
        own = _values(item)
        if "id" in own and own["id"].value == finding:
            node = own.get("events", item)
            return _last_line(matter, node), item.start_mark.column, "events" in own
    raise ValueError(f"no finding {finding!r}")


def _values(mapping: yaml.Node | None) -> Mapping[str, yaml.Node]:
    return {key.value: value for key, value in mapping.value} if mapping else {}


def _last_line(matter: str, node: yaml.Node) -> int:
    """The line after the last that a node has; its own mark may stand behind blank lines and comments."""
    lines = matter.splitlines()
    row = node.end_mark.line
    while row > 0 and (not lines[row - 1].strip() or lines[row - 1].lstrip().startswith("#")):
        row -= 1
    return row
