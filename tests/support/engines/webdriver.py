"""An engine that is driven by WebDriver commands; how they are sent is the engine's own business."""

import base64
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # by the WebDriver standard


class WebDriverError(Exception):
    """A command that the browser refused."""


class WebDriver(ABC):
    """The actions, as commands of the WebDriver standard (https://www.w3.org/TR/webdriver2/)."""

    downloads: Path

    @abstractmethod
    def send(self, command: str, **parameters: object) -> Any:
        """Send a command and wait for its value."""

    def goto(self, url: str) -> None:
        """Open an address and wait until it is loaded."""
        self.send("Navigate", url=url)

    def back(self) -> None:
        """One step back in the history."""
        self.send("Back")

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page; a promise is awaited."""
        return self.send("ExecuteScript", script=f"return ({expression})", args=[])

    def click(self, selector: str) -> None:
        """Click the first element, as a mouse would."""
        self.send("ElementClick", id=self._find(selector))

    def type(self, selector: str, text: str) -> None:
        """Put text into an empty field, key by key."""
        self.send("ElementSendKeys", id=self._find(selector), text=text)

    def resize(self, width: int, height: int) -> None:
        """Make the window about this large."""
        self.send("SetWindowRect", width=width, height=height)

    def screenshot(self) -> bytes:
        """What the window shows, as PNG."""
        return base64.b64decode(self.send("TakeScreenshot", full=False))

    def _find(self, selector: str) -> str:
        found: dict[str, str] = self.send("FindElement", using="css selector", value=selector)
        return found[ELEMENT]
