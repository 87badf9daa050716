"""The smallest whole site, which tests of several modules look at; a worker that has one of them has all, and builds it once."""

from pathlib import Path

import pytest

import example
from building import made
from example import LAID_OUT


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of tests/cases/base.yml, with a finder, a home page, a coverage board and a page of its data."""
    folder, docs = tmp_path_factory.mktemp("small"), example.files({"files": LAID_OUT})
    return made(folder, docs, PYTHONHASHSEED="1", PREVIEW_AT="2027-09-09")
