"""The stages of a programme's inspections: as a table, week by week, and as a chart.

In: a programme. Out: elements of HTML.
"""

from collections.abc import Iterable, Iterator

from lxml import html

from publishing.charts.drawing import LINE, E, Row, bar, figure, lines, tick, words
from publishing.problems import joined
from publishing.records import Programme, Stage

UNKNOWN = "not stated"
_LETTERS = 26  # of a stage's name on one line, so that its weeks stand beside it at 288 px
_BAR = 14


def stages_table(programme: Programme) -> html.HtmlElement:
    """Every stage, its weeks, and what happens in it."""
    rows = ((one.name, _weeks(one) or UNKNOWN, one.summary or UNKNOWN) for one in programme.stages)
    return _table(f"Stages of an inspection: {programme.short_title}", ("Stage", "Weeks", "What happens"), rows)


def events_table(programme: Programme) -> html.HtmlElement:
    """What happens in which week."""
    rows = ((str(one.week), one.what) for one in programme.events)
    return _table(f"Week by week: {programme.short_title}", ("Week", "What happens"), rows)


def _table(caption: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> html.HtmlElement:
    return E.table(
        E.caption(caption),
        E.thead(E.tr(*(E.th({"scope": "col"}, head) for head in heads))),
        E.tbody(*(E.tr(E.th({"scope": "row"}, first), *map(E.td, others)) for first, *others in rows)),
    )


def stages_chart(programme: Programme) -> html.HtmlElement:
    """A bar for each stage on a scale of weeks, and a tick for each week in which something is known to happen."""
    title = f"When each stage takes place: {programme.short_title}"
    caption = f"{title}. {programme.weeks_note}" if programme.weeks_note else title
    weeks = programme.weeks or max(stage.last or 0 for stage in programme.stages)
    rows = [_stage(stage, weeks) for stage in programme.stages]
    if programme.events:
        rows.append(_events(programme, weeks))
    return figure(caption, title, " ".join(_sentences(programme, weeks)), [*rows, _scale(weeks)])


def _stage(stage: Stage, weeks: int) -> Row:
    name = lines("name", stage.name, _LETTERS)
    top = LINE * len(name)
    when = words("note", 1, LINE - 5, _in_weeks(stage), "end")
    drawn = [_track(top)]
    if stage.first and stage.last:
        drawn.append(bar("bar", (stage.first - 1) / weeks, stage.last / weeks, top, _BAR))
    return Row(top + _BAR + 12, (*name, when, *drawn))


def _events(programme: Programme, weeks: int) -> Row:
    by_week: dict[int, list[str]] = {}
    for event in programme.events:
        by_week.setdefault(event.week, []).append(event.what)
    ticks = (
        tick("event", _middle(week, weeks), LINE, _BAR, 4, f"Week {week}: {'; '.join(what)}")
        for week, what in by_week.items()
    )
    what = words("name", 0, LINE - 5, "Known events")
    count = words("note", 1, LINE - 5, f"in {len(by_week)} of {weeks} weeks", "end")
    return Row(LINE + _BAR + 12, (what, count, _track(LINE), *ticks))


def _track(top: float) -> html.HtmlElement:
    """The line on which a bar lies."""
    return bar("track", 0, 1, top + _BAR / 2 - 1, 2)


def _scale(weeks: int) -> Row:
    """The numbers of some weeks, below their middle, and what they count."""
    last = weeks - 3
    numbers = [1, *range(5, last + 1, 5 if weeks <= 40 else 10)]
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
