"""RIS: a reference for the programs that read it (Zotero, EndNote, Mendeley).

In: a ``Citation``. Out: a reference. A line holds one field and ends in CR LF; nothing can be escaped, so a value is
one line, as a citation's texts are. A year stands in ``PY`` where only one comes into question; what else is known of the date
is said in a note.
"""

from collections.abc import Iterator

from publishing.base.dates import Knowledge, Partial
from publishing.data.citations.citation import Citation, Work

_TYPES = {Work.REPORT: "RPRT", Work.CHAPTER: "CHAP", Work.BOOK: "BOOK", Work.DOCUMENT: "GEN"}


def ris(citation: Citation) -> str:
    """A citation as a RIS reference."""
    fields = (("TY", _TYPES[citation.work]), *_fields(citation), ("ER", ""))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields)


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "ID", citation.id
    yield "AU", citation.author
    yield "TI", citation.title
    if citation.within:
        yield "T2", citation.within
    if citation.year:
        yield "PY", str(citation.year)
    if citation.issued.stated and citation.issued.start:
        yield "DA", _date(citation.issued.start)
    if citation.genre:
        yield "M3", citation.genre
    yield "UR", citation.url
    if citation.note:
        yield "N1", citation.note
    if citation.issued.knowledge is Knowledge.UNKNOWN:
        yield "N1", "Date of publication not known"
    elif not citation.issued.stated:
        yield "N1", f"Published {citation.issued.words()}"


def _date(day: Partial) -> str:
    """``2016/03/23/``; what is not known stays empty."""
    month, number = (f"{part:02}" if part else "" for part in (day.month, day.day))
    return f"{day.year}/{month}/{number}/"
