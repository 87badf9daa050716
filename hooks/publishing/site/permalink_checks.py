"""Checks that nothing published disappears: the inventory of addresses and the redirects, held against the site.

In: the pages, and the files beside them. Out: problems, the pages and files that stand at old addresses, old anchors in
the words of pages, and the inventory with what is new.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from publishing.base.problems import Problem, PublishingError
from publishing.base.urls import HOME, address_of
from publishing.site.pages import Pages, View
from publishing.site.permalinks import inventory, redirects
from publishing.site.permalinks.inventory import PublishedInventory


def read_inventory(folder: Path) -> PublishedInventory:
    """Read what was published before from the project's folder."""
    return PublishedInventory(inventory.read(folder, inventory.ADDRESSES), inventory.read(folder, redirects.FILE))


@dataclass(frozen=True)
class Redirect:
    """A page that leads on: ``href`` from where it stands, ``target`` as it is written; ``ways`` for its anchors."""

    href: str
    target: str
    ways: Mapping[str, str]

    def url(self, site_url: str) -> str:
        """The whole address that it leads to."""
        return self.target if redirects.is_web(self.target) else f"{site_url}{self.target.removeprefix(HOME)}"


@dataclass(frozen=True)
class Lasting:
    """Checks that no published URL disappears. ``files`` are the addresses of all that was built; without it, files are not checked."""

    pages: Pages
    files: Collection[str] | None = None

    @property
    def inventory(self) -> str:
        """The inventory with what is new on the site."""
        return inventory.with_new_addresses(self.pages.inventory.addresses, self._there)

    @cached_property
    def redirects(self) -> Mapping[str, Redirect]:
        """The page at each old address of a page."""
        pages = {old: new for old, new in self._moved.items() if redirects.is_page(old)}
        return {old: Redirect(redirects.href(new, old), new, self._ways(old, old)) for old, new in pages.items()}

    @cached_property
    def copies(self) -> Mapping[str, str]:
        """The file whose content stands at each old address of a file."""
        return {old: new for old, new in self._moved.items() if redirects.is_file(old)}

    def check(self) -> None:
        """Nothing, or a ``PublishingError`` with all problems."""
        if problems := list(self.problems()):
            raise PublishingError(problems)

    def problems(self) -> Iterator[Problem]:
        """List what was published and is gone, and redirects that lead nowhere."""
        recorded, there = self.pages.inventory, self._there
        let_go = tuple(address_of(report.file) for report in self.pages.publication.catalogue.removed.values())
        hidden = {address_of(file): file for file in self.pages.publication.hidden if file.endswith(".md")}
        yield from redirects.problems(recorded.redirects, recorded.published, there)
        yield from inventory.address_problems(recorded.addresses, there, self._moved, let_go, hidden, redirects.FILE)

    def old_anchors(self, view: View) -> Mapping[str, str]:
        """The link from each anchor that a page had once to where that is now."""
        return self._ways(view.address or HOME, view.address)

    @cached_property
    def _there(self) -> frozenset[str]:
        """Every address of the site."""
        public = (file for file in self.pages.publication.files if not file.endswith(".md"))
        return frozenset((*self.pages.addresses, *public, *(self._believed if self.files is None else self.files)))

    @property
    def _believed(self) -> Iterator[str]:
        """The files that are there as far as anybody knows."""
        targets = {line.old: line.new for line in redirects.lines(self.pages.inventory.redirects)}
        among = {*self.pages.inventory.published, *targets.values()} - targets.keys()
        return filter(redirects.is_file, among)

    @cached_property
    def _moved(self) -> Mapping[str, str]:
        return redirects.moved(self.pages.inventory.redirects, self.pages.inventory.published, self._there)

    @cached_property
    def _anchors(self) -> Mapping[str, Mapping[str, str]]:
        """The new address of each anchor that is gone, by its page."""
        found: dict[str, dict[str, str]] = {}
        for old, new in self._moved.items():
            page, _, anchor = old.partition("#")
            if anchor:
                found.setdefault(page, {})[anchor] = new
        return found

    def _ways(self, page: str, start: str) -> Mapping[str, str]:
        """The link from each old anchor of a page, which stands at ``start``, to where it is now."""
        return {anchor: redirects.href(new, start) for anchor, new in self._anchors.get(page, {}).items()}
