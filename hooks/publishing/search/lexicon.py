"""Names and the lexicon: what the words of a question may mean here, and what is suggested while somebody types.

In: a catalogue, the finder's facets. Out: two files below ``search/``. Every page names the first, from which
``overrides/assets/js/suggest/`` suggests; ``overrides/assets/js/finder/understanding.js`` reads a question with both.
What is in them changes with names, and with no single report.

names:

    groups      what entries are called: Area, Indicator, Theme …
    entries     [label, group, address, names, choice]: pages that are found by a name; ``choice`` is [facet, value] or 0

lexicon:

    phrases     [address, names]: longer names of a page, and terms that it explains: for questions, and for no suggestion
    facets      by key: when a name is understood as a choice, cues, and the names of each value that is no entry
    orders      names of orders of the list
    words       [[what people say], [what is searched as well]]
    frames      words that mean nothing here by themselves
    common      words that tell little here
    stop        words that the index does not have

All names are in the normal form of ``words``, so scripts need not work them out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lunr.stop_word_filter import WORDS as STOP_WORDS

from publishing.base.urls import address_of
from publishing.cache.blobs import SiteFile
from publishing.content.catalogue import Catalogue
from publishing.content.models import (
    AnyRecord,
    Briefing,
    Chapter,
    Framework,
    Indicator,
    Page,
    Partnership,
    Programme,
    Template,
    Theme,
    Tool,
)
from publishing.content.publication import Publication
from publishing.search.analysis import digest, dumps
from publishing.search.glossary import terms_of_pages
from publishing.search.words import words
from publishing.site.finder import Facet
from publishing.site.finder.registry import ORDERS, area_names

GROUPS: Mapping[type[AnyRecord], str] = {  # in the order of suggestions that fit equally well
    Partnership: "",  # as the profile calls it
    Theme: "Theme",
    Indicator: "Indicator",
    Programme: "Programme",
    Chapter: "Handbook",
    Template: "Handbook",
    Tool: "Handbook",
    Briefing: "Letter or leaflet",
    Framework: "Framework",
    Page: "Page",
}
_CHOICES = "Kind of report"
_PHRASE = 4  # words of a name that no suggestion needs


def lexicon_files(publication: Publication, facets: Sequence[Facet]) -> dict[str, SiteFile]:
    """Return the file of names and the lexicon by address, in this order."""
    catalogue = publication.catalogue
    groups = tuple(dict.fromkeys((*GROUPS.values(), _CHOICES)))
    unit = catalogue.profile.unit
    entries = {
        "groups": [group or (unit.heading if unit else "") for group in groups],
        "entries": [*_entries(catalogue, facets, groups), *_kinds(facets, groups)],
    }
    files = {"names": entries, "lexicon": {"phrases": [*_phrases(publication)], **_lexicon(catalogue, facets)}}
    encoded = {name: SiteFile.from_content(dumps(content)) for name, content in files.items()}
    return {f"search/{name}-{digest(file)}.json": file for name, file in encoded.items()}


def _lexicon(catalogue: Catalogue, facets: Sequence[Facet]) -> Mapping[str, Any]:
    themes = ((theme.words, (theme.title,)) for theme in catalogue.themes.values() if theme.words)
    sayings = [(entry.say, entry.search) for entry in catalogue.words.words]
    return {
        "facets": {facet.key: _names_of(facet) for facet in facets},
        "orders": {order: _normal(names) for order, names in ORDERS.items()},
        "words": [[_normal(say), list(search)] for say, search in (*sayings, *themes)],
        "frames": _normal(say for frame in catalogue.words.frames for say in frame.say),
        "common": _normal(say for entry in catalogue.words.common for say in entry.say),
        "stop": sorted(STOP_WORDS),
    }


def _entries(catalogue: Catalogue, facets: Sequence[Facet], groups: Sequence[str]) -> Iterator[list[Any]]:
    """The pages that are found by a name; none for developers, and no made-up area."""
    for record in _named(catalogue):
        label, names = _label(record, catalogue), _normal(_names(record))
        own = {*_normal([label]), *_phrases_of(record)}
        group = groups.index(GROUPS[type(record)])
        choice = _choice(record, facets)
        yield [label, group, address_of(record.file), [name for name in names if name not in own], choice]


def _named(catalogue: Catalogue) -> Iterator[AnyRecord]:
    """The records whose pages are found by a name; of editions of a framework the newest first."""
    editions = iter(sorted(catalogue.frameworks.values(), key=lambda edition: edition.order, reverse=True))
    for found in catalogue.by_file.values():
        record = next(editions) if isinstance(found, Framework) else found
        is_shown = not getattr(record, "specimen", False) and not getattr(record, "for_developers", False)
        if type(record) in GROUPS and is_shown:
            yield record


def _phrases(publication: Publication) -> Iterator[list[Any]]:
    """The longer names of pages, and the terms that they explain."""
    terms = terms_of_pages(publication)
    for record in _named(publication.catalogue):
        address = address_of(record.file)
        if names := [*dict.fromkeys((*_phrases_of(record), *_normal(terms.get(address, ()))))]:
            yield [address, names]


def _phrases_of(record: AnyRecord) -> list[str]:
    """The names of a page that are whole phrases: before one is typed, a suggestion is chosen, and the file of names is small."""
    return [name for name in _normal(getattr(record, "words", ())) if name.count(" ") >= _PHRASE - 1]


def _kinds(facets: Sequence[Facet], groups: Sequence[str]) -> Iterator[list[Any]]:
    """Options that are no records and stand behind no cue, such as kinds of reports: each leads to its list."""
    for facet in facets:
        if facet.record or facet.cues or facet.phrase:
            continue
        for option in facet.options:
            if option.count and option.names:
                label = option.nouns[1].capitalize()
                names = [name for name in _normal(option.names) if name not in _normal([label])]
                yield [label, groups.index(_CHOICES), "publications/", names, [facet.key, option.value]]


def _choice(record: AnyRecord, facets: Sequence[Facet]) -> list[str] | int:
    """The choice in the finder that a record stands for."""
    for facet in facets:
        if facet.record is type(record) and any(option.value == record.id for option in facet.options):
            return [facet.key, record.id]
    return 0


def _label(record: AnyRecord, catalogue: Catalogue) -> str:
    match record:
        case Indicator():
            return f"{record.name} ({catalogue.frameworks[record.framework].short_title})"
        case Framework():
            return f"{record.title} ({record.short_title})"
        case _:
            return record.title


def _names(record: AnyRecord) -> Iterator[str]:
    """The names that people type who look for a record's page."""
    match record:
        case Partnership():
            yield from area_names(record)
        case Indicator():
            yield from (record.name, record.title, record.number)
        case Framework() | Programme():
            yield from (record.short_title, record.title)
        case _:
            yield record.title
    yield from getattr(record, "words", ())


def _names_of(facet: Facet) -> Mapping[str, Any]:
    """When the names of a facet's options are understood, and those of options that are no entries."""
    names = {option.value: _normal(option.names) for option in facet.options if option.names and not facet.record}
    return {"understood": facet.understood, "cues": _normal(facet.cues), "names": names}


def _normal(texts: Iterable[str]) -> list[str]:
    """Texts as their words in small letters, each once; a first article is left out."""
    found = (" ".join(words(text)) for text in texts)
    return list(dict.fromkeys(text.removeprefix("the ") for text in found if text))
