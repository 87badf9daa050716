"""Facts that stand plainly at the beginning of a report: its title, when it was published, its area.

In: blocks. Out: facts for an editor to accept; nothing here is certain.
"""

import re
from collections.abc import Iterator, Sequence

from publishing.base.dates import MONTHS
from publishing.importing.model import Block, Fact, Heading, Paragraph, Table

_PAGES = 3
_MONTH = "|".join(MONTHS)
_DATE = rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{_MONTH}),? (?P<year>(?:19|20)\d\d)"
_PUBLISHED = re.compile(
    rf"\b(?:[Rr]eport |[Dd]ate )?(?:published|of publication|publication date)(?: on| date)?\s*:?\s*{_DATE}",
    re.IGNORECASE,
)
_ALONE = re.compile(_DATE)
_INSPECTED = re.compile(r"\binspect(?:ion|ed)(?: dates?)?\s*:\s*(?P<value>.+)", re.IGNORECASE)
_AREAS = (
    re.compile(r"[Ii]nspection of (?P<area>.+?)(?: local authority)?(?: children[’'`]s? services| services)"),
    re.compile(
        r"(?P<area>(?:London Borough of |City of |Royal Borough of )?[A-Z].+?) (?:[Cc]ity |[Cc]ounty |[Bb]orough )?[Cc]ouncil$"
    ),
)


def read(blocks: Sequence[Block]) -> tuple[Fact, ...]:
    """Return the facts of the first pages, each at most once."""
    first = [block for block in blocks if (block.place.page or 1) <= _PAGES]
    found: dict[str, Fact] = {}
    for fact in (*_title(first), *_others(first)):
        found.setdefault(fact.field, fact)
    return tuple(found.values())


def _text(block: Block) -> str:
    return "".join(run.text for run in block.runs) if isinstance(block, Heading | Paragraph) else ""


def _title(blocks: Sequence[Block]) -> Iterator[Fact]:
    """The first heading of the highest level on the first page that has one."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    pages = [block for block in headings if block.place.page == headings[0].place.page]
    if pages:
        title = min(pages, key=lambda block: block.level)
        yield Fact("title", _text(title), title.place)
        for pattern in _AREAS:
            area = pattern.search(_text(title))
            if area:
                yield Fact("area", area["area"], title.place)


def _others(blocks: Sequence[Block]) -> Iterator[Fact]:
    for block in blocks:
        if isinstance(block, Table):
            continue
        text = _text(block)
        published = _PUBLISHED.search(text) or _ALONE.fullmatch(text.strip())
        if published:
            yield Fact("published", _date(published), block.place)
        inspected = _INSPECTED.search(text)
        if inspected and len(text) < 120:
            yield Fact("inspected", inspected["value"].strip(), block.place)


def _date(found: re.Match[str]) -> str:
    """Return a date as the front matter has it."""
    month = [name.casefold() for name in MONTHS].index(found["month"].casefold()) + 1
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return f"{found['year']}-{month:02}{day}"
