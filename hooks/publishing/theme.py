"""The theme: what every template can name, and pieces of HTML that are drawn apart from pages.

In: the pages, and Jinja's environment with the templates of ``overrides/``. Out: names, cards, the words of documents.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from jinja2 import Environment
from lxml import html
from markupsafe import Markup

from publishing import attachments, charts, comparison, downloads, finder, problems, records, scale, schemas
from publishing.addresses import address_of, relative
from publishing.documents import Drawn
from publishing.hosts import host_of, is_on
from publishing.lasting import Redirect
from publishing.pages import Pages, View
from publishing.records import Layout, Page


def names(pages: Pages) -> Mapping[str, Any]:
    """Everything that a template asks for by name."""
    return {
        "site": pages,  # MkDocs has a list of its own called pages
        "catalogue": pages.publication.catalogue,
        "settings": pages.publication.settings,
        "address_of": address_of,
        "attachments_of": lambda report: list(attachments.offers(report, pages.publication.files)),
        "comparison": comparison,
        "dictionary": [asdict(kind) for kind in schemas.dictionary()],
        "finder": finder.finder(pages.rows, pages.facets),
        "host_of": host_of,
        "is_on": is_on,
        "joined": problems.joined,
        "size_words": downloads.size_words,
        "spread_chart": lambda *given: html.tostring(charts.spread_chart(*given), encoding="unicode"),
        "Basis": records.Basis,
        "Grade": scale.Grade,
        "Likeness": records.Likeness,
        "State": comparison.State,
        "Status": records.Status,
    }


_HERE = "\x01"  # stands for the way to the site's root, as no text can hold it


@dataclass(frozen=True)
class Drawing:
    """Draws with the theme's templates. ``site_url`` is the site's own address, with a slash at the end."""

    templates: Environment
    site_url: str

    def card(self, row: finder.Row, base_url: str = "..") -> Markup:
        """A publication in a list. ``base_url`` is the way to the site's root, from the finder's page if nothing else."""
        if row.address not in self._cards:
            self._cards[row.address] = str(self._card_for(row))
        return Markup(self._cards[row.address].replace(_HERE, base_url))  # noqa: S704 - our own template drew it

    @cached_property
    def _cards(self) -> dict[str, str]:
        """Cards by their publication's address: each is drawn once, however many lists it stands in."""
        return {}

    @cached_property
    def _card_for(self) -> Callable[[finder.Row], str]:
        card_for: Callable[[finder.Row], str] = self._module("components/card.html", base_url=_HERE).card_for
        return card_for

    def shape(self, view: View, *more: object) -> str:
        """Everything that shapes a page, so that it need not be drawn again; "" for the finder's, which names the index.

        A page shows records, and of reports' words only its own; ``more`` is what else shapes it.
        """
        if isinstance(view.record, Page) and view.record.layout is Layout.FINDER:
            return ""
        return repr((view.file, view.rendered.headings, view.rendered.packed_html.content, *more))

    def redirect(self, address: str, to: Redirect) -> str:
        """The page at an old address."""
        root, url = relative("", address), to.url(self.site_url)
        return self.templates.get_template("redirect.html").render(root=root, url=url, to=to)

    def document(self, template: str, view: View) -> Drawn:
        """The words of a document, with whole addresses."""
        module: Drawn = self._module(template, base_url=self.site_url.rstrip("/"), view=view)
        return module

    def _module(self, template: str, **names: Any) -> Any:
        return self.templates.get_template(template).make_module({"page": None, **names})
