"""tools/build-site: what is published is a complete build, or what was there before."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from building import build, contents, warmed, without_downloads
from site_tools import BIN, QUICK, SLOW, is_whole, kept, page, published, run, standing_in, start

KILLED = '#!/bin/sh\necho >>"$STEPS"\n[ "$(wc -l <"$STEPS")" != "$KILL_AT" ] || kill -9 0\nexec {program} "$@"\n'


def test_faults_are_told_together_and_the_site_stays(small: Path, example_cache: Path) -> None:
    """With faults in three files, all three are told, and not one byte of the site before them changes."""
    first = run(warmed(small, example_cache), "build-site", BIN)
    before = contents(small / "site")
    faults = {
        "reports/northshire-2020.md": ("partnership: northshire", "partnership: nowhere"),
        "reports/southshire-2020.md": ("confidence: low", "confidence: total"),
        "handbook/first-steps.md": ("order: 1", "order: first"),
    }
    for file, (right, wrong) in faults.items():
        path = small / "docs" / file
        path.write_text(path.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")
    second = run(small, "build-site", BIN)

    assert (first.returncode, second.returncode) == (0, 1), first.stderr
    assert all(file in second.stderr for file in faults)
    assert "What was there before is as it was." in second.stderr
    assert before == contents(small / "site")
    assert kept(small) == ["1"]


def test_a_build_that_lost_a_byte_is_not_published(empty: Path) -> None:
    """What was written is read again and held against its checksums: a full disk leaves the site as it was."""
    programs = standing_in(empty, QUICK)
    published(empty, programs, "old")
    (programs / "python").unlink()
    python = programs / "python"
    python.write_text(f'#!/bin/sh\n"{sys.executable}" "$@"\n: >.sites/building/text/seq.txt\n', encoding="utf-8")
    python.chmod(0o755)
    done = run(empty, "build-site", programs)

    assert done.returncode == 1
    assert "text/seq.txt: FAILED" in done.stdout
    assert "Nothing was published." in done.stderr
    assert (page(empty), kept(empty)) == ("old", ["1"])


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("to_all", [False, True], ids=["to the script", "to MkDocs as well"])
def test_a_build_that_is_stopped_changes_nothing(empty: Path, sent: signal.Signals, to_all: bool) -> None:
    """Stopped in the middle, the script fails and leaves the site whole, and nothing of its own."""
    published(empty, standing_in(empty, QUICK), "old")
    before = contents(empty / "site")
    started = start(empty, standing_in(empty, SLOW))
    while not (empty / "started").exists():
        time.sleep(0.01)
    (os.killpg if to_all else os.kill)(started.pid, sent)
    (empty / "go").touch()

    assert started.wait(10) != 0
    assert before == contents(empty / "site")
    assert kept(empty) == ["1"]


def test_killed_at_any_moment_a_build_leaves_a_whole_site(small: Path) -> None:
    """``kill -9`` at 12 random moments: every file of the site is there, all of them old or all of them new."""
    without_downloads(small)  # so that a build is a second's work
    change = small / "docs" / "handbook" / "first-steps.md"
    began = time.monotonic()
    first = run(small, "build-site", BIN)
    length = time.monotonic() - began
    chance = random.Random(6)  # noqa: S311 - no secret depends on it
    known = [contents(small / "site")]
    for number in range(12):
        with change.open("a", encoding="utf-8") as file:
            file.write(f"\nChange {number}.\n")
        started = start(small, BIN)
        time.sleep(1.1 * length * chance.random() ** 2)  # mostly early: that takes less time
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()
        found = contents(small / "site")

        assert is_whole(small / "site")
        assert found == known[-1] or f"Change {number}." in found["handbook/first-steps/index.html"].decode()
        known.append(found)
    last = run(small, "build-site", BIN)

    assert (first.returncode, last.returncode) == (0, 0), first.stderr + last.stderr
    assert "Change 11." in (small / "site" / "handbook" / "first-steps" / "index.html").read_text(encoding="utf-8")
    assert len(kept(small)) <= 3


def test_killed_before_any_step_a_build_leaves_a_whole_site(empty: Path) -> None:
    """``kill -9`` before each program that the script runs: the site is whole, first the old one and then the new one."""
    programs, counting, steps = standing_in(empty, QUICK), empty / "counting", empty / "steps"
    published(empty, programs, *"abc")
    counting.mkdir()
    for name in ("chmod", "find", "ln", "mv", "rm", "sha256sum"):
        (counting / name).write_text(KILLED.format(program=shutil.which(name)), encoding="utf-8")
        (counting / name).chmod(0o755)
    old = []
    for step in range(1, 99):
        steps.unlink(missing_ok=True)
        (empty / "said").write_text(f"Build {step}.", encoding="utf-8")
        before = page(empty)
        path = f"{counting}:{os.environ['PATH']}"
        code = start(empty, programs, PATH=path, STEPS=str(steps), KILL_AT=str(step)).wait()

        assert is_whole(empty / "site"), f"killed before step {step}"
        old.append(page(empty) == before)
        if code == 0:
            break

    assert old == [True] * old.count(True) + [False] * old.count(False)
    assert old.count(True) >= 5
    assert old.count(False) >= 3
    assert all(is_whole(empty / ".sites" / number) for number in kept(empty))
    assert len(kept(empty)) == 3


def test_two_builds_at_once_come_one_after_the_other(empty: Path) -> None:
    """The second waits until the first is public, and neither spoils the other."""
    (empty / "said").write_text("first", encoding="utf-8")
    started = start(empty, standing_in(empty, SLOW))
    while not (empty / "started").exists():
        time.sleep(0.01)
    second = subprocess.Popen(
        [empty / "tools" / "build-site", empty / "bin"], cwd=empty, stderr=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert second.stderr
    waits = second.stderr.readline()
    (empty / "go").touch()

    assert waits.startswith(f"Another build is under way: process {started.pid} on ".encode())
    assert waits.endswith(b" UTC, " + str(empty / "tools" / "build-site").encode() + b". Waiting for its end.\n")
    assert (started.wait(10), second.wait(10)) == (0, 0)
    assert kept(empty) == ["1", "2"]
    assert is_whole(empty / "site")


def test_a_stuck_build_is_named_and_can_be_ended(empty: Path) -> None:
    """Whoever waits gives up after LOCK_WAIT and says which processes hold the lock; without them the lock is free."""
    (empty / "said").write_text("words", encoding="utf-8")
    started = start(empty, standing_in(empty, SLOW))
    while not (empty / "started").exists():
        time.sleep(0.01)
    os.kill(started.pid, signal.SIGKILL)  # what it started goes on, and holds the lock
    started.wait()
    waited = run(empty, "build-site", empty / "bin", LOCK_WAIT="0.2")
    ways = re.search(r"\(if that does not help: (kill -9(?: \d+)+)\)", waited.stderr)

    assert waited.returncode == 1
    assert f"Gave up waiting after 0.2 seconds (LOCK_WAIT). Still under way: process {started.pid}" in waited.stderr
    assert ways
    subprocess.run(ways[1], shell=True, check=False)  # noqa: S602 - as somebody would type it; a sleep may have ended
    (empty / "go").touch()
    assert run(empty, "build-site", empty / "bin", LOCK_WAIT="9").returncode == 0


def test_the_last_three_builds_are_kept(empty: Path) -> None:
    """Of older builds two stay beside the new one; other files of .sites are nobody's business."""
    programs = standing_in(empty, QUICK)
    (empty / ".sites" / "notes").mkdir(parents=True)
    message = published(empty, programs, *"abcde")

    assert message[-1] == "Built site/, number 5 (1 pages).\n"
    assert kept(empty) == ["3", "4", "5", "notes"]
    assert page(empty) == "e"


