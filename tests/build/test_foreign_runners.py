"""Other generators, and MkDocs without our hook: they find nothing to publish, and no finished build is touched."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import example
from building import ENVIRONMENT, GENERATOR, contents, project
from forked import run_module

pytestmark = pytest.mark.xdist_group("foreign runners")  # so that the site is built once
BIN = Path(sys.executable).parent
SECRET = b"zeppelin"
REPORT = "reports/southshire-2020.md"
EXPECTED = {
    "added: 2026-11-22": "added: 2098-12-01",
    "confidence: low\n---\n": f"publish_at: 2098-12-01T09:30Z\nconfidence: low\n---\nA {SECRET.decode()}.\n",
    "summary: ": f"summary: Of the {SECRET.decode()}. ",
}
HOOK = "hooks: [hooks/mkdocs_host.py]\n"
WITHOUT = "without.yml"
FOREIGN = [
    "zensical build",
    f"zensical build --config-file {WITHOUT}",
    *(
        f"{GENERATOR} build {options}".rstrip()
        for settings in ("mkdocs.yml", WITHOUT)
        for options in (
            f"--config-file {settings}",
            f"--config-file {settings} --no-strict",
            f"--config-file {settings} --no-strict --site-dir site",
            f"--config-file {settings} --no-strict --dirty --site-dir .sites/1",
            f"--config-file {settings} --site-dir .sites",
            f"--config-file {settings} --site-dir public",
        )
    ),
]
OURS = ["site", "site/", "site/reports", ".sites", ".sites/1", ".sites/2", "copy", "copy/reports/new", "other/.sites/7"]


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a report under embargo, a finished build, and settings without our hook."""
    folder = project(tmp_path_factory.mktemp("live"), example.files({"change": {REPORT: EXPECTED}}))
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert HOOK in settings
    (folder / WITHOUT).write_text(settings.replace(HOOK, ""), encoding="utf-8")
    done = _run(folder, "tools/build-site", str(BIN))
    assert done.returncode == 0, done.stderr
    _run(folder, "cp", "-r", "site/.", "copy")
    return folder


def _run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody would in a shell: with the programs beside Python, and nothing that the Makefile sets."""
    return subprocess.run(
        command, cwd=folder, env=_environment(environment), capture_output=True, text=True, check=False
    )


def _environment(added: Mapping[str, str]) -> Mapping[str, str]:
    """Return what somebody's shell has, with what is added to it."""
    bare = {name: value for name, value in os.environ.items() if name not in ENVIRONMENT}
    return {**bare, "PATH": f"{BIN}:{os.environ['PATH']}", **added}


def _having(folder: Path) -> list[str]:
    """The files below a folder, outside docs/ and .cache/, that hold the secret word."""
    files = {name: content for name, content in contents(folder).items() if not name.startswith(("docs/", ".cache/"))}
    return [name for name, content in files.items() if SECRET in content.lower()]


def _is_as_it_was(folder: Path) -> bool:
    """Whether the finished build is there with every file and no other, and the link leads to it."""
    sums = _run(folder / "site", "sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS")
    listed = (folder / "copy/SHA256SUMS").read_text(encoding="utf-8").splitlines()
    names = {"SHA256SUMS", *(line.partition("  ")[2] for line in listed)}
    return (
        (folder / "site").readlink() == Path(".sites/1")
        and not sums.returncode
        and contents(folder / "site").keys() == names
    )


@pytest.mark.parametrize("command", FOREIGN)
def test_a_foreign_runner_finds_nothing(command: str, live: Path) -> None:
    """With our settings, or with them without the hook: it stops, and the embargoed words are nowhere else than before."""
    done = _run(live, *command.split())

    assert done.returncode != 0
    assert "run make site, or make serve" in done.stdout + done.stderr
    assert _having(live) == []
    assert _is_as_it_was(live)


