"""``publishing record-urls``: note new questions and addresses, so that none of them can be lost later."""

import argparse
import os
from pathlib import Path

from publishing.base import checksummed_files
from publishing.base.problems import PublishingError
from publishing.commands import project
from publishing.content.rules import embargo, questions
from publishing.site import permalink_checks
from publishing.site.pages import Pages
from publishing.site.permalink_checks import Lasting
from publishing.site.permalinks import inventory


def run(options: argparse.Namespace) -> int:
    """Add to the inventories in ``published/``; 1 if anything would be lost, and then nothing is written."""
    if os.environ.get(embargo.PREVIEW):
        return project.fail(
            f"{embargo.PREVIEW} is set: nothing of a preview is published. Unset it. Nothing was written."
        )
    try:
        built = project.build(project.sources(options.folder), options.folder)
        pages = Pages(built, permalink_checks.read_inventory(options.folder))
        Lasting(pages).check()
    except PublishingError as error:
        return project.fail(*map(str, error.problems), "Nothing was written.")
    recorded, addresses = questions.read(options.folder), inventory.read(options.folder)
    on_site = checksummed_files.read(options.folder / ".cache" / inventory.ADDRESSES)  # as the build left it
    _note(options.folder / questions.FILE, recorded, questions.with_new(recorded, built.catalogue))
    if on_site:
        public = inventory.still_public(on_site.splitlines(), pages.addresses)
        _note(options.folder / inventory.ADDRESSES, addresses, inventory.with_new_addresses(addresses, public))
    else:
        print(f"{inventory.ADDRESSES}: which addresses are new is known when the site was built. Run: make record-urls")
    return 0


def _note(path: Path, before: str, after: str) -> None:
    """Write an inventory, and say how many lines it has more."""
    path.parent.mkdir(exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_text(after, encoding="utf-8", newline="\n")
    new.replace(path)
    print(f"{path}: {len(after.splitlines()) - len(before.splitlines())} new lines.")
