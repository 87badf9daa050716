"""publishing.content.gate: what comes into a build, and what stays outside with a word why."""

import os
import socket
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import example
from building import build, contents, project, warmed
from gate_messages import said
from publishing.base.problems import Problem, PublishingError
from publishing.base.urls import is_built
from publishing.content import publication
from publishing.content.gate import Files, read_folder, read_text
from publishing.content.gate.names import is_leftover

COPY = "expected a file of its own; put a copy here in its place, got a symbolic link"


REGULAR = "expected a regular file; delete this, got"


def _device(path: Path) -> None:
    """A device that gives zeros without end; who may make none has a pipe in its place, which is refused alike."""
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError:
        pytest.fail("Devices can be made by root alone: run this test as root, as CI does.")


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        os.chdir(path.parent)  # a socket's path may have a hundred characters
        listener.bind(path.name)


ODD: dict[str, tuple[Callable[[Path], object], str]] = {
    "pipe": (os.mkfifo, f"{REGULAR} a named pipe"),
    "device": (_device, f"{REGULAR} a device"),
    "socket": (_socket, f"{REGULAR} a socket"),
    "link to a file outside": (lambda path: path.symlink_to("/etc/passwd"), COPY),
    "link to a device": (lambda path: path.symlink_to("/dev/zero"), COPY),
    "link inside": (lambda path: path.symlink_to("good.md"), COPY),
    "dangling link": (lambda path: path.symlink_to("nothing"), COPY),
    "looping link": (lambda path: path.symlink_to(path.name), COPY),
    "link to a folder outside": (lambda path: path.symlink_to("/etc"), COPY),
    "link to its own folder": (lambda path: path.symlink_to("."), COPY),
    "hard link": (lambda path: path.hardlink_to(path.with_name("good.md")), COPY.replace("symbolic", "hard")),
    "empty": (Path.touch, "expected a file with something in it, got an empty file"),
    "too large": (
        lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 10_000_001),
        "expected a picture of at most 10.0 MB; save it smaller, got 10.0 MB",
    ),
}


