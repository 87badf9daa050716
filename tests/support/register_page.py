"""The register of findings in a browser: what it shows, what is taken from it, and the published table beside it."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page

from visiting import cards

Row = Mapping[str, str]


def published(site: Path) -> list[Row]:
    """The rows of the published table of findings, with the voices that their events have."""
    text = (site / "findings/register.csv").read_text(encoding="utf-8-sig")
    events = csv.DictReader(io.StringIO((site / "data/events.csv").read_text(encoding="utf-8-sig")))
    voices: dict[str, set[str]] = {}
    for event in events:
        voices.setdefault(event["finding"], set()).add(event["by"])
    return [
        {**row, "voice": " ".join(voices.get(row["id"], ()))} for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


def ids(page: Page) -> list[str]:
    """The ids of all findings shown; those behind "Show more" are brought first."""
    return cards(page, "li")


def taken(page: Page, form: str) -> tuple[str, bytes]:
    """Take the evidence away in a format: the file's name and content."""
    with page.expect_download() as download:
        page.locator(f"#finder-take [data-format={form}]").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
