"""Runs of Python modules in forked processes, which find the libraries imported already.

A build of a small site takes a second, and importing the libraries takes another. Each test worker has a server that
imports them once (``fork_server.py``), and forks for each run. The project's code is imported by the run itself, from
where its ``PYTHONPATH`` says, as by a process of its own. What a Python reads when it starts (``PYTHONHASHSEED``,
``LANG``) has no effect here.
"""

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

SERVER = Path(__file__).with_name("fork_server.py")


def run_module(
    module: str, arguments: Sequence[str], folder: Path, environment: Mapping[str, str], cores: Collection[int] = ()
) -> subprocess.CompletedProcess[str]:
    """Run ``python -m module`` in a folder; what it said, and its exit status (minus the signal, if one ended it).

    ``cores`` are those that it may use: without it, all that this process may use.
    """
    command = [module, *arguments]
    server = _server()
    os.sched_setaffinity(server.pid, cores or os.sched_getaffinity(0))  # what is forked has those of its parent
    with TemporaryDirectory() as temporary:
        said = [f"{temporary}/out", f"{temporary}/err"]
        print(json.dumps([command, str(folder), dict(environment), said]), file=server.stdin, flush=True)
        status = server.stdout.readline() if server.stdout else ""
        assert status, f"{SERVER.name} ended while it ran {command}"
        out, err = (Path(path).read_text("utf-8") for path in said)
    return subprocess.CompletedProcess(command, int(status), out, err)


@cache
def templates() -> Path:
    """The folder of compiled templates of this test worker; it goes when the worker ends."""
    folder = TemporaryDirectory(prefix="templates-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


@cache
def _server() -> subprocess.Popen[str]:
    """The server of this test worker; it ends with the worker, when nobody can write to it any more."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}  # a process with threads is not one to fork
    environment.pop("PYTHONPATH", None)
    return subprocess.Popen(
        [sys.executable, SERVER, templates()], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
