"""The sites of the made-up inspectorates, built once for all modules of a worker: with downloads (``site``), and without (``folders``)."""

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


@pytest.fixture(scope="session", params=sites.SITES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of each inspectorate, with everything that can be downloaded."""
    folder = written(tmp_path_factory.mktemp(request.param), request.param)
    done = build(folder, folder / request.param)

    assert done.returncode == 0, done.stderr[-3000:]
    assert "WARNING" not in done.stderr
    return folder / request.param
