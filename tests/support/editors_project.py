"""A project as an editor has it, for the tests of commands."""

from collections.abc import Callable, Mapping
from pathlib import Path

from publishing.commands.cli import main

CONFIG = """\
extra:
  publishing:
    owner: The owner
    contact: !ENV [NO_SUCH_CONTACT, "owner@site.example"]
    unlinked_hosts: [copies.example]
"""


MISTAKES = {
    "change": {
        "partnerships/southshire.md": {"code: S12000102": "code: 102"},
        "reports/northshire-2020.md": {"confidence: high": "confidence: certain"},
    }
}


Project = Callable[[Mapping[str, object]], Path]


OPTIONS = {
    "title": "Services for children in Southshire",
    "kind": "joint-inspection",
    "partnership": "southshire",
    "programme": "services",
    "published": "2022-03-04",
    "inspected": "unknown",
    "confidence": "high",
    "summary": "One inspection.",
}


def new_report(folder: Path, **options: str | None) -> int:
    """Write a report with these options, and return the status."""
    given = [f"--{name}={value}" for name, value in {**OPTIONS, **options}.items() if value is not None]
    return main(["--folder", str(folder), "new", "report", *given])
