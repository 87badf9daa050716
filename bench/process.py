"""A command in a process of its own: how long it took, and how much memory it held at most.

A child starts out with the peak of the process that made it, so a small one stands between: this file, run.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory


@dataclass(frozen=True)
class Run:
    """The cost of a command: seconds, bytes at the peak, its last line, and processor time of all its processes."""

    seconds: float
    memory: int
    output: str
    cpu: float = 0.0


class FailedError(Exception):
    """A command did not return 0; says what it printed."""


def run(*command: str | Path) -> Run:
    """Run a command to its end; its programs for Python see this project."""
    with TemporaryDirectory() as folder:
        usage, log = Path(folder, "usage.json"), Path(folder, "log")
        with log.open("wb") as output:
            between = (sys.executable, __file__, str(usage), *map(str, command))
            code = subprocess.run(between, stdout=output, stderr=subprocess.STDOUT, check=False).returncode
        printed = log.read_text(encoding="utf-8", errors="replace").strip()
        if code:
            raise FailedError(f"{' '.join(map(str, command))}\n{printed[-4000:]}")
        return Run(**json.loads(usage.read_text()), output=printed.rpartition("\n")[2])


def python(*arguments: str | Path) -> Run:
    """Run Python of the same environment."""
    return run(sys.executable, *arguments)


def side_by_side(*commands: Sequence[str | Path]) -> list[Run]:
    """Run commands of Python at the same time on all cores: their processor time compares, their seconds do not.

    A shared machine may be a third slower for some minutes, and one core than another; the ratio of two long runs, one after
    the other or each on its core, says that, too.
    """
    with ThreadPoolExecutor(len(commands)) as threads:
        return list(threads.map(lambda command: python(*command), commands))


def _main(report: str, command: list[str]) -> int:
    start = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    cost = {
        "seconds": time.perf_counter() - start,
        "memory": usage.ru_maxrss * 1024,
        "cpu": usage.ru_utime + usage.ru_stime,
    }
    Path(report).write_text(json.dumps(cost))
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1], sys.argv[2:]))
