"""The titles of pages, for browser tabs and search engines, which see a page without its surroundings."""

from publishing.content.catalogue import Catalogue
from publishing.content.models import (
    AnyRecord,
    Briefing,
    Chapter,
    Framework,
    Indicator,
    Partnership,
    Programme,
    Template,
    Theme,
    Tool,
)


def title_of(record: AnyRecord, catalogue: Catalogue) -> str:
    """Return the title of a record's page, which says what kind of page it is."""
    if isinstance(record, Partnership):
        return f"{record.name}: inspection reports and evaluations"
    if isinstance(record, Programme):
        return f"Programme: {record.title}"
    if isinstance(record, Theme):
        return f"Findings about: {record.title}"
    if isinstance(record, Framework):
        return f"{record.title} ({record.edition})"
    if isinstance(record, Indicator):
        return f"{record.name} ({catalogue.frameworks[record.framework].short_title})"
    if isinstance(record, Chapter | Template | Tool | Briefing):
        return f"{record.title} – Inspection handbook"
    return record.title
