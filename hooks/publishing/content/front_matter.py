"""Front matter, read strictly.

In: the bytes of a source file. Out: a ``Source`` (its fields as text, the line of each, its body), or problems.

MkDocs prints broken YAML as page text, keeps the last of two equal keys, reads ``title: Report #3`` as
``Report``, ``1.10`` as 1.1 and ``no`` as False. Here every scalar stays the text that its author typed
(types are the records' business), and whatever could be misread is a problem.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import yaml

from publishing.base import invisible
from publishing.base.problems import Problem, quoted
from publishing.content import yaml_errors, yaml_nodes
from publishing.content.gate import nesting

_FENCE = "---"
_SIGNS = ("&", "!")  # of YAML's anchors and tags
NO_VALUE = "a value, or the line left out"
_NO_VALUES = ("null", "Null", "NULL", "~")
_FIRST = re.compile(r"(\(first on line )([0-9]+)")
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Source:
    """One file of ``docs/``.

    ``fields`` holds strings, lists and dicts of strings; ``lines`` maps the path of each value, such as
    ``("evaluations", "6.2")``, to its line; ``body_line`` is the line on which ``body`` starts. ``names`` are the names that
    authors write for some fields, by ours; ``astray`` are names of ours that an author wrote, with their lines.
    """

    file: str
    fields: dict[str, Any] = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    names: Mapping[str, str] = field(default_factory=dict)
    astray: Mapping[str, int] = field(default_factory=dict)

    def named(self, names: Mapping[str, str]) -> "Source":
        """Return the source with our names in the place of those that authors write; see ``names``."""
        ours = {written: name for name, written in names.items() if written}
        astray = {name: self.line_of((name,)) for name in self.fields if name in names and name not in ours}
        fields = {ours.get(name, name): value for name, value in self.fields.items() if name not in astray}
        lines = {
            (ours.get(str(path[0]), path[0]), *path[1:]) if path else path: line
            for path, line in self.lines.items()
            if not path or path[0] not in astray
        }
        return replace(self, fields=fields, lines=lines, names=names, astray=astray)

    def line_of(self, path: Path) -> int:
        """The line of a value, or of the nearest thing around it; 1 when the file has neither."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: Path | str, expected: str, found: str, meant: str = "", *, advice: bool = False) -> Problem:
        """A problem with the value at ``path``, placed on its line."""
        path = (path,) if isinstance(path, str) else path
        line, shown = self.line_of(path), (self.names.get(str(path[0])) or path[0], *path[1:]) if path else path
        return Problem(self.file, line, ".".join(map(str, shown)), expected, found, meant, advice)


def parse(file: str, content: bytes) -> tuple[Source, list[Problem]]:
    """Read one file. Where there are problems, the source holds what could be read all the same."""
    text, problems = _decode(file, content)
    if problems:
        return Source(file), problems
    known, found = _parsed(file, text)
    source, problems = replace(known, fields={**known.fields}), [*found]
    for letter in invisible.letters(text):
        problems.append(Problem(file, letter.line + 1, "", invisible.EXPECTED, letter.found, advice=letter.advice))
    return source, problems


def parse_yaml(file: str, content: bytes, first_field: str) -> tuple[Source, list[Problem]]:
    """Read a file that is all front matter, without lines of '---' around it; ``first_field`` is one that it begins with."""
    source, problems = parse(file, b"---\n" + content.removesuffix(b"\n") + b"\n---\n")
    lines = {path: max(1, line - 1) for path, line in source.lines.items()}
    return replace(source, lines=lines), [without_fence(problem, 1, first_field) for problem in problems]


def without_fence(problem: Problem, lines: int, first_field: str) -> Problem:
    """The problem at its line of a file that is all fields, ``lines`` above where it was found, and in words for one."""
    expected = problem.expected.replace(" between the '---' lines", "").replace("'title: …'", f"'{first_field}: …'")
    found = _FIRST.sub(lambda match: f"{match[1]}{int(match[2]) - lines}", problem.found)
    return replace(problem, line=max(problem.line - lines, 1), expected=expected, found=found)


# The same texts are read again at each answer to make report, and at each change in make serve.
@lru_cache(maxsize=1024)
def _parsed(file: str, text: str) -> tuple[Source, Sequence[Problem]]:
    """Read the text of a file."""
    head, body, problems = _split(file, text)
    if problems:
        return Source(file), problems
    source = Source(file, body=body, body_line=len(head) + 3)
    if deep := list(nesting.in_front_matter(file, head)):
        return source, deep
    tabs = [number for number, line in enumerate(head, start=2) if "\t" in line]
    if tabs:
        return source, [Problem(file, number, "", "spaces", "a tab; use spaces in its place") for number in tabs]
    reader = _Reader(file, head)
    try:
        node = yaml_nodes.composed("\n".join(head))
        if not isinstance(node, yaml.MappingNode):
            return source, [Problem(file, 2, "", "lines such as 'title: …' between the '---' lines", "no field")]
        fields = reader.value(node, ()) or {}
    except yaml.MarkedYAMLError as error:
        return source, [yaml_errors.problem(file, head, error)]
    except ValueError:  # PyYAML counts on each escape being one of Unicode's
        return source, [yaml_errors.no_character(file, head)]
    except RecursionError:
        return source, [Problem(file, 2, "", "lists of texts", "lists inside lists, far too deep")]
    return Source(file, fields, reader.lines, body, source.body_line), reader.problems