def test_fewer_are_kept_on_demand(empty: Path) -> None:
    """After a text was taken down for good, no older build needs to hold it."""
    programs = standing_in(empty, QUICK)
    published(empty, programs, *"abc")
    published(empty, programs, "d", KEEP="1")

    assert kept(empty) == ["4"]


def test_what_has_not_changed_is_one_file_on_disk(empty: Path) -> None:
    """So that it keeps its day, by which browsers know that their copy is still good."""
    published(empty, standing_in(empty, QUICK), "old", "new")
    first, two = empty / ".sites" / "1", empty / ".sites" / "2"

    assert (first / "text/seq.txt").samefile(two / "text/seq.txt")
    assert (first / "text/seq.txt.gz").samefile(two / "text/seq.txt.gz")
    assert (first / "index.html").read_text(encoding="utf-8") == "old"
    assert (two / "index.html").read_text(encoding="utf-8") == "new"


def test_the_moment_stands_in_no_output(small: Path) -> None:
    """Built at another time of the same state of things, the site is the same, its files to take away included."""
    sites = []
    for moment in ("2027-01-15T08:00+00:00", "2027-01-16T07:59+00:00"):
        shutil.rmtree(small / ".cache", ignore_errors=True)
        done = build(small, small / moment, PREVIEW_AT=moment)
        assert done.returncode == 0, done.stderr
        sites.append(contents(small / moment))

    assert sites[0] == sites[1]
