"""``publishing whats-new``: say what the newest build changed, and what is to do now."""

import argparse
from pathlib import Path

from publishing.base import checksummed_files
from publishing.base.settings import FILE
from publishing.build import configuration
from publishing.commands import project, whats_new
from publishing.content.rules import embargo
from publishing.site.permalinks import inventory


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--before", type=Path, help="the folder of the build before it")


def run(options: argparse.Namespace) -> int:
    """Print it."""
    moment = project.moment()
    everything = project.build(project.sources(options.folder), options.folder, project.LAST)
    reports = everything.catalogue.reports.values()
    ends = ((report.publish_at, report.id) for report in reports if embargo.is_under_embargo(report, moment))
    on_site = checksummed_files.read(options.folder / ".cache" / inventory.ADDRESSES).splitlines()
    facts = whats_new.Project(
        configuration.read(options.folder / FILE).site_url,
        bool(everything.settings.contact),
        len(everything.advice),
        tuple(sorted((until, name) for until, name in ends if until)),
        len({*on_site} - {*inventory.read(options.folder, inventory.ADDRESSES).splitlines()}),
    )
    print(*whats_new.lines(options.before, options.folder / "site", facts), sep="\n")
    return 0
