"""Terms of the handbook's lists of words, as names of the pages that say more of them.

In: a publication. Out: for each page the terms whose explanation leads there. The list itself is no answer to who looks for
one of them, and a term of a single word names nothing here: in a question it may mean anything.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin, urlsplit

from lxml import html

from publishing.base.urls import address_of
from publishing.content.models import Chapter
from publishing.content.publication import Publication

_SHORT_FORM = re.compile(r"\s*\([^()]*\)$")  # Quality indicator (QI)
_ROOT = "//site/"


def terms_of_pages(publication: Publication) -> Mapping[str, list[str]]:
    """Return the terms that lead to each page, by its address."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for record in publication.catalogue.by_file.values():
        if isinstance(record, Chapter):
            for term, address in _leading(publication.rendered_of(record).html, address_of(record.file)):
                found[address].append(term)
    return found


def _leading(content: str, page: str) -> Iterator[tuple[str, str]]:
    """Yield the terms of a page's lists, each with every other page that its explanation leads to."""
    if "<dt" not in content:
        return
    for term in html.fragment_fromstring(content, create_parent="div").iter("dt"):
        name = _SHORT_FORM.sub("", " ".join(term.text_content().split()))
        if " " not in name:
            continue
        links = [link.get("href", "") for part in _explanation(term) for link in part.iter("a")]
        targets = [urlsplit(urljoin(f"{_ROOT}{page}", link)) for link in links]
        own = [target.path.removeprefix("/") for target in targets if target.netloc == "site"]
        yield from ((name, address) for address in dict.fromkeys(own) if address != page)


def _explanation(term: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield what stands behind a term, up to the next one."""
    for element in term.itersiblings():
        if element.tag != "dd":
            return
        yield element
