"""Every record, in order, and what follows from them together.

In: records. Out: a ``Catalogue`` that pages, search and data ask. (``rules`` holds the rules between records.)
What a method called ``listed_…`` gives holds nothing made up for illustration (``specimen``), and no report that is out
of force (``Report.listed``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from publishing.base.grades import Grade
from publishing.base.grouping import grouped
from publishing.content.models import (
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
    Template,
    Theme,
    Tool,
    Vocabulary,
    WordList,
)
from publishing.content.timelines import Timelines

_DRAFT_UNTIL = 2015  # reports before that may have used the draft of 2012 instead of their programme's edition


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
    def scoring(self) -> Scoring:
        """How forms are graded and summed up: by the scale of the newest edition that has one, else by the first scale."""
        named = [found for framework in self.frameworks.values() if (found := self.scale_of(framework))]
        scale = next(iter((*reversed(named), *self.scales.values())), None)
        profile = self.vocabulary.profile
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
    def timelines(self) -> Timelines:
        """The reports in time order, area by area."""
        return Timelines(self.reports)

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
            found = ((self.indicator(report, number), grade) for number, grade in report.evaluations.items())
            named = (Evaluation(report, indicator, grade) for indicator, grade in found if indicator)
            self._evaluations[report.id] = tuple(sorted(named, key=lambda evaluation: evaluation.indicator.order))
        return self._evaluations[report.id]

    @cached_property
    def _evaluations(self) -> dict[str, tuple[Evaluation, ...]]:
        """Evaluations by report, as they are asked for: many pages ask for the same."""
        return {}

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
        return grouped(self.listed_evaluations, lambda evaluation: [evaluation.indicator.id])

    def listed_reports_by(self, framework: Framework) -> tuple[Report, ...]:
        """The reports that are known to use an edition, newest first."""
        sure = (report for report in self.listed_reports if self.surely_uses_framework(report))
        return tuple(report for report in sure if (used := self.framework_of(report)) and used.id == framework.id)

    def listed_reports_of(self, *, partnership: str | None = None, programme: str | None = None) -> tuple[Report, ...]:
        """The reports of a partnership or a programme, newest first."""
        return self._listed_of.get((partnership, programme), ())

    @cached_property
    def _listed_of(self) -> Mapping[tuple[str | None, str | None], tuple[Report, ...]]:
        """The listed reports by partnership, by programme, by both and by neither."""
        return grouped(
            self.listed_reports, lambda report: {*product((None, report.partnership), (None, report.programme))}
        )


def indicator_id(framework: str, number: str) -> str:
    """The id of an indicator: ``hwiil-2014/1-1``."""
    return f"{framework}/{number.replace('.', '-')}"
