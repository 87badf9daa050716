"""The command line: ``publishing COMMAND``, what people do without building the site."""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from publishing.base.problems import PublishingError
from publishing.cache.executor import CACHE
from publishing.cache.hashed_files import CacheError
from publishing.commands import (
    answer,
    ask_report,
    check,
    import_report,
    leak_check,
    new_site,
    pool,
    project,
    record_urls,
    report_changes,
    write_schemas,
)
from publishing.content.rules import embargo


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    """Declare nothing."""


@dataclass(frozen=True)
class Command:
    """A command: its words, what it is for, what it does, and what it takes; ``alias`` is its name of earlier versions."""

    words: str
    purpose: str
    run: Callable[[argparse.Namespace], int]
    add_arguments: Callable[[argparse.ArgumentParser], None] = _no_arguments
    alias: str = ""


COMMANDS = (
    Command("check", "say what is wrong in docs/", check.run, check.add_arguments),
    Command(
        "new report", "ask for the facts of a report, and write its file", ask_report.run, ask_report.add_arguments
    ),
    Command("new site", "write the folder of another inspectorate's site", new_site.run, new_site.add_arguments),
    Command(
        "import",
        "make reports of Word and PDF files, and say what was lost",
        import_report.run,
        import_report.add_arguments,
    ),
    Command("schemas", "write the JSON Schemas of all records to schemas/", write_schemas.run),
    Command("record-urls", "note new questions and addresses", record_urls.run, alias="ledger"),
    Command("whats-new", "say what the newest build changed", report_changes.run, report_changes.add_arguments),
    Command("leak-check", "say what can be seen of reports under embargo", leak_check.run),
    Command("pool", "add up filled forms into a summary to share", pool.run, pool.add_arguments),
    Command("answers", "read what those who were inspected answered to findings", answer.run, answer.add_arguments),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 when something is wrong, 2 when the command line is."""
    options = _parser().parse_args(arguments)
    if not (options.folder / "mkdocs.yml").is_file():
        return project.fail("Here is no mkdocs.yml. Run this in the project's folder, or name that with --folder.")
    try:
        return int(options.run(options))
    except PublishingError as error:
        return project.fail(*map(str, error.problems))
    except embargo.MomentError as error:
        return project.fail(str(error))
    except CacheError as error:
        cache = options.folder / CACHE
        return project.fail(f"The cache {cache} cannot be used: {error}. Wait until no other build runs, or delete it.")
    except (EOFError, KeyboardInterrupt):
        return project.fail("", "Stopped.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="publishing", description="What people do without building the site.")
    parser.add_argument("--folder", type=Path, default=Path(), help="the project's folder (default: this one)")
    levels = {"": parser.add_subparsers(required=True, metavar="COMMAND")}
    for command in COMMANDS:
        group, _, name = command.words.rpartition(" ")
        if group not in levels:
            levels[group] = (
                levels[""].add_parser(group, help="write a new file").add_subparsers(required=True, metavar="KIND")
            )
        aliases = [command.alias] if command.alias else []
        subparser = levels[group].add_parser(name, help=command.purpose, aliases=aliases)
        command.add_arguments(subparser)
        subparser.set_defaults(run=command.run)
    return parser


def run() -> None:
    """Run the command that was typed, and end with its status."""
    gc.disable()  # else Python looks through all records for garbage, again and again
    status = main()
    gc.freeze()  # and once more before it ends
    sys.exit(status)


if __name__ == "__main__":
    run()
