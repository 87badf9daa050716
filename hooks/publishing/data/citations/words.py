"""A citation in plain words, to copy into a text.

In: a ``Citation``. Out: a line, with author and date first (Harvard).
"""

from publishing.data.citations.citation import Citation


def words(citation: Citation) -> str:
    """A citation as a line: ``Care Inspectorate (2016) Services … in Fife. Joint inspection. Catalogue record. https://…``."""
    within = f"In: {citation.within}" if citation.within else ""
    sentences = filter(None, (citation.title, within, citation.genre, citation.note))
    said = " ".join(one if one.endswith((".", "?", "!")) else f"{one}." for one in sentences)
    return f"{citation.author} ({citation.year_words}) {said} {citation.url}"
