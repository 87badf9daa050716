"""Numbers of lists as Markdown can say them: it counts by itself, in digits, one by one from the first.

In: a list. Out: its items in groups, each of which is a list that counts so, or one without numbers.
"""

from collections.abc import Iterator

from publishing.importing.model import ListBlock, ListItem

_LONGEST = 6  # digits of a number


def count(item: ListItem) -> int | None:
    """The number of an item; None for a label that is no number."""
    digits = item.label.strip("(). ")
    return int(digits) if digits.isdecimal() and digits.isascii() and len(digits) <= _LONGEST else None


def counted(block: ListBlock) -> Iterator[list[ListItem]]:
    """The items of a list, apart where its numbers do not go on: the page would show other ones."""
    group: list[ListItem] = []
    for item in block.items:
        if group and block.ordered and not _goes_on(group[-1], item):
            yield group
            group = []
        group.append(item)
    yield group


def _goes_on(before: ListItem, item: ListItem) -> bool:
    first, second = count(before), count(item)
    return first is second is None or (first is not None and second == first + 1)
