"""The register's pieces: each finding once as a card and in each format, and columns to choose by.

In: the site, and the pieces in each format, which ``FindingListExporter`` had written. Out: files below ``findings/pieces/``,
a hundred findings each. Their names change with what they hold, so that a page never gets pieces of a newer site.
"""

import json
from base64 import b32encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from publishing.base.tokens import Palette
from publishing.build.record_exporters import BaseExporter, Names
from publishing.build.site import Files, Site
from publishing.build.templates import HERE, Templates
from publishing.cache.blobs import SiteFile
from publishing.cache.executor import Task
from publishing.cache.steps import Steps
from publishing.data import finding_pieces
from publishing.site.finding_lists import AT_ONCE, PIECES

_VERSION = 12  # characters of a hash


class FindingPieceExporter(BaseExporter):
    """Files that the register's script fetches; nothing on a site without a register."""

    version = ""

    def tasks(self, site: Site) -> Steps[Files]:
        """Have the findings written, and name the files by all of them."""
        register, palette = site.pages.register, site.pages.publication.catalogue.vocabulary.palette
        if not register:
            return {}
        starts = range(0, len(register.items), AT_ONCE)
        calls = [(start, site.url) for start in starts]
        (parts,) = yield [Task("pieces of findings", write_pieces, calls, (site.templates,), batch=1)]
        texts = {f"{name}-{number}": text for number, part in enumerate(parts) for name, text in part.items()}
        ((texts["word"],),) = yield [Task("blank Word file", blank_word, [(palette,)])]
        texts["first"] = _json(finding_pieces.heading(finding_pieces.table_of((), site.pages, site.url)))
        texts["columns"] = _json(register.columns)
        texts["names"] = _json([item.id for item in register.items])
        files = {f"{PIECES}{name}.json": SiteFile.from_content(text) for name, text in texts.items()}
        files |= site.offered["pieces_of_findings"]
        self.version = _version("".join(file.name for file in files.values()))
        return {f"{address.removesuffix('.json')}-{self.version}.json": file for address, file in files.items()}

    def names(self) -> Names:
        """Offer the part of the files' names that changes."""
        return {"finding_pieces": self.version}


def write_pieces(templates: Templates, start: int, site_url: str) -> Mapping[str, str]:
    """Write the cards and the evidence of the findings from a place on, by the first part of their files' names."""
    pages = templates.pages
    items = pages.register.items[start : start + AT_ONCE] if pages.register else ()
    cards = [templates.finding_card(item, HERE) for item in items]
    return {"cards": _json(cards), "evidence": _json(finding_pieces.evidence(items, pages, site_url))}


def blank_word(palette: Palette) -> str:
    """Write the parts of an empty Word file, from which the script makes one of evidence."""
    from publishing.documents.word import package  # noqa: PLC0415 - it brings a large library

    return _json(dict(sorted(package.blank_parts(palette).items())))


def _version(text: str) -> str:
    """Hash a text as names of files have it."""
    return b32encode(sha256(text.encode()).digest()).decode().lower()[:_VERSION]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
