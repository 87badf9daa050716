"""``publishing import``: make reports of Word and PDF files, and say what was lost on the way."""

import argparse
import gc
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from publishing.base.problems import PublishingError
from publishing.commands import project

if TYPE_CHECKING:
    from publishing.commands import imported


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a Word or PDF file, or a folder of them")
    parser.add_argument(
        "--as", dest="record_id", metavar="ID", help="the report's permanent id (default: the file's name)"
    )
    parser.add_argument(
        "--again", action="store_true", help="the report exists: say what differs, and take the file's new text"
    )


def run(options: argparse.Namespace) -> int:
    """Import files; 1 if any of them could not be."""
    # Readers take half a second to load, which nobody should wait for who only checks.
    from publishing.commands import imported  # noqa: PLC0415
    from publishing.importing import sources  # noqa: PLC0415

    files, is_folder = list(_find(options.files, sources.ENDINGS)), any(path.is_dir() for path in options.files)
    if not files:
        return project.fail(f"{options.files[0]}: no Word or PDF file there.")
    if options.record_id and len(files) > 1:
        return project.fail("--as names one report; give one file with it.")
    try:
        site = imported.site_of(options.folder, date.today().isoformat())
    except PublishingError as error:
        return project.fail(*map(str, error.problems))
    failures: list[str] = []
    skipped = 0
    gc.freeze()  # what is loaded stays, and need not be looked through after each file
    for number, path in enumerate(files, 1):
        record_id = options.record_id or _id_of(path)
        start = f"{number} of {len(files)}, " if is_folder or len(files) > 1 else ""
        if is_folder and not options.again and imported.is_done(path, record_id, options.folder):
            skipped += 1
            continue
        problem = _import_file(path, record_id, site, start, again=options.again)
        if problem:
            failures.append(problem)
            project.fail(f"{start}{problem}")
        gc.collect()  # parsers and trees hold each other, and nothing else lets go of them: memory stays flat
    if len(files) > 1 or is_folder:
        done = len(files) - skipped - len(failures)
        print(f"Imported {done} of {len(files)} files; {skipped} were imported before, {len(failures)} failed.")
        for failure in failures:
            project.fail(f"  {failure}")
    return 1 if failures else 0


def _find(paths: Sequence[Path], endings: Sequence[str]) -> Iterator[Path]:
    """The files that were named, and those in folders that were."""
    for path in paths:
        if path.is_dir():
            inside = sorted(path.rglob("*"))
            yield from (
                file
                for file in inside
                if file.is_file()
                and file.suffix.lower().lstrip(".") in endings
                and not file.name.startswith(("~$", "."))
            )
        else:
            yield path


def _id_of(path: Path) -> str:
    """The id that a file's name gives."""
    from publishing.importing.identifiers import slug  # noqa: PLC0415

    return slug(path.stem)


def _import_file(path: Path, record_id: str, site: "imported.Site", start: str, *, again: bool) -> str:
    """Import one file; returns why that is impossible, or ""."""
    from publishing.commands import imported_again  # noqa: PLC0415

    try:
        if again:
            return imported_again.once_more(path, record_id, site)
        return _import_new(path, record_id, site, start)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other files must not wait for it
        return f"{path.name}: this program failed on it ({type(error).__name__}: {error}); tell who looks after it."


def _import_new(path: Path, record_id: str, site: "imported.Site", start: str) -> str:
    """Make a new report of a file; returns why that is impossible, or ""."""
    from publishing.commands import imported  # noqa: PLC0415
    from publishing.importing import loss_texts  # noqa: PLC0415
    from publishing.importing.identifiers import slug  # noqa: PLC0415
    from publishing.importing.model import UnreadableSourceError  # noqa: PLC0415

    if record_id != slug(record_id):
        return f"{record_id}: an id has small letters, digits and hyphens, such as {slug(record_id)}."
    target = site.folder / "docs" / "reports" / f"{record_id}.md"
    if target.exists():
        return (
            f"{path.name}: there is a report {record_id}; give another id with --as, or take the new text with --again."
        )
    try:
        result = imported.make(path, record_id, site)
        pages = imported.place(result, site.folder)
    except UnreadableSourceError as error:
        return str(error)
    except OSError as error:
        return f"{path.name}: {error.filename or target}: {error.strerror or error}."
    print(f"{start}{path.name}: wrote {target}.")
    for line in loss_texts.lines(result.report):
        print(f"  {line}")
    print(f"  The whole of it: {pages[0]}")
    if not start:
        _say_what_is_left(imported.left_to_do(result, site.folder))
    return ""


def _say_what_is_left(problems: Sequence[object]) -> None:
    if problems:
        print(
            "Left for you. What was read is in the file, behind '# ', for you to confirm; the rest only a person knows:"
        )
        print(*(f"  {problem}" for problem in problems), sep="\n")
    print("Then run: make check")
