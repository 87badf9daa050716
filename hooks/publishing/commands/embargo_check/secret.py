"""Traits that give a report away: its id, title, addresses, words and files.

In: the publication of everything, the report and the bytes of its files. Out: ``Secret``, as far as no public record may say it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from publishing.commands.embargo_check.announced import Announced
from publishing.commands.embargo_check.normal import letters, normalise
from publishing.commands.embargo_check.phrases import SHOWN, Page, Phrases, Spoken, page_of, spoken
from publishing.commands.embargo_check.public import Public, addresses_of, texts_of, title_of
from publishing.commands.embargo_check.readable import not_quoted, prose, prose_of_html
from publishing.commands.embargo_check.sentences import Sentences
from publishing.content.models import AnyRecord, Partnership, Report
from publishing.content.publication import Publication

_SHORT = 3  # a title of fewer words may stand anywhere
_SHORTEST = 12  # letters of a file's name that may be its own
_SMALLEST = 64  # bytes of a file that may be its own
_AROUND = 80  # letters around an id in which the longer id of another report is looked for


@dataclass(frozen=True)
class Secret:
    """The traits that give a report away; ``others`` are ids of other reports, in which its own stands rightly.

    ``quoted`` are passages of public records that the report repeats, by the record's file; these are not looked for.
    """

    id: str
    title: Spoken
    phrases: Phrases
    sentences: Sentences = Sentences(())
    others: frozenset[str] = frozenset()
    addresses: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    contents: Mapping[str, bytes] = field(default_factory=dict)
    quoted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    announced: Announced = Announced()

    @cached_property
    def cache_key(self) -> str:
        """A hash of all that is looked for: it changes whenever something else may be found."""
        rows = sorted(
            (found, row.text.words[row.start : row.start + SHOWN]) for found, row in self.phrases.rows.items()
        )
        sentences = [sorted(words) for words in self.sentences.words]
        parts = (
            self.id,
            self.title,
            rows,
            sentences,
            sorted(self.others),
            dict(self.addresses),
            dict(self.files),
            self.announced,
        )
        return sha256(repr(parts).encode()).hexdigest()

    def within(self, page: Page) -> str:
        """The first words that give the report away in a page, as they are told; "" for none."""
        if self._is_named(page.bare):
            return self.id
        if self.title.words and "".join(self.title.letters).encode() in page.letters:
            return " ".join(self.title.words)
        found = (address for address, pattern in self._patterns.items() if pattern.search(page.squeezed))
        return next(found, "") or self.announced.within(page.squeezed) or self.phrases.longest_match(page)

    def _is_named(self, text: str) -> bool:
        """Return whether the id stands in a text, and not as a part of another's."""
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
        return frozenset(map(normalise, self.others))

    @cached_property
    def _patterns(self) -> Mapping[str, re.Pattern[str]]:
        """How each address may stand in a text without spaces; nothing of a path may follow."""
        return {address: re.compile(rf"{re.escape(form)}(?!/?[\w-])") for address, form in self.addresses.items()}


def secret_of(report: Report, public: Public, own: Mapping[str, bytes]) -> Secret:
    """Collect the traits that give a report away; ``own`` are its files of ``docs/``.

    Reports of one programme repeat each other: what one on another area says too gives nothing away, nor do titles of public
    records and rows of common words. A review quotes the reports that it follows or links to: what it marks as a quotation
    (italics, quotation marks, a block) and they say too is not looked for, but listed (``quoted``).
    """
    everything = public.everything
    elsewhere = [each for each in public.records if isinstance(each, Report) and each.partnership != report.partnership]
    texts = [*texts_of(report, everything), *(each for file, content in own.items() for each in prose(file, content))]
    title = spoken(report.title)
    titles = [spoken(title_of(each)) for each in public.records]
    common = len(title.words) < _SHORT or _is_said(title, (title_of(each) for each in public.records))
    ids = {*everything.catalogue.reports, *everything.catalogue.removed} - {report.id}
    usual = [public.pages[each.file] for each in elsewhere]
    cited = {each.file: public.pages[each.file] for each in _cited(report, public) if each not in elsewhere}
    phrases = Phrases.from_texts(map(spoken, texts), public.common, titles).without((*usual, page_of(titles)))
    sentences = Sentences.from_texts(texts, public.sources).without(page.spoken for page in usual)
    new = page_of([spoken(each) for each in _own_words(report, everything)])
    own_phrases = phrases.without(cited.values(), but=new)
    quotes = phrases.minus(own_phrases)
    return Secret(
        report.id,
        Spoken((), ()) if common else title,
        own_phrases,
        sentences.without((page.spoken for page in cited.values()), but=new.spoken),
        frozenset(each for each in ids if report.id in each),
        _own_addresses(report, public, own),
        {sha256(content).hexdigest(): file for file, content in own.items() if content},
        {file: content for file, content in own.items() if len(content) >= _SMALLEST},
        {file: found for file, page in cited.items() if (found := tuple(quotes.passages(page)))},
        _announced(report, public),
    )


def _own_words(report: Report, everything: Publication) -> Iterator[str]:
    """The report's own words, all but what it marks as a quotation."""
    yield report.summary
    for piece in not_quoted(str(everything.rendered_of(report).html)):
        yield from prose_of_html(piece)


def _announced(report: Report, public: Public) -> Announced:
    area = public.everything.catalogue.partnerships.get(report.partnership or "")
    return Announced.from_report(report, (area.id, area.title) if area else (), public.records)


def _cited(report: Report, public: Public) -> Iterator[AnyRecord]:
    """The public records that a report follows, one after the other, or links to; not its area's own page."""
    everything, follows, found = public.everything, report.follows, set[str]()
    while follows and (earlier := everything.catalogue.reports.get(follows)) and earlier.file not in found:
        found.add(earlier.file)
        follows = earlier.follows
    found |= {link.file for link in everything.rendered_of(report).links}
    for each in public.records:
        if each.file in found and not isinstance(each, Partnership):
            yield each


def _own_addresses(report: Report, public: Public, own: Iterable[str]) -> Mapping[str, str]:
    """The addresses and names of files that no public record has, each in its one form."""
    addresses = {
        **addresses_of(report, public.everything),
        **{name: normalise(name) for name in _own_names(own, public.files)},
    }
    return {address: form for address, form in addresses.items() if form and form not in public.addresses}


def _is_said(title: Spoken, texts: Iterable[str]) -> bool:
    """Return whether a title stands in any of these."""
    wanted = "".join(title.letters)
    return any(wanted in "".join(spoken(each).letters) for each in texts)


def _own_names(own: Iterable[str], files: Iterable[str]) -> Iterator[str]:
    """The names of a report's files that no public file has, if they are long enough to be of their own."""
    public = {_stem(file) for file in files}
    for file in own:
        stem = _stem(file)
        if not file.endswith(".md") and len(letters(normalise(stem))) >= _SHORTEST and stem not in public:
            yield stem


def _stem(file: str) -> str:
    return file.rpartition("/")[2].partition(".")[0]


def _holds(text: str, other: str, place: int) -> bool:
    """Return whether a longer id stands in a text at a place where the shorter one stands."""
    start = text.find(other)
    while start >= 0:
        if start <= place < start + len(other):
            return True
        start = text.find(other, start + 1)
    return False


def _loose(name: str) -> str:
    """A pattern for an id, whatever joins its parts."""
    return "[-_.+~/]?".join(map(re.escape, re.findall(r"[^\W_]+", normalise(name))))