@pytest.mark.parametrize("runner", ["zensical", GENERATOR])
def test_the_words_would_be_found(runner: str, live: Path) -> None:
    """These runners do publish what is under embargo, if they are told where it is."""
    settings = "site_name: Told\ndocs_dir: !ENV [PUBLISHING_DOCS, nowhere]\nsite_dir: told\ntheme: {name: material}\n"
    (live / "told.yml").write_text(settings, encoding="utf-8")
    _run(live, runner, "build", "--config-file", "told.yml", PUBLISHING_DOCS="docs")
    found = _having(live)
    _run(live, "rm", "-r", "told", "told.yml")

    assert [name for name in found if name.startswith("told/")]


@pytest.mark.parametrize("preview", ["", "2098-12-02"])
@pytest.mark.parametrize("folder", OURS)
def test_our_hook_builds_into_no_finished_build(folder: str, preview: str, live: Path) -> None:
    """Neither through the link nor into a numbered build, above or below one, nor into a copy, nor where another project's are.

    The runs are forked, as there are many; those of the tests below are started as in a shell.
    """
    arguments = ["build", "--config-file", "mkdocs.yml", "--site-dir", folder]
    done = run_module(GENERATOR, arguments, live, _environment({**ENVIRONMENT, "PREVIEW_AT": preview}))

    assert done.returncode != 0
    assert "Nothing was built.\n" in done.stderr
    assert "holds a finished build or is where they are. Build into another folder." in done.stderr
    assert _having(live) == []
    assert _is_as_it_was(live)
    assert not (live / ".sites/2").exists()


def test_a_preview_does_not_build_what_is_to_be_published(live: Path) -> None:
    """Not even where a build grows before it is public."""
    done = _run(
        live,
        GENERATOR,
        "build",
        "--config-file",
        "mkdocs.yml",
        "--site-dir",
        ".sites/building",
        **ENVIRONMENT,
        PREVIEW_AT="2098-12-02",
    )

    assert done.returncode != 0
    assert "A preview is never published, and " in done.stderr
    assert not (live / ".sites/building").exists()


def test_without_a_folder_our_hook_builds_a_throw_away_site(live: Path) -> None:
    """What is not told where to build leaves the public site alone."""
    done = _run(live, GENERATOR, "build", "--config-file", "mkdocs.yml", **ENVIRONMENT)

    assert done.returncode == 0, done.stderr
    assert (live / ".cache/unpublished/index.html").is_file()
    assert _is_as_it_was(live)


def test_an_inventory_after_a_preview_has_nothing_of_it(live: Path) -> None:
    """Nor where the note that a build left is of a time before the embargo: hidden pages and all below are left out."""
    preview = _run(
        live,
        GENERATOR,
        "build",
        "--config-file",
        "mkdocs.yml",
        "--site-dir",
        "previewed",
        **ENVIRONMENT,
        PREVIEW_AT="2098-12-02",
    )
    seen = _having(live)
    _run(live, "rm", "-r", "previewed")
    inventory = (sys.executable, "-m", "publishing.commands.cli", "record-urls")
    after = _run(live, *inventory, **ENVIRONMENT)
    first = (live / "published/urls.txt").read_text(encoding="utf-8")
    note = live / ".cache/published/urls.txt"
    note.write_text((live / ".cache/preview-urls.txt").read_text(encoding="utf-8"), encoding="utf-8")
    older = _run(live, *inventory, **ENVIRONMENT)
    second = (live / "published/urls.txt").read_text(encoding="utf-8")
    (live / "published/urls.txt").unlink()
    (live / "published/questions.txt").unlink()

    assert (preview.returncode, after.returncode, older.returncode) == (0, 0, 0)
    assert [name for name in seen if name.startswith("previewed/reports/southshire-2020/")]
    assert "reports/southshire-2020/record.pdf" in note.read_text(encoding="utf-8")
    assert "reports/northshire-2020/record.pdf" in first
    assert "southshire-2020" not in first
    assert first == second
