"""tools/build-site: what is published is a complete build, or what was there before."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import example
from building import build, contents, project

BIN = Path(sys.executable).parent
QUICK = '#!/bin/sh\nmkdir -p "$SITE_DIR"\necho "$SITE_DIR" >"$SITE_DIR/index.html"\n'
SLOW = f"{QUICK}touch started\nwhile [ ! -e go ]; do sleep 0.02; done\n"


def run(folder: Path, programs: Path) -> subprocess.CompletedProcess[str]:
    """Run tools/build-site with these programs."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [folder / "tools" / "build-site", programs],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def standing_in(folder: Path, script: str) -> Path:
    """A folder with a program that stands in for mkdocs."""
    program = folder / "bin" / "mkdocs"
    program.parent.mkdir(exist_ok=True)
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    return program.parent


def left_behind(folder: Path) -> list[str]:
    """What a build leaves behind beside the link to it."""
    return sorted(path.name for path in folder.glob(".site*"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of this project with the documents of tests/cases/base.yml."""
    return project(tmp_path, example.files())


def test_faults_are_told_together_and_the_site_stays(small: Path) -> None:
    """With faults in three files, all three are told, and not one byte of the site before them changes."""
    first = run(small, BIN)
    before = contents(small / "site")
    faults = {
        "reports/northshire-2020.md": ("partnership: northshire", "partnership: nowhere"),
        "reports/southshire-2020.md": ("confidence: low", "confidence: total"),
        "handbook/first-steps.md": ("order: 1", "order: first"),
    }
    for file, (right, wrong) in faults.items():
        path = small / "docs" / file
        path.write_text(path.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")
    second = run(small, BIN)

    assert (first.returncode, second.returncode) == (0, 1), first.stderr
    assert all(file in second.stderr for file in faults)
    assert "What was there before is as it was." in second.stderr
    assert before == contents(small / "site")
    assert len(list((small / ".sites").iterdir())) == 1


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("to_all", [False, True], ids=["to the script", "to mkdocs as well"])
def test_a_build_that_is_stopped_changes_nothing(tmp_path: Path, sent: signal.Signals, to_all: bool) -> None:
    """Stopped in the middle, the script fails and leaves the site whole, and nothing of its own."""
    project(tmp_path, {})
    run(tmp_path, standing_in(tmp_path, QUICK))
    target, before = (tmp_path / "site").readlink(), contents(tmp_path / "site")
    started = subprocess.Popen(
        [tmp_path / "tools" / "build-site", standing_in(tmp_path, SLOW)],
        cwd=tmp_path,
        stderr=subprocess.DEVNULL,
        process_group=0,
    )
    while not (tmp_path / "started").exists():
        time.sleep(0.01)
    (os.killpg if to_all else os.kill)(started.pid, sent)
    (tmp_path / "go").touch()

    assert started.wait(10) != 0
    assert target == (tmp_path / "site").readlink()
    assert before == contents(tmp_path / "site")
    assert [target.name] == [path.name for path in (tmp_path / ".sites").iterdir()]
    assert left_behind(tmp_path) == [".sites"]


def test_the_last_three_builds_are_kept(tmp_path: Path) -> None:
    """Of older builds three stay, the newest is the site, and other files of .sites are nobody's business."""
    programs = standing_in(project(tmp_path, {}), QUICK)
    for day in range(1, 5):
        (tmp_path / ".sites" / f"2020-01-0{day}T00-00-00Z-1").mkdir(parents=True)
    done = run(tmp_path, programs)
    kept = sorted(path.name for path in (tmp_path / ".sites").iterdir())

    assert done.stdout.endswith("Built site/ (1 pages).\n")
    assert kept[:2] == ["2020-01-03T00-00-00Z-1", "2020-01-04T00-00-00Z-1"]
    assert kept[2:] == [(tmp_path / "site").readlink().name]


def test_a_folder_of_somebody_elses_stays(tmp_path: Path) -> None:
    """Where site/ is a folder, the script says so, and neither builds nor leaves anything."""
    programs = standing_in(project(tmp_path, {}), QUICK)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine.txt").write_text("Mine.", encoding="utf-8")
    done = run(tmp_path, programs)

    assert (1, "site/ is a folder that something else made. Move it away.\n") == (done.returncode, done.stderr)
    assert contents(tmp_path / "site") == {"mine.txt": b"Mine."}
    assert left_behind(tmp_path) == []


def test_mkdocs_itself_stops_at_a_fault(tmp_path: Path) -> None:
    """``mkdocs build --strict`` fails with the messages of tests/cases, and writes nothing."""
    fault = {"reports/southshire-2020.md": {"confidence: low": "confidence: total"}}
    folder = project(tmp_path, example.files({"change": fault}))
    done = build(folder, folder / "built")
    said = example.messages({"change": fault})

    assert done.returncode != 0
    assert said
    assert all(message in done.stderr for message in said)
    assert not (folder / "built").exists()
