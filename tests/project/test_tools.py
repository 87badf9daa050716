"""tools/build-site and tools/rollback: what is published is a complete build, or what was there before."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

import example
from building import GENERATOR, build, contents, project, without_downloads
from nginx import nginx

BIN = Path(sys.executable).parent
QUICK = """\
#!/bin/sh
for folder; do :; done
mkdir -p "$folder/text"
cat said* >"$folder/index.html"
seq 999 >"$folder/text/seq.txt"
"""
SLOW = f"{QUICK}touch started\nwhile [ ! -e go ]; do sleep 0.02; done\n"
KILLED = '#!/bin/sh\necho >>"$STEPS"\n[ "$(wc -l <"$STEPS")" != "$KILL_AT" ] || kill -9 0\nexec {program} "$@"\n'
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def run(
    folder: Path, tool: str = "build-site", *arguments: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run one of the tools in a project's folder."""
    return subprocess.run(
        [folder / "tools" / tool, *arguments],
        cwd=folder,
        env={**ENVIRONMENT, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def start(folder: Path, programs: Path, **environment: str) -> subprocess.Popen[bytes]:
    """Start a build as the leader of a group of processes of its own."""
    return subprocess.Popen(
        [folder / "tools" / "build-site", programs],
        cwd=folder,
        env={**ENVIRONMENT, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        process_group=0,
    )


def standing_in(folder: Path, script: str) -> Path:
    """A folder with a program that stands in for MkDocs, and Python."""
    program = folder / "bin" / GENERATOR
    program.parent.mkdir(exist_ok=True)
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    python = program.parent / "python"  # a link would be a Python without this environment's libraries
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    return program.parent


def published(folder: Path, programs: Path, *words: str, **environment: str) -> list[str]:
    """What ``build-site`` says when the site's page is to hold each of these words in turn."""
    said = []
    for word in words:
        (folder / "said").write_text(word, encoding="utf-8")
        said.append(run(folder, "build-site", programs, **environment).stdout)
    return said


def page(folder: Path) -> str:
    """What the site's page holds."""
    return (folder / "site" / "index.html").read_text(encoding="utf-8")


def kept(folder: Path) -> list[str]:
    """The builds that are kept, and whatever else is left in .sites, but for the lock."""
    return sorted({path.name for path in (folder / ".sites").iterdir()} - {"lock"})


def is_whole(site: Path) -> bool:
    """Whether a site holds the files that SHA256SUMS names, as they are there, and no other."""
    files = contents(site)
    sums = "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files.keys() - {"SHA256SUMS"}))
    return files.get("SHA256SUMS", b"").decode() == sums


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of this project with the documents of tests/cases/base.yml."""
    return project(tmp_path, example.files())


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A copy of this project without documents, for programs that stand in."""
    return project(tmp_path, {})


def test_faults_are_told_together_and_the_site_stays(small: Path) -> None:
    """With faults in three files, all three are told, and not one byte of the site before them changes."""
    first = run(small, "build-site", BIN)
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
    """``kill -9`` at 20 random moments: every file of the site is there, all of them old or all of them new."""
    without_downloads(small)  # so that a build is a second's work
    change = small / "docs" / "handbook" / "first-steps.md"
    began = time.monotonic()
    first = run(small, "build-site", BIN)
    length = time.monotonic() - began
    chance = random.Random(6)  # noqa: S311 - no secret depends on it
    known = [contents(small / "site")]
    for number in range(20):
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
    assert "Change 19." in (small / "site" / "handbook" / "first-steps" / "index.html").read_text(encoding="utf-8")
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
    said = published(empty, programs, *"abcde")

    assert said[-1] == "Built site/, number 5 (1 pages).\n"
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
    one, two = empty / ".sites" / "1", empty / ".sites" / "2"

    assert (one / "text/seq.txt").samefile(two / "text/seq.txt")
    assert (one / "text/seq.txt.gz").samefile(two / "text/seq.txt.gz")
    assert (one / "index.html").read_text(encoding="utf-8") == "old"
    assert (two / "index.html").read_text(encoding="utf-8") == "new"


def test_rollback_goes_back_one_build_at_a_time(empty: Path) -> None:
    """It says what it did; at the oldest build it says that there is nothing more, and changes nothing."""
    published(empty, standing_in(empty, QUICK), *"abc")
    first = run(empty, "rollback")
    pages = [page(empty)]
    run(empty, "rollback")
    pages.append(page(empty))
    third = run(empty, "rollback")

    assert first.stdout == (
        "The site is build 2 again. Build 3 stays in .sites/ "
        "until the next make site, which goes forward again: stop what runs it by the clock.\n"
    )
    assert [*pages, page(empty)] == ["b", "a", "a"]
    assert third.returncode == 1
    assert third.stderr == "There is no build before number 1 to go back to. The site is as it was.\n"


def test_the_next_build_goes_forward_again(empty: Path) -> None:
    """It takes the place of what was taken back, which no later rollback brings again."""
    programs = standing_in(empty, QUICK)
    published(empty, programs, "good", "bad")
    run(empty, "rollback")
    published(empty, programs, "better")
    forward = page(empty)
    run(empty, "rollback")

    assert (forward, page(empty)) == ("better", "good")
    assert kept(empty) == ["1", "3"]


def test_rollback_without_a_site(empty: Path) -> None:
    """There is nothing to go back to before the first build."""
    done = run(empty, "rollback")

    assert (1, "There is no site yet: run make site. The site is as it was.\n") == (done.returncode, done.stderr)


def test_rollback_never_publishes_a_damaged_build(empty: Path) -> None:
    """A file that somebody changed or removed in an older build is noticed before the swap."""
    published(empty, standing_in(empty, QUICK), "old", "new")
    damaged = empty / ".sites" / "1" / "index.html"
    damaged.chmod(0o644)  # as whoever changes it must
    damaged.write_text("Bad.", encoding="utf-8")
    done = run(empty, "rollback")

    assert done.returncode == 1
    assert "Build 1 is damaged. The site is as it was." in done.stderr
    assert page(empty) == "new"


def test_a_folder_of_somebody_elses_stays(empty: Path) -> None:
    """Where site/ is a folder, the script says so, and neither builds nor leaves anything."""
    programs = standing_in(empty, QUICK)
    (empty / "site").mkdir()
    (empty / "site" / "mine.txt").write_text("Mine.", encoding="utf-8")
    done = run(empty, "build-site", programs)

    assert (1, "site/ is a folder that something else made. Move it away.\n") == (done.returncode, done.stderr)
    assert contents(empty / "site") == {"mine.txt": b"Mine."}
    assert not (empty / ".sites").exists()


def test_the_moment_stands_in_no_output(small: Path) -> None:
    """Built at another time of the same state of things, the site is the same, its files to take away included."""
    sites = []
    for moment in ("2027-01-15T08:00+00:00", "2027-01-16T07:59+00:00"):
        shutil.rmtree(small / ".cache", ignore_errors=True)
        done = build(small, small / moment, PREVIEW_AT=moment)
        assert done.returncode == 0, done.stderr
        sites.append(contents(small / moment))

    assert sites[0] == sites[1]


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a target of our Makefile in a project's folder."""
    shutil.copy(example.ROOT / "Makefile", folder)
    return subprocess.run(
        [str(shutil.which("make")), "--silent", *arguments],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_clean_leaves_the_live_site(empty: Path) -> None:
    """Only what is made again unasked goes: caches and environments. It says what it leaves."""
    published(empty, standing_in(empty, QUICK), "old", "new")
    for folder in (".cache/x", ".venv/bin", ".venv-properdocs/bin"):
        (empty / folder).mkdir(parents=True)
    done = make(empty, "clean")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Left as they are: the built sites (.sites/), and the live one (site). make clean-site removes them.\n"
    )
    assert (page(empty), kept(empty)) == ("new", ["1", "2"])
    assert not any((empty / folder).exists() for folder in (".cache", ".venv", ".venv-properdocs"))


@pytest.mark.parametrize("word", [(), ("REMOVE=",), ("REMOVE=yes",), ("REMOVE=all",)])
def test_built_sites_are_not_removed_without_the_word(empty: Path, word: tuple[str, ...]) -> None:
    """It says what would go, and how to say that it is meant."""
    published(empty, standing_in(empty, QUICK), "old", "new")
    done = make(empty, "clean-site", *word)

    assert (done.returncode, done.stdout) == (2, "")
    assert "This removes the live site, which nobody can read from then on" in done.stderr
    assert "If that is meant: make clean-site REMOVE=live. Nothing was removed.\n" in done.stderr
    assert (page(empty), kept(empty)) == ("new", ["1", "2"])


def test_built_sites_are_removed_with_the_word(empty: Path) -> None:
    """All of them, and nothing of anybody else's; the next build begins anew."""
    programs = standing_in(empty, QUICK)
    published(empty, programs, "old", "new")
    (empty / ".sites/notes").mkdir()
    done = make(empty, "clean-site", "REMOVE=live")
    left = kept(empty)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Removed the live site and all other builds. make site builds it anew.\n"
    assert (left, os.path.lexists(empty / "site")) == (["notes"], False)
    assert published(empty, programs, "again") == ["Built site/, number 1 (1 pages).\n"]
    shutil.rmtree(empty / ".sites/notes")


def test_without_a_built_site_there_is_nothing_to_remove(empty: Path) -> None:
    """That is no fault."""
    done = make(empty, "clean-site")

    assert (done.returncode, done.stdout, done.stderr) == (0, "There is no built site.\n", "")


@pytest.mark.parametrize("keep", ["0", "-1", "1.5", "abc", "", "00", "03", "3 ", "+3", "1e3", "1000", "9" * 30])
def test_what_is_no_number_of_builds_is_refused(empty: Path, keep: str) -> None:
    """Nothing is built and nothing removed; the public build is always one of those that are kept."""
    programs = standing_in(empty, QUICK)
    published(empty, programs, *"abc")
    done = run(empty, "build-site", programs, KEEP=keep)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"KEEP: expected how many builds to keep, the new one among them, from 1 to 999, got '{keep}'. Nothing was built.\n"
    )
    assert (page(empty), kept(empty)) == ("c", ["1", "2", "3"])


@pytest.mark.parametrize("link", [".sites/2", "{folder}/.sites/2", "./.sites/../.sites/2/", "other"])
def test_what_the_link_leads_to_may_never_be_removed(empty: Path, link: str) -> None:
    """However the link is written, and by whatever way it leads there."""
    published(empty, standing_in(empty, QUICK), *"abc")
    (empty / "other").symlink_to(".sites/2")
    (empty / "site").unlink()
    (empty / "site").symlink_to(link.format(folder=empty))
    asked = subprocess.run(
        ["/bin/sh", "-c", ". tools/sites.sh; others; current", "tools/build-site"],
        cwd=empty,
        capture_output=True,
        text=True,
        check=True,
    )

    assert asked.stdout.split() == ["1", "3", "2"]


def test_a_link_that_does_not_lead_to_the_new_build_is_noticed(empty: Path) -> None:
    """After the swap the link is followed and the home page read; else the build fails, and no older one is removed."""
    programs, standing = standing_in(empty, QUICK), empty / "standing"
    published(empty, programs, *"abc")
    standing.mkdir()
    never = f'#!/bin/sh\n[ "$2" != .sites/next ] || exit 0\nexec {shutil.which("mv")} "$@"\n'
    (standing / "mv").write_text(never, encoding="utf-8")
    (standing / "mv").chmod(0o755)
    done = run(empty, "build-site", programs, PATH=f"{standing}:{os.environ['PATH']}", KEEP="1")

    assert done.returncode == 1
    assert done.stderr == (
        "The home page of build 4 cannot be read through the link site, which leads where it led before.\n"
    )
    assert page(empty) == "c"
    assert {"1", "2", "3"} <= set(kept(empty))


def test_a_build_without_a_home_page_is_not_left_public(empty: Path) -> None:
    """Nobody could read it: the link leads to the build before again."""
    published(empty, standing_in(empty, QUICK), "old")
    programs = standing_in(empty, QUICK.replace("index.html", "other.html"))
    done = run(empty, "build-site", programs)

    assert done.returncode == 1
    assert "The home page of build 2 cannot be read" in done.stderr
    assert (page(empty), os.readlink(empty / "site")) == ("old", ".sites/1")


def test_a_preview_is_never_published(empty: Path) -> None:
    """Where the environment asks for one, nothing is built."""
    programs = standing_in(empty, QUICK)
    published(empty, programs, "old")
    done = run(empty, "build-site", programs, PREVIEW_AT="2098-12-02")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "PREVIEW_AT is set: a preview is never published. Unset it, or run make preview. Nothing was built.\n"
    )
    assert (page(empty), kept(empty)) == ("old", ["1"])


@pytest.mark.parametrize("moment", ["4102444800", "0", "-5", "soon", "9" * 30])
def test_a_stale_moment_publishes_nothing_and_stops_nothing(small: Path, moment: str) -> None:
    """SOURCE_DATE_EPOCH, which other programs leave behind, lifts no embargo and imposes none; the build says so."""
    file, secret = small / "docs/reports/southshire-2020.md", "added: 2098-12-01\npublish_at: 2098-12-01T09:30Z"
    text = file.read_text(encoding="utf-8")
    past = "added: 2020-12-01\npublish_at: 2020-12-01T09:30Z"
    (small / "docs/reports/southshire-2019.md").write_text(text.replace("added: 2026-11-22", past), encoding="utf-8")
    file.write_text(text.replace("added: 2026-11-22", secret), encoding="utf-8")
    done = run(without_downloads(small), "build-site", BIN, SOURCE_DATE_EPOCH=moment)

    assert done.returncode == 0, done.stderr
    assert "SOURCE_DATE_EPOCH is set, and decides nothing here" in done.stderr
    assert (small / "site/reports/southshire-2019/index.html").is_file()
    assert not (small / "site/reports/southshire-2020").exists()


def test_a_python_that_drops_docstrings_builds_the_same(small: Path) -> None:
    """Descriptions on the pages are docstrings, which PYTHONOPTIMIZE in the environment would take away."""
    done = run(small, "build-site", BIN, PYTHONOPTIMIZE="2")

    assert done.returncode == 0, done.stderr
    assert (small / "site/index.html").is_file()


def test_every_target_has_docstrings_and_assertions(empty: Path) -> None:
    """The Makefile hands PYTHONOPTIMIZE to nobody."""
    (empty / "asks.mk").write_text('asks:\n\t@echo "[$$PYTHONOPTIMIZE]"\n', encoding="utf-8")

    assert make(empty, "-f", "Makefile", "-f", "asks.mk", "asks", "PYTHONOPTIMIZE=2").stdout == "[]\n"


@pytest.mark.parametrize("tool", ["build-site", "rollback"])
def test_builds_of_another_user_are_named(empty: Path, tool: str) -> None:
    """Somebody ran make site as root once: who comes after is told whose it is and how to mend it, before anything else."""
    programs = standing_in(empty, QUICK)
    published(empty, programs, "old", "new")
    (empty / "standing").mkdir()
    (empty / "standing/id").write_text("#!/bin/sh\necho 12345\n", encoding="utf-8")
    (empty / "standing/id").chmod(0o755)
    done = run(empty, tool, programs, PATH=f"{empty}/standing:{os.environ['PATH']}")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f".sites belongs to another user ({(empty / '.sites').owner()}): run this as that user always, or hand it over once "
        "with: sudo chown -R 12345 .sites .cache. Nothing was changed.\n"
    )
    assert page(empty) == "new"


