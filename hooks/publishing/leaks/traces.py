"""Words of a report under embargo that stand in public, whoever wrote them there.

In: the publication of everything, the report, and a site. Out: each file that has its id, its title, or words of its text.
A comparison of two builds cannot find these: what somebody wrote on another page stands in both.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from publishing.leaks.difference import Difference
from publishing.leaks.kinds import kind_of
from publishing.leaks.pairing import Site
from publishing.leaks.readable import leaves, text, words
from publishing.problems import quoted
from publishing.publication import Publication
from publishing.records import AnyRecord, Report

LENGTH = 12  # words in a row; six of our 70 reports share so many with a page or with another report on their area
_SHORT = 3  # a title of fewer words may stand anywhere
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Traces:
    """What gives a report away; ``others`` are ids of other reports, in which its own stands rightly."""

    id: str
    title: Phrase
    phrases: frozenset[Phrase]
    others: frozenset[str] = frozenset()

    @cached_property
    def _named(self) -> re.Pattern[str]:
        return re.compile(rf"[\w-]*(?<![^\W_]){re.escape(self.id)}(?!\w)[\w-]*")

    def within(self, address: str, said: str) -> str:
        """The first words that give the report away in a file, "" for none."""
        for name in self._named.findall(f"{address}\n{said}"):
            if not any(other in name for other in self.others):
                return self.id
        spoken = [word.casefold() for word in words(said)]
        if self.title and self.title in _rows(spoken, len(self.title)):
            return " ".join(self.title)
        return next((" ".join(row) for row in _rows(spoken, LENGTH) if row in self.phrases), "")


def traces_of(report: Report, everything: Publication, public: Collection[str]) -> Traces:
    """What gives a report away, as far as no public record may say it; ``public`` are the public files of ``docs/``.

    Reports of one programme repeat each other: what one on another area says too gives nothing away.
    """
    others = [record for file, record in everything.catalogue.by_file.items() if file in public]
    elsewhere = (one for one in others if isinstance(one, Report) and one.partnership != report.partnership)
    usual = {phrase for other in elsewhere for phrase in _phrases(other, everything)}
    title = tuple(_folded(report.title))
    common = len(title) < _SHORT or any(title in _rows(_folded(record.title), len(title)) for record in others)
    ids = {*everything.catalogue.reports, *everything.catalogue.removed} - {report.id}
    longer = frozenset(one for one in ids if report.id in one)
    return Traces(report.id, () if common else title, frozenset(_phrases(report, everything) - usual), longer)


def found(site: Site, wanted: Sequence[Traces]) -> Iterator[tuple[str, Difference]]:
    """The ids of reports, each with a file of the site that gives it away."""
    for address in sorted(site):
        for leaf, content in leaves(address, site[address]):
            said = text(leaf, content)
            for traces in wanted:
                if told := traces.within(leaf, said):
                    yield traces.id, Difference(leaf, kind_of(leaf), f"{quoted(told)} is there")


def _phrases(record: AnyRecord, everything: Publication) -> set[Phrase]:
    """Every row of words in what was written about a record, each text for itself."""
    return {row for prose in _prose(record, everything) for row in _rows(_folded(prose), LENGTH)}


def _prose(record: AnyRecord, everything: Publication) -> Iterator[str]:
    yield text(".html", everything.of(record).html.encode())
    yield from _texts(record.model_dump(mode="json", exclude={"title"}))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _folded(said: str) -> list[str]:
    return [word.casefold() for word in words(said)]


def _rows(spoken: Iterable[str], length: int) -> Iterator[Phrase]:
    """Every row of so many words that follow each other."""
    listed = list(spoken)
    return zip(*(listed[start:] for start in range(length)), strict=False)
