"""A folder served on this machine, for browser tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing; connections stay open, as with any other server."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Keep requests out of the test's output."""


class _Server(ThreadingHTTPServer):
    """Does not mind a browser that leaves before everything is sent."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep its traceback out of the test's output."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; its address."""
    with _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
