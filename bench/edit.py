"""``mkdocs serve`` while somebody writes: how long after a report is saved its page shows what was changed.

In: the settings of an archive. Out: seconds.
"""

import socket
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from urllib.error import URLError
from urllib.request import urlopen

from bench.process import FailedError

RUNS = 3
_PATIENCE = 300  # seconds
_OFTEN = 0.02


def seconds_to_see(settings: Path, report: Path) -> float:
    """Serve, and save a report a few times, as an editor does: the median."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(settings), "-a", address, "-q"]
    with TemporaryFile() as log, subprocess.Popen(command, stdout=log, stderr=log) as server:
        try:
            page = f"http://{address}/reports/{report.stem}/"
            _wait(server, page, "")
            return median(_seen(server, page, report) for _ in range(RUNS))
        finally:
            server.terminate()


def _seen(server: subprocess.Popen[bytes], page: str, report: Path) -> float:
    """Save a report with more words, and wait until its page has them."""
    text = report.read_text(encoding="utf-8")
    words = f"There were {len(text)} characters before this."
    time.sleep(1)
    begun = time.perf_counter()
    report.write_text(f"{text}\n{words}\n", encoding="utf-8")
    _wait(server, page, words)
    return time.perf_counter() - begun


def _wait(server: subprocess.Popen[bytes], page: str, words: str) -> None:
    """Ask for a page until it has some words."""
    end = time.monotonic() + _PATIENCE
    while server.poll() is None and time.monotonic() < end:
        try:
            with urlopen(page, timeout=_PATIENCE) as answer:
                if words in answer.read().decode():
                    return
        except (URLError, ConnectionError):
            pass
        time.sleep(_OFTEN)
    raise FailedError(f"mkdocs serve did not show {page}")
