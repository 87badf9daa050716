"""tools/build-site refuses what would publish, hide or remove something by mistake."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import example
from building import build, contents, project, warmed, without_downloads
from site_tools import BIN, QUICK, kept, page, published, run, standing_in


def test_a_folder_of_somebody_elses_stays(empty: Path) -> None:
    """Where site/ is a folder, the script says so, and neither builds nor leaves anything."""
    programs = standing_in(empty, QUICK)
    (empty / "site").mkdir()
    (empty / "site" / "mine.txt").write_text("Mine.", encoding="utf-8")
    done = run(empty, "build-site", programs)

    assert (1, "site/ is a folder that something else made. Move it away.\n") == (done.returncode, done.stderr)
    assert contents(empty / "site") == {"mine.txt": b"Mine."}
    assert not (empty / ".sites").exists()


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
    done = subprocess.run(
        ["/bin/sh", "-c", ". tools/sites.sh; others; current", "tools/build-site"],
        cwd=empty,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == ["1", "3", "2"]


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
    assert (page(empty), (empty / "site").readlink()) == ("old", Path(".sites/1"))


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
def test_a_stale_moment_publishes_nothing_and_stops_nothing(small: Path, moment: str, example_cache: Path) -> None:
    """SOURCE_DATE_EPOCH, which other programs leave behind, lifts no embargo and imposes none; the build says so."""
    file, secret = small / "docs/reports/southshire-2020.md", "added: 2098-12-01\npublish_at: 2098-12-01T09:30Z"
    text = file.read_text(encoding="utf-8")
    past = "added: 2020-12-01\npublish_at: 2020-12-01T09:30Z"
    (small / "docs/reports/southshire-2019.md").write_text(text.replace("added: 2026-11-22", past), encoding="utf-8")
    file.write_text(text.replace("added: 2026-11-22", secret), encoding="utf-8")
    done = run(without_downloads(warmed(small, example_cache)), "build-site", BIN, SOURCE_DATE_EPOCH=moment)

    assert done.returncode == 0, done.stderr
    assert "SOURCE_DATE_EPOCH is set, and decides nothing here" in done.stderr
    assert (small / "site/reports/southshire-2019/index.html").is_file()
    assert not (small / "site/reports/southshire-2020").exists()


def test_a_python_that_drops_docstrings_builds_the_same(small: Path) -> None:
    """Descriptions on the pages are docstrings, which PYTHONOPTIMIZE in the environment would take away."""
    done = run(small, "build-site", BIN, PYTHONOPTIMIZE="2")

    assert done.returncode == 0, done.stderr
    assert (small / "site/index.html").is_file()


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


def test_the_generator_itself_stops_at_a_fault(tmp_path: Path) -> None:
    """``mkdocs build --strict`` fails with the messages of tests/cases, and writes nothing."""
    fault = {"reports/southshire-2020.md": {"confidence: low": "confidence: total"}}
    folder = project(tmp_path, example.files({"change": fault}))
    done = build(folder, folder / "built")
    messages = example.messages({"change": fault})

    assert done.returncode != 0
    assert messages
    assert all(message in done.stderr for message in messages)
    assert not (folder / "built").exists()
