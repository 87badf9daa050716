"""Tables as pandoc needs them: with widths, alignments, and a style that says where the row headers are.

In: a table of HTML, or facts. Out: the same table prepared; or a table of the facts.
"""

from collections.abc import Iterable

from lxml.html import HtmlElement
from lxml.html.builder import CAPTION, COL, COLGROUP, STRONG, TABLE, TBODY, TD, TH, TR

ROW_HEADERS = "RowHeaders"  # styles of the blank document, by their ids
FACTS = "Facts"
BOX_TABLES = {box: (f"{box}Table", f"{box}RowHeaders") for box in ("Box", "Suggestion")}  # without and with row headers
HEADER_COLUMNS = (ROW_HEADERS, FACTS, *(headed for _, headed in BOX_TABLES.values()))
_ALIGNMENTS = {"pub-end": "right", "pub-center": "center"}
_LINE = 80  # characters of a table that stand side by side
_WIDEST = 46  # characters; a cell with more wraps, and asks for no more width
_NARROWEST = 5  # characters
_ROOM = 3  # characters between columns


def prepare(table: HtmlElement, box: str) -> None:
    """Prepare a table in a box of this style, or in none; do nothing to one without cells."""
    if table.find(".//tr/*") is None:
        return
    for cell in table.iter("td", "th"):
        for name in _ALIGNMENTS.keys() & set(cell.classes):
            cell.set("align", _ALIGNMENTS[name])
    _mark_headers(table, box)
    _set_widths(table, _widths(table))


def name_box(table: HtmlElement, words: str) -> None:
    """Begin the caption of a table with the words of its box."""
    caption = table.find("caption")
    if caption is None:
        table.insert(0, CAPTION())
        caption = table[0]
    own = "".join(caption.itertext()).strip()
    if words and not own.startswith(words):
        caption.text = f"{words}: {caption.text or ''}" if own else words


def of_facts(facts: Iterable[tuple[str, str | HtmlElement]]) -> HtmlElement:
    """Write a table of names and values."""
    rows = (TR(TH(name, scope="row"), TD(value)) for name, value in facts)
    table = TABLE(TBODY(*rows), {"custom-style": FACTS})
    _set_widths(table, [27, 73])
    return table


def _mark_headers(table: HtmlElement, box: str) -> None:
    """Headers of rows: the first column's by the table's style, others by their own."""
    headers = table.xpath("tbody/tr/th")
    plain, headed = BOX_TABLES.get(box, ("", ROW_HEADERS))
    style = headed if any(header.getprevious() is None for header in headers) else plain
    if style:
        table.set("custom-style", style)
    for header in headers:
        if header.getprevious() is not None:
            strong = STRONG(*header)
            strong.text, header.text = header.text, None
            header.append(strong)


def _set_widths(table: HtmlElement, widths: list[float]) -> None:
    """Write the width of each column, as a share of the whole."""
    columns = COLGROUP(*(COL(style=f"width:{width * 100 / sum(widths):.2f}%") for width in widths))
    caption = table.find("caption")
    table.insert(0 if caption is None else 1, columns)


def _widths(table: HtmlElement) -> list[float]:
    """Work out the width of each column, in characters: its longest word at least, and of what is left, as much as its
    longest cell asks for within reason.
    """
    rows = [[cell.text_content().strip() for cell in row.iter("td", "th")] for row in table.iter("tr")]
    count = max(len(row) for row in rows)
    columns = list(zip(*(row for row in rows if len(row) == count), strict=True))  # cells across columns say nothing
    least = [max(max(map(len, " ".join(column).split()), default=0), _NARROWEST) + _ROOM for column in columns]
    wishes = [min(max(map(len, column)), _WIDEST) + _ROOM for column in columns]
    more = [max(wish - need, 0) for wish, need in zip(wishes, least, strict=True)]
    share = min(1, max(_LINE - sum(least), 0) / (sum(more) or 1))
    return [need + extra * share for need, extra in zip(least, more, strict=True)]
