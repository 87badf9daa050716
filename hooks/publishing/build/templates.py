"""The rendering of templates: pages, and pieces of HTML apart from pages.

In: the theme, the pages, and names that exporters offer. Out: cards, pages, the words of documents, redirects.
``Templates`` is plain data: a process that gets it makes an environment of its own, once.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from publishing.base.media_types import PublicFile
from publishing.base.urls import relative
from publishing.build.template_names import template_names
from publishing.build.theme import Theme, ThemePage
from publishing.cache.blobs import SiteFile
from publishing.cache.bytecode import Bytecode
from publishing.cache.executor import Task
from publishing.cache.store import StoreAddress
from publishing.content.findings import FoundItem
from publishing.content.rendering import Rendered
from publishing.data.metadata import Metadata
from publishing.documents.model import TemplateModule
from publishing.site import finder
from publishing.site.pages import Pages, View
from publishing.site.permalink_checks import Redirect
from publishing.site.permalinks.redirects import with_old_anchors

HERE = "\x01"  # stands for the way to the site's root, as no text can hold it
_PART = re.compile(
    "\x02([^\x03]*)\x03([^\x04]*)\x04"
)  # a part of a finding's card that some lists leave out, with its name


@dataclass(frozen=True)
class Templates:
    """The templates with all that they can name.

    ``offered`` are the names that exporters offer, ``cards`` the HTML of publications in lists by their address.
    ``store`` is where compiled templates are cached; it shapes nothing.
    """

    theme: Theme
    pages: Pages
    site_url: str
    offered: Mapping[str, Any] = field(default_factory=dict)
    cards: Mapping[str, str] = field(default_factory=dict)
    store: StoreAddress | None = None

    @property
    def cache_key(self) -> tuple[object, ...]:
        """All but the store."""
        return self.theme, self.pages, self.site_url, self.offered, self.cards

    def with_names(self, offered: Mapping[str, Any], cards: Mapping[str, str]) -> "Templates":
        """Return templates that can name more."""
        return replace(self, offered={**self.offered, **offered}, cards={**self.cards, **cards})

    def __getstate__(self) -> Mapping[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        vars(self).update(state)

    @cached_property
    def environment(self) -> Environment:
        """Jinja's environment, of this process alone."""
        environment = self.theme.environment(Bytecode(self.store))
        environment.globals.update(template_names(self.pages))
        environment.globals.update(self.offered, card_of=self.card, finding_card=self.finding_card)
        return environment

    def card(self, row: finder.Row, base_url: str = "..") -> Markup:
        """A publication in a list. ``base_url`` is the way to the site's root, from the finder's page if nothing else."""
        return Markup(self.cards[row.address].replace(HERE, base_url))  # noqa: S704 - our own template drew it

    def finding_card(self, item: FoundItem, base_url: str, leave_out: Iterable[str] = ()) -> Markup:
        """A finding in a list, drawn once in this process, without the parts that a list says already."""
        if item.id not in self._finding_cards:
            self._finding_cards[item.id] = str(self._finding(item)).strip()
        dropped = {*leave_out}
        text = _PART.sub(lambda part: "" if part[1] in dropped else part[2], self._finding_cards[item.id])
        return Markup(text.replace(HERE, base_url))  # noqa: S704 - our own template drew it

    @cached_property
    def _finding_cards(self) -> dict[str, str]:
        return {}

    @cached_property
    def _finding(self) -> Callable[[FoundItem], str]:
        finding: Callable[[FoundItem], str] = self.module("components/findings.html", base_url=HERE).finding
        return finding

    def page(self, view: View, content: str, **own: Any) -> str:
        """Draw a page, with names of its own."""
        page = ThemePage.from_words(view.address, view.title, view.summary, content, self.site_url)
        return self.environment.get_template(view.template).render(self.theme.context(page), view=view, **own)

    def not_found(self) -> str:
        """Draw the page in the place of one that is not there."""
        return self.environment.get_template("404.html").render(self.theme.context(None))

    def sitemap(self) -> str:
        """Draw the list of every page that search engines shall list."""
        return self.environment.get_template("sitemap.xml").render(site_url=self.site_url)

    def redirect(self, address: str, to: Redirect) -> str:
        """Draw the page at an old address."""
        root, url = relative("", address), to.url(self.site_url)
        return self.environment.get_template("redirect.html").render(root=root, url=url, to=to)

    def document(self, template: str, view: View) -> TemplateModule:
        """Draw the words of a document, with whole addresses."""
        module: TemplateModule = self.module(template, base_url=self.site_url.rstrip("/"), view=view)
        return module

    def module(self, template: str, **own: Any) -> Any:
        """Return the macros of a template."""
        return self.environment.get_template(template).make_module({"page": None, **own})

    @cached_property
    def card_for(self) -> Callable[[finder.Row], str]:
        """The macro that draws a card."""
        card_for: Callable[[finder.Row], str] = self.module("components/card.html", base_url=HERE).card_for
        return card_for


def draw_cards(templates: Templates) -> Task[str]:
    """Return the task that draws a card for each publication: once, however many lists it stands in."""
    return Task("cards", _card, [(row,) for row in templates.pages.rows], (templates,), batch=100)


def _card(templates: Templates, row: finder.Row) -> str:
    return str(templates.card_for(row))


def draw_page(
    templates: Templates,
    file: str,
    rendered: Rendered,
    old_anchors: Mapping[str, str],
    downloads: Mapping[str, tuple[PublicFile, ...]],
    search_root: str,
) -> SiteFile:
    """Draw a page: all that it shows beside records is passed to it.

    ``rendered`` is its own text, and ``old_anchors`` has the link from each anchor that it had once. ``downloads`` are those
    that it may offer, by page; ``search_root`` is the root of the search index on the page that names it.
    """
    view = replace(templates.pages.views[file], rendered=rendered)

    def offered(address: str) -> tuple[PublicFile, ...]:
        return downloads.get(address, ())

    metadata = Metadata(templates.pages, offered, templates.site_url)
    content = with_old_anchors(rendered.html, old_anchors)
    return SiteFile.from_content(
        templates.page(view, content, downloads_of=offered, metadata=metadata, search_root=search_root)
    )
