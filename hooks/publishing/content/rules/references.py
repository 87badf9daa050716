"""The rules between records: what no record can say of itself.

In: a catalogue and the sources that it was read from. Out: problems, each at its file, line and field.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from publishing.base.dates import When
from publishing.base.hosts import host_of, is_on
from publishing.base.problems import Problem, alternatives, closest, joined, quoted
from publishing.base.urls import FRAME, address_of
from publishing.content import loader, record_names
from publishing.content.catalogue import Catalogue, indicator_id
from publishing.content.front_matter import Path, Source
from publishing.content.models import (
    AnswerKind,
    Chapter,
    Framework,
    Indicator,
    IndicatorKind,
    Kind,
    Likeness,
    Match,
    Partnership,
    Programme,
    Question,
    Record,
    Report,
    Template,
)

NO_FRAMEWORK = "none"


def problems(catalogue: Catalogue, sources: Mapping[str, Source], unlinked_hosts: Collection[str]) -> list[Problem]:
    """Everything that is wrong between the records.

    ``sources`` are all sources by file, also those that gave no record; ``unlinked_hosts`` are the hosts that
    nothing may link to.
    """
    unread = {loader.kind_of(file) for file in sources.keys() - catalogue.by_file.keys()}
    found = [
        problem
        for record in catalogue.by_file.values()
        for problem in _Check(catalogue, sources[record.file], unread, unlinked_hosts).problems(record)
    ]
    return [*found, *_shared(catalogue, sources), *_same_twice(catalogue, sources)]


_OWN = (
    (Programme, "order"),
    (Framework, "order"),
    (Chapter, "order"),
    (Partnership, "code"),
    (Partnership, "tile"),
)


def _shared(catalogue: Catalogue, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Values that only one record of a kind may have, and addresses that only one file may have."""
    for kind, name in _OWN:
        first: dict[object, str] = {}
        for record in sorted(catalogue.kinds[kind].values(), key=lambda one: one.file):
            value = getattr(record, name)
            if value is not None and first.setdefault(value, record.file) != record.file:
                found = f"{quoted(value)}, as in {first[value]}"
                yield sources[record.file].problem(name, "a value that no other file has", found)
    files: dict[str, str] = {}
    for file in sorted(sources):
        if files.setdefault(address_of(file), file) != file:
            found = f"{quoted(address_of(file))}, as {files[address_of(file)]} has"
            yield Problem(file, 1, "", "a file name that gives an address of its own", found)