def modes(folder: Path) -> dict[str, set[int]]:
    """The modes of all files and of all folders below a folder, and of itself."""
    paths = [folder, *folder.rglob("*")]
    return {
        "files": {path.stat().st_mode & 0o777 for path in paths if path.is_file()},
        "folders": {path.stat().st_mode & 0o777 for path in paths if path.is_dir()},
    }


def test_a_strict_umask_hides_nothing(small: Path) -> None:
    """Whatever it is, was when a file was cached, or when an older build was made: everybody may read, nobody write.

    A web server that is another user answers every file.
    """
    strict = ["/bin/sh", "-c", 'umask 077; exec "$@"', "sh", small / "tools/build-site", BIN]
    umask = os.umask(0o077)
    first = build(small, small / "elsewhere")  # what is cached now may be read by its owner alone
    os.umask(umask)
    shutil.rmtree(small / "elsewhere")
    done = [subprocess.run(strict, cwd=small, env=ENVIRONMENT, check=False).returncode for _ in range(2)]

    assert [first.returncode, *done] == [0, 0, 0]
    assert modes(small / ".sites/2") == {"files": {0o444}, "folders": {0o555}}
    assert (small / ".sites").stat().st_mode & 0o055 == 0o055
    with TemporaryDirectory() as name:
        place = Path(name)
        place.chmod(0o755)  # pytest's own folders are for their owner
        shutil.copytree(small / ".sites", place / ".sites", symlinks=True)
        (place / "site").symlink_to(".sites/2")
        with nginx(place / "site", place, user="www-data") as served:
            answers = {file: _status(f"{served.address}{quote(file)}") for file in contents(small / "site")}
        for path in filter(Path.is_dir, place.rglob("*")):
            path.chmod(0o755)  # so that they can be removed

    assert len(answers) > 100
    assert {file: status for file, status in answers.items() if status != 200} == {}


