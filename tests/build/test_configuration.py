"""Settings of mkdocs.yml that would do nothing are refused, in an author's words."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import building
import example
from publishing.base.problems import PublishingError
from publishing.build import configuration

SETTINGS: dict[str, Any] = yaml.safe_load((example.CASES / "settings.yml").read_text(encoding="utf-8"))


def text(case: dict[str, Any]) -> str:
    """The file of a case."""
    written = SETTINGS["base"] + case.get("add", "")
    for old, new in case.get("change", {}).items():
        assert written.count(old) == 1
        written = written.replace(old, new)
    return str(written)


def check(file: Path, content: str) -> list[str]:
    """The messages that a file gives."""
    file.write_text(content, encoding="utf-8")
    try:
        configuration.read(file).check()
    except PublishingError as error:
        return list(map(str, error.problems))
    return []


@pytest.mark.parametrize("name", SETTINGS["cases"])
def test_a_setting_without_effect_is_refused(name: str, tmp_path: Path) -> None:
    """With its line, what is expected there, and what to do."""
    case = SETTINGS["cases"][name]

    assert sorted(check(tmp_path / "mkdocs.yml", text(case))) == sorted(case["messages"])


def test_settings_with_an_effect_are_not() -> None:
    """Those of the base, and of this project."""
    configuration.read(example.ROOT / "mkdocs.yml").check()


def test_what_is_inherited_is_merged(tmp_path: Path) -> None:
    """As MkDocs merges it, so that a benchmark can build other sources with the settings of this project."""
    (tmp_path / "above.yml").write_text(SETTINGS["base"], encoding="utf-8")
    content = "INHERIT: above.yml\nextra: {publishing: {contact: x@site.example}}\n"

    assert check(tmp_path / "mkdocs.yml", content) == []
    settings = configuration.read(tmp_path / "mkdocs.yml").settings
    assert (settings.owner, settings.contact) == ("O", "x@site.example")


def test_a_build_stops_at_it(tmp_path: Path) -> None:
    """The generator prints the message, and nothing is written."""
    project = building.project(tmp_path / "project", example.files())
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("nav: [index.md]\n")
    done = building.build(project, tmp_path / "site")

    assert done.returncode != 0
    assert ": nav: expected nothing here, as pages and their order follow from the records, got 'nav'" in done.stderr
    assert not (tmp_path / "site").exists()