@pytest.mark.parametrize("odd", ODD)
def test_only_regular_files_are_opened(odd: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything else is a message, at once, and its neighbours are read; nothing of it is content."""
    monkeypatch.chdir(tmp_path)
    make, message = ODD[odd]
    (tmp_path / "good.md").write_bytes(b"words")
    make(tmp_path / "odd.png")
    files = read_folder(tmp_path)

    assert files == {"good.md": b"words", "odd.png": b""}
    assert said(files)[0].startswith(f"odd.png:1: {message}")
    assert len(files.problems) == 1


def test_all_of_them_are_told_at_once_by_check_and_by_a_build(tmp_path: Path) -> None:
    """Both have the same gate: neither hangs, neither ends in a traceback, both say the same beside other faults."""
    folder = project(tmp_path, example.files({"change": {"handbook/first-steps.md": {"order: 1": "order: one"}}}))
    os.mkfifo(folder / "docs/about/pipe.png")
    (folder / "docs/about/passwd.md").symlink_to("/etc/passwd")
    (folder / "docs/about/two\nlines.png").write_bytes(b"made up")
    os.rename(folder / "docs/about/two\nlines.png", os.fsencode(folder / "docs/about") + b"/half\xff\n.png")  # noqa: PTH104 - Path.rename takes no bytes
    (folder / "docs/404.html").write_bytes(b"made up")
    (folder / "docs/about/.DS_Store").write_bytes(b"made up")
    check = subprocess.run(
        [sys.executable, "-m", "publishing.commands.cli", "--folder", folder, "check"],
        env={**os.environ, "PYTHONPATH": str(folder / "hooks")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    built = build(folder, folder / "built")
    lines = check.stderr.splitlines()

    assert [line.partition(": ")[0] for line in lines] == [
        "404.html:1",
        "about/half\\xff\\n.png:1",
        "about/passwd.md:1",
        "about/pipe.png:1",
        "handbook/first-steps.md:3",
    ]
    assert (check.returncode, built.returncode) == (1, 1)
    assert all(line in built.stderr for line in lines)
    assert "Traceback" not in built.stderr


def test_what_editors_leave_is_not_published_and_is_said(tmp_path: Path) -> None:
    """It is listed; a pipe among it is not opened."""
    left = [".DS_Store", "Thumbs.db", "report.md.swp", "report.md~", "~$report.docx", "#report.md#", "__MACOSX"]
    for name in left:
        (tmp_path / name).write_bytes(b"left over")
    os.mkfifo(tmp_path / ".pipe")
    (tmp_path / "report.md").write_bytes(b"words")
    files = read_folder(tmp_path)

    assert files == {"report.md": b"words"}
    assert sorted(files.ignored) == sorted([*left, ".pipe"])
    assert not files.problems
    assert not any(map(is_leftover, ("report.md", "tilde-report.docx", "backup.pdf", "old.png", "swp")))


def test_a_hidden_link_to_a_folder_is_refused(tmp_path: Path) -> None:
    """MkDocs would walk in circles. What Emacs leaves, a hidden link to nothing, is a leftover."""
    (tmp_path / ".here").symlink_to(".")
    (tmp_path / ".#report.md").symlink_to("somebody@machine.123")
    (tmp_path / ".loop").symlink_to(".loop")
    files = read_folder(tmp_path)

    assert said(files) == [f".here:1: {COPY}"]
    assert files.ignored == [".#report.md", ".loop"]


def test_docs_itself_is_a_folder(tmp_path: Path) -> None:
    """A link in its place could lead anywhere; where there is none, nothing would be published."""
    (tmp_path / "link").symlink_to("/etc")
    (tmp_path / "file").write_bytes(b"words")
    missing = "none/:1: expected a file or folder that stays while it is read; try again, got none"

    assert said(read_folder(tmp_path / "none")) == [missing]
    assert not read_folder(tmp_path / "link")
    assert len(read_folder(tmp_path / "link").problems) == len(read_folder(tmp_path / "file").problems) == 1


def test_folders_without_end(tmp_path: Path) -> None:
    """However deep they are, nothing runs out of descriptors or of stack."""
    place = tmp_path
    for _ in range(60):
        place /= "a"
    place.mkdir(parents=True)

    assert said(read_folder(tmp_path)) == [f"{'a/' * 8}a:1: expected at most 8 folders inside each other, got more"]


def test_inventories_are_read_with_the_same_care(tmp_path: Path) -> None:
    """A pipe or link in their place stops neither check nor build for ever."""
    (tmp_path / "published").mkdir(exist_ok=True)
    os.mkfifo(tmp_path / "published/redirects.txt")
    (tmp_path / "published/urls.txt").write_bytes(b"caf\xe9/\n")

    assert read_text(tmp_path, "none.txt") == ""
    with pytest.raises(
        PublishingError, match=r"published/redirects.txt:1: expected a regular file; delete this, got a named pipe"
    ):
        read_text(tmp_path, "published/redirects.txt")
    with pytest.raises(PublishingError, match=r"published/urls.txt:1: expected a file saved as UTF-8, got another"):
        read_text(tmp_path, "published/urls.txt")


def test_where_the_build_writes_no_file_may_stand(sealed_site: Path) -> None:
    """The registry names every file of a built site that is no page and no file of docs/."""
    written = set(contents(sealed_site))
    own = set(read_folder(example.ROOT / "docs"))

    assert [address for address in written - own if not is_built(address)] == []
    assert is_built("SHA256SUMS")
    assert is_built("404.HTML")
    assert not is_built("reports/fife-2016/easy-read.pdf")
    assert not is_built("assets/map.png")


def test_a_file_of_docs_stands_on_the_site_as_it_came_through_the_gate(tmp_path: Path, example_cache: Path) -> None:
    """It is written by us, not copied once more from a folder that may have changed."""
    docs = {**example.files(), "assets/map.png": b"\x89PNG\r\n\x1a\n made up"}
    folder = warmed(project(tmp_path, docs), example_cache)
    built = build(folder, folder / "built")

    assert built.returncode == 0, built.stderr
    assert (folder / "built/assets/map.png").read_bytes() == docs["assets/map.png"]


def test_a_fault_of_the_gate_brings_no_others_along() -> None:
    """A report that was refused is there, so what follows it or leads to it is not at fault."""
    files = Files()
    files.update(example.files())
    files["reports/northshire-2020.md"] = b""
    files.problems.append(Problem("reports/northshire-2020.md", 1, "", "a file", "a pipe"))
    with pytest.raises(PublishingError) as raised:
        publication.build(files, example.SETTINGS)

    assert str(raised.value) == "reports/northshire-2020.md:1: expected a file, got a pipe"


def test_a_hidden_folder_with_links_to_folders_is_refused(tmp_path: Path) -> None:
    """MkDocs walks into hidden folders and follows links: two of them in a circle take for ever."""
    (tmp_path / ".x").mkdir()
    (tmp_path / ".x" / "a").symlink_to("..")

    assert [(problem.file, problem.found) for problem in read_folder(tmp_path).problems] == [(".x", "a symbolic link")]
