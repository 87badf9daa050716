"""Chromium, driven by Playwright, which has the page loaded again on Back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Download, Error, Page


class Chromium:
    """The actions, as Playwright calls them."""

    def __init__(self, page: Page, downloads: Path) -> None:
        self.downloads = downloads
        self._page = page
        page.on("download", self._save)

    def goto(self, url: str) -> None:
        """Open an address and wait until it is loaded."""
        self._page.goto(url)

    def back(self) -> None:
        """One step back in the history."""
        self._page.go_back()

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page; a promise is awaited."""
        while True:
            try:
                return self._page.evaluate(expression)
            except Error as error:
                if "Execution context was destroyed" not in error.message:  # the page was just being left
                    raise
                self._page.wait_for_load_state()

    def click(self, selector: str) -> None:
        """Click the first element, as a mouse would."""
        self._page.locator(selector).first.click()

    def type(self, selector: str, text: str) -> None:
        """Put text into an empty field, key by key."""
        self._page.locator(selector).first.press_sequentially(text)

    def resize(self, width: int, height: int) -> None:
        """Make the window this large."""
        self._page.set_viewport_size({"width": width, "height": height})

    def screenshot(self) -> bytes:
        """What the window shows, as PNG."""
        return self._page.screenshot()

    def pdf(self, url: str) -> bytes:
        """An address printed on A4, with the margins that the page asks for."""
        self._page.goto(url)
        return self._page.pdf(format="A4", prefer_css_page_size=True)

    def _save(self, download: Download) -> None:
        download.save_as(self.downloads / download.suggested_filename)


@contextmanager
def chromium(browser: Browser, folder: Path) -> Iterator[Chromium]:
    """A page of the browser that all tests share, as Playwright runs once in a process."""
    downloads = folder / "downloads"
    downloads.mkdir()
    page = browser.new_page()
    yield Chromium(page, downloads)
    page.close()
