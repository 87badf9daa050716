"""A citation, before any format.

In: a record, the owner's settings, the site's own address. Out: a ``Citation``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from publishing.base.dates import Knowledge, When
from publishing.base.settings import Settings
from publishing.base.urls import address_of
from publishing.content.models import Chapter, Existence, Framework, Guidance, Report, Status, Template

Citable = Report | Chapter | Framework | Template | Guidance
_HANDBOOK = "Inspection handbook"


class Work(StrEnum):
    """The sort of thing that is cited."""

    REPORT = "report"
    CHAPTER = "chapter"
    BOOK = "book"
    DOCUMENT = "document"


@dataclass(frozen=True)
class Citation:
    """The facts of a citation; each text is one line.

    ``id`` is unlike any other citation's; ``genre`` is what the thing calls itself; ``within`` is the title of what it is
    part of.
    """

    id: str
    work: Work
    author: str
    title: str
    issued: When
    url: str
    genre: str = ""
    within: str = ""
    note: str = ""

    @property
    def year(self) -> int | None:
        """The year of publication where only one comes into question, be it for certain or approximately."""
        first, last = self.issued.years
        return first if first == last else None

    @property
    def year_words(self) -> str:
        """The year, or what else is known of it; ``n.d.`` where nothing is."""
        if self.issued.knowledge is Knowledge.UNKNOWN:
            return "n.d."
        if self.issued.knowledge is Knowledge.ABOUT:
            return self.issued.words()
        return str(self.year or self.issued.words())


def citation_of(record: Citable, settings: Settings, site_url: str) -> Citation:
    """Make the citation of a record. ``site_url`` ends in a slash."""
    owner, inspectorate = (" ".join(name.split()) for name in (settings.owner, settings.inspectorate))
    owner = inspectorate if settings.own_voice else owner
    url = f"{site_url}{address_of(record.file)}"
    name = address_of(record.file).strip("/").replace("/", "-")  # reports alone have ids that nothing else has
    if isinstance(record, Report):
        author = owner if record.full_text and not settings.own_voice else inspectorate
        genre, note = record.kind.label, _note(record, settings.own_voice)
        return Citation(record.id, Work.REPORT, author, record.title, record.published, url, genre, note=note)
    if isinstance(record, Framework):
        title = f"{record.title} ({record.edition})"
        note = _note(record, settings.own_voice)
        return Citation(name, Work.BOOK, inspectorate, title, record.published, url, note=note)
    if isinstance(record, Chapter):
        return Citation(name, Work.CHAPTER, owner, record.title, record.updated, url, within=_HANDBOOK)
    genre = f"Template, version {record.version}" if isinstance(record, Template) else ""
    return Citation(name, Work.DOCUMENT, owner, record.title, record.updated, url, genre)


def _note(record: Report | Framework, own_voice: bool) -> str:
    """The caution that a reader needs before citing it."""
    note = "; ".join(_notes(record, own_voice))
    return note[:1].upper() + note[1:]


def _notes(record: Report | Framework, own_voice: bool) -> Iterator[str]:
    if not own_voice and (isinstance(record, Framework) or not record.full_text):
        yield "catalogue record"
    if isinstance(record, Report) and record.existence is Existence.NAMED_ONLY:
        yield "it is not known whether a report was published"
    if isinstance(record, Report) and record.specimen:
        yield "made-up specimen"
    if record.status is not Status.PUBLISHED:
        yield record.status.value
