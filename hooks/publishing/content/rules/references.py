"""The rules between records: what no record can say of itself.

In: a catalogue and the sources that it was read from. Out: problems, each at its file, line and field.
"""

from collections.abc import Collection, Iterator, Mapping

from publishing.base.hosts import host_of, is_on
from publishing.base.problems import Problem, closest, quoted
from publishing.base.urls import address_of
from publishing.content import loader
from publishing.content.catalogue import Catalogue
from publishing.content.front_matter import Source
from publishing.content.models import (
    Briefing,
    Chapter,
    Framework,
    Indicator,
    Likeness,
    Partnership,
    Programme,
    Record,
    Report,
    Scale,
    Template,
    Theme,
    Tool,
)
from publishing.content.rules import (
    briefings,
    findings,
    frameworks,
    layers,
    programmes,
    reports,
    scales,
    templates,
    tools,
)
from publishing.content.rules.context import Context, Rule


def _basis(context: Context, record: Record) -> Iterator[Problem]:
    """Hold the basis of facts to fields that there are."""
    for name in getattr(record, "basis", ()):
        fields = type(record).written_fields()
        if name not in fields:
            yield context.source.problem(("basis", name), "the name of a field", quoted(name), closest(name, fields))


def _sources(context: Context, record: Record) -> Iterator[Problem]:
    """Hold sources to those that may be linked."""
    for place, address in enumerate(getattr(record, "sources", ())):
        if is_on(address, context.unlinked_hosts):
            yield context.source.problem(
                ("sources", place), "a source that may be linked", f"a copy on {host_of(address)}"
            )


RULES: Mapping[type[Record], tuple[Rule, ...]] = {
    Report: (*reports.RULES, *findings.RULES),
    Partnership: programmes.PARTNERSHIP_RULES,
    Programme: programmes.PROGRAMME_RULES,
    Scale: scales.RULES,
    Framework: frameworks.FRAMEWORK_RULES,
    Indicator: frameworks.INDICATOR_RULES,
    Template: templates.RULES,
    Tool: tools.RULES,
    Briefing: briefings.RULES,
    Chapter: (*layers.RULES, *programmes.REFERENCE_RULES),
}
RULES_FOR_ALL: tuple[Rule, ...] = (_basis, _sources)
_OWN = (
    (Programme, "order"),
    (Framework, "order"),
    (Chapter, "order"),
    (Theme, "order"),
    (Tool, "order"),
    (Partnership, "code"),
    (Partnership, "tile"),
)


def problems(catalogue: Catalogue, sources: Mapping[str, Source], unlinked_hosts: Collection[str]) -> list[Problem]:
    """Everything that is wrong between the records.

    ``sources`` are all sources by file, also those that gave no record; ``unlinked_hosts`` are the hosts that
    nothing may link to.
    """
    unread = {loader.kind_of(file, catalogue.vocabulary) for file in sources.keys() - catalogue.by_file.keys()}
    found: list[Problem] = []
    for record in catalogue.by_file.values():
        context = Context(catalogue, sources[record.file], unread, unlinked_hosts)
        for rule in (*RULES.get(type(record), ()), *RULES_FOR_ALL):
            found += rule(context, record)
    return [*found, *_shared(catalogue, sources), *_same_twice(catalogue, sources)]


def _shared(catalogue: Catalogue, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Values that only one record of a kind may have, and addresses that only one file may have."""
    for kind, name in _OWN:
        first: dict[object, str] = {}
        for record in sorted(catalogue.kinds[kind].values(), key=lambda entry: entry.file):
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
    families = {key: frozenset({key}) for key in catalogue.indicators}
    for indicator in sorted(catalogue.indicators.values(), key=lambda entry: entry.file):
        for place, match in enumerate(indicator.earlier):
            other = catalogue.matched(match)
            if other and match.likeness is Likeness.SAME:
                together = families[indicator.id] | families[other.id]
                if len({catalogue.indicators[member].framework for member in together}) < len(together):
                    expected = "one indicator of each edition that is the same"
                    yield sources[indicator.file].problem(("earlier", place, "number"), expected, quoted(match.number))
                else:
                    families.update(dict.fromkeys(together, together))
