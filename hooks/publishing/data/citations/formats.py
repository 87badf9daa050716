"""The formats of citations: plain words, BibTeX, RIS and CSL-JSON.

In: a ``Citation``. Out: texts, with a line end after them where they are entries of a file; an item of CSL-JSON is data.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from publishing.base.dates import Knowledge, Partial, When
from publishing.data.citations.citation import Citation, Work

_BIBTEX_TYPES = {Work.REPORT: "techreport", Work.CHAPTER: "incollection", Work.BOOK: "book", Work.DOCUMENT: "misc"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_TEX_TEXT = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts braces, whatever stands before them
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
_TEX_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})
_RIS_TYPES = {Work.REPORT: "RPRT", Work.CHAPTER: "CHAP", Work.BOOK: "BOOK", Work.DOCUMENT: "GEN"}


def words(citation: Citation) -> str:
    """Write a citation as a line, author and date first (Harvard): ``The Inspectorate (2016) A title. Inspection. Catalogue record. https://…``."""
    within = f"In: {citation.within}" if citation.within else ""
    sentences = filter(None, (citation.title, within, citation.genre, citation.note))
    text = " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in sentences)
    return f"{citation.author} ({citation.year_words}) {text} {citation.url}"


def bibtex(citation: Citation) -> str:
    """Write a citation as an entry that BibTeX, biblatex and the programs that read them understand.

    Letters stay as they are (UTF-8); what TeX takes for a command is written so that it shows. Titles and names of bodies
    stand in two pairs of braces: they keep their capitals, and no style takes a body's name apart.
    """
    lines = [f"  {name} = {value}," for name, value in _bibtex_fields(citation)]
    return "\n".join([f"@{_BIBTEX_TYPES[citation.work]}{{{citation.id},", *lines, "}", ""])


def _bibtex_fields(citation: Citation) -> Iterator[tuple[str, str]]:
    body = f"{{{{{_escaped(citation.author)}}}}}"
    yield "author", body
    yield "title", f"{{{{{_escaped(citation.title)}}}}}"
    if citation.within:
        yield "booktitle", f"{{{{{_escaped(citation.within)}}}}}"
    if citation.work is Work.REPORT:
        yield "institution", body
    elif citation.work is not Work.DOCUMENT:
        yield "publisher", body
    if citation.genre:
        yield ("howpublished" if citation.work is Work.DOCUMENT else "type"), f"{{{_escaped(citation.genre)}}}"
    yield from _bibtex_dates(citation)
    if note := "; ".join(filter(None, (citation.note, _date_note(citation)))):
        yield "note", f"{{{_escaped(note)}}}"
    yield "url", f"{{{citation.url.translate(_TEX_ADDRESS)}}}"


def _bibtex_dates(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "year", f"{{{citation.year or _escaped(citation.year_words)}}}"
    if citation.issued.stated and citation.issued.start and citation.issued.start.month:
        yield "month", _MONTHS[citation.issued.start.month - 1]
        if citation.issued.start.day:
            yield "day", f"{{{citation.issued.start.day}}}"


def _date_note(citation: Citation) -> str:
    """Say of a date that no source states what the year alone does not say."""
    if citation.issued.stated or not citation.year:
        return ""
    return f"published {citation.issued.words()}"


def _escaped(text: str) -> str:
    return text.translate(_TEX_TEXT)


def ris(citation: Citation) -> str:
    """Write a citation as a RIS reference, for Zotero, EndNote, Mendeley and the like.

    A line holds one field and ends in CR LF; nothing can be escaped, so a value is one line, as a citation's texts are.
    A year stands in ``PY`` where only one comes into question; what else is known of the date is said in a note.
    """
    fields = (("TY", _RIS_TYPES[citation.work]), *_ris_fields(citation), ("ER", ""))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields)


def _ris_fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "ID", citation.id
    yield "AU", citation.author
    yield "TI", citation.title
    if citation.within:
        yield "T2", citation.within
    if citation.year:
        yield "PY", str(citation.year)
    if citation.issued.stated and citation.issued.start:
        yield "DA", _ris_date(citation.issued.start)
    if citation.genre:
        yield "M3", citation.genre
    yield "UR", citation.url
    if citation.note:
        yield "N1", citation.note
    if citation.issued.knowledge is Knowledge.UNKNOWN:
        yield "N1", "Date of publication not known"
    elif not citation.issued.stated:
        yield "N1", f"Published {citation.issued.words()}"


def _ris_date(day: Partial) -> str:
    """``2016/03/23/``; what is not known stays empty."""
    month, number = (f"{part:02}" if part else "" for part in (day.month, day.day))
    return f"{day.year}/{month}/{number}/"


def csl(citation: Citation) -> Mapping[str, Any]:
    """Write a citation as an item of CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html).

    Without a date a style says ``n.d.`` by itself.
    """
    item = {
        "id": citation.id,
        "type": citation.work.value,
        "title": citation.title,
        "author": [{"literal": citation.author}],
        "issued": _csl_issued(citation.issued),
        "container-title": citation.within,
        "genre": citation.genre,
        "note": citation.note,
        "URL": citation.url,
    }
    return {name: value for name, value in item.items() if value}


def _csl_issued(when: When) -> Mapping[str, Any]:
    """The date, or both ends of a span; words where a span is open, which styles have no numbers for."""
    if when.knowledge is Knowledge.UNKNOWN:
        return {}
    if when.start is None or when.end is None:
        return {"literal": when.words()}
    ends = [when.start] if when.start == when.end else [when.start, when.end]
    about = {"circa": True} if when.knowledge is Knowledge.ABOUT else {}
    return {"date-parts": [_csl_parts(end) for end in ends], **about}


def _csl_parts(day: Partial) -> list[int]:
    return [part for part in (day.year, day.month, day.day) if part]
