"""The registry of facets: the only list of what the finder can choose by.

To add a facet, add a row to ``FACETS``, in its place in the form and in the sentence; for pages that list reports by it,
add a row to ``LISTS``. ``tests/site/test_facet_registry.py`` holds each row to what it promises.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from publishing.base.grades import in_order
from publishing.content.catalogue import Catalogue
from publishing.content.models import (
    PUBLICATIONS,
    Indicator,
    PartName,
    Partnership,
    Profile,
    Programme,
    PublicationKind,
    Record,
    Report,
)
from publishing.site.finder.facet import FacetDefinition, ListGroup, Option, Understood

_PARTS = {  # publications that a site without a part does not have
    "handbook": PartName.HANDBOOK,
    "template": PartName.FILE_READING,
    "framework": PartName.FRAMEWORK,
    "briefing": PartName.HANDBOOK,
}


def publications(profile: Profile) -> tuple[PublicationKind, ...]:
    """Return the kinds of publication that a site has."""
    return tuple(kind for kind in PUBLICATIONS if kind.name not in _PARTS or _PARTS[kind.name] in profile.parts)


def _publications(catalogue: Catalogue) -> Iterator[Option]:
    return (
        Option(kind.name, kind.label, nouns=kind.nouns, names=(kind.name, f"{kind.name}s", *kind.nouns, kind.label))
        for kind in publications(catalogue.profile)
    )


def _kinds(catalogue: Catalogue) -> Iterator[Option]:
    usual = catalogue.profile.kinds[0]
    for kind in catalogue.profile.kinds:
        nouns = (kind.label.lower(), kind.counted)
        # Nearly every report is of the usual kind, so its words choose nothing.
        names = () if kind is usual else (*nouns, *kind.also)
        yield Option(kind.id, kind.label, nouns=nouns, names=names)


def _grades(catalogue: Catalogue) -> Iterator[Option]:
    """Every grade once: two scales may share one."""
    once = {grade.value: grade for grade in reversed(catalogue.grades)}
    grades = (grade for grade in catalogue.grades if once[grade.value] is grade)
    return (Option(grade.value, grade.label, wording=grade.label.lower(), names=(grade.label,)) for grade in grades)


def area_names(area: Partnership) -> tuple[str, ...]:
    """Return what people call an area: of ``Dumfries and Galloway`` each part and the initials, ``D&G``, too."""
    parts = area.name.split(" and ")
    initials = " and ".join(part[:1] for part in parts)
    return tuple(
        filter(None, (area.name, area.own_name, *area.aliases, *((*parts, initials) if len(parts) > 1 else ())))
    )


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
    return tuple(grade.value for grade in in_order(report.grades))


UNIT = "unit"  # stands for what the profile calls what is inspected
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
        key=UNIT,
        label="",
        phrase="from",
        options_of=_areas,
        values_of=_area_of,
        open=True,
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
YEARS_AFTER = UNIT  # the facet below which the form has the years
LISTS: tuple[ListGroup, ...] = (  # in the order of the finder's page
    ListGroup("By", (UNIT,)),
    ListGroup("By kind", ("kind",)),
    ListGroup("By programme", ("programme",)),
    ListGroup("By indicator", ("indicator",)),
    ListGroup("By", (UNIT, "kind"), "and kind"),
    ListGroup("By indicator and grade", ("indicator", "grade")),
)


ORDERS: Mapping[str, tuple[str, ...]] = {  # what people type for an order of the list
    "newest": ("latest", "newest", "most recent", "most recently", "recent", "last inspected", "latest inspected"),
    "oldest": ("oldest", "earliest"),
}


def definitions(profile: Profile) -> tuple[FacetDefinition, ...]:
    """Return the facets of a site, that of what is inspected under the name that its profile gives; none where it has none.

    A site without scales has no facets of indicators and grades: those without options are not shown.
    """
    unit = profile.unit
    found = (facet for facet in FACETS if facet.key != UNIT or unit)
    return tuple(
        replace(facet, key=unit.id, label=_capital(unit.one), search_noun=(unit.one, unit.many))
        if facet.key == UNIT and unit
        else facet
        for facet in found
    )


def list_groups(profile: Profile) -> tuple[ListGroup, ...]:
    """Return the groups of list pages of a site."""
    unit = profile.unit
    return tuple(
        replace(
            group, title=" ".join(filter(None, (group.title, unit.one, group.rest))), keys=_named(group.keys, unit.id)
        )
        if UNIT in group.keys and unit
        else group
        for group in LISTS
        if unit or UNIT not in group.keys
    )


def years_after(profile: Profile) -> str:
    """Return the key of the facet below which the form has the years."""
    return profile.unit.id if profile.unit and YEARS_AFTER == UNIT else "kind" if YEARS_AFTER == UNIT else YEARS_AFTER


def _named(keys: Iterable[str], name: str) -> tuple[str, ...]:
    return tuple(name if key == UNIT else key for key in keys)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def qualifiers() -> Mapping[str, str]:
    """Return each facet that another one qualifies, with that other: ``{"indicator": "grade"}``."""
    return {definition.qualifies: definition.key for definition in FACETS if definition.qualifies}


def list_keys(profile: Profile) -> tuple[tuple[str, ...], ...]:
    """Return the facets of each group of list pages: single facets in the order of the registry, then pairs."""
    groups = list_groups(profile)
    keys = {group.keys for group in groups}
    single = tuple((definition.key,) for definition in definitions(profile) if (definition.key,) in keys)
    return (*single, *(group.keys for group in groups if len(group.keys) > 1))


def facet_of(record: Record, profile: Profile) -> str:
    """Return the key of the facet whose values are ids of records of this class; "" if there is none."""
    return next((definition.key for definition in definitions(profile) if definition.record is type(record)), "")
