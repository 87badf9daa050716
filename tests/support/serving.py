"""A folder served on this machine, for browser tests."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from typing import Any

_NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing; connections stay open, as with any other server."""

    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # else head and body are two packets, and the second waits until the first is acknowledged

    def __init__(self, *args: Any, headers_besides: Mapping[str, str] = _NO_HEADERS, **settings: Any) -> None:
        self.headers_besides = headers_besides
        super().__init__(*args, **settings)

    def end_headers(self) -> None:
        """Send what every answer has besides."""
        for name, value in self.headers_besides.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep requests out of the test's output."""


class _Server(ThreadingHTTPServer):
    """Does not mind a browser that leaves before everything is sent."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep its traceback out of the test's output."""


@contextmanager
def serving(folder: Path, headers: Mapping[str, str] = _NO_HEADERS) -> Iterator[str]:
    """Serve a folder on this machine, with these headers in each answer; its address."""
    handler = partial(_Quiet, directory=str(folder), headers_besides=headers)
    with _Server(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
