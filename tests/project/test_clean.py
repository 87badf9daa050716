"""What make removes, and what only with a clear word."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import example
from site_tools import ENVIRONMENT, QUICK, kept, page, published, standing_in


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


def test_every_target_has_docstrings_and_assertions(empty: Path) -> None:
    """The Makefile hands PYTHONOPTIMIZE to nobody."""
    (empty / "asks.mk").write_text('asks:\n\t@echo "[$$PYTHONOPTIMIZE]"\n', encoding="utf-8")

    assert make(empty, "-f", "Makefile", "-f", "asks.mk", "asks", "PYTHONOPTIMIZE=2").stdout == "[]\n"
