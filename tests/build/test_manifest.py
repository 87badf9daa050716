"""What goes with a built site."""

import gzip
import json
import subprocess
from pathlib import Path

import pytest

from building import contents
from publishing.build import manifest

FILES = {
    "404.html": b"<p>Nothing here.",
    "index.html": b"<p>Words and words.</p>" * 99,
    "about us/index.html": b"<p>Us.",
    "data/reports.csv": b"id,title\r\n" * 200,
    "feed.xml": b"<feed/>",
    "reports/one/report.pdf": b"%PDF-" * 999,
}


def site(folder: Path, files: dict[str, bytes]) -> Path:
    """A built site with these files."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A small site with what goes with it."""
    manifest.seal(site(tmp_path / "site", FILES))
    return tmp_path / "site"


def check(folder: Path) -> int:
    """What ``sha256sum --check`` returns."""
    command = ["/usr/bin/sha256sum", "--check", "--strict", "--quiet", manifest.SUMS]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode


def test_sha256sum_reads_the_sums(sealed: Path) -> None:
    """It finds nothing wrong; one byte later it does."""
    before = check(sealed)
    (sealed / "feed.xml").write_bytes(b"<feed /")

    assert (before, check(sealed)) == (0, 1)


def test_the_sums_name_every_file_in_order(sealed: Path) -> None:
    """Compressed copies and the manifest too, but not themselves."""
    names = [line[66:] for line in (sealed / manifest.SUMS).read_text(encoding="utf-8").splitlines()]

    assert names == sorted(contents(sealed).keys() - {manifest.SUMS})
    assert {"index.html.gz", "data/reports.csv.gz", manifest.MANIFEST} <= set(names)


def test_the_manifest_lists_what_was_built(sealed: Path) -> None:
    """With size and type, and without copies of the same in another dress."""
    listed = json.loads((sealed / manifest.MANIFEST).read_text(encoding="utf-8"))["files"]

    assert {file["path"]: file["bytes"] for file in listed} == {name: len(content) for name, content in FILES.items()}
    assert [file["path"] for file in listed] == sorted(FILES)
    assert listed[-2] == {"path": "index.html", "bytes": len(FILES["index.html"]), "type": "text/html"}


def test_only_longer_texts_are_compressed(sealed: Path) -> None:
    """Not a PDF, which is compressed in itself, nor a text of a few words; what is compressed holds the same."""
    copies = {name: content for name, content in contents(sealed).items() if name.endswith(".gz")}

    assert copies.keys() == {"index.html.gz", "data/reports.csv.gz"}
    assert all(gzip.decompress(content) == FILES[name.removesuffix(".gz")] for name, content in copies.items())


def test_the_same_files_give_the_same_bytes(sealed: Path, tmp_path: Path) -> None:
    """In another folder, at another time, in another order; and once more over what was sealed."""
    other = site(tmp_path / "other", dict(reversed(FILES.items())))
    manifest.seal(other)
    once = contents(other)
    manifest.seal(other)

    assert contents(sealed) == once == contents(other)


def test_what_has_not_changed_is_shared(sealed: Path, tmp_path: Path) -> None:
    """It is the same file on disk, copies included; what differs, or is new, is not, and the old site stays as it is."""
    before = contents(sealed)
    changed = FILES | {"feed.xml": b"<feed />", "new.txt": b"New."}
    after = site(tmp_path / "after", changed)
    manifest.seal(after, sealed)
    shared = {name for name in contents(after) if (sealed / name).exists() and (sealed / name).samefile(after / name)}

    assert shared == before.keys() - {"feed.xml", manifest.MANIFEST, manifest.SUMS}
    assert before == contents(sealed)
    assert check(after) == 0


def test_a_copy_is_only_shared_while_it_is_whole(sealed: Path, tmp_path: Path) -> None:
    """A compressed copy that was damaged is made again, and the old site stays as it is."""
    damaged = gzip.compress(b"Something else.")
    (sealed / "index.html.gz").write_bytes(damaged)
    after = site(tmp_path / "after", FILES)
    manifest.seal(after, sealed)

    assert gzip.decompress((after / "index.html.gz").read_bytes()) == FILES["index.html"]
    assert (sealed / "index.html.gz").read_bytes() == damaged
    assert (after / "data/reports.csv.gz").samefile(sealed / "data/reports.csv.gz")
    assert check(after) == 0
