"""nginx with the configuration of deploy/nginx, on this machine."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from example import ROOT
from programs import program

DEPLOY = ROOT / "deploy" / "nginx"
CONFIG = """\
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    client_body_temp_path {folder}/body;
    fastcgi_temp_path {folder}/fastcgi;
    proxy_temp_path {folder}/proxy;
    scgi_temp_path {folder}/scgi;
    uwsgi_temp_path {folder}/uwsgi;
    log_format short "$status $request_uri";
    access_log {folder}/access.log short;
    {inside}
}}
"""
SERVER = """\
    include "{deploy}/http.conf";
    server {{
        listen 127.0.0.1:{port};
        root "{root}";
        include "{deploy}/server.conf";
    }}
"""


@dataclass(frozen=True)
class Served:
    """A site under nginx: its address, and the log of what was asked."""

    address: str
    log: Path

    def asked(self) -> list[tuple[int, str]]:
        """Status and address of every request so far, in order."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [(int(line[:3]), line[4:]) for line in lines]


def configured(folder: Path, inside: str, user: str = "root") -> list[str]:
    """The command line of nginx with this inside its http block, and a folder for all that it writes.

    As root it runs as a user: another one than root may not look into the tests' folders.
    """
    config = folder / "nginx.conf"
    named = f"user {user};" if os.geteuid() == 0 else ""
    config.write_text(CONFIG.format(folder=folder, user=named, inside=inside), encoding="utf-8")
    return [program("nginx"), "-p", str(folder), "-c", str(config), "-e", str(folder / "error.log")]


@contextmanager
def nginx(root: Path, folder: Path, user: str = "root") -> Iterator[Served]:
    """Serve a folder as deploy/nginx says."""
    port = free_port()
    command = configured(folder, SERVER.format(deploy=DEPLOY, port=port, root=root), user)
    with subprocess.Popen(command) as started:
        try:
            _wait(port, started)
            yield Served(f"http://127.0.0.1:{port}/", folder / "access.log")
        finally:
            started.terminate()


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(port: int, started: subprocess.Popen[bytes]) -> None:
    """Wait until nginx answers."""
    while started.poll() is None:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("nginx did not start.")