def _same_twice(catalogue: Catalogue, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Matches by which two indicators of one edition would be the same, be it by way of other editions."""
    families = {one: frozenset({one}) for one in catalogue.indicators}
    for indicator in sorted(catalogue.indicators.values(), key=lambda one: one.file):
        for place, match in enumerate(indicator.earlier):
            other = catalogue.matched(match)
            if other and match.likeness is Likeness.SAME:
                together = families[indicator.id] | families[other.id]
                if len({catalogue.indicators[one].framework for one in together}) < len(together):
                    expected = "one indicator of each edition that is the same"
                    yield sources[indicator.file].problem(("earlier", place, "number"), expected, quoted(match.number))
                else:
                    families.update(dict.fromkeys(together, together))


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
            case Template():
                yield from self._template(record)
        yield from self._basis(record)
        yield from self._sources(record)

    def _refers(self, field: Path | str, value: str | None, kind: type[Record], what: str) -> Iterator[Problem]:
        known = self.catalogue.kinds[kind]
        if value and value not in known and (kind, value) not in self.unread:
            others = {name: record for name, record in known.items() if record.file != self.source.file}
            yield self.source.problem(field, f"the id of a {what}", quoted(value), record_names.meant(value, others))

    def _report(self, report: Report) -> Iterator[Problem]:
        yield from self._refers("partnership", report.partnership, Partnership, "partnership")
        yield from self._refers("programme", report.programme, Programme, "programme")
        yield from self._refers("follows", report.follows, Report, "report")
        if report.framework != NO_FRAMEWORK:
            yield from self._refers("framework", report.framework, Framework, "framework edition")
        yield from self._kind(report)
        yield from self._evaluations(report)
        yield from self._counts(report)
        yield from self._dates(report)
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
        if not framework and self._framework_is_unread(report):
            return
        numbers = [one.number for one in self.catalogue.indicators_of(framework) if one.evaluated] if framework else []
        for number in report.evaluations:
            path = ("evaluations", number)
            if not framework:
                expected = "no evaluations in a report without a framework edition"
                yield self.source.problem(path, expected, quoted(number))
                continue
            indicator = self.catalogue.indicator(report, number)
            if indicator and not indicator.evaluated:
                yield self.source.problem(
                    path, f"an indicator that reports evaluate ({', '.join(numbers)})", quoted(number)
                )
            elif not indicator and (Indicator, indicator_id(framework.id, number)) not in self.unread:
                expected = f"an indicator of {framework.id}"
                yield self.source.problem(path, expected, quoted(number), closest(number, numbers))

    def _framework_is_unread(self, report: Report) -> bool:
        """Whether a report has a framework edition, only not one that could be read: that is a problem already."""
        programme = self.catalogue.programmes.get(report.programme or "")
        if report.framework or programme:
            return (report.framework or (programme and programme.framework) or NO_FRAMEWORK) != NO_FRAMEWORK
        return report.programme is not None

    def _counts(self, report: Report) -> Iterator[Problem]:
        for grade, count in report.evaluation_counts.items():
            named = list(report.evaluations.values()).count(grade)
            if named > count:
                path = ("evaluation_counts", grade.value)
                yield self.source.problem(path, f"at least the {named} named in evaluations", quoted(count))
        if report.evaluation_counts:
            for grade in sorted(set(report.evaluations.values()) - set(report.evaluation_counts)):
                expected = f"a count for '{grade.value}', which evaluations names"
                yield self.source.problem("evaluation_counts", expected, "none")

    def _dates(self, report: Report) -> Iterator[Problem]:
        if _is_later(report.inspected, report.published):
            expected = f"a time before the report was published ({report.published})"
            yield self.source.problem("inspected", expected, quoted(report.inspected))

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
        elif before and _is_later(before.published, report.published):
            expected = f"a report published before this one ({report.published})"
            yield self.source.problem("follows", expected, f"{quoted(report.follows)} of {before.published}")

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
        framework = self.catalogue.frameworks.get(programme.framework or "")
        if framework:
            evaluated = {one.id: one.number for one in self.catalogue.indicators_of(framework) if one.evaluated}
            numbers = evaluated.values()
            for place, number in enumerate(programme.graded):
                indicator = indicator_id(framework.id, number)
                if indicator not in evaluated and (Indicator, indicator) not in self.unread:
                    expected = f"an indicator of {framework.id} that reports evaluate"
                    yield self.source.problem(("graded", place), expected, quoted(number), closest(number, numbers))
        yield from self._stages(programme)
        yield from self._events(programme)

    def _stages(self, programme: Programme) -> Iterator[Problem]:
        before = 0
        for place, stage in enumerate(programme.stages):
            if stage.first is None or stage.last is None:
                continue
            if stage.first > stage.last:
                expected = f"weeks that run forwards, such as {stage.last}-{stage.first}"
            elif stage.first <= before:
                expected = f"weeks after those of the stage before, which ends in week {before}"
            elif programme.weeks and stage.last > programme.weeks:
                expected = f"weeks up to {programme.weeks}, as 'weeks' of the programme says"
            else:
                before = stage.last
                continue
            yield self.source.problem(("stages", place, "weeks"), expected, quoted(stage.weeks))

    def _events(self, programme: Programme) -> Iterator[Problem]:
        before = 1
        for place, event in enumerate(programme.events):
            if programme.weeks and not 1 <= event.week <= programme.weeks:
                expected = f"a week from 1 to {programme.weeks}, as 'weeks' of the programme says"
            elif event.week < before:
                expected = f"events in the order of their weeks, so none before week {before}"
            else:
                before = event.week
                continue
            yield self.source.problem(("events", place, "week"), expected, quoted(event.week))

    def _framework(self, framework: Framework) -> Iterator[Problem]:
        yield from self._refers("replaced_by", framework.replaced_by, Framework, "framework edition")
        if framework.replaced_by == framework.id:
            yield self.source.problem("replaced_by", "another framework edition", quoted(framework.replaced_by))
        counted = sum(indicator.counted for indicator in self.catalogue.indicators_of(framework))
        if framework.indicators_total is not None and counted > framework.indicators_total:
            expected = f"at least {counted}, as that many are listed besides areas and judgements in words"
            yield self.source.problem("indicators_total", expected, quoted(framework.indicators_total))
        questions = [question.id for question in framework.key_questions]
        for place, question in enumerate(questions):
            if question in questions[:place]:
                expected = "an id that no other key question has"
                yield self.source.problem(("key_questions", place, "id"), expected, quoted(question))

    def _indicator(self, indicator: Indicator) -> Iterator[Problem]:
        framework = self.catalogue.frameworks.get(indicator.framework)
        if indicator.id != indicator_id(indicator.framework, indicator.number):
            yield self.source.problem("number", "the number in the file's name", quoted(indicator.number))
        if not framework and (Framework, indicator.framework) not in self.unread:
            expected = f"a framework edition in quality-indicators/{indicator.framework}/index.md"
            yield Problem(indicator.file, 1, "", expected, "an indicator without one")
        if framework:
            questions = [question.id for question in framework.key_questions]
            if indicator.key_question not in questions:
                wanted = f"the id of a key question of {framework.id}"
                yield self.source.problem(
                    "key_question", wanted, quoted(indicator.key_question), closest(indicator.key_question, questions)
                )
            yield from self._indicator_kind(framework, indicator)
        for place, match in enumerate(indicator.earlier):
            path = ("earlier", place)
            if self.catalogue.frameworks.get(match.edition):
                yield from self._earlier_edition((*path, "edition"), indicator, match)
                yield from self._earlier_number((*path, "number"), match)
            else:
                yield from self._refers((*path, "edition"), match.edition, Framework, "framework edition")

    def _indicator_kind(self, framework: Framework, indicator: Indicator) -> Iterator[Problem]:
        """A judgement in words has no grade, and an area, and nothing else, has indicators below it."""
        if indicator.evaluated and not indicator.takes_grade:
            yield self.source.problem("evaluated", "false, as the kind is 'judgement', which takes no grade", "'true'")
        others = self.catalogue.indicators_of(framework)
        parts = [other.number for other in others if other.number.startswith(f"{indicator.number}.")]
        unread = any(kind is Indicator and name.startswith(f"{indicator.id}-") for kind, name in self.unread)
        if indicator.kind is IndicatorKind.AREA and not parts and not unread:
            expected = f"'indicator' or 'judgement', as no number starts with {indicator.number}."
            yield self.source.problem("kind", expected, "'area'")
        if indicator.counted and parts:
            expected = f"'area', as {joined(parts)} {'is' if len(parts) == 1 else 'are'} below it"
            yield self.source.problem("kind", expected, quoted(indicator.kind.value))

    def _earlier_edition(self, path: Path, indicator: Indicator, match: Match) -> Iterator[Problem]:
        """An edition is matched with those before it, never with itself."""
        own = self.catalogue.frameworks.get(indicator.framework)
        if own and self.catalogue.frameworks[match.edition].order >= own.order:
            yield self.source.problem(path, f"an edition before {own.id}", quoted(match.edition))

    def _earlier_number(self, path: Path, match: Match) -> Iterator[Problem]:
        """What is like an indicator has a number, which its edition has; where nothing is, there is none."""
        numbers = [one.number for one in self.catalogue.indicators_of(self.catalogue.frameworks[match.edition])]
        none = match.likeness is Likeness.NONE
        if none and match.number:
            yield self.source.problem(path, "no number, as the likeness is 'none'", quoted(match.number))
        elif not none and not match.number:
            expected = f"the number of an indicator of {match.edition}, as the likeness is '{match.likeness.value}'"
            yield self.source.problem(path, expected, "nothing")
        elif match.number and match.number not in numbers and not self._is_unread(match):
            expected = f"an indicator of {match.edition}"
            yield self.source.problem(path, expected, quoted(match.number), closest(match.number, numbers))

    def _is_unread(self, match: Match) -> bool:
        return (Indicator, indicator_id(match.edition, match.number or "")) in self.unread

    def _template(self, template: Template) -> Iterator[Problem]:
        seen: set[str] = set()
        for path, asked in template.places():
            if asked.id in seen:
                yield self.source.problem(
                    (*path, "id"), "an id that no other section or question has", quoted(asked.id)
                )
            elif asked.id.startswith(FRAME):
                expected = f"an id that does not start as the page's own do ({alternatives(FRAME)})"
                yield self.source.problem((*path, "id"), expected, quoted(asked.id))
            seen.add(asked.id)
            if isinstance(asked, Question):
                yield from self._choices((*path, "choices"), asked)
                yield from self._unless((*path, "unless"), template, asked)
        if template.grouped_by and (not template.grouping or template.grouping.answer is not AnswerKind.CHOICE):
            choices = [question.id for question in template.questions if question.answer is AnswerKind.CHOICE]
            expected, found = "the id of a question whose answer is 'choice'", quoted(template.grouped_by)
            yield self.source.problem("grouped_by", expected, found, closest(template.grouped_by, choices))
        texts = [question.id for question in template.questions if question.answer is AnswerKind.TEXT]
        if template.numbered_by and template.numbered_by not in texts:
            expected, found = "the id of a question whose answer is 'text'", quoted(template.numbered_by)
            yield self.source.problem("numbered_by", expected, found, closest(template.numbered_by, texts))

    def _unless(self, path: Path, template: Template, question: Question) -> Iterator[Problem]:
        if not question.unless:
            return
        section = next(section for section in template.sections if question in section.questions)
        before = {one.id: one for one in section.questions[: section.questions.index(question)] if one.answers}
        earlier = before.get(question.unless.question)
        if not earlier:
            expected = "the id of an earlier question of this section that has answers to choose from"
            found = question.unless.question
            yield self.source.problem((*path, "question"), expected, quoted(found), closest(found, before))
            return
        for place, answer in enumerate(question.unless.answers):
            if answer not in earlier.answers:
                meant = closest(answer, earlier.answers)
                expected = alternatives(earlier.answers)
                yield self.source.problem((*path, "answers", place), expected, quoted(answer), meant)

    def _choices(self, path: Path, question: Question) -> Iterator[Problem]:
        found = quoted(", ".join(question.choices)) if question.choices else "nothing"
        unread = question.programme_groups and any(kind is Programme for kind, _ in self.unread)
        if question.answer is AnswerKind.CHOICE and len(question.choices) < 2 and not unread:
            yield self.source.problem(path, "at least two choices, as the answer is 'choice'", found)
        if question.answer is not AnswerKind.CHOICE and question.choices:
            yield self.source.problem(path, f"no choices, as the answer is '{question.answer.value}'", found)
        folded = [choice.casefold() for choice in question.choices]  # as spreadsheets compare them
        for place, choice in enumerate(folded):
            if choice in folded[:place]:
                yield self.source.problem((*path, place), "each choice once", quoted(question.choices[place]))

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


def _is_later(one: When, other: When) -> bool:
    """Whether all of one date is after all of another, as far as they are known."""
    return bool(one.start and other.end and one.start.first() > other.end.last())
