"""Rules for reports, towards the area, the programme, the edition and the report before."""

from collections.abc import Iterator

from publishing.base.dates import When
from publishing.base.grades import in_order
from publishing.base.problems import Problem, alternatives, closest, joined, quoted
from publishing.content.catalogue import indicator_id
from publishing.content.models import (
    Framework,
    Indicator,
    Need,
    Partnership,
    Programme,
    Report,
)
from publishing.content.rules.context import Context, Rule

NO_FRAMEWORK = "none"


def _a(noun: str) -> str:
    """A noun with its article."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _references(context: Context, report: Report) -> Iterator[Problem]:
    """Hold what a report refers to, to records that there are."""
    yield from context.refers("partnership", report.partnership, Partnership, context.unit)
    yield from context.refers("programme", report.programme, Programme, "programme")
    yield from context.refers("follows", report.follows, Report, "report")
    if report.framework != NO_FRAMEWORK:
        yield from context.refers("framework", report.framework, Framework, "framework edition")


def _kind(context: Context, report: Report) -> Iterator[Problem]:
    """Hold the area and the programme to what a kind of report is about."""
    label = report.kind.label.lower()
    if context.catalogue.profile.unit and report.of_area and not report.partnership:
        yield context.source.problem("partnership", f"the {context.unit} that this {label} is about", "nothing")
    if not report.of_area and report.partnership:
        yield context.source.problem(
            "partnership", f"no {context.unit} in a report of this kind ({label})", quoted(report.partnership)
        )
    if report.kind.programme is Need.NONE and report.programme:
        yield context.source.problem("programme", f"no programme in {_a(label)}", quoted(report.programme))
    if report.kind.programme is Need.REQUIRED and not report.programme:
        yield context.source.problem("programme", f"the programme of this {label}", "nothing")


def _evaluations(context: Context, report: Report) -> Iterator[Problem]:
    """Hold each evaluation to an indicator of the edition that reports evaluate."""
    if report.grades and not report.kind.graded:
        field = "evaluations" if report.evaluations else "evaluation_counts"
        graded = [kind.label.lower() for kind in context.catalogue.profile.kinds if kind.graded]
        expected = f"no grades in {_a(report.kind.label.lower())}" + (
            f"; only {_a(joined(graded, 'or'))} grades" if graded else ""
        )
        yield context.source.problem(field, expected, "grades", advice=True)
    framework = context.catalogue.framework_of(report)
    if not framework and _framework_is_unread(context, report):
        return
    numbers = (
        [entry.number for entry in context.catalogue.indicators_of(framework) if entry.evaluated] if framework else []
    )
    for number in report.evaluations:
        path = ("evaluations", number)
        if not framework:
            known = alternatives(context.catalogue.frameworks) if context.catalogue.frameworks else "none is there yet"
            expected = (
                f"the framework edition that they evaluate by, in the field framework ({known}), or no evaluations"
            )
            yield context.source.problem(path, expected, quoted(number))
            continue
        indicator = context.catalogue.indicator(report, number)
        if indicator and not indicator.evaluated:
            yield context.source.problem(
                path, f"an indicator that reports evaluate ({', '.join(numbers)})", quoted(number)
            )
        elif not indicator and (Indicator, indicator_id(framework.id, number)) not in context.unread:
            expected = f"an indicator of {framework.id}"
            yield context.source.problem(path, expected, quoted(number), closest(number, numbers))


def _framework_is_unread(context: Context, report: Report) -> bool:
    """Return whether a report has a framework edition, only not one that could be read: that is a problem already."""
    programme = context.catalogue.programmes.get(report.programme or "")
    if report.framework or programme:
        return (report.framework or (programme and programme.framework) or NO_FRAMEWORK) != NO_FRAMEWORK
    return report.programme is not None


def _counts(context: Context, report: Report) -> Iterator[Problem]:
    """Hold the counts of grades to the grades that are named."""
    for grade, count in report.evaluation_counts.items():
        named = list(report.evaluations.values()).count(grade)
        if named > count:
            path = ("evaluation_counts", grade.value)
            yield context.source.problem(path, f"at least the {named} named in evaluations", quoted(count))
    if report.evaluation_counts:
        for grade in in_order(set(report.evaluations.values()) - set(report.evaluation_counts)):
            expected = f"a count for '{grade.value}', which evaluations names"
            yield context.source.problem("evaluation_counts", expected, "none")


def _dates(context: Context, report: Report) -> Iterator[Problem]:
    """Hold the inspection to a time before the report."""
    if _is_later(report.inspected, report.published):
        expected = f"a time before the report was published ({report.published})"
        yield context.source.problem("inspected", expected, quoted(report.inspected))


def _follows(context: Context, report: Report) -> Iterator[Problem]:
    """Hold a progress review to the report that it follows."""
    before = context.catalogue.reports.get(report.follows or "")
    label, followers = (
        report.kind.label.lower(),
        [kind.counted for kind in context.catalogue.profile.kinds if kind.follows],
    )
    if report.kind.follows and not report.follows:
        yield context.source.problem("follows", f"the id of the report that this {label} follows", "nothing")
    elif not report.kind.follows and report.follows:
        expected = (
            f"this field in {joined(followers)} only" if followers else "no such field, as no kind follows another"
        )
        yield context.source.problem("follows", expected, quoted(report.follows))
    elif before and before.partnership != report.partnership:
        yield context.source.problem("follows", f"a report of the same {context.unit}", quoted(report.follows))
    elif before and before.follows:
        yield context.source.problem(
            "follows", f"the report itself, not another {before.kind.label.lower()}", quoted(report.follows)
        )
    elif before and before.kind.value not in report.kind.follows:
        kinds = [kind.label.lower() for kind in context.catalogue.profile.kinds if kind.value in report.kind.follows]
        yield context.source.problem(
            "follows", f"a report of a kind that a {label} follows ({joined(kinds, 'or')})", quoted(report.follows)
        )
    elif before and _is_later(before.published, report.published):
        expected = f"a report published before this one ({report.published})"
        yield context.source.problem("follows", expected, f"{quoted(report.follows)} of {before.published}")


def _made_up(context: Context, report: Report) -> Iterator[Problem]:
    """Hold a report and its partnership to being both real or both made up."""
    partnership = context.catalogue.partnerships.get(report.partnership or "")
    if partnership and partnership.specimen != report.specimen:
        expected = (
            f"true, as the {context.unit} is made up"
            if partnership.specimen
            else f"false, as the {context.unit} is real"
        )
        yield context.source.problem("specimen", expected, str(report.specimen).lower())


def _is_later(when: When, other: When) -> bool:
    """Return whether all of one date is after all of another, as far as they are known."""
    return bool(when.start and other.end and when.start.first() > other.end.last())


def _scale(context: Context, report: Report) -> Iterator[Problem]:
    """Hold grades to the scale of the edition by which a report evaluates."""
    framework = context.catalogue.framework_of(report)
    scale = context.catalogue.scale_of(framework)
    if not framework or not report.grades:
        return
    if not scale:
        if not framework.scale:
            expected = f"no grades, as {framework.id} names no scale"
            yield context.source.problem(
                "evaluations" if report.evaluations else "evaluation_counts", expected, "grades"
            )
        return
    known = [grade.value for grade in context.catalogue.grades_of(scale)]
    named = [(("evaluations", number), grade) for number, grade in report.evaluations.items()]
    counted = [(("evaluation_counts", grade.value), grade) for grade in report.evaluation_counts]
    for path, grade in (*named, *counted):
        if grade.scale != scale.id:
            expected = f"a grade of {scale.title} ({alternatives(known)})"
            yield context.source.problem(path, expected, quoted(grade.value), closest(grade.value, known))


RULES: tuple[Rule, ...] = (_references, _kind, _evaluations, _scale, _counts, _dates, _follows, _made_up)
