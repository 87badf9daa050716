"""BibTeX: an entry that BibTeX, biblatex and the programs that read them understand.

In: a ``Citation``. Out: an entry, with a line end after it. Letters stay as they are (UTF-8); what TeX takes for a command
is written so that it shows. Titles and names of bodies stand in two pairs of braces: they keep their capitals, and no
style takes a body's name apart.
"""

from collections.abc import Iterator

from publishing.data.citations.citation import Citation, Work

_TYPES = {Work.REPORT: "techreport", Work.CHAPTER: "incollection", Work.BOOK: "book", Work.DOCUMENT: "misc"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_TEXT = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts braces, whatever stands before them
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})


def bibtex(citation: Citation) -> str:
    """A citation as a BibTeX entry."""
    lines = [f"  {name} = {value}," for name, value in _fields(citation)]
    return "\n".join([f"@{_TYPES[citation.work]}{{{citation.id},", *lines, "}", ""])


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
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
    yield from _dates(citation)
    if note := "; ".join(filter(None, (citation.note, _date_note(citation)))):
        yield "note", f"{{{_escaped(note)}}}"
    yield "url", f"{{{citation.url.translate(_ADDRESS)}}}"


def _dates(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "year", f"{{{citation.year or _escaped(citation.year_words)}}}"
    if citation.issued.stated and citation.issued.start and citation.issued.start.month:
        yield "month", _MONTHS[citation.issued.start.month - 1]
        if citation.issued.start.day:
            yield "day", f"{{{citation.issued.start.day}}}"


def _date_note(citation: Citation) -> str:
    """What the year alone does not say of a date that no source states."""
    if citation.issued.stated or not citation.year:
        return ""
    return f"published {citation.issued.words()}"


def _escaped(text: str) -> str:
    return text.translate(_TEXT)
