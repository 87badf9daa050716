"""The theme: what every template can name, and pieces of HTML that are drawn apart from pages.

In: the pages, and Jinja's environment with the templates of ``overrides/``. Out: names, cards, the words of documents.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from jinja2 import Environment
from lxml import html
from markupsafe import Markup

from publishing.base import grades, problems
from publishing.base.hosts import host_of, is_on
from publishing.base.urls import address_of, relative
from publishing.cache.blobs import SiteFile
from publishing.cache.executor import Task
from publishing.content import charts, findings, models, schemas
from publishing.content.rules import attachments
from publishing.documents import downloads
from publishing.documents.model import Drawn
from publishing.site import comparison, finder, finding_lists
from publishing.site.pages import Pages, View
from publishing.site.permalink_checks import Redirect


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
        "finding_facets": finding_lists.FACETS,
        "finding_options": lambda facet: finding_lists.options_of(
            facet, pages.publication.catalogue, pages.findings.listed
        ),
        "finding_words": finding_lists.counted,
        "host_of": host_of,
        "indicators_of": lambda rows: _indicators_of(rows, pages),
        "is_on": is_on,
        "joined": problems.joined,
        "once": _Once(),
        "one_per_area": findings.one_per_area,
        "size_words": downloads.size_words,
        "spread_chart": lambda *given: html.tostring(charts.spread_chart(*given), encoding="unicode"),
        "Basis": models.Basis,
        "Grade": grades.Grade,
        "Likeness": models.Likeness,
        "State": comparison.State,
        "Status": models.Status,
    }


class _Once:
    """Draws a piece of pages once for all pages that have the same: ``{% call once(name, whatever shapes it) %}``."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[object, ...], Markup] = {}

    def __call__(self, *shape: object, caller: Callable[[], Markup]) -> Markup:
        """What was drawn before, or is now."""
        if shape not in self._drawn:
            self._drawn[shape] = caller()
        return self._drawn[shape]


def _indicators_of(rows: Iterable[finder.Row], pages: Pages) -> list[models.Indicator]:
    """The indicators that are evaluated in some rows."""
    found = dict.fromkeys(indicator for row in rows for indicator in row.values.get("indicator", ()))
    return [pages.publication.catalogue.indicators[indicator] for indicator in found]


_HERE = "\x01"  # stands for the way to the site's root, as no text can hold it


@dataclass(frozen=True)
class Drawing:
    """Draws with the theme's templates.

    ``site_url`` is the site's own address, with a slash at the end; ``alike`` is what shapes every page, beside records;
    ``context_of`` gives what the templates of the theme that ours stand on want to know of a page.
    """

    templates: Environment
    site_url: str
    alike: str
    context_of: Callable[[View], Mapping[str, Any]]

    def tell(self, **names: Any) -> None:
        """Give every template more to ask for by name."""
        self.templates.globals.update(names)

    def cards(self, rows: Sequence[finder.Row]) -> Task[str]:
        """A card for each publication, to be drawn."""
        return Task("cards", self._drawn_card, rows, [f"{self.alike} {row.address}" for row in rows], batch=100)

    def have(self, cards: Iterable[tuple[finder.Row, str]]) -> None:
        """Take the cards that were drawn: each is drawn once, however many lists it stands in."""
        self._cards.update((row.address, card) for row, card in cards)

    def card(self, row: finder.Row, base_url: str = "..") -> Markup:
        """A publication in a list. ``base_url`` is the way to the site's root, from the finder's page if nothing else."""
        return Markup(self._cards[row.address].replace(_HERE, base_url))  # noqa: S704 - our own template drew it

    def pages(self, views: Sequence[View]) -> Task[SiteFile]:
        """Pages, to be drawn."""
        return Task("pages", self.page, views, [self._shape(view) for view in views])

    def page(self, view: View) -> SiteFile:
        """A page."""
        context = self.context_of(view)
        return SiteFile.from_content(self.templates.get_template(view.template).render(context, view=view))

    def _shape(self, view: View) -> str:
        """Everything that shapes a page. It shows records, and of reports' words only its own."""
        names: Mapping[str, Any] = self.templates.globals
        told = (names["downloads_of"](view.address), names["search_root"] if view.names_index else "")
        return repr((self.alike, view.file, view.rendered.headings, view.rendered.held_html.name, told))

    @cached_property
    def _cards(self) -> dict[str, str]:
        """Cards by their publication's address."""
        return {}

    def _drawn_card(self, row: finder.Row) -> str:
        return str(self._card_for(row))

    @cached_property
    def _card_for(self) -> Callable[[finder.Row], str]:
        card_for: Callable[[finder.Row], str] = self._module("components/card.html", base_url=_HERE).card_for
        return card_for

    def sitemap(self) -> str:
        """Every page that search engines shall list."""
        return self.templates.get_template("sitemap.xml").render(site_url=self.site_url)

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
