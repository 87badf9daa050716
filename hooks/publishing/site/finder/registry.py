"""The registry of facets: the only list of what the finder can choose by.

To add a facet, add a row to ``FACETS``, in its place in the form and in the sentence; for pages that list reports by it,
add a row to ``LISTS``. ``tests/site/test_facet_registry.py`` holds each row to what it promises.
"""

from collections.abc import Iterator, Mapping

from publishing.base.grades import Grade
from publishing.content.catalogue import Catalogue
from publishing.content.models import PUBLICATIONS, Indicator, Kind, Partnership, Programme, Record, Report
from publishing.site.finder.facet import FacetDefinition, ListGroup, Option, Understood


def _publications(_: Catalogue) -> Iterator[Option]:
    return (
        Option(kind.name, kind.label, nouns=kind.nouns, names=(kind.name, f"{kind.name}s", *kind.nouns, kind.label))
        for kind in PUBLICATIONS
    )


_ALSO_CALLED: Mapping[Kind, tuple[str, ...]] = {Kind.THEMATIC: ("thematic", "thematic review", "thematic reviews")}


def _kinds(_: Catalogue) -> Iterator[Option]:
    for kind in Kind:
        nouns = (kind.label.lower(), kind.plural)
        # Nearly every report is one of a joint inspection, so these words choose nothing.
        names = () if kind is Kind.JOINT_INSPECTION else (*nouns, *_ALSO_CALLED.get(kind, ()))
        yield Option(kind.value, kind.label, nouns=nouns, names=names)


def _grades(_: Catalogue) -> Iterator[Option]:
    return (Option(grade.value, grade.label, wording=grade.label.lower(), names=(grade.label,)) for grade in Grade)


def area_names(area: Partnership) -> tuple[str, ...]:
    """Return what people call an area: of ``Dumfries and Galloway`` each part, too."""
    parts = area.name.split(" and ")
    return tuple(filter(None, (area.name, area.own_name, *area.aliases, *(parts if len(parts) > 1 else ()))))


def _areas(catalogue: Catalogue) -> Iterator[Option]:
    for area in catalogue.listed_partnerships:
        also = tuple(filter(None, (area.own_name, *area.aliases)))
        yield Option(area.id, area.name, also=" ".join(also), names=area_names(area))


def _programmes(catalogue: Catalogue) -> Iterator[Option]:
    return (
        Option(programme.id, programme.short_title, names=(programme.short_title, programme.title))
        for programme in catalogue.programmes.values()
    )


def _indicators(catalogue: Catalogue) -> Iterator[Option]:
    for framework in catalogue.frameworks.values():
        for indicator in catalogue.indicators_of(framework):
            if indicator.evaluated:
                number = (indicator.number,) if "." in indicator.number else ()  # "9" alone may mean anything
                names = (*number, indicator.name, indicator.title)
                yield Option(indicator.id, indicator.name, framework.short_title, names=names)


def _area_of(catalogue: Catalogue, report: Report) -> tuple[str, ...]:
    return (report.partnership,) if report.partnership in catalogue.partnerships and report.partnership else ()


def _programme_of(_: Catalogue, report: Report) -> tuple[str, ...]:
    return (report.programme,) if report.programme else ()


def _evaluations_of(catalogue: Catalogue, report: Report) -> Mapping[str, str]:
    """The grade of each indicator."""
    return {found.indicator.id: found.grade.value for found in catalogue.evaluations_of(report)}


def _grades_of(_: Catalogue, report: Report) -> tuple[str, ...]:
    """All grades of a report, known by indicator or as a count."""
    return tuple(grade.value for grade in Grade if grade in report.grades)


FACETS: tuple[FacetDefinition, ...] = (  # in the order of the form and of the sentence
    FacetDefinition(
        key="publication",
        label="Publication",
        phrase="",
        options_of=_publications,
        values_of=lambda _, record: (record.publication.name,),
        publications=tuple(kind.name for kind in PUBLICATIONS),
        open=True,
        understood=Understood.ALONE,
    ),
    FacetDefinition(
        key="kind",
        label="Kind of report",
        phrase="",
        options_of=_kinds,
        values_of=lambda _, report: (report.kind.value,),
        open=True,
    ),
    FacetDefinition(
        key="partnership",
        label="Area",
        phrase="from",
        options_of=_areas,
        values_of=_area_of,
        open=True,
        search_noun=("area", "areas"),
        record=Partnership,
        understood=Understood.FIRST,
    ),
    FacetDefinition(
        key="programme",
        label="Programme",
        phrase="of the programme",
        options_of=_programmes,
        values_of=_programme_of,
        joiner="or",
        record=Programme,
    ),
    FacetDefinition(
        key="indicator",
        label="Indicator",
        phrase="on",
        options_of=_indicators,
        values_of=_evaluations_of,
        joiner="or",
        many=True,
        record=Indicator,
    ),
    FacetDefinition(
        key="grade",
        label="Evaluation",
        phrase="evaluated as",
        options_of=_grades,
        values_of=_grades_of,
        joiner="or",
        many=True,
        qualifies="indicator",
        open=True,
        understood=Understood.ALONE,  # "good practice" and "weak plans" are no grades
        cues=("graded", "evaluated", "rated", "grade", "grades", "evaluation", "got"),
    ),
)
YEARS_AFTER = "partnership"  # the facet below which the form has the years
LISTS: tuple[ListGroup, ...] = (  # in the order of the finder's page
    ListGroup("By area", ("partnership",)),
    ListGroup("By kind", ("kind",)),
    ListGroup("By programme", ("programme",)),
    ListGroup("By indicator", ("indicator",)),
    ListGroup("By area and kind", ("partnership", "kind")),
    ListGroup("By indicator and grade", ("indicator", "grade")),
)


ORDERS: Mapping[str, tuple[str, ...]] = {  # what people type for an order of the list
    "newest": ("latest", "newest", "most recent", "most recently", "recent", "last inspected", "latest inspected"),
    "oldest": ("oldest", "earliest"),
}


def qualifiers() -> Mapping[str, str]:
    """Return each facet that another one qualifies, with that other: ``{"indicator": "grade"}``."""
    return {definition.qualifies: definition.key for definition in FACETS if definition.qualifies}


def list_keys() -> tuple[tuple[str, ...], ...]:
    """Return the facets of each group of list pages: single facets in the order of the registry, then pairs."""
    keys = {group.keys for group in LISTS}
    single = tuple((definition.key,) for definition in FACETS if (definition.key,) in keys)
    return (*single, *(group.keys for group in LISTS if len(group.keys) > 1))


def facet_of(record: Record) -> str:
    """Return the key of the facet whose values are ids of records of this class; "" if there is none."""
    return next((definition.key for definition in FACETS if definition.record is type(record)), "")
