"""The findings of each list of the register, to take away.

In: the pages, the site's own address. Out: files by address; the same records give the same bytes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from publishing.cache.blobs import size_of
from publishing.content.findings import FoundItem
from publishing.data import finding_pieces
from publishing.data.tables import DataFile
from publishing.site.finding_facets import subjects
from publishing.site.finding_lists import FOLDER
from publishing.site.pages import Pages


@dataclass(frozen=True)
class FindingExports:
    """Files of the whole register and of each list. ``site_url`` ends in a slash."""

    pages: Pages
    site_url: str

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The text of every file by its address."""
        if not self.pages.register:
            return {}
        items = self.pages.register.items
        table = finding_pieces.table_of((), self.pages, self.site_url)
        first = finding_pieces.heading(table)
        places = {item.id: place for place, item in enumerate(items)}
        texts = finding_pieces.pieces(items, self.pages, self.site_url)
        return {
            _address(folder, form): finding_pieces.together(form, [texts[form][places[item.id]] for item in own], first)
            for folder, own in self._lists()
            for form in self._formats(folder)
        }

    def files_of(self, folder: str) -> tuple[DataFile, ...]:
        """Describe the files of a list: ``findings/theme/neglect/``, or ``findings/`` for all."""
        own = dict(self._lists())[folder]
        addresses = [_address(folder, form) for form in self._formats(folder)]
        return tuple(DataFile(address, "Findings", size_of(self.files[address]), len(own)) for address in addresses)

    def _lists(self) -> Iterator[tuple[str, Sequence[FoundItem]]]:
        """Yield every list with its folder, as far as its pages go; the whole register first, with all."""
        if self.pages.register:
            yield FOLDER, self.pages.register.items
        yield from ((own.folder, own.newest) for own in self.pages.finding_lists.values())

    def _formats(self, folder: str) -> tuple[str, ...]:
        """All formats for a list of one subject; the other lists are tables alone, as they hold the same again."""
        own = self.pages.finding_lists.get(folder)
        whole = own is None or (len(own.choice) == 1 and own.choice.keys() <= subjects(self.pages.publication.profile))
        return finding_pieces.FORMATS if whole else finding_pieces.FORMATS[:1]


def _address(folder: str, form: str) -> str:
    """Return where a list has its file; the whole register's has another name than the table of the open data."""
    return f"{folder}{'register' if folder == FOLDER else 'findings'}.{form}"
