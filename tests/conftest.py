"""What several test modules share: the real site, built once for each worker, and a browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; the tests fail where there is none."""
    path = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    assert path, "There is no Chromium. Run: tools/install-browser"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()
