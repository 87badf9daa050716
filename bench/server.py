"""A host for static files that compresses as hosts do, and notes what it sends.

``sent_size`` is also how the size of an index on disk is counted as gzip sends it.
"""

import gzip
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

_LEVEL = 6
_COMPRESSED = ("text/", "application/javascript", "application/json", "application/wasm", "image/svg")


class Sent(NamedTuple):
    """An answer: when it was asked for (seconds since 1970), the path, and the bytes of its body."""

    when: float
    path: str
    size: int


class Host(ThreadingHTTPServer):
    """A site on a free port of this machine, with everything that it sent since ``sent`` was last cleared."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, site: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Answer, site=site))
        self.sent: list[Sent] = []

    @property
    def address(self) -> str:
        """The site's address, without a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def serving(site: Path) -> Iterator[Host]:
    """A site that is served meanwhile."""
    with Host(site) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield host
        host.shutdown()


def sent_size(path: Path) -> int:
    """The bytes of a file as they are sent; not kept, as there may be very many."""
    content = path.read_bytes()
    return len(gzip.compress(content, _LEVEL)) if _is_compressed(path) else len(content)


def _is_compressed(path: Path) -> bool:
    """Return whether a host would compress a file: Pagefind's, for one, are compressed already."""
    return _kind(path).startswith(_COMPRESSED)


def _kind(path: Path) -> str:
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"


@cache
def _body(path: Path) -> bytes:
    """The body that is sent for a file, compressed once."""
    content = path.read_bytes()
    return gzip.compress(content, _LEVEL) if _is_compressed(path) else content


class _Answer(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Host

    def __init__(self, *arguments: Any, site: Path) -> None:
        self.site = site
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Send a file; a folder's is its index.html."""
        when, name = time.time(), unquote(urlsplit(self.path).path)
        path = self.site / name.lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = _body(path)
        self.server.sent.append(Sent(when, name, len(body)))
        self.send_response(200)
        self.send_header("Content-Type", _kind(path))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if _is_compressed(path):
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""
