"""``mkdocs.yml``, read as MkDocs reads it, and held to what has an effect here.

In: the file. Out: a ``Configuration``, or problems at their lines: a setting that would do nothing is refused, so that
nobody believes in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from publishing.base import settings
from publishing.base.problems import Problem, PublishingError, alternatives, closest, quoted
from publishing.base.settings import FILE, Settings
from publishing.build.effects import EFFECTIVE, EFFECTIVE_BELOW, FEATURES, HOST, INSTEAD
from publishing.content import gate

Place = tuple[str, ...]  # the names that lead to a setting


@dataclass(frozen=True)
class Configuration:
    """The settings that have an effect. ``values`` are all of them, ``lines`` the line of each in its file."""

    values: Mapping[str, Any]
    lines: Mapping[Place, int]

    @property
    def settings(self) -> Settings:
        """The owner's settings; a ``PublishingError`` names every one that is wrong."""
        lines = {
            place[2]: line
            for place, line in self.lines.items()
            if place[:2] == ("extra", "publishing")[: len(place) - 1] and len(place) == 3
        }
        return settings.settings_from(self.values.get("extra"), lines)

    @property
    def site_url(self) -> str:
        """The site's own address, with a slash at the end; "" where none is set."""
        url = str(self.values.get("site_url") or "")
        return url if not url or url.endswith("/") else f"{url}/"

    @property
    def theme(self) -> Mapping[str, Any]:
        """The settings of the theme."""
        return _mapping(self.values.get("theme"))

    def check(self) -> None:
        """Raise a ``PublishingError`` with every setting that is refused, and every one of the owner's that is wrong."""
        problems = [*self._refused(), *self._refused_values()]
        try:
            _ = self.settings
        except PublishingError as error:
            problems += error.problems
        if problems:
            raise PublishingError(problems)

    def _refused(self) -> Iterator[Problem]:
        """Find settings that have no effect."""
        for name in self.values:
            if name not in EFFECTIVE:
                yield self._problem(
                    (name,),
                    INSTEAD.get(name) or _unknown(EFFECTIVE),
                    quoted(name),
                    closest(name, EFFECTIVE) if name not in INSTEAD else "",
                )
        for above, names in EFFECTIVE_BELOW.items():
            for name in _mapping(self.values.get(above)):
                if name not in names:
                    yield self._problem((above, name), _unknown(names), quoted(name), closest(name, names))

    def _refused_values(self) -> Iterator[Problem]:
        """Find values that have no effect, where the setting has one."""
        if self.values.get("use_directory_urls", True) is not True:
            yield self._problem(("use_directory_urls",), "true, as addresses are permanent", "false")
        if plugins := self.values.get("plugins"):
            expected = "[], as no plugin of MkDocs sees a page of this site"
            yield self._problem(("plugins",), expected, ", ".join(map(quoted, _names(plugins))))
        for hook in _list(self.values.get("hooks")):
            if Path(str(hook)).name != HOST:
                yield self._problem(
                    ("hooks",), f"hooks/{HOST} alone, as no other hook sees a page of this site", quoted(hook)
                )
        theme = self.values.get("theme")
        name = theme if isinstance(theme, str) else self.theme.get("name", "material")
        if name != "material":
            yield self._problem(("theme", "name"), "material, on which our templates stand", quoted(name))
        for feature in _list(self.theme.get("features")):
            if feature not in FEATURES:
                yield self._problem(
                    ("theme", "features"),
                    f"{alternatives(FEATURES)}, as our templates have no part with any other",
                    quoted(feature),
                )

    def _problem(self, place: Place, expected: str, found: str, meant: str = "") -> Problem:
        line = next((self.lines[place[:end]] for end in range(len(place), 0, -1) if place[:end] in self.lines), 1)
        return Problem(FILE, line, ".".join(place), expected, found, meant)


def read(file: Path) -> Configuration:
    """Read ``mkdocs.yml``, and the file that it inherits from. ``PublishingError`` where it is no YAML."""
    node, values = _loaded(gate.read_text(file.parent, file.name), file.name)
    lines = dict(_lines(node))
    if parent := values.pop("INHERIT", None):
        inherited = read(file.parent / str(parent))
        return Configuration(_merged(inherited.values, values), {**inherited.lines, **lines})
    return Configuration(values, lines)


class _Loader(yaml.SafeLoader):
    """Reads ``mkdocs.yml`` with its ``!ENV`` values."""


_Loader.add_constructor("!ENV", construct_env_tag)


def _loaded(text: str, name: str) -> tuple[yaml.Node | None, dict[str, Any]]:
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PublishingError([Problem(name, line, "", "YAML", error.problem or "something else")]) from None
    except (yaml.YAMLError, ValueError) as error:
        raise PublishingError([Problem(name, 1, "", "YAML", quoted(error))]) from None
    return node, values if isinstance(values, dict) else {}


def _lines(node: yaml.Node | None, above: Place = ()) -> Iterator[tuple[Place, int]]:
    """The line of each setting, by the names that lead to it."""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        place = (*above, str(key.value))
        yield place, key.start_mark.line + 1
        yield from _lines(value, place)


def _merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Settings with others over them, as MkDocs merges what is inherited."""
    return {
        **old,
        **{
            name: _merged(old[name], value) if isinstance(value, dict) and isinstance(old.get(name), dict) else value
            for name, value in new.items()
        },
    }


def _unknown(names: Sequence[str]) -> str:
    return f"a setting that has an effect: {alternatives(names)}"


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _names(plugins: Any) -> list[str]:
    """The names of plugins, however they are written."""
    return [str(name) for entry in _list(plugins) for name in (entry if isinstance(entry, Mapping) else [entry])]
