"""What several test modules share: the real site, built once for each worker."""

from pathlib import Path

import pytest

from building import build
from example import ROOT


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly and without a warning."""
    folder = tmp_path_factory.mktemp("site")
    done = build(ROOT, folder, SITE_URL="https://reports.example/")

    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder
