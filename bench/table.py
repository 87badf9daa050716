"""Results as Markdown, ratios first.

In: results (this project's first). Out: a section of Markdown.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bench.phrases import PhraseAnswers
from bench.results import Result

_INTRODUCTION = """\
## Search beside other searches

The archives are made up (`bench/corpus.py`): reports of {words:,} words, the same for every search. Bytes are counted as
gzip sends them (level 6, without headers), and 1 KB is 1,000 bytes.
"""
_NOTES = """\
### How searches were measured

- **Index time** is the step alone, in a process of its own. This project starts from texts that were rendered and kept before, lunr.py
  from the same texts in memory; Pagefind reads HTML pages; Material's is the time of a build with its search plugin less that of one
  without. **Memory** is the peak of that process; Material's is that of the whole build.
- **Bytes** are what the search fetched until ten results stood on the page: its scripts, index, and cards. HTML, CSS,
  images and the theme's own scripts are counted apart (the page). Pagefind shows no result without its text, so those
  texts count; elsewhere they are fetched for excerpts, after the results stand there, and are not in the sum.
- **First key to ten results**: a fresh browser with an empty cache, straight after the page was loaded; the words
  stand in the box but for their last letter, which is typed. The median of three, or one where it takes more than ten
  seconds. The host is on the same machine, so it is the work that is timed, not a network. Pauses that a page makes
  by itself while somebody types count; Pagefind's (300 ms) was switched off.
- **Data at hand**: the same question to the same search once everything is fetched; the median of five.
- **Phrases**: 200 of two to six words, drawn from the reports, in quotation marks; each asked by a visitor of its own who has opened
  the page before. A plain scan of all texts says which documents have them. Bytes are of the index alone, without what
  shows the results; Pagefind's fragments are not among them either.
- **One report published today**: the index is built again with one report more.
- Material's search makes its index anew in every browser, which is most of its time. lunr.py's index holds no texts,
  so it shows titles without excerpts.
"""


@dataclass(frozen=True)
class Row:
    """One line: a quantity, its value for a result (None where there is none), and how to write it."""

    name: str
    value: Callable[[Result], float | None]
    written: Callable[[float], str]


@dataclass(frozen=True)
class Goal:
    """A goal: at most ``limit``."""

    name: str
    reports: int
    value: float | None
    limit: float
    written: Callable[[float], str]


def text(results: Sequence[Result], words: int) -> str:
    """The section. The first result is this project's beside its peers; the last its own over a larger archive."""
    own, *peers, larger = results
    rows = list(_rows(own))
    ratios = [[row.name, *(_ratio(row, own, peer) for peer in peers), _ratio(row, larger, own)] for row in rows]
    goals = [
        [goal.name, f"{goal.reports:,}", goal.written(goal.limit), _known(goal.value, goal.written), _met(goal)]
        for goal in _goals(own, peers, larger)
    ]
    measured = [[row.name, *(_known(row.value(result), row.written) for result in results)] for row in rows]
    heads = [f"{result.name}, {result.reports:,}" for result in results]
    return "\n".join(
        (
            _INTRODUCTION.format(words=words),
            f"### This project, as a share of others\n\n{own.reports:,} reports; less than 1 is better for this project.\n",
            *_table(["", *(f"÷ {peer.name}" for peer in peers), f"{larger.reports:,} ÷ {own.reports:,}"], ratios),
            "### What searches must reach\n",
            *_table(["", "reports", "at most", "measured", "met"], goals),
            "### Measured of searches\n",
            *_table(["", *heads], measured),
            _NOTES,
        )
    )


def alone(own: Result, larger: Result, words: int) -> str:
    """The section about this project alone, over two archives."""
    goals = [
        [goal.name, f"{goal.reports:,}", goal.written(goal.limit), _known(goal.value, goal.written), _met(goal)]
        for goal in _goals(own, (), larger)
    ]
    both = (own, larger)
    measured = [[row.name, *(_known(row.value(result), row.written) for result in both)] for row in _rows(own)]
    return "\n".join(
        (
            f"## This project's search, by itself\n\nReports of {words:,} words, as above.\n",
            *_table(["", "reports", "at most", "measured", "met"], goals),
            *_table(["", *(f"{result.reports:,} reports" for result in both)], measured),
        )
    )


