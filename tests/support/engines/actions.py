"""What a visitor does, in whatever engine."""

import json
import time
from pathlib import Path
from typing import Any, Protocol

PATIENCE = 20.0  # seconds, for a busy machine
PAUSE = 0.05


class Engine(Protocol):
    """A browser with one page. Expressions are JavaScript; what they give must be JSON."""

    downloads: Path

    def goto(self, url: str) -> None:
        """Open an address and wait until it is loaded."""

    def back(self) -> None:
        """One step back in the history."""

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page; a promise is awaited."""

    def click(self, selector: str) -> None:
        """Click the first element, as a mouse would."""

    def type(self, selector: str, text: str) -> None:
        """Put text into an empty field, key by key."""

    def resize(self, width: int, height: int) -> None:
        """Make the window about this large."""

    def screenshot(self) -> bytes:
        """What the window shows, as PNG."""

    def pdf(self, url: str) -> bytes:
        """An address printed on A4, with the margins that the page asks for."""


def expect(engine: Engine, expression: str, expected: object) -> None:
    """Wait until an expression has a value; AssertionError with the last one it had."""
    end = time.monotonic() + PATIENCE
    while (found := engine.evaluate(expression)) != expected:
        assert time.monotonic() < end, f"{expression}\nexpected {expected!r}\nfound    {found!r}"
        time.sleep(PAUSE)


def text_of(selector: str) -> str:
    """The expression for an element's text."""
    return f"document.querySelector({json.dumps(selector)})?.textContent.trim()"
