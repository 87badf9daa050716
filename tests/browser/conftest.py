"""A browser that looks at the real site, served from this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from engines import ENGINES, started
from engines.actions import Engine
from index_page import opened, write_page
from invented import Invented
from serving import serving


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try a test here up to three times: on a busy machine a browser may miss a moment, but what is wrong stays wrong."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site's address, as long as the tests run."""
    with serving(site) as served:
        yield served


@pytest.fixture(scope="session", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ENGINES])
def running_engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Each engine in turn; one process of each, as all its tests go to one worker."""
    folder = tmp_path_factory.mktemp(request.param)
    with started(request.param, folder, lambda: request.getfixturevalue("browser")) as running:
        yield running


@pytest.fixture
def engine(running_engine: Engine) -> Engine:
    """An engine with the window of a desk, whatever the test before made of it."""
    running_engine.resize(1280, 900)
    return running_engine


@pytest.fixture(scope="module")
def invented(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Invented]:
    """Pages with made-up content in the site's own frame."""
    folder = tmp_path_factory.mktemp("invented")
    with serving(folder) as served:
        yield Invented(site, folder, served)


@pytest.fixture(scope="module")
def script_page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """An empty page beside the site's scripts."""
    folder = tmp_path_factory.mktemp("scripts")
    write_page(folder)
    with opened(browser, folder) as page:
        yield page


def _desk(browser: Browser, address: str) -> BrowserContext:
    """Somebody at a desk who was never here before."""
    return browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})


@pytest.fixture(scope="module")
def visitor(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A visitor who makes all the tests of a module, and so keeps files in the browser's cache.

    An empty page stays open, and with it the process that all pages of the visitor have in common: see ``browser``.
    """
    with _desk(browser, address) as context:
        context.new_page()
        yield context


@pytest.fixture
def page(visitor: BrowserContext, address: str) -> Iterator[Page]:
    """A page that must not log an error, nor ask another host for anything."""
    yield from _watched(visitor, address)


@pytest.fixture(scope="module")
def open_page(browser: Browser, address: str) -> Iterator[Page]:
    """The same for all tests of a module, which it opens once, of a visitor of its own: for tests that look and change nothing."""
    with _desk(browser, address) as context:
        yield from _watched(context, address)


@pytest.fixture
def own_page(browser: Browser, address: str) -> Iterator[Page]:
    """The same, of a visitor of its own: for tests that watch or change what is fetched."""
    with _desk(browser, address) as context:
        yield from _watched(context, address)


@pytest.fixture
def unlucky_page(browser: Browser, address: str) -> Iterator[Page]:
    """The same, for tests in which files are missing: Chromium itself logs each of those."""
    with _desk(browser, address) as context:
        yield from _watched(context, address, forgiven="Failed to load resource")


def _watched(context: BrowserContext, address: str, forgiven: str = "\0") -> Iterator[Page]:
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:")):
            faults.append(request.url)

    page.on("request", asked)
    yield page
    page.close()

    assert [fault for fault in faults if not fault.startswith(forgiven)] == []
