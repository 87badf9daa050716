"""The rules between records: what no record can say of itself.

In: a catalogue and the sources that it was read from. Out: problems, each at its file, line and field.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from publishing import reading
from publishing.catalogue import Catalogue, indicator_id
from publishing.front_matter import Path, Source
from publishing.hosts import host_of, is_on
from publishing.problems import Problem, closest, quoted
from publishing.records import Framework, Indicator, Kind, Partnership, Programme, Record, Report

NO_FRAMEWORK = "none"


def problems(catalogue: Catalogue, sources: Mapping[str, Source], unlinked_hosts: Collection[str]) -> list[Problem]:
    """Everything that is wrong between the records.

    ``sources`` are all sources by file, also those that gave no record; ``unlinked_hosts`` are the hosts that
    nothing may link to.
    """
    unread = {reading.kind_of(file) for file in sources.keys() - catalogue.by_file.keys()}
    return [
        problem
        for record in catalogue.by_file.values()
        for problem in _Check(catalogue, sources[record.file], unread, unlinked_hosts).problems(record)
    ]


@dataclass(frozen=True)
class _Check:
    """The rules that one record must keep towards the others.

    ``unread`` names the kind and id of each record that has problems of its own: a reference to one of
    them is no second problem.
    """

    catalogue: Catalogue
    source: Source
    unread: Collection[tuple[type[Record], str]]
    unlinked_hosts: Collection[str]

    def problems(self, record: Record) -> Iterator[Problem]:
        """Everything that is wrong with a record as one of many."""
        match record:
            case Report():
                yield from self._report(record)
            case Partnership():
                yield from self._partnership(record)
            case Programme():
                yield from self._programme(record)
            case Framework():
                yield from self._framework(record)
            case Indicator():
                yield from self._indicator(record)
        yield from self._basis(record)
        yield from self._sources(record)

    def _refers(self, field: Path | str, value: str | None, kind: type[Record], what: str) -> Iterator[Problem]:
        known = self.catalogue.kinds[kind]
        if value and value not in known and (kind, value) not in self.unread:
            yield self.source.problem(field, f"the id of a {what}", quoted(value), closest(value, known))

    def _report(self, report: Report) -> Iterator[Problem]:
        yield from self._refers("partnership", report.partnership, Partnership, "partnership")
        yield from self._refers("programme", report.programme, Programme, "programme")
        yield from self._refers("follows", report.follows, Report, "report")
        if report.framework != NO_FRAMEWORK:
            yield from self._refers("framework", report.framework, Framework, "framework edition")
        yield from self._kind(report)
        yield from self._evaluations(report)
        yield from self._follows(report)
        yield from self._made_up(report)

    def _kind(self, report: Report) -> Iterator[Problem]:
        label = report.kind.label.lower()
        if report.of_area and not report.partnership:
            yield self.source.problem("partnership", f"the partnership that this {label} is about", "nothing")
        if not report.of_area and report.partnership:
            yield self.source.problem(
                "partnership", f"no partnership in a national report ({label})", quoted(report.partnership)
            )
        if report.kind is Kind.THEMATIC and report.programme:
            yield self.source.problem("programme", "no programme in a thematic report", quoted(report.programme))
        if report.kind is not Kind.THEMATIC and not report.programme:
            yield self.source.problem("programme", f"the programme of this {label}", "nothing")

    def _evaluations(self, report: Report) -> Iterator[Problem]:
        framework = self.catalogue.framework_of(report)
        for number in report.evaluations:
            path = ("evaluations", number)
            if not framework:
                yield self.source.problem(
                    path, "no evaluations in a report without a framework edition", quoted(number)
                )
                continue
            indicator = self.catalogue.indicator(report, number)
            if (Indicator, indicator_id(framework.id, number)) in self.unread:
                continue
            numbers = [one.number for one in self.catalogue.indicators_of(framework) if one.evaluated]
            if not indicator:
                yield self.source.problem(
                    path, f"an indicator of {framework.id}", quoted(number), closest(number, numbers)
                )
            elif not indicator.evaluated:
                yield self.source.problem(
                    path, f"an indicator that reports evaluate ({', '.join(numbers)})", quoted(number)
                )
        for grade, count in report.evaluation_counts.items():
            named = list(report.evaluations.values()).count(grade)
            if named > count:
                yield self.source.problem(
                    ("evaluation_counts", grade.value), f"at least the {named} named in evaluations", str(count)
                )
        if report.evaluation_counts:
            for grade in sorted(set(report.evaluations.values()) - set(report.evaluation_counts)):
                yield self.source.problem(
                    "evaluation_counts", f"a count for '{grade.value}', which evaluations names", "none"
                )

    def _follows(self, report: Report) -> Iterator[Problem]:
        before = self.catalogue.reports.get(report.follows or "")
        if report.kind is Kind.PROGRESS_REVIEW and not report.follows:
            yield self.source.problem("follows", "the id of the report that this progress review follows", "nothing")
        elif report.kind is not Kind.PROGRESS_REVIEW and report.follows:
            yield self.source.problem("follows", "this field in progress reviews only", quoted(report.follows))
        elif before and before.partnership != report.partnership:
            yield self.source.problem("follows", "a report of the same partnership", quoted(report.follows))
        elif before and before.follows:
            yield self.source.problem(
                "follows", "the report itself, not another progress review", quoted(report.follows)
            )

    def _made_up(self, report: Report) -> Iterator[Problem]:
        partnership = self.catalogue.partnerships.get(report.partnership or "")
        if partnership and partnership.specimen != report.specimen:
            expected = (
                "true, as the partnership is made up" if partnership.specimen else "false, as the partnership is real"
            )
            yield self.source.problem("specimen", expected, str(report.specimen).lower())

    def _partnership(self, partnership: Partnership) -> Iterator[Problem]:
        if not partnership.code and not partnership.specimen:
            yield self.source.problem("code", "the council area's code, such as S12000047", "nothing")

    def _programme(self, programme: Programme) -> Iterator[Problem]:
        yield from self._refers("framework", programme.framework, Framework, "framework edition")
        for place, number in enumerate(programme.graded):
            if programme.framework and programme.framework in self.catalogue.frameworks:
                indicator = indicator_id(programme.framework, number)
                yield from self._refers(("graded", place), indicator, Indicator, "indicator of the edition")

    def _framework(self, framework: Framework) -> Iterator[Problem]:
        yield from self._refers("replaced_by", framework.replaced_by, Framework, "framework edition")

    def _indicator(self, indicator: Indicator) -> Iterator[Problem]:
        framework = self.catalogue.frameworks.get(indicator.framework)
        if indicator.id != indicator_id(indicator.framework, indicator.number):
            yield self.source.problem("number", "the number in the file's name", quoted(indicator.number))
        if framework:
            questions = [question.id for question in framework.key_questions]
            if indicator.key_question not in questions:
                wanted = f"the id of a key question of {framework.id}"
                yield self.source.problem(
                    "key_question", wanted, quoted(indicator.key_question), closest(indicator.key_question, questions)
                )

    def _basis(self, record: Record) -> Iterator[Problem]:
        for name in getattr(record, "basis", ()):
            fields = type(record).written_fields()
            if name not in fields:
                yield self.source.problem(("basis", name), "the name of a field", quoted(name), closest(name, fields))

    def _sources(self, record: Record) -> Iterator[Problem]:
        for place, address in enumerate(getattr(record, "sources", ())):
            if is_on(address, self.unlinked_hosts):
                yield self.source.problem(
                    ("sources", place), "a source that may be linked", f"a copy on {host_of(address)}"
                )
