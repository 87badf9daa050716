"""Firefox ESR, driven over Marionette: WebDriver commands on a socket, which Firefox speaks by itself.

Debian has no geckodriver, which would do no more than pass the same commands on.
"""

import base64
import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from engines.actions import PATIENCE, PAUSE
from engines.webdriver import WebDriver, WebDriverError
from programs import program

A4 = {
    "page": {"width": 21, "height": 29.7},
    "margin": {"top": 1.8, "right": 1.8, "bottom": 2, "left": 1.8},
    "background": False,
    "shrinkToFit": False,
}


class Firefox(WebDriver):
    """A connection to Marionette. Messages are JSON, each with its length in front."""

    def __init__(self, port: int, downloads: Path) -> None:
        self.downloads = downloads
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._answers = self._socket.makefile("rb")
        self._count = 0
        self._read()  # Firefox introduces itself
        self.send("NewSession", capabilities={"alwaysMatch": {}})

    def send(self, command: str, **parameters: object) -> Any:
        """Send a command and wait for its value."""
        self._count += 1
        message = json.dumps([0, self._count, f"WebDriver:{command}", parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._read()
        if error:
            raise WebDriverError(f"{command}: {error['message']}")
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    def pdf(self, url: str) -> bytes:
        """An address printed on A4."""
        self.goto(url)
        return base64.b64decode(self.send("Print", **A4))

    def close(self) -> None:
        """Let go of the connection."""
        self._answers.close()
        self._socket.close()

    def _read(self) -> Any:
        length = b""
        while (digit := self._answers.read(1)) != b":":
            assert digit, "Firefox has closed its connection"
            length += digit
        return json.loads(self._answers.read(int(length)))


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """Headless Firefox with a profile in the folder."""
    profile, downloads = folder / "profile", folder / "downloads"
    profile.mkdir()
    downloads.mkdir()
    _write_preferences(profile, downloads)
    process = subprocess.Popen(
        [program("firefox"), "--headless", "--no-remote", "--marionette", "--profile", profile],
        env={**os.environ, "HOME": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        browser = Firefox(_port(profile, process), downloads)
        yield browser
        browser.close()
    finally:
        process.terminate()
        process.wait()


def _write_preferences(profile: Path, downloads: Path) -> None:
    preferences: Mapping[str, object] = {
        "marionette.port": 0,  # any that is free
        "browser.download.folderList": 2,
        "browser.download.dir": str(downloads),
        "browser.download.alwaysOpenPanel": False,
        "app.update.enabled": False,
        "datareporting.policy.dataSubmissionEnabled": False,
        "network.captive-portal-service.enabled": False,
    }
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")


def _port(profile: Path, process: "subprocess.Popen[bytes]") -> int:
    """The port that Firefox has chosen, as soon as it has."""
    file, end = profile / "MarionetteActivePort", time.monotonic() + 3 * PATIENCE
    while not file.is_file() or not file.read_text():
        assert process.poll() is None, "Firefox ended before it could be driven"
        assert time.monotonic() < end, "Firefox did not start"
        time.sleep(PAUSE)
    return int(file.read_text())
