"""What several tests of commands use."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from editors_project import CONFIG, Project
from example import files


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project's folder with the base, or a case."""

    def make(case: Mapping[str, object]) -> Path:
        (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        for file, content in files(case).items():
            path = tmp_path / "docs" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return tmp_path

    return make
