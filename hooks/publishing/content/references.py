"""The notes of the handbook: sources that records name, set below the text that refers to them.

In: a source, and the records that have references. Out: the source with a footnote for each reference that it names, and the
references by name. A name is the id of a programme or chapter, a full stop, and the id of the reference, so that every note
says of which programme it is.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from publishing.base.hosts import is_on
from publishing.content.catalogue import Catalogue
from publishing.content.front_matter import Source
from publishing.content.models import Reference

NOTE = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_SCHEME = re.compile(r"https?://")


@dataclass(frozen=True)
class Cited:
    """A reference, and what it is about: a programme, or the words of the chapter that has it."""

    about: str
    reference: Reference

    @property
    def words(self) -> str:
        """The text of its note, in Markdown."""
        title = self.reference.title
        named = f"[{title}]({self.reference.url})" if self.reference.url else title
        address = f" {_SCHEME.sub('', self.reference.url)}" if self.reference.url else ""
        ends = " ".join(filter(None, (self.reference.unlinked, self.reference.read)))
        shown = f' <span class="source-address">{address.strip()}</span>' if address else ""
        return f"**{self.about}:** {named}, {self.reference.publisher}.{shown}{f' {ends}' if ends else ''}"

    @property
    def plain(self) -> str:
        """The text of its note without any marks, for files: what it is about, title, publisher, address."""
        ends = filter(None, (self.reference.url, self.reference.unlinked, self.reference.read))
        return " ".join((f"{self.about}: {self.reference.title}, {self.reference.publisher}.", *ends))


def cited(catalogue: Catalogue, unlinked_hosts: Collection[str] = ()) -> Mapping[str, Cited]:
    """Every reference by the name that notes have for it; those on hosts that nothing may link to without an address."""
    return {name: _without_link(reference, unlinked_hosts) for name, reference in _all(catalogue)}


def _without_link(cited: Cited, unlinked_hosts: Collection[str]) -> Cited:
    if not is_on(cited.reference.url or "", unlinked_hosts):
        return cited
    return replace(cited, reference=cited.reference.model_copy(update={"url": None}))


def _all(catalogue: Catalogue) -> Iterator[tuple[str, Cited]]:
    for programme in catalogue.programmes.values():
        for reference in programme.references:
            yield f"{programme.id}.{reference.id}", Cited(programme.short_title, reference)
    for chapter in catalogue.chapters.values():
        for reference in chapter.references:
            yield f"{chapter.id}.{reference.id}", Cited(chapter.about or chapter.title, reference)


def with_notes(source: Source, known: Mapping[str, Cited]) -> Source:
    """Return the source with a footnote for each reference that its body names; unknown names stay as they are."""
    names = dict.fromkeys(found[1] for found in NOTE.finditer(source.body))
    notes = [f"[^{name}]: {known[name].words}" for name in names if name in known]
    return replace(source, body="\n\n".join((source.body.rstrip("\n"), *notes)) + "\n") if notes else source
