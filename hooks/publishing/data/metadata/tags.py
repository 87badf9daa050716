"""Meta tags: how a publication is cited, for reference managers and for search engines for research.

In: a record, its citation, the PDFs that its page offers. Out: Highwire's tags, as Google Scholar reads them
(https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), and Dublin Core's
(https://www.dublincore.org/specifications/dublin-core/dcmi-terms/).
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from publishing.base.dates import When
from publishing.content.models import Basis, Chapter, Existence, Guidance, Report, Template
from publishing.data.citations import Citable, Citation, Work, words

LANGUAGE = "en"


class Tag(NamedTuple):
    """A meta tag."""

    name: str
    content: str


def tags(record: Citable, citation: Citation, pdfs: Iterable[str]) -> Iterator[Tag]:
    """Every tag of a publication's page. ``pdfs`` are whole addresses; only a full text's are named as the report's."""
    full_text = isinstance(record, Report) and record.full_text
    if not (isinstance(record, Report) and record.existence is Existence.NAMED_ONLY):
        yield from _highwire(record, citation)
        yield Tag(f"citation_{'fulltext' if full_text else 'abstract'}_html_url", citation.url)
        yield from (Tag("citation_pdf_url", pdf) for pdf in pdfs if full_text)
    yield from _dublin_core(record, citation)


def issued(record: Citable, when: When) -> str:
    """A date of publication as in ISO 8601: ``2016-03-23``, ``2016-03`` or ``2016``; "" where no source states it."""
    return str(when) if when.stated and record.basis_of("published") is Basis.SEEN else ""


def _only_year(record: Citable, citation: Citation) -> str:
    """The year where no other comes into question, though no source states the date; "" where we inferred it."""
    return str(citation.year or "") if record.basis_of("published") is Basis.SEEN else ""


def _highwire(record: Citable, citation: Citation) -> Iterator[Tag]:
    yield Tag("citation_title", citation.title)
    yield Tag("citation_author", citation.author)
    if date := issued(record, citation.issued) or _only_year(record, citation):
        yield Tag("citation_publication_date", date.replace("-", "/"))
    if citation.work is Work.REPORT:
        yield Tag("citation_technical_report_institution", citation.author)
    if citation.within:
        yield Tag("citation_inbook_title", citation.within)
    yield Tag("citation_language", LANGUAGE)


def _dublin_core(record: Citable, citation: Citation) -> Iterator[Tag]:
    yield Tag("dcterms.title", citation.title)
    yield Tag("dcterms.creator", citation.author)
    if date := issued(record, citation.issued):
        changes = isinstance(record, Chapter | Template | Guidance)  # they have no first date
        yield Tag(f"dcterms.{'modified' if changes else 'issued'}", date)
    yield Tag("dcterms.type", "Text")
    yield Tag("dcterms.language", LANGUAGE)
    yield Tag("dcterms.identifier", citation.url)
    yield Tag("dcterms.abstract", record.summary)
    yield Tag("dcterms.bibliographicCitation", words(citation))
    if citation.within:
        yield Tag("dcterms.isPartOf", citation.within)
    yield from (Tag("dcterms.source", source) for source in record.sources)
