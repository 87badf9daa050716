"""What several test modules share: the real site, built once for each worker."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def build(project: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project's site into a folder, as ``make site`` does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly and without a warning."""
    folder = tmp_path_factory.mktemp("site")
    done = build(ROOT, folder, SITE_URL="https://reports.example/")

    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder
