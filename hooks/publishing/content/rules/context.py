"""The context of a rule: a record, and all others."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from publishing.base.problems import Problem, quoted
from publishing.content import record_names
from publishing.content.catalogue import Catalogue
from publishing.content.front_matter import Path, Source
from publishing.content.models import (
    Record,
)


@dataclass(frozen=True)
class Context:
    """One record's source, and everything else that its rules look at.

    ``unread`` names the kind and id of each record that has problems of its own: a reference to one of them is no second
    problem. ``unlinked_hosts`` are the hosts that nothing may link to.
    """

    catalogue: Catalogue
    source: Source
    unread: Collection[tuple[type[Record], str]]
    unlinked_hosts: Collection[str]

    @property
    def unit(self) -> str:
        """The noun for what is inspected."""
        unit = self.catalogue.profile.unit
        return unit.id.replace("-", " ") if unit else "report"

    def refers(self, field: Path | str, value: str | None, kind: type[Record], what: str) -> Iterator[Problem]:
        """Name a field whose value is no id of a record of a kind, and the record that is probably meant."""
        known = self.catalogue.kinds[kind]
        if value and value not in known and (kind, value) not in self.unread:
            others = {name: record for name, record in known.items() if record.file != self.source.file}
            yield self.source.problem(field, f"the id of a {what}", quoted(value), record_names.meant(value, others))


Rule = Callable[[Context, Any], Iterator[Problem]]
"""A rule: from the context and a record of the kind that it is for to problems."""
