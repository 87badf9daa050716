"""The grades of the scale, as a table.

In: nothing. Out: an element of HTML.
"""

from lxml import html

from publishing.base.grades import Grade
from publishing.content.charts.drawing import E


def scale_table() -> html.HtmlElement:
    """Every grade, highest first, with its number and what it says."""
    rows = (
        E.tr(E.th({"scope": "row"}, grade.label), E.td(str(grade.points)), E.td(grade.meaning))
        for grade in sorted(Grade, key=lambda grade: -grade.points)
    )
    heads = (E.th({"scope": "col"}, head) for head in ("Grade", "No.", "In our words"))
    return E.table(E.caption("The six-point scale"), E.thead(E.tr(*heads)), E.tbody(*rows))
