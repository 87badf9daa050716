"""WebKitGTK, driven by its own WebDriver, in a screen that nobody sees."""

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from engines.actions import PATIENCE, PAUSE
from engines.webdriver import WebDriver, WebDriverError
from programs import program

SYSTEM_PYTHON = "/usr/bin/python3"  # Debian's python3-gi belongs to it, and not to a virtual environment
PRINTER = Path(__file__).with_name("webkit_printer.py")
PATHS: Mapping[str, str] = {  # the commands, and where WebDriver takes them
    "NewSession": "",
    "Navigate": "/url",
    "Back": "/back",
    "ExecuteScript": "/execute/sync",
    "FindElement": "/element",
    "ElementClick": "/element/{id}/click",
    "ElementSendKeys": "/element/{id}/value",
    "SetWindowRect": "/window/rect",
    "TakeScreenshot": "/screenshot",
}


class WebKit(WebDriver):
    """A session of WebKitWebDriver, which opens its own small browser."""

    def __init__(self, port: int, folder: Path, environment: Mapping[str, str]) -> None:
        self.downloads = folder / "Downloads"
        self._folder = folder
        self._environment = dict(environment)
        self._session = f"http://127.0.0.1:{port}/session"
        session = self.send("NewSession", capabilities={"alwaysMatch": {}})
        self._session += f"/{session['sessionId']}"

    def send(self, command: str, **parameters: object) -> Any:
        """Send a command and wait for its value."""
        url = self._session + PATHS[command].format(**parameters)
        if command == "TakeScreenshot":
            return self._request(urllib.request.Request(url))  # noqa: S310 - of this machine
        body = json.dumps(parameters).encode()
        return self._request(urllib.request.Request(url, body, {"Content-Type": "application/json"}))  # noqa: S310

    def pdf(self, url: str) -> bytes:
        """An address printed on A4, by a program of its own: WebKitWebDriver does not print."""
        file = self._folder / "printed.pdf"
        file.unlink(missing_ok=True)
        done = subprocess.run(
            [SYSTEM_PYTHON, PRINTER, url, file], env=self._environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return file.read_bytes()

    def close(self) -> None:
        """End the session, and with it the browser."""
        self._request(urllib.request.Request(self._session, method="DELETE"))  # noqa: S310

    def _request(self, request: urllib.request.Request) -> Any:
        try:
            with urllib.request.urlopen(request, timeout=3 * PATIENCE) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise WebDriverError(f"{request.full_url}: {json.load(error)['value']['message']}") from error


@contextmanager
def webkit(folder: Path) -> Iterator[WebKit]:
    """WebKitGTK's MiniBrowser with a home in the folder."""
    (folder / "Downloads").mkdir()
    (folder / "config").mkdir()
    (folder / "config" / "user-dirs.dirs").write_text('XDG_DOWNLOAD_DIR="$HOME/Downloads"\n', encoding="utf-8")
    with ExitStack() as stack:
        environment = {
            **os.environ,
            "DISPLAY": stack.enter_context(_screen()),
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "GDK_BACKEND": "x11",
            "GTK_A11Y": "none",
            "NO_AT_BRIDGE": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
        }
        port = _free_port()
        command = [program("webkit"), f"--port={port}"]
        stack.enter_context(_running(command, environment))
        _wait_for(port)
        browser = WebKit(port, folder, environment)
        stack.callback(browser.close)
        yield browser


@contextmanager
def _screen() -> Iterator[str]:
    """A screen in memory; its name, which the server itself chooses among the free ones."""
    reading, writing = os.pipe()
    command = [program("xvfb"), "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with _running(command, os.environ, writing), os.fdopen(reading) as names:
        os.close(writing)
        name = names.readline().strip()
        assert name, "Xvfb did not start"
        yield f":{name}"


@contextmanager
def _running(command: list[str], environment: Mapping[str, str], *files: int) -> Iterator[None]:
    process = subprocess.Popen(
        command, env=environment, pass_fds=files, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            assert time.monotonic() < end, "WebKitWebDriver did not start"
            time.sleep(PAUSE)
        else:
            return
