"""A publication as a document, before any format.

In and out: nothing; ``documents`` makes a ``Document``, and ``pdf`` and ``word`` write it.
"""

from dataclasses import dataclass
from datetime import date

from publishing.base.tokens import Palette
from publishing.documents.model.inputs import Input

LANGUAGE = "en-GB"


@dataclass(frozen=True)
class Document:
    """A publication as one document.

    ``address`` is its page's, from the site's root; ``url`` the same as visitors type it; ``name`` the file's name
    without an ending. ``kicker`` stands above the title and says what it is; ``facts`` are names and values for the
    cover; ``notice`` is one paragraph that the cover must show, or "". ``version`` names the state of the text, and
    ``updated`` is its day, which stands for the clock in files. ``author`` is who is responsible for the text.

    ``body`` is HTML: headings from h2 on (h2 are the parts that the contents list first), p, ul, ol, dl, blockquote,
    pre, table (with caption, thead, tbody, ``scope`` on every th), figure with img (``src`` from the site's root, with
    ``alt``) or inline svg (with title and desc), div.admonition (its first p.admonition-title), em, strong, code, sub,
    sup, br, hr, span, abbr, cite, a. An ``href`` is a whole address or ``#`` and an id in the document. Footnotes are
    Python-Markdown's: ``sup > a.footnote-ref`` and, last, ``div.footnote > ol > li#fn:…`` with ``a.footnote-backref``.
    ``images`` are the contents of its images by ``src``. ``chapters`` says whether each h2 begins a chapter: on
    a page of its own, where a format knows how full pages are.
    ``sheet`` is the kind of paper that it is set on, one of those of ``layout.typ``: "" is a publication with all around it.
    ``formats`` are the endings of its files. ``palette`` are the site's colours, with those of all grades, which the body may show.
    ``inputs`` are what is filled in on a screen: each stands in the body once, as ``span.pub-input`` with its name as its title.
    """

    address: str
    url: str
    name: str
    title: str
    kicker: str
    body: str
    version: str
    updated: date
    author: str
    publisher: str
    facts: tuple[tuple[str, str], ...] = ()
    notice: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    language: str = LANGUAGE
    images: tuple[tuple[str, bytes], ...] = ()
    chapters: bool = False
    sheet: str = ""
    formats: tuple[str, ...] = ("pdf", "docx")
    palette: Palette = Palette()
    inputs: tuple[Input, ...] = ()

    @property
    def file(self) -> str:
        """Its address on the site without an ending: ``reports/fife-2016/record``."""
        return f"{self.address}{self.name}"
