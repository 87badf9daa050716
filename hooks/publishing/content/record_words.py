"""Numbers and names that prose takes from records: ``{{ weeks: supervision-orders }}``.

In: a catalogue of public records. Out: words by name. So what a record says is typed in no sentence, and cannot go stale.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from publishing.base.grades import Band, Grade
from publishing.base.problems import joined
from publishing.content.catalogue import Catalogue
from publishing.content.models import Programme

_SMALL = "no one two three four five six seven eight nine ten eleven twelve".split()


def words(catalogue: Catalogue) -> Mapping[str, str]:
    """Every name with its words."""
    return dict(_words(catalogue))


def spelled(number: int) -> str:
    """Write a number as prose does: up to twelve as a word."""
    return _SMALL[number] if number < len(_SMALL) else f"{number:,}"


def _words(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for programme in catalogue.programmes.values():
        yield from ((f"{name}: {programme.id}", text) for name, text in _of_programme(programme) if text)
        yield from ((f"{name}: {programme.id}", text) for name, text in _of_reports(catalogue, programme))
    reviews = [report for report in catalogue.listed_reports if report.kind.follows]
    areas = Counter(report.partnership for report in reviews if report.partnership)
    yield "shares: words", "; ".join(_bands(catalogue.scoring.bands))
    yield "areas: reviewed", spelled(len(areas))
    yield "areas: reviewed twice", spelled(sum(count > 1 for count in areas.values()))


def _bands(bands: Sequence[Band]) -> Iterator[str]:
    """The words for shares: ``most, 75% or more``."""
    for band, above in zip(bands, (None, *bands), strict=False):
        start = f"over {band.percent}%" if band.above else f"{band.percent}% or more"
        yield f"{band.word}, {start if band.percent or above is None else f'below {above.percent}%'}"


def _of_programme(programme: Programme) -> Iterator[tuple[str, str]]:
    yield "weeks", str(programme.weeks or "")
    yield "graded", joined(list(programme.graded))
    yield "how many graded", spelled(len(programme.graded))
    yield "how many statements", spelled(len(programme.statements))
    yield "areas inspected", str(programme.areas_inspected or "")


def _of_reports(catalogue: Catalogue, programme: Programme) -> Iterator[tuple[str, str]]:
    """The known facts of the grades of a programme's reports, where all of a report's are known at least as counts."""
    reports = [report for report in catalogue.listed_reports if report.programme == programme.id]
    full = [report.evaluation_counts for report in reports if report.evaluation_counts]
    found: Counter[Grade] = Counter()
    for counts in full:
        found.update(counts)
    yield "reports with all grades", str(len(full))
    yield "grades counted", str(found.total())
    yield "highest grades", spelled(sum(count for grade, count in found.items() if grade.ordered and not grade.place))
