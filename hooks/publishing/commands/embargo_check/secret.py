"""What gives a report away: its id, title, addresses, words and files.

In: the publication of everything, the report and the bytes of its files. Out: ``Secret``, as far as no public record may say it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from publishing.commands.embargo_check.normal import letters, said
from publishing.commands.embargo_check.phrases import Page, Phrases, Spoken, page_of, spoken
from publishing.commands.embargo_check.readable import prose, text
from publishing.commands.embargo_check.sentences import Sentences, sources_of
from publishing.content.models import AnyRecord, Report
from publishing.content.publication import Publication

_SHORT = 3  # a title of fewer words may stand anywhere
_SHORTEST = 12  # letters of an address's path, or of a file's name, that may be its own
_SMALLEST = 64  # bytes of a file that may be its own
_FEW, _SHARE = 3, 0.05  # records, and share of all, that have a word that is not common
_AROUND = 80  # letters around an id in which the longer id of another report is looked for
_PATH = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True)
class Secret:
    """What gives a report away; ``others`` are ids of other reports, in which its own stands rightly."""

    id: str
    title: Spoken
    phrases: Phrases
    sentences: Sentences = Sentences(())
    others: frozenset[str] = frozenset()
    addresses: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    contents: Mapping[str, bytes] = field(default_factory=dict)

    def within(self, page: Page) -> str:
        """The first words that give the report away in a page, as they are told; "" for none."""
        if self._is_named(page.bare):
            return self.id
        if self.title.words and "".join(self.title.letters).encode() in page.letters:
            return " ".join(self.title.words)
        found = (address for address, pattern in self._patterns.items() if pattern.search(page.squeezed))
        return next(found, "") or self.phrases.told(page)

    def _is_named(self, text: str) -> bool:
        """Whether the id stands in a text, and not as a part of another's."""
        for found in self._named.finditer(text):
            start, end = found.span()
            if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
                continue
            around = text[max(0, start - _AROUND) : end + _AROUND]
            if not any(_holds(around, other, min(start, _AROUND)) for other in self._others):
                return True
        return False

    @cached_property
    def _named(self) -> re.Pattern[str]:
        return re.compile(_loose(self.id))

    @cached_property
    def _others(self) -> frozenset[str]:
        return frozenset(map(said, self.others))

    @cached_property
    def _patterns(self) -> Mapping[str, re.Pattern[str]]:
        """How each address may stand in a text without spaces; nothing of a path may follow."""
        return {told: re.compile(rf"{re.escape(form)}(?!/?[\w-])") for told, form in self.addresses.items()}


@dataclass(frozen=True)
class Public:
    """What public records say. ``files`` are the public files of ``docs/``."""

    everything: Publication
    files: Collection[str]

    @cached_property
    def records(self) -> tuple[AnyRecord, ...]:
        """The public records."""
        return tuple(record for file, record in self.everything.catalogue.by_file.items() if file in self.files)

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Each record's texts, its title among them, by its file."""
        return {
            record.file: page_of([spoken(each) for each in (*texts_of(record, self.everything), _title(record))])
            for record in self.records
        }

    @cached_property
    def sources(self) -> Counter[str]:
        """How many records have each word."""
        return sources_of((*texts_of(record, self.everything), _title(record)) for record in self.records)

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that so many records have that they say nothing."""
        most = max(_FEW, len(self.records) * _SHARE)
        return frozenset(word for word, number in self.sources.items() if number > most)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The addresses that records name, in their one form."""
        return frozenset(_address(each) for record in self.records for each in _addresses(record))


def secret_of(report: Report, public: Public, own: Mapping[str, bytes]) -> Secret:
    """What gives a report away; ``own`` are its files of ``docs/``.

    Reports of one programme repeat each other: what one on another area says too gives nothing away, nor do titles of public
    records and rows of common words.
    """
    everything, files = public.everything, public.files
    elsewhere = [each for each in public.records if isinstance(each, Report) and each.partnership != report.partnership]
    texts = [*texts_of(report, everything), *(each for file, held in own.items() for each in prose(file, held))]
    title = spoken(report.title)
    titles = page_of([spoken(_title(each)) for each in public.records])
    common = len(title.words) < _SHORT or _is_said(title, (_title(each) for each in public.records))
    ids = {*everything.catalogue.reports, *everything.catalogue.removed} - {report.id}
    addresses = {each: _address(each) for each in _addresses(report)}
    addresses |= {name: said(name) for name in _own_names(own, files)}
    return Secret(
        report.id,
        Spoken((), ()) if common else title,
        Phrases.of(map(spoken, texts), public.common).without(
            (*(public.pages[each.file] for each in elsewhere), titles)
        ),
        Sentences.of(texts, public.sources).without(public.pages[each.file].spoken for each in elsewhere),
        frozenset(each for each in ids if report.id in each),
        {told: form for told, form in addresses.items() if form and form not in public.addresses},
        {sha256(content).hexdigest(): file for file, content in own.items() if content},
        {file: content for file, content in own.items() if len(content) >= _SMALLEST},
    )


def texts_of(record: AnyRecord, everything: Publication) -> Iterator[str]:
    """Everything that was written about a record, each text for itself, but for its title."""
    yield text(".html", everything.of(record).html.encode())
    yield from _strings(record.model_dump(mode="json", exclude={"title"}))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _title(record: AnyRecord) -> str:
    return str(getattr(record, "title", ""))


def _is_said(title: Spoken, texts: Iterable[str]) -> bool:
    """Whether a title stands in any of these."""
    wanted = "".join(title.letters)
    return any(wanted in "".join(spoken(each).letters) for each in texts)


def _addresses(record: AnyRecord) -> Iterator[str]:
    """The addresses of a record's sources and attachments."""
    yield from getattr(record, "sources", ())
    if isinstance(record, Report):
        yield from (attachment.url for attachment in record.attachments if attachment.url)


def _address(address: str) -> str:
    """An address in its one form, "" for one without a path of its own."""
    host, _, path = said(_PATH.sub("", address)).replace(" ", "").rstrip("/").partition("/")
    return f"{host}/{path}" if len(path) >= _SHORTEST // 2 else ""


def _own_names(own: Iterable[str], files: Iterable[str]) -> Iterator[str]:
    """The names of a report's files that no public file has, if they are long enough to be of their own."""
    public = {_stem(file) for file in files}
    for file in own:
        stem = _stem(file)
        if not file.endswith(".md") and len(letters(said(stem))) >= _SHORTEST and stem not in public:
            yield stem


def _stem(file: str) -> str:
    return file.rpartition("/")[2].partition(".")[0]


def _holds(text: str, other: str, place: int) -> bool:
    """Whether a longer id stands in a text at a place where the shorter one stands."""
    start = text.find(other)
    while start >= 0:
        if start <= place < start + len(other):
            return True
        start = text.find(other, start + 1)
    return False


def _loose(name: str) -> str:
    """A pattern for an id, whatever joins its parts."""
    return "[-_.+~]?".join(map(re.escape, re.findall(r"[^\W_]+", said(name))))
