"""The sites of the made-up inspectorates, built once for all workers: with downloads (``site``), and without (``folders``)."""

from pathlib import Path

import pytest

import sites
from building import build, without_downloads
from projects import written
from shared import shared_folder


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sites by name, without downloads."""
    return {name: _built(tmp_path_factory, name, downloads=False) for name in sites.SITES}


@pytest.fixture(scope="module", params=sites.SITES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of each inspectorate, with everything that can be downloaded."""
    return _built(tmp_path_factory, request.param, downloads=True)


def _built(factory: pytest.TempPathFactory, name: str, *, downloads: bool) -> Path:
    """The site of an inspectorate, built without a warning by the first worker that asks for it."""

    def fill(folder: Path) -> None:
        project = written(folder, name)
        done = build(project if downloads else without_downloads(project), folder / name)
        assert done.returncode == 0, done.stderr[-3000:]
        assert "WARNING" not in done.stderr

    return shared_folder(factory, f"{name}-{'whole' if downloads else 'plain'}", fill) / name
