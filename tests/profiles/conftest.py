"""The sites of the made-up inspectorates, built once for all modules of a worker."""

from pathlib import Path

import pytest

import sites
from building import build, without_downloads
from projects import written


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sites by name, without downloads."""
    found = {}
    for name in sites.SITES:
        folder = without_downloads(written(tmp_path_factory.mktemp(f"plain-{name}"), name))
        done = build(folder, folder / name)
        assert done.returncode == 0, done.stderr[-3000:]
        found[name] = folder / name
    return found
