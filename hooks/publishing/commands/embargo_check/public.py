"""The text of public records, whose words are never a leak.

In: the publication of everything, the public files of ``docs/``, and an executor, which keeps what a record says. Out:
``Public``: each record's words, the words that many have, and the addresses that they name.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

from publishing.cache.blobs import Text
from publishing.cache.executor import Executor, Task
from publishing.commands.embargo_check.normal import normalise
from publishing.commands.embargo_check.phrases import Page, page_of, spoken
from publishing.commands.embargo_check.readable import prose_of_html
from publishing.commands.embargo_check.sentences import sources_of
from publishing.content.models import AnyRecord, Report
from publishing.content.publication import Publication

_FEW, _SHARE = 3, 0.05  # records, and share of all, that have a word that is not common
_SHORTEST = 6  # letters of an address's path that may be its own
_PATH = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//(?:www\.)?", re.IGNORECASE)
_HREF = re.compile(r"""\b(?:href|src)=["']((?:https?:)?//[^"']+)""")


@dataclass(frozen=True)
class Public:
    """The text of public records. ``files`` are the public files of ``docs/``."""

    everything: Publication
    files: Collection[str]
    executor: Executor = field(default_factory=lambda: Executor(processes=1))

    @cached_property
    def records(self) -> tuple[AnyRecord, ...]:
        """The public records."""
        return tuple(record for file, record in self.everything.catalogue.by_file.items() if file in self.files)

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Each record's texts, its title among them, by its file."""
        calls = [(record, self.everything.rendered_of(record).held_html) for record in self.records]
        forms = self.executor.run(Task("words for the embargo check", _form, calls))
        return {record.file: Page(form) for record, form in zip(self.records, forms, strict=True)}

    @cached_property
    def sources(self) -> Counter[str]:
        """How many records have each word."""
        return sources_of(page.form for page in self.pages.values())

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that so many records have that they say nothing."""
        most = max(_FEW, len(self.records) * _SHARE)
        return frozenset(word for word, number in self.sources.items() if number > most)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The addresses that records name, in their one form."""
        return frozenset(form for record in self.records for form in addresses_of(record, self.everything).values())


def texts_of(record: AnyRecord, everything: Publication) -> Iterator[str]:
    """Everything that was written about a record, each text for itself, but for its title."""
    yield from _texts(record, everything.rendered_of(record).html)


def _texts(record: AnyRecord, html: str) -> Iterator[str]:
    yield from prose_of_html(html)
    yield from _strings(record.model_dump(mode="json", exclude={"title"}))


def title_of(record: AnyRecord) -> str:
    """The title of a record, "" where it has none."""
    return str(getattr(record, "title", ""))


def addresses_of(record: AnyRecord, everything: Publication) -> Mapping[str, str]:
    """The addresses of a record's sources, attachments and links, each with its one form ("" for one without a path)."""
    own = (attachment.url for attachment in record.attachments if attachment.url) if isinstance(record, Report) else ()
    links = map(unescape, _HREF.findall(str(everything.rendered_of(record).html)))
    return {each: _address(each) for each in (*getattr(record, "sources", ()), *own, *links)}


def _address(address: str) -> str:
    host, _, path = normalise(_PATH.sub("", address)).replace(" ", "").rstrip("/").partition("/")
    return f"{host}/{path}" if len(path) >= _SHORTEST else ""


def _form(record: AnyRecord, html: Text) -> str:
    """The words of a record, in one form."""
    return page_of([spoken(each) for each in (*_texts(record, str(html)), title_of(record))]).form


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)
