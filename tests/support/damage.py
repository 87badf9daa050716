"""Damages the cache of a small project at random, builds again, and compares the site with a clean one.

python tests/support/damage.py [HOW_MANY [SEED]]     try so many (500); with PYTHONPATH=hooks:tests:.
"""

import io
import logging
import os
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stderr
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

import building
import example


def small_project(folder: Path) -> Path:
    """Make a project of a few pages, without files to download, which take long to make."""
    return building.without_downloads(building.project(folder, example.files({"files": example.LAID_OUT})))


def built(project: Path) -> dict[str, bytes]:
    """Build the site in this process, into a new folder, and return its files."""
    site = project / "built"
    shutil.rmtree(site, ignore_errors=True)
    settings, docs = str(project / "mkdocs.yml"), str(project / "docs")
    config = load_config(settings, docs_dir=docs, site_dir=str(site), strict=False)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except Abort as error:
        raise error.__context__ or error from None  # what MkDocs logged
    return building.contents(site)


def flip(path: Path, chance: random.Random) -> None:
    """Change one bit, or a few bytes."""
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 1, 1, 4, 64))):
        if content:
            content[chance.randrange(len(content))] ^= chance.choice((1, 2, 4, 8, 16, 32, 64, 128, 255))
    _write(path, bytes(content))


def flip_in_place(path: Path, chance: random.Random) -> None:
    """Change a byte without a new inode: builds that share the file are damaged with it, and its time stays."""
    content, times = path.read_bytes(), path.stat()
    path.chmod(0o644)
    with path.open("r+b") as file:
        file.seek(chance.randrange(max(1, len(content))))
        file.write(bytes([chance.randrange(256)]))
    path.chmod(0o444)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def cut(path: Path, chance: random.Random) -> None:
    """Cut the end off."""
    content = path.read_bytes()
    _write(path, content[: chance.randrange(len(content) + 1)])


def empty(path: Path, chance: random.Random) -> None:
    """Leave nothing of it."""
    _write(path, b"")


def delete(path: Path, chance: random.Random) -> None:
    """Delete it."""
    path.unlink()


def put_folder(path: Path, chance: random.Random) -> None:
    """Put a folder in its place, with something in it."""
    path.unlink()
    path.mkdir()
    (path / "x").write_bytes(b"x")


def put_link(path: Path, chance: random.Random) -> None:
    """Put a link that leads nowhere in its place."""
    path.unlink()
    path.symlink_to("nowhere")


def put_pipe(path: Path, chance: random.Random) -> None:
    """Put a pipe in its place, which would be read for ever."""
    path.unlink()
    os.mkfifo(path)


def garble_page(path: Path, chance: random.Random) -> None:
    """Overwrite a page of 4 KB with anything."""
    content = bytearray(path.read_bytes())
    start = chance.randrange(0, len(content) + 1, 4096)
    content[start : start + 4096] = chance.randbytes(len(content[start : start + 4096]))
    _write(path, bytes(content))


def swap(path: Path, chance: random.Random) -> None:
    """Give it the content of its neighbour."""
    other = chance.choice(sorted(each for each in path.parent.iterdir() if each.is_file()))
    _write(path, other.read_bytes())


def leave_log(path: Path, chance: random.Random) -> None:
    """Leave files as a database has them while it is written to, with anything in them."""
    database = path.parents[1] / "cache.sqlite" if path.parent.name == "files" else path.parent / "cache.sqlite"
    for ending in chance.sample(("-wal", "-shm", "-journal"), 2):
        beside = database.with_name(database.name + ending)
        if database.parent.is_dir() and not beside.exists():
            beside.write_bytes(chance.randbytes(chance.randrange(40_000)))


def _write(path: Path, content: bytes) -> None:
    path.unlink()  # so that the clean site, which may share the file, stays as it is
    path.write_bytes(content)


WAYS: tuple[Callable[[Path, random.Random], None], ...] = (
    flip,
    flip,
    flip_in_place,
    cut,
    empty,
    delete,
    put_folder,
    put_link,
    put_pipe,
    garble_page,
    swap,
    leave_log,
)


def damage(cache: Path, chance: random.Random) -> str:
    """Damage one file; the database, which is most of the cache, as often as all others. Say what was done."""
    files = sorted(path for path in cache.rglob("*") if path.is_file() and not path.is_symlink())
    database = [path for path in files if path.name.startswith("cache.sqlite")]
    path = chance.choice(chance.choice([files, database or files]))
    way = chance.choice(WAYS)
    way(path, chance)
    return f"{way.__name__} {path.relative_to(cache)}"


def damage_row(cache: Path, chance: random.Random) -> str:
    """Change a row of the database as SQL does it, so that the database itself is in order."""
    import sqlite3  # noqa: PLC0415

    column = chance.choice(("kind", "key", "build", "checksum", "value"))
    other = f"(SELECT {column} FROM entries ORDER BY {chance.choice(('key', 'size', 'value'))} LIMIT 1)"  # noqa: S608
    value = chance.choice((other, "x'00ff'", "'z'", "-1", "NULL", "9223372036854775807", f"substr({column}, 2)"))
    rows = chance.choice(("1", "rowid % 7 = 1", "rowid % 50 = 1"))
    done = f"{column} = {value} where {rows}"
    database = sqlite3.connect(cache / "made/cache.sqlite")
    try:
        with database:
            database.execute(f"UPDATE OR REPLACE entries SET {column} = {value} WHERE {rows}")  # noqa: S608
    except sqlite3.DatabaseError as error:  # an earlier damage, in a page that no build has read since
        done += f" ({error})"
    finally:
        database.close()
    return done


def attempt(project: Path, clean: dict[str, bytes], seed: int, at_once: int) -> str:
    """Damage the cache and build. Return what was wrong with the site: nothing, or what was done and what came of it."""
    chance = random.Random(seed)  # noqa: S311
    cache = project / ".cache"
    done = [damage_row(cache, chance)] if seed % 8 == 0 else [damage(cache, chance) for _ in range(at_once)]
    try:
        site = built(project)
    except PluginError as error:
        if "cannot be used" in str(error):
            return ""
        return f"{seed}: {done}: {error}"
    wrong = [name for name in clean.keys() | site.keys() if clean.get(name) != site.get(name)]
    return f"{seed}: {done}: {wrong}" if wrong else ""


def main(how_many: int = 500, first: int = 0) -> int:
    """Try so many damages, one at a time, and say how many sites were right."""
    logging.disable()
    found: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        project = small_project(Path(folder))
        clean = built(project)
        for seed in range(first, first + how_many):
            with redirect_stderr(io.StringIO()):
                wrong = attempt(project, clean, seed, 1)
            found["wrong" if wrong else "right"] += 1
            if wrong:
                print(wrong)
            if seed % 50 == 49:
                print(f"{seed + 1 - first}: {dict(found)}", flush=True)
    return 1 if found["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
