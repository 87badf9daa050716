"""What the README promises on a bare machine, as far as it can be told without one (``make fresh`` has one)."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from building import GENERATOR
from example import ROOT
from programs import LIST, listed, program

OLDEST = "3.11.2"  # Debian 12
SUPPORTED = (OLDEST, "3.12.0", "3.13.0", "3.14.0")
INSTALL = ROOT / "tools" / "install-programs"
LOCKS = ["requirements/site.txt", "requirements/test.txt"]


def pins(name: str) -> list[Requirement]:
    """The pins of a lock file."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [Requirement(line.removesuffix("\\").strip()) for line in lines if re.match(r"[a-z0-9]", line)]


@pytest.mark.parametrize("lock", LOCKS + ["requirements/properdocs.txt"] * (GENERATOR == "properdocs"))
def test_each_pin_allows_every_supported_python(lock: str) -> None:
    """What is pinned can be installed with Debian 12's Python as well as with the newest."""
    refused = []
    for pin in pins(lock):
        for python in SUPPORTED:
            applies = not pin.marker or pin.marker.evaluate(
                {"python_full_version": python, "python_version": python[:4]}
            )
            if applies and GENERATOR != pin.name and not (GENERATOR == "properdocs" and pin.name == "mkdocs"):
                wanted = ",".join(metadata.metadata(pin.name).get_all("Requires-Python") or ())
                if python not in SpecifierSet(wanted):
                    refused.append(f"{pin} wants Python {wanted}, which leaves out {python}")

    assert refused == []


def test_the_lock_is_resolved_for_the_oldest_python() -> None:
    """The Makefile resolves from the Python on which everything must install."""
    assert f"OLDEST := {OLDEST}\n" in (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", [*LOCKS, "requirements/properdocs.txt", "requirements/bench.txt"])
def test_each_pin_has_hashes(lock: str) -> None:
    """Nothing is installed but what was locked, wherever it comes from."""
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert len(pins(lock)) > 5
    assert len(pins(lock)) == len(re.findall(r"^\S+==\S+.* \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE))
    assert "://" not in text


@pytest.mark.parametrize("target", ["test", "test-properdocs"])
def test_make_installs_every_program_of_the_list(target: str) -> None:
    """Both ways of running the tests install all that tests need."""
    command = ["make", "--dry-run", target]
    steps = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    (install,) = (number for number, step in enumerate(steps) if "tools/install-programs test" in step)

    assert all("pytest" not in step for step in steps[:install])


def test_a_test_finds_no_program_that_is_not_on_the_list() -> None:
    """What this machine has besides does not help a test to pass."""
    assert shutil.which("python3") is None
    assert shutil.which("pip") is None
    assert shutil.which("sed")
    assert shutil.which("chromium-headless-shell")


def test_a_program_that_is_not_on_the_list_is_refused() -> None:
    """Tests name programs as the list does."""
    with pytest.raises(KeyError, match="firefox-nightly"):
        program("firefox-nightly")


@pytest.mark.parametrize("name", listed())
def test_the_list_says_how_each_program_is_found_and_installed(name: str) -> None:
    """Each entry has a reason, one way of being found, packages and groups."""
    entry = listed()[name]

    assert entry["why"]
    assert entry["packages"]
    assert len({"command", "library", "file"} & entry.keys()) == 1
    assert {*entry["groups"]} <= {"test", "bench", "fresh"}
    assert entry.keys() <= {"why", "command", "library", "file", "variable", "packages", "groups"}


def install(folder: Path, *entries: str, group: str = "test") -> subprocess.CompletedProcess[str]:
    """Run the installer over a list of its own, where nobody may install anything."""
    shutil.copy(INSTALL, folder)
    (folder / LIST.name).write_text("\n".join(entries), encoding="utf-8")
    away = {**os.environ, "PATH": str(folder)}
    return subprocess.run(
        [sys.executable, folder / INSTALL.name, group], env=away, capture_output=True, text=True, check=False
    )


def test_without_a_program_the_installer_names_the_command(tmp_path: Path) -> None:
    """Whoever may not install gets one command for all that is missing."""
    done = install(
        tmp_path,
        '[one]\nwhy = "a"\ncommand = "no-such-program"\npackages = ["first"]\ngroups = ["test"]',
        '[two]\nwhy = "b"\nlibrary = "libnosuch.so.9"\npackages = ["second", "third"]\ngroups = ["test"]',
        '[three]\nwhy = "c"\ncommand = "neither"\npackages = ["fourth"]\ngroups = ["bench"]',
    )

    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "one is missing, for a.",
        "two is missing, for b.",
        "Run: sudo apt-get install --quiet --yes --no-install-recommends first second third",
    ]


def test_the_installer_refuses_a_group_that_is_not_there(tmp_path: Path) -> None:
    """A misspelt group must not pass for one that needs nothing."""
    done = install(tmp_path, '[one]\nwhy = "a"\ncommand = "x"\npackages = ["first"]\ngroups = ["test"]', group="tests")

    assert (done.returncode, done.stderr) == (2, "programs.toml has no group 'tests'.\n")


def test_children_of_tests_can_be_interrupted() -> None:
    """A run that a shell started in the background ignores SIGINT, and so would all that it starts."""
    child = "import signal; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
    done = subprocess.run([sys.executable, "-c", child], capture_output=True, text=True, check=True)

    assert signal.getsignal(signal.SIGINT) is not signal.SIG_IGN
    assert done.stdout == "True\n"


def test_continuous_integration_builds_the_site_on_a_bare_machine() -> None:
    """What works only on a machine that is set up by hand cannot land."""
    steps = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert "make test" in steps
    assert "make fresh SUITE=bookworm TARGETS=site" in steps


def test_the_project_says_which_python_it_needs() -> None:
    """Linters look at the code with the eyes of the oldest Python."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert settings["tool"]["ruff"]["target-version"] == f"py{''.join(OLDEST.split('.')[:2])}"
