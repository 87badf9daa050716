"""The grades of the scale, as a table.

In: the title of a scale, and its grades. Out: an element of HTML.
"""

from collections.abc import Sequence

from lxml import html

from publishing.base.grades import Grade
from publishing.content.charts.drawing import E


def scale_table(title: str, grades: Sequence[Grade]) -> html.HtmlElement:
    """Every grade, highest first, with its number, if they have an order, and what it says."""
    rows = (
        E.tr(
            E.th({"scope": "row"}, grade.label),
            *(E.td(str(grade.points)) for _ in _numbers(grades)),
            E.td(grade.meaning),
        )
        for grade in grades
    )
    heads = (E.th({"scope": "col"}, head) for head in ("Grade", *_numbers(grades), "In our words"))
    return E.table(E.caption(title), E.thead(E.tr(*heads)), E.tbody(*rows))


def _numbers(grades: Sequence[Grade]) -> tuple[str, ...]:
    """The heading of the column of numbers, if there is one."""
    return ("No.",) if all(grade.ordered for grade in grades) else ()
