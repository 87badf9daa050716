"""Copies of this project for its tools to work on."""

from pathlib import Path

import pytest

import example
from building import project


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of this project with the documents of tests/cases/base.yml."""
    return project(tmp_path, example.files())


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A copy of this project without documents, for programs that stand in."""
    return project(tmp_path, {})
