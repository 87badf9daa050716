"""The words for shares, from what is shown alone.

In: a row of a table that may be shared. Out: counts of several answers together, and shares in words. Whoever sees the
row could work out the same: nothing here knows a hidden count.
"""

from collections.abc import Collection, Sequence

from publishing.base.grades import Band, share_words
from publishing.commands.pooling.counting import Column, Side
from publishing.commands.pooling.suppression import Row


def better(columns: Sequence[Column]) -> list[int]:
    """The places of the columns that count as good or better; none where the answers are no grades."""
    return [place for place, column in enumerate(columns) if column.side is Side.BETTER]


def together(row: Row, places: Collection[int]) -> int | None:
    """How many records are counted in some columns together; None where the hidden counts do not let it be known."""
    hidden = {place for place, count in enumerate(row.counts) if count is None}
    if hidden <= set(places) and hidden != set(range(len(row.counts))):
        return row.records - sum(count or 0 for place, count in enumerate(row.counts) if place not in places)
    return None if hidden & set(places) else sum(row.counts[place] or 0 for place in places)


def share(row: Row, columns: Sequence[Column], places: Collection[int], bands: Sequence[Band]) -> str:
    """The share of the records that answer the question is counted in some columns, in the words of ``bands``.

    Where the hidden counts leave room for two words, both: ``most or almost all``. "" where they leave room for more,
    where the count is hidden, and where nobody answered.
    """
    count = together(row, places)
    if count is None:
        return ""
    least, most = _answering(row, columns)
    words = list(dict.fromkeys(share_words(count, total, bands) for total in range(most, least - 1, -1)))
    return " or ".join(words) if len(words) <= 2 else ""


def _answering(row: Row, columns: Sequence[Column]) -> tuple[int, int]:
    """The least and the most records in which the question was answered and applies."""
    answers = [place for place, column in enumerate(columns) if column.side is not Side.NONE]
    known = together(row, answers)
    if known is not None:
        return known, known
    shown = sum(row.counts[place] or 0 for place in answers)
    hidden = [place in answers for place, count in enumerate(row.counts) if count is None]
    left = row.records - sum(count or 0 for count in row.counts)  # every hidden count is at least 1
    return shown + sum(hidden), shown + left - (len(hidden) - sum(hidden))