def _decode(file: str, content: bytes) -> tuple[str, list[Problem]]:
    """The text, or why an editor must save the file in another way."""

    def problem(line: int, expected: str, found: str) -> tuple[str, list[Problem]]:
        return "", [Problem(file, line, "", expected, found)]

    try:
        text = content.decode("utf-8-sig")  # some editors write a byte order mark; it is no part of the text
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return problem(line, "a file saved as UTF-8", f"another encoding (the byte {content[error.start]:#04x})")
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        return problem(line, "Unix line ends", "a Windows line end; save the file with line ends LF")
    control = invisible.control(text)
    if control:
        line = text[: control.start()].count("\n") + 1
        return problem(line, "text", f"the invisible character U+{ord(control[0]):04X}; delete it")
    return text, []


def _split(file: str, text: str) -> tuple[list[str], str, list[Problem]]:
    """The lines between the fences, and the body after them."""

    def problem(line: int, expected: str, found: str) -> tuple[list[str], str, list[Problem]]:
        return [], "", [Problem(file, line, "", expected, found)]

    if not text.strip():
        return problem(1, "front matter between '---' lines, then text", "an empty file")
    first, *rest = text.split("\n")
    if first.rstrip() != _FENCE:
        return problem(1, "'---' as the first line, before the front matter", quoted(first))
    for number, line in enumerate(rest):
        if line.rstrip() == _FENCE:
            return rest[:number], "\n".join(rest[number + 1 :]), []
    lines = len(text.splitlines())
    return problem(lines, "'---' on a line of its own after the front matter", "the end of the file")


class _Reader:
    """Turns YAML nodes into dicts, lists and strings, noting lines and problems on the way."""

    def __init__(self, file: str, head: list[str]) -> None:
        self.file = file
        self.head = [*head, ""]  # a mark at the end stands one line further
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self._noted: set[int] = set()  # of nodes, which stay: their numbers in memory

    def value(self, node: yaml.Node, path: Path) -> Any:
        """The value of a node; problems are noted under ``path``."""
        self.lines.setdefault(path, node.start_mark.line + 2)
        if not self._is_plain(node, path):
            return node.value if isinstance(node, yaml.ScalarNode) else ""
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, path)
        if isinstance(node, yaml.MappingNode):
            return dict(self._items(node, path))
        return [self.value(child, (*path, number)) for number, child in enumerate(node.value)]

    def _is_plain(self, node: yaml.Node, path: Path) -> bool:
        """Return whether a node is what it looks like: no YAML anchor and no tag (so no alias either)."""
        mark = node.start_mark
        if not self.head[mark.line].startswith(_SIGNS, mark.column):
            return True
        found = self._from(mark)
        self._note(path, node, f"quotation marks around a text that begins with '{found[0]}'", quoted(found))
        return False

    def _items(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, Any]]:
        first_lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode) or not key_node.value.strip():
                self._note(path, key_node, "a name before the colon", quoted(self._from(key_node.start_mark)))
                continue
            key = key_node.value
            if invisible.control(key):
                self._note(path, key_node, "a name before the colon", "one with an invisible character")
                continue
            line = key_node.start_mark.line + 2
            if key in first_lines:
                self._note((*path, key), key_node, "each field once", f"it again (first on line {first_lines[key]})")
                continue
            first_lines[key] = self.lines[(*path, key)] = line
            if self._is_plain(key_node, (*path, key)):
                yield key, self.value(value_node, (*path, key))

    def _scalar(self, node: yaml.ScalarNode, path: Path) -> str:
        rest = "" if node.style else self._from(node.end_mark)
        if rest.startswith(" ") and rest.lstrip().startswith("#"):
            before = f"{quoted(node.value)}, and " if node.value else ""
            found = f"{before}{quoted(rest.strip())} taken as a comment"
            self._note(path, node, "quotation marks around a text that contains ' #'", found)
        elif node.style == '"' and (hidden := invisible.hidden(node.value, "".join(self.head))):
            self._note(path, node, invisible.EXPECTED, hidden)
        elif invisible.is_blank(node.value):
            self._note(path, node, NO_VALUE, "nothing")
        elif not node.style and node.value in _NO_VALUES:
            self._note(path, node, NO_VALUE, quoted(node.value))
        return str(node.value)

    def _from(self, mark: yaml.Mark) -> str:
        """The line of the front matter from a mark on."""
        return self.head[mark.line][mark.column :]

    def _note(self, path: Path, node: yaml.Node, expected: str, found: str) -> None:
        name = ".".join(map(str, path))
        problem = Problem(self.file, node.start_mark.line + 2, name, expected, found)
        if id(node) not in self._noted:  # an alias leads here again
            self.problems.append(problem)
        self._noted.add(id(node))
