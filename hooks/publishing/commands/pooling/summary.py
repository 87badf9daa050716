"""The summary of some records.

In: a template, the answers of each record, and the site's colours. Out: the summary's files.
"""

from collections.abc import Sequence

from publishing.base.tokens import Palette
from publishing.commands.pooling import telling
from publishing.commands.pooling.counting import Answers, count
from publishing.commands.pooling.suppression import suppress
from publishing.content.models import Template
from publishing.documents.pooling_rules import CSV_NAME, LEAST

CSV, HTML = CSV_NAME, "summary.html"


class TooFewError(Exception):
    """There are so few records that their number alone could not be shared."""


def summary(template: Template, records: Sequence[Answers], palette: Palette) -> dict[str, str]:
    """The summary's files by name; TooFewError under ten records. The order of the records makes no difference."""
    if len(records) < LEAST:
        raise TooFewError(f"A summary to share needs at least {LEAST} records. Here are {len(records)}.")
    tables = suppress(count(template, records), template.grouping)
    return {
        CSV: telling.csv_text(template, len(records), tables),
        HTML: telling.html_text(template, len(records), tables, palette),
    }