def _status(address: str) -> int:
    """The status of an answer."""
    try:
        with urlopen(address, timeout=10) as answer:  # noqa: S310 - our own server
            return int(answer.status)
    except HTTPError as error:
        return error.code


def test_a_build_that_not_everybody_may_read_is_mended_before_it_is_public_again(empty: Path) -> None:
    """Also where it has files in common with others: rollback sets the modes, and they are checked with the sums."""
    published(empty, standing_in(empty, QUICK), "old", "new")
    (empty / ".sites/1/index.html").chmod(0o400)
    (empty / ".sites/1/text").chmod(0o700)
    (empty / ".sites/2/text/seq.txt").chmod(0o600)
    whole = subprocess.run(
        ["/bin/sh", "-c", ". tools/sites.sh; is_whole .sites/1", "tools/build-site"], cwd=empty, check=False
    ).returncode
    done = run(empty, "rollback")

    assert (whole, done.returncode) == (1, 0)
    assert page(empty) == "old"
    assert modes(empty / ".sites/1") == {"files": {0o444}, "folders": {0o555}}


def test_the_generator_itself_stops_at_a_fault(tmp_path: Path) -> None:
    """``mkdocs build --strict`` fails with the messages of tests/cases, and writes nothing."""
    fault = {"reports/southshire-2020.md": {"confidence: low": "confidence: total"}}
    folder = project(tmp_path, example.files({"change": fault}))
    done = build(folder, folder / "built")
    said = example.messages({"change": fault})

    assert done.returncode != 0
    assert said
    assert all(message in done.stderr for message in said)
    assert not (folder / "built").exists()
