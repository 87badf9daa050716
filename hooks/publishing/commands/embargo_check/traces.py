"""Traces of a report under embargo in public, whoever wrote it there.

In: the contents of a site, and the secrets of reports. Out: each file that has something of them. A comparison of two builds
cannot find these: what somebody wrote on another page stands in both. What was looked through for the same secrets before
is taken from the executor's cache.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from publishing.base.problems import joined, quoted
from publishing.cache.executor import Task
from publishing.commands.embargo_check.contents import Contents
from publishing.commands.embargo_check.difference import Difference
from publishing.commands.embargo_check.kinds import kind_of
from publishing.commands.embargo_check.normal import BORDER, normalise
from publishing.commands.embargo_check.phrases import Page
from publishing.commands.embargo_check.reading import Reading
from publishing.commands.embargo_check.secret import Secret

_SHOWN = 5  # rare words that are told
_BATCH = 32


class _Trace(NamedTuple):
    """A trace of a report in a file: the report's id, the way there, what is there."""

    id: str
    way: str
    words: str


def found(contents: Contents, wanted: Sequence[Secret]) -> Iterator[tuple[str, Difference]]:
    """The ids of reports, each with a file of the site that gives it away."""
    traces = _traces(contents, wanted)
    named = {address: list(_of_name(address, wanted)) for address in _named(contents, wanted)}
    for address, key in sorted(contents.places):
        for trace in (*named.get(address, ()), *traces[key]):
            place = f"{address}{trace.way}"
            yield trace.id, Difference(place, kind_of(place), trace.words)


def _traces(contents: Contents, wanted: Sequence[Secret]) -> Mapping[str, list[_Trace]]:
    """The traces in each file, by the file's key."""
    keys = list(contents.readings)
    calls = [(contents.readings[key], contents.loads[key]) for key in keys]
    task = Task("looked through for the embargo check", _within, calls, (tuple(wanted),), keys, batch=_BATCH)
    return dict(zip(keys, contents.executor.run(task), strict=True))


def _named(contents: Contents, wanted: Sequence[Secret]) -> list[str]:
    """The addresses that may say something; none where all of them together say nothing."""
    addresses = [place.address for place in contents.places]
    every = Page(BORDER.join(map(normalise, addresses)))
    return addresses if any(secret.within(every) for secret in wanted) else []


def _of_name(address: str, wanted: Sequence[Secret]) -> Iterator[_Trace]:
    page = Page(normalise(address))
    for secret in wanted:
        if words := secret.within(page):
            yield _Trace(secret.id, "", f"{quoted(words)} is there")


def _within(wanted: Sequence[Secret], reading: Reading, load: Callable[[], bytes]) -> list[_Trace]:
    """The traces in a file."""
    return [*_of_bytes(wanted, load), *_of_sums(wanted, reading), *_of_words(wanted, reading)]


def _of_bytes(wanted: Sequence[Secret], load: Callable[[], bytes]) -> Iterator[_Trace]:
    """The files of reports that stand in another as they are."""
    if any(secret.contents for secret in wanted):
        public = load()
        for secret in wanted:
            for file, content in secret.contents.items():
                if len(content) < len(public) and content in public:
                    yield _Trace(secret.id, "", f"the same bytes as {file} are there")


def _of_sums(wanted: Sequence[Secret], reading: Reading) -> Iterator[_Trace]:
    """The files of reports that a file is, or holds."""
    for way, digest in dict.fromkeys(reading.sums):
        for secret in wanted:
            if digest in secret.files:
                yield _Trace(secret.id, way, f"the same bytes as {secret.files[digest]} are there")


def _of_words(wanted: Sequence[Secret], reading: Reading) -> Iterator[_Trace]:
    """The words of reports that a file says."""
    for way, form in reading.pieces:
        page = Page(str(form))
        for secret in wanted:
            if words := secret.within(page):
                yield _Trace(secret.id, way, f"{quoted(words)} is there")
            elif rare := secret.sentences.rare_words(page.spoken):
                shown = joined([quoted(word) for word in rare[:_SHOWN]])
                yield _Trace(secret.id, way, f"the rare words {shown} are there together")
