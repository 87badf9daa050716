"""The evidence of each indicator, theme, area and programme as a Word file, for readers without JavaScript.

In: the site. Out: ``evidence.docx`` beside each such list of the register, from the cache while its findings are the same.
"""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from publishing.base.media_types import PublicFile
from publishing.build.record_exporters import BaseExporter, Names
from publishing.build.site import Files, Site
from publishing.cache.blobs import SiteFile
from publishing.cache.executor import Task
from publishing.cache.steps import Steps
from publishing.data import finding_pieces
from publishing.data.tables import DataFile
from publishing.site import evidence
from publishing.site.finding_facets import subjects
from publishing.site.finding_lists import FOLDER, FindingList

if TYPE_CHECKING:
    from publishing.documents.word.evidence import Evidence

_FILE = "evidence.docx"
_PROGRAMME = "programme"  # its lists have no feeds and not every format, but readers take its evidence away


class EvidenceExporter(BaseExporter):
    """The Word files of evidence; none where the settings want no downloads."""

    offered: Mapping[str, tuple[PublicFile, ...]] = {}

    def tasks(self, site: Site) -> Steps[Files]:
        """Have a file written for each list of one subject or programme that has findings."""
        if not site.pages.publication.settings.downloads:
            return {}
        from publishing.documents.word import evidence as word  # noqa: PLC0415 - it brings a large library

        catalogue, pages = site.pages.publication.catalogue, site.pages
        wanted = subjects(catalogue.profile) | {_PROGRAMME}
        lists = [own for own in pages.finding_lists.values() if own.items and _is_of_one(own, wanted)]
        items = {item.id: item for own in lists for item in own.newest}
        passages = dict(zip(items, finding_pieces.evidence(tuple(items.values()), pages, site.url), strict=True))
        words = evidence.words(pages.updated, catalogue.vocabulary)
        calls = [
            (
                word.Evidence(
                    [passages[item.id] for item in own.newest],
                    _sentence(own),
                    _url(own, site),
                    words,
                    catalogue.vocabulary.palette,
                ),
            )
            for own in lists
        ]
        (files,) = yield [Task("evidence", _write, calls)]
        found = {f"{own.folder}{_FILE}": file for own, file in zip(lists, files, strict=True)}
        self.offered = {
            own.folder: (DataFile(f"{own.folder}{_FILE}", "Evidence", file.size),)
            for own, file in zip(lists, files, strict=True)
        }
        return found

    def names(self) -> Names:
        """Offer the file of a list, by the list's folder."""
        return {"evidence_of": self.offered}


def _is_of_one(own: FindingList, wanted: Collection[str]) -> bool:
    """Say whether a list is that of one subject, and of nothing else besides."""
    return len(own.choice) == 1 and own.choice.keys() <= set(wanted)


def _sentence(own: FindingList) -> str:
    """Say what the file holds, as the register says it of the same choice; of a long list, how much of it."""
    cut = len(own.newest) < len(own.items)
    return f"{own.sentence}: the newest {len(own.newest)}" if cut else own.sentence


def _url(own: FindingList, site: Site) -> str:
    """Return the address of the register with the same choice."""
    query = "&".join(f"{name}={value}" for name, value in own.choice.items())  # ids, which need no quoting
    return f"{site.url}{FOLDER}?{query}"


def _write(source: "Evidence") -> SiteFile:
    from publishing.documents.word import evidence as word  # noqa: PLC0415 - as above

    return SiteFile.from_content(word.content(source))