def _rows(own: Result) -> Iterator[Row]:
    """Every line, in order."""
    yield Row("Index time", lambda result: result.seconds, _seconds)
    yield Row("Build of the whole site", lambda result: result.build, _seconds)
    yield Row("Peak memory of the index step", lambda result: result.memory, _size)
    yield Row("Index on disk", lambda result: result.disk, _size)
    yield Row("Index on disk, as sent", lambda result: result.disk_sent, _size)
    yield Row("Files of the index", lambda result: result.files, _count)
    for name in own.answers:
        yield Row(f"Bytes, {name}", partial(_of_answer, name, "fetched"), _size)
    for name in own.answers:
        yield Row(f"First key to ten results, {name}", partial(_of_answer, name, "milliseconds"), _time)
    for name in own.answers:
        yield Row(f"Data at hand, {name}", partial(_of_answer, name, "again"), _time)
    yield Row(
        "Texts of results in view, three words",
        lambda result: sum(result.answers["three words"].excerpts) or None,
        _size,
    )
    for name, value, written in _PHRASES:
        yield Row(name, partial(_of_phrases, value), written)
    yield Row("Largest excerpt", lambda result: result.excerpt, _size)
    yield Row("The page itself", lambda result: next(iter(result.answers.values())).page, _size)


def _of_answer(name: str, field: str, result: Result) -> float:
    return getattr(result.answers[name], field)


def _of_phrases(value: Callable[[PhraseAnswers], float], result: Result) -> float | None:
    return value(result.phrases) if result.phrases else None


_PHRASES: tuple[tuple[str, Callable[[PhraseAnswers], float], Callable[[float], str]], ...] = (
    ("Phrases: documents missed", lambda answer: answer.missed, lambda share: _percent(share)),
    ("Phrases: documents found wrongly", lambda answer: answer.wrong, lambda share: _percent(share)),
    ("Phrases: bytes of the index, mean", lambda answer: answer.fetched, lambda size: _size(size)),
    ("Phrases: bytes of the index, most", lambda answer: answer.most_fetched, lambda size: _size(size)),
    ("Phrases: time, median", lambda answer: answer.milliseconds, lambda pause: _time(pause)),
    ("Phrases: time, most", lambda answer: answer.most_milliseconds, lambda pause: _time(pause)),
)


def _goals(own: Result, peers: Sequence[Result], larger: Result) -> Iterator[Goal]:
    """The goals of issues 3 and 19."""
    yield from _beside(own, {peer.name.split()[0]: peer for peer in peers})
    yield Goal("Index time ÷ the smaller archive's", larger.reports, larger.seconds / own.seconds, 10.5, _share)
    yield Goal("Peak memory", larger.reports, larger.memory, 3e9, _size)
    if own.phrases:
        yield Goal("Phrases: documents missed", own.reports, own.phrases.missed, 0, _percent)
        yield Goal("Phrases: documents found wrongly", own.reports, own.phrases.wrong, 0, _percent)
        yield Goal("Phrases: bytes of the index, most", own.reports, own.phrases.most_fetched, 60e3, _size)
        yield Goal("Phrases: time, most", own.reports, own.phrases.most_milliseconds, 150, _time)
    for result, size, pause in ((own, 120e3, 50), (larger, 250e3, 50)):
        yield Goal("Bytes, three words", result.reports, result.answers["three words"].fetched, size, _size)
        yield Goal("Largest excerpt", result.reports, result.excerpt, 15e3, _size)
        yield Goal("Slowest query, data at hand", result.reports, result.again, pause, _time)
        if result.change:
            yield Goal("A report today: archive files", result.reports, result.change.archive_files, 0, _count)
            yield Goal("A report today: changed share", result.reports, result.change.share, 0.05, _percent)


def _beside(own: Result, peers: Mapping[str, Result]) -> Iterator[Goal]:
    """The goals beside others, where they were measured."""
    if pagefind := peers.get("Pagefind"):
        yield Goal("Index time ÷ Pagefind's", own.reports, own.seconds / pagefind.seconds, 0.8, _share)
        yield Goal("Peak memory ÷ Pagefind's", own.reports, own.memory / pagefind.memory, 0.3, _share)
    if lunr := peers.get("lunr.py"):
        yield Goal("Index time ÷ lunr.py's", own.reports, own.seconds / lunr.seconds, 0.25, _share)


def _met(goal: Goal) -> str:
    if goal.value is None:
        return "not measured"
    return "yes" if goal.value <= goal.limit else "**no**"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"| --- |{' ---: |' * (len(head) - 1)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def _ratio(row: Row, result: Result, other: Result) -> str:
    above, below = row.value(result), row.value(other)
    return _share(above / below) if above is not None and below else "–"


def _known(value: float | None, written: Callable[[float], str]) -> str:
    return "–" if value is None else written(value)


def _share(value: float) -> str:
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.095 else f"{value:.3f}"


def _size(value: float) -> str:
    if value >= 1e9:
        return f"{value / 1e9:.2f} GB"
    return f"{value / 1e6:.1f} MB" if value >= 1e6 else f"{value / 1e3:.1f} KB"


def _seconds(value: float) -> str:
    return f"{value:.1f} s"


def _time(value: float) -> str:
    return f"{value:,.0f} ms" if value >= 10 else f"{value:.1f} ms"


def _count(value: float) -> str:
    return f"{value:,.0f}"


def _percent(value: float) -> str:
    return f"{100 * value:.1f}%"
