"""What was built can be read by whoever serves it, whatever the umask was."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

from building import build, contents
from nginx import nginx
from site_tools import BIN, ENVIRONMENT, QUICK, page, published, run, standing_in


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
    strict: list[str | Path] = ["/bin/sh", "-c", 'umask 077; exec "$@"', "sh", small / "tools/build-site", BIN]
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
