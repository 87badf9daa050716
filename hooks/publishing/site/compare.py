"""The data of the page Compare: areas side by side, or one indicator in the reports of one programme.

In: the catalogue. Out: an ``Across`` for each indicator and programme, which is a page of its own, and ``data``, from
which ``overrides/assets/js/compare/`` puts any areas side by side. Everything is in order of the areas' names.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from publishing.base.grades import Grade, in_order
from publishing.base.problems import joined
from publishing.base.urls import address_of
from publishing.content.catalogue import Catalogue
from publishing.content.models import Basis, Indicator, Partnership, Programme, Report
from publishing.site.comparison import Finding, Spread, State, finding, histories, inspections, spreads

_FEWEST, _MOST = 2, 6  # areas that fit side by side


@dataclass(frozen=True)
class Across:
    """An indicator in a programme: for each area by name a finding for each of its reports, or one that says that
    there is none.
    """

    indicator: Indicator
    spread: Spread
    findings: tuple[tuple[Partnership, Finding], ...]

    @property
    def programme(self) -> Programme:
        """The programme in which areas are compared."""
        return self.spread.programme

    @property
    def id(self) -> str:
        """The part of the page's address: ``hwiil-2014/2-1/services``."""
        return f"{self.indicator.id}/{self.programme.id}"

    @property
    def sentence(self) -> str:
        """The sentence that is shown, without a full stop."""
        reports = _count(self.spread.total, "report")
        grades = _count(self.spread.known, "grade")
        return f"{self.indicator.name} in {self.programme.short_title}: {reports}, {grades} known"


def every_across(catalogue: Catalogue) -> Iterator[Across]:
    """Each indicator in each programme whose reports evaluate it, programme by programme."""
    found = [
        (indicator, spread) for indicator in catalogue.indicators.values() for spread in spreads(catalogue, indicator)
    ]
    for indicator, spread in sorted(found, key=lambda pair: pair[1].programme.order):
        yield Across(indicator, spread, tuple(_areas(catalogue, indicator, spread.programme)))


def data(catalogue: Catalogue) -> Mapping[str, Any]:
    """All that can be put side by side. Indicators that are the same in several editions are one family."""
    families = sorted(_families(catalogue), key=lambda family: (family[0].order, _edition(catalogue, family[0])))
    return {
        "fewest": _FEWEST,
        "most": _MOST,
        "states": {state.value: state.words(catalogue.profile) for state in State if state is not State.GRADED},
        "editions": [
            {"id": framework.id, "title": framework.short_title} for framework in catalogue.frameworks.values()
        ],
        "families": [[_indicator(indicator) for indicator in family] for family in families],
        "areas": [_area(catalogue, partnership, families) for partnership in catalogue.listed_partnerships],
    }


def counted(counts: Mapping[Grade, int]) -> str:
    """How many of which grade, best first: ``3 very good, 5 good and 1 adequate``; a single one is its word alone."""
    if sum(counts.values()) == 1:
        return next(grade.label.lower() for grade in counts if counts[grade])
    return joined([f"{counts[grade]} {grade.label.lower()}" for grade in in_order(counts) if counts[grade]])


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _areas(catalogue: Catalogue, indicator: Indicator, programme: Programme) -> Iterator[tuple[Partnership, Finding]]:
    for partnership in catalogue.listed_partnerships:
        own = [report for report in inspections(catalogue, partnership) if report.programme == programme.id]
        found = (_of_edition(indicator, finding(catalogue, report, indicator)) for report in own)
        yield from ((partnership, result) for result in (found if own else (Finding(State.NO_REPORT),)))


def _of_edition(indicator: Indicator, found: Finding) -> Finding:
    """A finding of this very indicator; a report by another edition has none."""
    if found.indicator and found.indicator.id != indicator.id:
        return Finding(State.OTHER_FRAMEWORK, found.report)
    return found


def _families(catalogue: Catalogue) -> Iterator[list[Indicator]]:
    """The indicators that an inspection of any area evaluates, each with those that are the same, oldest edition first."""
    evaluated = chain.from_iterable(histories(catalogue, partnership) for partnership in catalogue.listed_partnerships)
    for family in {catalogue.families[history.indicator.id] for history in evaluated}:
        yield sorted(
            map(catalogue.indicators.__getitem__, family), key=lambda indicator: _edition(catalogue, indicator)
        )


def _edition(catalogue: Catalogue, indicator: Indicator) -> int:
    return catalogue.frameworks[indicator.framework].order


def _indicator(indicator: Indicator) -> Mapping[str, str]:
    return {
        "id": indicator.id,
        "edition": indicator.framework,
        "number": indicator.number,
        "title": indicator.title,
        "address": address_of(indicator.file),
    }


def _area(catalogue: Catalogue, partnership: Partnership, families: Iterable[list[Indicator]]) -> Mapping[str, Any]:
    """``otherwise`` is the state of an indicator that no report of the area has in its edition."""
    reports = inspections(catalogue, partnership)
    known = all(catalogue.framework_of(report) for report in reports)
    otherwise = State.OTHER_FRAMEWORK if reports and known else State.NOT_KNOWN if reports else State.NO_REPORT
    return {
        "id": partnership.id,
        "name": partnership.name,
        "address": address_of(partnership.file),
        "otherwise": otherwise.value,
        "reports": [_report(catalogue, report, families) for report in reports],
    }


def _report(catalogue: Catalogue, report: Report, families: Iterable[list[Indicator]]) -> Mapping[str, Any]:
    """``findings`` has a grade or a state by indicator, ``counts`` all grades, those that are known by indicator among them."""
    found = (finding(catalogue, report, family[0]) for family in families)
    counts = report.evaluation_counts or Counter(report.evaluations.values())
    return {
        "title": _title(catalogue, report),
        "address": address_of(report.file),
        "when": report.published.words() if report.published.sort_day else "date not known",
        "published": _published(report),
        "inspected": _inspected(report),
        "edition": _unsure(catalogue, report),
        "findings": {result.indicator.id: (result.grade or result.state).value for result in found if result.indicator},
        "counts": [{"grade": grade.value, "many": counts[grade]} for grade in in_order(counts) if counts[grade]],
        "counted": counted(counts),
    }


def _title(catalogue: Catalogue, report: Report) -> str:
    """Its programme, with its kind where that is no plain inspection: ``Services for children (pilot)``."""
    programme = catalogue.programmes.get(report.programme or "")
    name = programme.short_title if programme else report.title
    return name if report.kind == catalogue.profile.kinds[0] else f"{name} ({report.kind.label.lower()})"


def _published(report: Report) -> str:
    if report.published.stated:
        return f"Published {report.published.words()}{'' if _seen(report) else ' (worked out)'}"
    words = f"; {report.published.words()}" if report.published.sort_day else ""
    return f"Publication date not known{words}"


def _seen(report: Report) -> bool:
    return report.basis_of("published") is Basis.SEEN


def _unsure(catalogue: Catalogue, report: Report) -> str:
    """The doubt about the edition that a report evaluates by; "" where nothing is in doubt."""
    framework = catalogue.framework_of(report)
    if not framework:
        return "Framework not known"
    if catalogue.surely_uses_framework(report):
        return ""
    return f"Edition not stated; its programme’s is the {framework.short_title}"


def _inspected(report: Report) -> str:
    known = report.inspected.sort_day
    return f"Inspected {report.inspected.duration_words()}" if known else "Inspection dates not known"
