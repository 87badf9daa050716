"""The findings of each list of the register, to take away, and as pieces from which the register's script puts files together.

In: the pages, the site's own address. Out: files by address; the same records give the same bytes.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from publishing.cache.blobs import size_of
from publishing.content.findings import FoundItem
from publishing.data import finding_pieces
from publishing.data.tables import DataFile
from publishing.site.finding_facets import subjects
from publishing.site.finding_lists import AT_ONCE, FOLDER, PIECES
from publishing.site.pages import Pages


@dataclass(frozen=True)
class FindingExports:
    """Files of the whole register and of each list. ``site_url`` ends in a slash.

    Below ``PIECES`` stands each finding once in each format, ``AT_ONCE`` in a file.
    """

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
        lists = {
            _address(folder, form): finding_pieces.together(form, [texts[form][places[item.id]] for item in own], first)
            for folder, own in self._lists.items()
            for form in self._formats(folder)
        }
        return {**lists, **dict(_pieces(texts))}

    def files_of(self, folder: str) -> tuple[DataFile, ...]:
        """Describe the files of a list: ``findings/theme/neglect/``, or ``findings/`` for all."""
        own = self._lists[folder]
        addresses = [_address(folder, form) for form in self._formats(folder)]
        return tuple(DataFile(address, "Findings", size_of(self.files[address]), len(own)) for address in addresses)

    @cached_property
    def _lists(self) -> Mapping[str, Sequence[FoundItem]]:
        """The findings of every list by its folder, as far as its pages go; the whole register first, with all."""
        whole = {FOLDER: self.pages.register.items} if self.pages.register else {}
        return {**whole, **{folder: own.newest for folder, own in self.pages.finding_lists.items()}}

    def _formats(self, folder: str) -> tuple[str, ...]:
        """All formats for a list of one subject; the other lists are tables alone, as they hold the same again."""
        own = self.pages.finding_lists.get(folder)
        whole = own is None or (len(own.choice) == 1 and own.choice.keys() <= subjects(self.pages.publication.profile))
        return finding_pieces.FORMATS if whole else finding_pieces.FORMATS[:1]


def _pieces(texts: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Cut the findings of each format into files."""
    for form, own in texts.items():
        for number, start in enumerate(range(0, len(own), AT_ONCE)):
            content = json.dumps(own[start : start + AT_ONCE], ensure_ascii=False, separators=(",", ":"))
            yield f"{PIECES}{form}-{number}.json", f"{content}\n"


def _address(folder: str, form: str) -> str:
    """Return where a list has its file; the whole register's has another name than the table of the open data."""
    return f"{folder}{'register' if folder == FOLDER else 'findings'}.{form}"
