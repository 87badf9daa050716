"""Tables and charts made from records.

In: records. Out: what bodies name in double braces, by name, such as ``chart: stages-care-and-protection``; and the
chart of grades, which templates draw.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from lxml import html

from publishing.base.tokens import Palette
from publishing.content.charts.drawing import E
from publishing.content.charts.scale import scale_table
from publishing.content.charts.spread import spread_chart
from publishing.content.charts.stages import events_table, stages_chart, stages_table
from publishing.content.models import Programme, Scoring

__all__ = ["figures", "spread_chart"]

Figure: TypeAlias = html.HtmlElement | str  # or what it could only be made from, in an author's words


def figures(
    programmes: Iterable[Programme], unread: Collection[str] = (), *, scoring: Scoring, palette: Palette
) -> dict[str, Figure]:
    """Everything that bodies can name, in the colours of a palette.

    ``scoring`` has the site's scale. ``unread`` are the ids of programmes that have problems of their own, so that their names are no second problem.
    """
    found: dict[str, Figure] = {name: E.p() for programme in unread for name in _names(programme)}
    grades = scoring.grades
    found["scale: grades"] = scale_table(scoring.scale, grades) if grades else "a scale (docs/scales/ has none)"
    for programme in programmes:
        found.update(zip(_names(programme.id), _figures(programme, palette), strict=True))
    return found


def _names(programme: str) -> tuple[str, ...]:
    return f"stages: {programme}", f"events: {programme}", f"chart: stages-{programme}"


def _figures(programme: Programme, palette: Palette) -> Iterator[Figure]:
    """The figures of a programme, in the order of their names."""
    none = f"({programme.file} has none)"
    yield stages_table(programme) if programme.stages else f"a programme that has stages {none}"
    yield events_table(programme) if programme.events else f"a programme that has events {none}"
    dated = any(stage.weeks for stage in programme.stages)
    yield stages_chart(programme, palette) if dated else f"a programme whose stages have weeks {none}"
