"""Every record, in order, and what follows from them together.

In: records. Out: a ``Catalogue`` that pages, search and data ask. (``rules`` holds the rules between records.)
What a method called ``listed_…`` gives holds nothing made up for illustration (``specimen``), and no report that is out
of force (``Report.listed``).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from publishing.base.grades import Grade
from publishing.base.natural import natural_key
from publishing.content.models import (
    KINDS,
    AnyRecord,
    Chapter,
    Framework,
    Indicator,
    Likeness,
    Match,
    Page,
    Partnership,
    Profile,
    Programme,
    Provider,
    Record,
    Report,
    Scale,
    Scoring,
    Status,
    Template,
    Theme,
    Tool,
    Vocabulary,
    WordList,
)

OneKind = TypeVar("OneKind", bound=Record)
Threads = tuple[tuple[Report, tuple[Report, ...]], ...]
_DRAFT_UNTIL = 2015  # reports before that may have used the draft of 2012 instead of their programme's edition
NEIGHBOURS = 12  # reports of the same area that a report's page lists


@dataclass(frozen=True)
class Evaluation:
    """A grade that a report gives to an indicator."""

    report: Report
    indicator: Indicator
    grade: Grade


@dataclass(frozen=True)
class Catalogue:
    """All records by id; each mapping is in the order in which its kind is listed."""

    reports: Mapping[str, Report] = field(default_factory=dict)
    partnerships: Mapping[str, Partnership] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    chapters: Mapping[str, Chapter] = field(default_factory=dict)
    templates: Mapping[str, Template] = field(default_factory=dict)
    tools: Mapping[str, Tool] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    removed: Mapping[str, Report] = field(default_factory=dict)  # taken down: nothing else here holds them
    providers: Mapping[str, Provider] = field(default_factory=dict)
    scales: Mapping[str, Scale] = field(default_factory=dict)
    vocabulary: Vocabulary = Vocabulary()
    others: Mapping[type[Record], Mapping[str, AnyRecord]] = field(default_factory=dict)  # kinds without a field here
    words: WordList = field(default_factory=WordList.empty)  # the public's words

    @cached_property
    def kinds(self) -> Mapping[type[Record], Mapping[str, AnyRecord]]:
        """Every record by kind and id."""
        return {
            Report: self.reports,
            Partnership: self.partnerships,
            Programme: self.programmes,
            Provider: self.providers,
            Scale: self.scales,
            Framework: self.frameworks,
            Indicator: self.indicators,
            Chapter: self.chapters,
            Template: self.templates,
            Tool: self.tools,
            Theme: self.themes,
            Page: self.pages,
            **self.others,
        }

    @property
    def profile(self) -> Profile:
        """The site's profile. LookupError of a catalogue that was gathered without one."""
        if self.vocabulary.profile is None:
            raise LookupError("this catalogue has no profile")
        return self.vocabulary.profile

    @cached_property
    def grades(self) -> tuple[Grade, ...]:
        """Every grade, scale by scale."""
        return tuple(grade for grades in self.vocabulary.by_scale.values() for grade in grades)

    def scale_of(self, framework: Framework | None) -> Scale | None:
        """The scale of a framework edition; None where it names none."""
        return self.scales.get(framework.scale or "") if framework else None

    def grades_of(self, scale: Scale | None) -> tuple[Grade, ...]:
        """The grades of a scale, the best first; none where there is no scale."""
        return self.vocabulary.by_scale.get(scale.id, ()) if scale else ()

    @property
    def newest_scale(self) -> Scale | None:
        """The scale of the newest edition that has one, else the first scale: that of forms."""
        named = [found for framework in self.frameworks.values() if (found := self.scale_of(framework))]
        return next(iter(reversed(named)), None) or next(iter(self.scales.values()), None)

    @property
    def scoring(self) -> Scoring:
        """How forms are graded and summed up."""
        scale, profile = self.newest_scale, self.vocabulary.profile
        source = profile.share_words_source if profile else None
        bands = profile.bands if profile else ()
        return Scoring(scale.title if scale else "", self.grades_of(scale), bands, source or "")

    def publications(self, name: str) -> Mapping[str, AnyRecord]:
        """Return the records of a kind of publication by id: ``report``, ``handbook``, ``template`` or ``framework``."""
        kinds = (records for kind, records in self.kinds.items() if kind.publication and kind.publication.name == name)
        return next(kinds, {})

    @cached_property
    def by_file(self) -> Mapping[str, AnyRecord]:
        """Every record by the file that it stands in."""
        return {record.file: record for kind in self.kinds.values() for record in kind.values()}

    @cached_property
    def listed_reports(self) -> tuple[Report, ...]:
        """The reports that count, newest first; undated ones last."""
        return tuple(report for report in self.reports.values() if report.listed)

    @cached_property
    def acronyms(self) -> Mapping[str, str]:
        """Short forms and what they stand for, by short form."""
        return dict(sorted(item for page in self.pages.values() for item in page.acronyms.items()))

    @cached_property
    def specimens(self) -> tuple[Report, ...]:
        """The made-up reports, newest first."""
        return tuple(report for report in self.reports.values() if report.specimen)

    @cached_property
    def listed_partnerships(self) -> tuple[Partnership, ...]:
        """The partnerships that count, by name."""
        return tuple(partnership for partnership in self.partnerships.values() if not partnership.specimen)

    def framework_of(self, report: Report) -> Framework | None:
        """The edition that a report evaluates by: its own, else its programme's, else none."""
        programme = self.programmes.get(report.programme or "")
        return self.frameworks.get(report.framework or (programme.framework if programme else None) or "")

    def surely_uses_framework(self, report: Report) -> bool:
        """Return whether its edition is sure: the report names it, it is late enough, or its inspectorate speaks itself."""
        if self.vocabulary.profile and self.vocabulary.profile.own_voice:
            return True
        programme = self.programmes.get(report.programme or "")
        dates = [report.published, report.inspected, *([programme.years] if programme else [])]
        return bool(report.framework) or any((when.years[0] or 0) >= _DRAFT_UNTIL for when in dates)

    def indicator(self, report: Report, number: str) -> Indicator | None:
        """The indicator that a number means in a report."""
        framework = self.framework_of(report)
        return self.indicators.get(indicator_id(framework.id, number)) if framework else None

    def indicators_of(self, framework: Framework, key_question: str | None = None) -> tuple[Indicator, ...]:
        """The indicators of an edition in its order, or those of one key question."""
        return tuple(
            indicator
            for indicator in self.indicators.values()
            if indicator.framework == framework.id and key_question in (None, indicator.key_question)
        )

    def graded_in(self, programme: Programme) -> tuple[Indicator, ...]:
        """The indicators that the reports of a programme grade, in the order of its framework."""
        framework = self.frameworks.get(programme.framework or "")
        indicators = self.indicators_of(framework) if framework else ()
        return tuple(indicator for indicator in indicators if indicator.number in programme.graded)

    @cached_property
    def families(self) -> Mapping[str, frozenset[str]]:
        """By the id of an indicator, its own id and those of all that are the same in other editions."""
        found = {key: frozenset({key}) for key in self.indicators}
        for indicator in self.indicators.values():
            for match in indicator.earlier:
                other = self.matched(match)
                if other and match.likeness is Likeness.SAME:
                    together = found[indicator.id] | found[other.id]
                    found.update(dict.fromkeys(together, together))
        return found

    def matched(self, match: Match) -> Indicator | None:
        """The indicator of another edition that a match names."""
        return self.indicators.get(indicator_id(match.edition, match.number)) if match.number else None

    def evaluations_of(self, report: Report) -> tuple[Evaluation, ...]:
        """A report's grades that are known by name, in the framework's order."""
        if report.id not in self._evaluations:
            self._evaluations[report.id] = self._evaluations_of(report)
        return self._evaluations[report.id]

    @cached_property
    def _evaluations(self) -> dict[str, tuple[Evaluation, ...]]:
        """Evaluations by report, as they are asked for: many pages ask for the same."""
        return {}

    def _evaluations_of(self, report: Report) -> tuple[Evaluation, ...]:
        found = ((self.indicator(report, number), grade) for number, grade in report.evaluations.items())
        named = (Evaluation(report, indicator, grade) for indicator, grade in found if indicator)
        return tuple(sorted(named, key=lambda evaluation: evaluation.indicator.order))

    @cached_property
    def listed_evaluations(self) -> tuple[Evaluation, ...]:
        """Every grade known by name, newest report first."""
        return tuple(evaluation for report in self.listed_reports for evaluation in self.evaluations_of(report))

    def listed_evaluations_of(self, indicator: Indicator) -> tuple[Evaluation, ...]:
        """The grades of an indicator that are known by name, newest report first."""
        return self._by_indicator.get(indicator.id, ())

    @cached_property
    def _by_indicator(self) -> Mapping[str, tuple[Evaluation, ...]]:
        """The listed evaluations by the id of their indicator, newest report first."""
        found: dict[str, list[Evaluation]] = {}
        for evaluation in self.listed_evaluations:
            found.setdefault(evaluation.indicator.id, []).append(evaluation)
        return {indicator: tuple(own) for indicator, own in found.items()}

    def listed_reports_by(self, framework: Framework) -> tuple[Report, ...]:
        """The reports that are known to use an edition, newest first."""
        own = (
            report for report in self.listed_reports if (used := self.framework_of(report)) and used.id == framework.id
        )
        return tuple(report for report in own if self.surely_uses_framework(report))

    def listed_reports_of(self, *, partnership: str | None = None, programme: str | None = None) -> tuple[Report, ...]:
        """The reports of a partnership or a programme, newest first."""
        if (partnership, programme) not in self._listed_of:
            self._listed_of[partnership, programme] = self._listed_reports_of(partnership, programme)
        return self._listed_of[partnership, programme]

    @cached_property
    def _listed_of(self) -> dict[tuple[str | None, str | None], tuple[Report, ...]]:
        """Reports by partnership and programme, as they are asked for."""
        return {}

    def _listed_reports_of(self, partnership: str | None, programme: str | None) -> tuple[Report, ...]:
        among = self._by_partnership.get(partnership, ()) if partnership else self.reports.values()
        return tuple(
            report for report in newest_first(among) if report.listed and programme in (None, report.programme)
        )

    @cached_property
    def _by_partnership(self) -> Mapping[str | None, list[Report]]:
        """The reports of each partnership, in time order."""
        return _grouped(in_time_order(self.reports.values()), lambda report: report.partnership)

    @cached_property
    def _reviews(self) -> Mapping[str | None, list[Report]]:
        """The reports that follow another, by that other, in time order."""
        return _grouped(in_time_order(self.reports.values()), lambda report: report.follows)

    @cached_property
    def _threads(self) -> Mapping[str | None, Threads]:
        """The threads of each partnership."""
        return {
            partnership: tuple(
                (report, self.reviews_of(report)) for report in own if report.follows not in self.reports
            )
            for partnership, own in self._by_partnership.items()
        }

    def reviews_of(self, report: Report) -> tuple[Report, ...]:
        """The reports that follow a report, in time order."""
        return tuple(self._reviews.get(report.id, ()))

    def threads_of(self, partnership: Partnership) -> Threads:
        """A partnership's reports in time order, each with those that follow it."""
        return self._threads.get(partnership.id, ())

    def timeline_of(self, report: Report) -> tuple[Report, ...]:
        """The reports of the same partnership in time order, this one among them; none for national reports."""
        return self._timelines[report.partnership] if report.partnership else ()

    @cached_property
    def _timelines(self) -> Mapping[str | None, tuple[Report, ...]]:
        """The timeline of each partnership."""
        return {
            partnership: tuple(entry for first, reviews in threads for entry in (first, *reviews))
            for partnership, threads in self._threads.items()
        }

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """The place of each report in its timeline."""
        return {report.id: place for own in self._timelines.values() for place, report in enumerate(own)}

    def neighbours_of(self, report: Report) -> tuple[Report, ...]:
        """Of its timeline as much as its page shows: the reports around it, itself among them."""
        timeline = self.timeline_of(report)
        start = max(0, self._places[report.id] - NEIGHBOURS // 2) if len(timeline) > NEIGHBOURS else 0
        return timeline[min(start, max(0, len(timeline) - NEIGHBOURS)) :][:NEIGHBOURS]


def indicator_id(framework: str, number: str) -> str:
    """The id of an indicator: ``hwiil-2014/1-1``."""
    return f"{framework}/{number.replace('.', '-')}"


def in_time_order(reports: Iterable[Report]) -> list[Report]:
    """Oldest first; undated ones last, those that end on the same day by id."""
    return sorted(reports, key=lambda report: (report.published.sort_day or date.max, natural_key(report.id)))


def newest_first(reports: Iterable[Report]) -> list[Report]:
    """Newest first; undated ones last, those that end on the same day by title."""
    return sorted(reports, key=lambda report: report.sort_key)


def gather(
    records: Iterable[AnyRecord],
    words: WordList | None = None,
    vocabulary: Vocabulary = Vocabulary(),  # noqa: B008 - never changed
) -> Catalogue:
    """Sort records into a catalogue, each kind in the order in which it is listed.

    TypeError for a record of a kind that ``AnyRecord`` does not name: it would be on no page, without a word.
    """
    found = list(records)
    if unknown := sorted({type(record).__name__ for record in found if type(record) not in KINDS}):
        raise TypeError(f"A catalogue has no place for {', '.join(unknown)}; AnyRecord has to name it.")
    programmes = _all(Programme, found)
    groups = tuple(
        f"{programme.short_title}: {group}" for programme in reversed(programmes) for group in programme.groups
    )
    reports = _all(Report, found)
    own = {Report, Partnership, Provider, Programme, Scale, Framework, Indicator, Theme, Chapter, Template, Tool, Page}
    return _graded(
        Catalogue(
            reports=_by_id(report for report in reports if report.status is not Status.UNPUBLISHED),
            removed=_by_id(report for report in reports if report.status is Status.UNPUBLISHED),
            partnerships=_by_id(_all(Partnership, found)),
            programmes=_by_id(programmes),
            providers=_by_id(_all(Provider, found)),
            scales=_by_id(_all(Scale, found)),
            vocabulary=vocabulary,
            words=words or WordList.empty(),
            frameworks=_by_id(_all(Framework, found)),
            indicators=_by_id(_all(Indicator, found)),
            chapters=_by_id(_all(Chapter, found)),
            templates=_by_id(_all(Template, found)),
            tools=_by_id(_all(Tool, found)),
            themes=_by_id(_all(Theme, found)),
            pages=_by_id(_all(Page, found)),
            others={kind: _by_id(_all(kind, found)) for kind in KINDS if kind not in own},
        ),
        groups,
    )


def _graded(catalogue: Catalogue, groups: tuple[str, ...]) -> Catalogue:
    """The catalogue with each report's grades on the scale of its edition, and those of forms on the newest scale."""
    scoring = catalogue.scoring
    templates = {name: template.with_choices(groups, scoring) for name, template in catalogue.templates.items()}
    reports, removed = catalogue.reports, catalogue.removed
    if len(catalogue.scales) > 1:  # they may have grades of the same id
        reports = {name: _on_scale(catalogue, report) for name, report in reports.items()}
        removed = {name: _on_scale(catalogue, report) for name, report in removed.items()}
    return replace(catalogue, templates=templates, reports=reports, removed=removed)


def _on_scale(catalogue: Catalogue, report: Report) -> Report:
    """A report with the grades of its own edition's scale, where those have the ids that it writes."""
    own = {grade.value: grade for grade in catalogue.grades_of(catalogue.scale_of(catalogue.framework_of(report)))}

    def moved(named: Mapping[str, Grade]) -> dict[str, Grade]:
        return {number: own.get(grade.value, grade) for number, grade in named.items()}

    return report.model_copy(
        update={
            "evaluations": moved(report.evaluations),
            "evaluation_counts": {own.get(grade.value, grade): n for grade, n in report.evaluation_counts.items()},
            "changes": tuple(change.model_copy(update={"was": moved(change.was)}) for change in report.changes),
        }
    )


def _grouped(reports: Iterable[Report], key: Callable[[Report], str | None]) -> dict[str | None, list[Report]]:
    """Reports by a key, in their order."""
    found: dict[str | None, list[Report]] = {}
    for report in reports:
        found.setdefault(key(report), []).append(report)
    return found


def _all(kind: type[OneKind], records: Iterable[AnyRecord]) -> list[OneKind]:
    """Pick the records of one kind, in their order."""
    return sorted((record for record in records if isinstance(record, kind)), key=lambda record: record.sort_key)


def _by_id(records: Iterable[OneKind]) -> Mapping[str, OneKind]:
    """Map records by id, in their order."""
    return {record.id: record for record in records}
