"""The changelog and ``pyproject.toml`` name the same newest version."""

import re
import tomllib
from datetime import date

import pytest

from example import ROOT

_HEADING = re.compile(r"^## (?P<words>.+)$", re.MULTILINE)
_RELEASE = re.compile(r"(?P<version>\d+\.\d+\.\d+) \((?P<day>\d{4}-\d\d-\d\d)\)", re.ASCII)


def releases(changelog: str) -> list[tuple[tuple[int, ...], date]]:
    """The dated sections of a changelog as version and day, in its order; ``ValueError`` for a heading of another form."""
    first, *others = (match["words"] for match in _HEADING.finditer(changelog))
    if first != "Unreleased":
        raise ValueError(f"expected Unreleased first, found {first!r}")
    found = []
    for words in others:
        release = _RELEASE.fullmatch(words)
        if not release:
            raise ValueError(f"expected a heading such as '0.1.0 (2026-11-27)', found {words!r}")
        found.append((tuple(map(int, release["version"].split("."))), date.fromisoformat(release["day"])))
    return found


def test_the_newest_release_is_the_version_of_the_package() -> None:
    """A new version needs its section in the changelog, and a new section its version."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    found = releases((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))

    assert ".".join(map(str, found[0][0])) == version
    assert [number for number, _ in found] == sorted({number for number, _ in found}, reverse=True)
    assert [day for _, day in found] == sorted((day for _, day in found), reverse=True)


@pytest.mark.parametrize(
    "headings", ["## 0.1.0 (2026-11-27)", "## Unreleased\n## 0.1.0", "## Unreleased\n## 0.1.0 (2026-11-31)"]
)
def test_a_section_without_its_version_or_day_is_refused(headings: str) -> None:
    """Unreleased comes first; every other section has a version and a day that exists."""
    with pytest.raises(ValueError, match=r"expected|day"):
        releases(headings)
