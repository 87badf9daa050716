"""The stages of a programme's inspections: as a table, week by week, and as a chart.

In: a programme. Out: elements of HTML.
"""

from collections.abc import Callable, Iterable, Iterator

from lxml import html

from publishing.base.grouping import grouped
from publishing.base.problems import joined
from publishing.base.tokens import Palette
from publishing.content.charts.drawing import LINE, E, Row, bar, figure, lines, tick, words
from publishing.content.models import Event, Programme, Stage

UNKNOWN = "not stated"
_LETTERS = 26  # of a name on one line, so that its weeks stand beside it on a telephone
_BAR = 14


def stages_table(programme: Programme) -> html.HtmlElement:
    """Every stage, its weeks, and what happens in it; on a telephone the cells of a row stand below each other."""
    heads = ("Stage", "Weeks", "What happens")
    rows = ((stage.name, _weeks(stage) or UNKNOWN, stage.summary or UNKNOWN) for stage in programme.stages)
    table = _table(f"Stages of an inspection: {programme.short_title}", heads, rows)
    table.set("class", "pub-table pub-table--stack")
    return table


def events_table(programme: Programme) -> html.HtmlElement:
    """Every week with its events."""
    rows = (
        (f"{event.week}–{event.until}" if event.until else str(event.week), event.what) for event in programme.events
    )
    return _table(f"Week by week: {programme.short_title}", ("Week", "What happens"), rows)


def _table(caption: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> html.HtmlElement:
    """A table whose rows are named by their first cell."""
    looks = [{"class": "pub-when", "data-label": head} if head.startswith("Week") else {} for head in heads]
    return E.table(
        E.caption(caption),
        E.thead(E.tr(*(E.th({"scope": "col"}, head) for head in heads))),
        E.tbody(*(E.tr(E.th({"scope": "row"}, looks[0], row[0]), *map(E.td, looks[1:], row[1:])) for row in rows)),
    )


def stages_chart(programme: Programme, palette: Palette) -> html.HtmlElement:
    """A bar for each stage on a scale of weeks, and a tick for each week in which something is known to happen."""
    title = f"When each stage takes place: {programme.short_title}"
    dated = [*(stage.last or 1 for stage in programme.stages), *(event.week for event in programme.events)]
    weeks = programme.weeks or max(dated)
    rows = [_stage(stage, weeks) for stage in programme.stages]
    if programme.events:
        rows.append(_events(programme.events, weeks))
    description = " ".join(_sentences(programme, weeks))
    return figure(title, description, [*rows, _scale(weeks)], palette, programme.weeks_note or "")


def _stage(stage: Stage, weeks: int) -> Row:
    def draw(top: float) -> Iterator[html.HtmlElement]:
        if stage.first and stage.last:
            yield bar("bar", (stage.first - 1) / weeks, stage.last / weeks, top, _BAR)

    return _row(stage.name, _in_weeks(stage), draw)


def _events(events: Iterable[Event], weeks: int) -> Row:
    by_week = grouped(events, lambda event: [event.week])

    def draw(top: float) -> Iterator[html.HtmlElement]:
        for week, own in by_week.items():
            yield tick(
                "event", _middle(week, weeks), top, _BAR, 4, f"Week {week}: {'; '.join(event.what for event in own)}"
            )

    return _row("Known events", f"in {len(by_week)} of {weeks} weeks", draw)


def _row(name: str, note: str, draw: Callable[[float], Iterable[html.HtmlElement]]) -> Row:
    """A name, a note at the right, and below them a line of all weeks with what is drawn on it."""
    names = lines("name", name, _LETTERS)
    top = LINE * len(names) + 2
    track = bar("track", 0, 1, top + _BAR / 2 - 1, 2)
    return Row(top + _BAR + 14, (*names, words("note", 1, LINE - 5, note, "end"), track, *draw(top)))


def _scale(weeks: int) -> Row:
    """The numbers of some weeks, below their middle, and what they count."""
    step = 5 if weeks <= 40 else 10
    numbers = [1, *range(step, weeks - 2, step)]
    ticks = (tick("tick", _middle(number, weeks), 0, 5, 1) for number in (*numbers, weeks))
    labels = (words("note", _middle(number, weeks), LINE, str(number), "middle") for number in numbers)
    end = words("note", 1, LINE, str(weeks), "end")
    return Row(2 * LINE + 6, (*ticks, *labels, end, words("note", 0, 2 * LINE, "Weeks, counted from the notice")))


def _middle(week: int, weeks: int) -> float:
    """Where the middle of a week lies, as a share of all weeks."""
    return (week - 0.5) / weeks


def _sentences(programme: Programme, weeks: int) -> Iterator[str]:
    """All that the chart shows."""
    yield f"A scale of {weeks} weeks, counted from the notice."
    yield from (f"{stage.name}: {_in_weeks(stage).replace('–', ' to ')}." for stage in programme.stages)
    if programme.events:
        known = sorted({event.week for event in programme.events})
        yield f"Known events in week{'s' if len(known) > 1 else ''} {joined([str(week) for week in known])}."


def _weeks(stage: Stage) -> str:
    """The weeks of a stage as they are shown: ``12–19``; "" where no source gives them."""
    return (stage.weeks or "").replace("-", "–")


def _in_weeks(stage: Stage) -> str:
    """In words: ``weeks 12–19``, ``week 12``."""
    if not stage.weeks:
        return UNKNOWN
    return f"week{'' if stage.first == stage.last else 's'} {_weeks(stage)}"
