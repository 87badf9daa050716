"""A corrected file of a report that is there: what differs, with the report's own fields, ids and anchors."""

from pathlib import Path

from publishing.commands.imported import Site


def once_more(path: Path, record_id: str, site: Site) -> str:
    """Import a file again; returns why that is impossible, or ""."""
    return f"{path.name}: {record_id}"
