"""``publishing check``: say what is wrong, in seconds, with the words of the build."""

import argparse
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from publishing.base import settings
from publishing.base.problems import Problem, advice_lines, faults, quoted
from publishing.cache.executor import CACHE
from publishing.commands import project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="say only what is wrong in these")


def run(options: argparse.Namespace) -> int:
    """Check ``docs/``, or some of its files; 1 if anything is wrong."""
    docs = options.folder / "docs"
    wanted = {file.resolve() for file in options.files}
    missing = [file for file in wanted if not file.is_file() or not file.is_relative_to(docs.resolve())]
    if missing:
        return project.fail(f"{missing[0].name}: no such file in {docs}")
    files = project.sources(options.folder)
    with suppress(OSError):
        (options.folder / CACHE).mkdir(parents=True, exist_ok=True)  # so that the next check is quicker
    problems = project.problems(files, options.folder)
    shown = [problem for problem in problems if not wanted or _is_about(problem, docs, wanted)]
    if lines := advice_lines(shown):
        print(*lines, "", sep="\n", flush=True)
    if wrong := faults(shown):
        return project.fail(*map(str, wrong))
    count = len(wanted) or len(files)
    print(f"{count} {'file' if count == 1 else 'files'}, nothing wrong.")
    if files.ignored:
        print(f"Left out, as editors or systems left them: {', '.join(map(quoted, files.ignored))}.")
    return 0


def _is_about(problem: Problem, docs: Path, wanted: Collection[Path]) -> bool:
    """Return whether a problem is in one of these files, or in the settings, which are for all."""
    return problem.file == settings.FILE or (docs / problem.file).resolve() in wanted
