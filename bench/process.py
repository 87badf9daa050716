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


def run(*command: str | Path, core: int | None = None) -> Run:
    """Run a command to its end, on one core if it is named; its programs for Python see this project."""
    with TemporaryDirectory() as folder:
        usage, log = Path(folder, "usage.json"), Path(folder, "log")
        with log.open("wb") as output:
            between = (sys.executable, __file__, str(usage), "" if core is None else str(core), *map(str, command))
            code = subprocess.run(between, stdout=output, stderr=subprocess.STDOUT, check=False).returncode
        printed = log.read_text(encoding="utf-8", errors="replace").strip()
        if code:
            raise FailedError(f"{' '.join(map(str, command))}\n{printed[-4000:]}")
        return Run(**json.loads(usage.read_text()), output=printed.rpartition("\n")[2])


def python(*arguments: str | Path) -> Run:
    """Run Python of the same environment."""
    return run(sys.executable, *arguments)


def side_by_side(*commands: Sequence[str | Path]) -> list[Run]:
    """Run commands of Python at the same time, each on a core of its own, so that all have the same minutes of a machine.

    A shared machine may be a third slower for some minutes; one after another, the ratio of two long runs says that, too.
    Where there are fewer cores, one after another on the first.
    """
    cores = sorted(os.sched_getaffinity(0))
    together = len(cores) >= len(commands)
    with ThreadPoolExecutor(len(commands) if together else 1) as threads:
        started = [
            threads.submit(run, sys.executable, *command, core=cores[number if together else 0])
            for number, command in enumerate(commands)
        ]
        return [one.result() for one in started]


def _main(report: str, core: str, command: list[str]) -> int:
    if core:
        os.sched_setaffinity(0, {int(core)})
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
    sys.exit(_main(sys.argv[1], sys.argv[2], sys.argv[3:]))
