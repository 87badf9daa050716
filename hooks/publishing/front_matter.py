"""Front matter, read strictly.

In: the bytes of a source file. Out: a ``Source`` (its fields as text, the line of each, its body), or problems.

MkDocs prints broken YAML as page text, keeps the last of two equal keys, reads ``title: Report #3`` as
``Report``, ``1.10`` as 1.1 and ``no`` as False. Here every scalar stays the text that its author typed
(types are the records' business), and whatever could be misread is a problem.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from publishing.problems import Problem, quoted

_FENCE = "---"
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Source:
    """One file of ``docs/``.

    ``fields`` holds strings, lists and dicts of strings; ``lines`` maps the path of each value, such as
    ``("evaluations", "6.2")``, to its line; ``body_line`` is the line on which ``body`` starts.
    """

    file: str
    fields: dict[str, Any] = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1

    def line_of(self, path: Path) -> int:
        """The line of a value, or of the nearest thing around it; 1 when the file has neither."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: Path | str, expected: str, found: str, meant: str = "") -> Problem:
        """A problem with the value at ``path``, placed on its line."""
        path = (path,) if isinstance(path, str) else path
        return Problem(self.file, self.line_of(path), ".".join(map(str, path)), expected, found, meant)

    def body_problem(self, wanted: str, expected: str, found: str) -> Problem:
        """A problem with the body, placed on the first line that holds the text ``wanted``."""
        before = self.body.partition(wanted)[0] if wanted in self.body else ""
        return Problem(self.file, self.body_line + before.count("\n"), "", expected, found)


def parse(file: str, content: bytes) -> tuple[Source, list[Problem]]:
    """Read one file. Where there are problems, the source holds what could be read all the same."""
    text, problems = _decode(file, content)
    if problems:
        return Source(file), problems
    head, body, problems = _split(file, text)
    if problems:
        return Source(file), problems
    body_line = head.count("\n") + 3
    source = Source(file, body=body, body_line=body_line)
    try:
        node = yaml.compose(head, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        return source, [_not_yaml(file, error)]
    except yaml.YAMLError as error:
        return source, [Problem(file, 2, "", "front matter that is YAML", str(error).splitlines()[0])]
    if not isinstance(node, yaml.MappingNode):
        return source, [Problem(file, 2, "", "lines such as 'title: …' between the '---' lines", "no field")]
    reader = _Reader(file, head.split("\n"))
    fields = reader.value(node, ())
    return Source(file, fields, reader.lines, body, body_line), reader.problems


def _decode(file: str, content: bytes) -> tuple[str, list[Problem]]:
    """The text, or why an editor must save the file in another way."""

    def problem(line: int, expected: str, found: str) -> tuple[str, list[Problem]]:
        return "", [Problem(file, line, "", expected, found)]

    if content.startswith(b"\xef\xbb\xbf"):
        return problem(1, "plain UTF-8", "a byte order mark; save the file as UTF-8 without it")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return problem(line, "UTF-8", f"the byte {content[error.start]:#04x}; save the file as UTF-8")
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        return problem(line, "Unix line ends", "a Windows line end; save the file with line ends LF")
    return text, []


def _split(file: str, text: str) -> tuple[str, str, list[Problem]]:
    """The text between the fences, and the body after them."""
    if not text.strip():
        return "", "", [Problem(file, 1, "", "front matter between '---' lines, then text", "an empty file")]
    first, *rest = text.split("\n")
    if first.rstrip() != _FENCE:
        return "", "", [Problem(file, 1, "", "'---' as the first line, before the front matter", quoted(first))]
    for number, line in enumerate(rest):
        if line.rstrip() == _FENCE:
            return "\n".join(rest[:number]), "\n".join(rest[number + 1 :]), []
    return (
        "",
        "",
        [Problem(file, len(rest) + 1, "", "'---' on a line of its own after the front matter", "the end of the file")],
    )


def _not_yaml(file: str, error: yaml.MarkedYAMLError) -> Problem:
    """A YAML error in our words, on the line of the file."""
    mark = error.problem_mark or error.context_mark
    line = (mark.line if mark else 0) + 2
    reason = error.problem or "something else"
    if "'\\t'" in reason:
        return Problem(file, line, "", "spaces", "a tab; indent with spaces")
    if "mapping values are not allowed" in reason:
        return Problem(file, line, "", "quotation marks around a text that contains ': '", "a second ': ' on the line")
    return Problem(file, line, "", "front matter that is YAML", f"a fault: {reason}")


class _Reader:
    """Turns YAML nodes into dicts, lists and strings, noting lines and problems on the way."""

    def __init__(self, file: str, head: list[str]) -> None:
        self.file = file
        self.head = head
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self._open: list[yaml.Node] = []

    def value(self, node: yaml.Node, path: Path) -> Any:
        """The value of a node; problems are noted under ``path``."""
        self.lines.setdefault(path, node.start_mark.line + 2)
        if any(node is outer for outer in self._open):
            self._note(path, node, "values written out", "a YAML alias to something around it")
            return ""
        self._open.append(node)
        try:
            if isinstance(node, yaml.MappingNode):
                return dict(self._items(node, path))
            if isinstance(node, yaml.SequenceNode):
                return [self.value(child, (*path, number)) for number, child in enumerate(node.value)]
            return self._scalar(node, path) if isinstance(node, yaml.ScalarNode) else None
        finally:
            self._open.pop()

    def _items(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, Any]]:
        first_lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._note(path, key_node, "a name before the colon", "a list or a mapping")
                continue
            key = key_node.value
            line = key_node.start_mark.line + 2
            if key in first_lines:
                self._note((*path, key), key_node, "each field once", f"it again (first on line {first_lines[key]})")
                continue
            first_lines[key] = self.lines[(*path, key)] = line
            yield key, self.value(value_node, (*path, key))

    def _scalar(self, node: yaml.ScalarNode, path: Path) -> str:
        if node.style is None:
            after = self.head[node.end_mark.line][node.end_mark.column :]
            if after.startswith(" ") and after.lstrip().startswith("#"):
                found = f"{quoted(node.value)}, and '{after.strip()}' taken as a comment"
                self._note(path, node, "quotation marks around a text that contains ' #'", found)
        if not node.value.strip():
            self._note(path, node, "a value, or the line left out", "nothing")
        return str(node.value)

    def _note(self, path: Path, node: yaml.Node, expected: str, found: str) -> None:
        name = ".".join(map(str, path))
        self.problems.append(Problem(self.file, node.start_mark.line + 2, name, expected, found))
