"""Records of all files into one catalogue.

In: records, the public's words, the vocabulary. Out: a ``Catalogue`` with each kind in its order, and with every grade on the
scale of its report's edition.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from publishing.base.grades import Grade
from publishing.content.catalogue import Catalogue
from publishing.content.models import (
    KINDS,
    AnyRecord,
    Chapter,
    Framework,
    Indicator,
    Page,
    Partnership,
    Programme,
    Provider,
    Record,
    Report,
    Scale,
    Status,
    Template,
    Theme,
    Tool,
    Vocabulary,
    WordList,
)

OneKind = TypeVar("OneKind", bound=Record)


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


def _all(kind: type[OneKind], records: Iterable[AnyRecord]) -> list[OneKind]:
    """Pick the records of one kind, in their order."""
    return sorted((record for record in records if isinstance(record, kind)), key=lambda record: record.sort_key)


def _by_id(records: Iterable[OneKind]) -> Mapping[str, OneKind]:
    """Map records by id, in their order."""
    return {record.id: record for record in records}
