"""Addresses: where each source file stands on the site.

Every address is relative to the site's root, without a leading slash; a page's address ends in a slash (the
home page's is ""). They are public for good.
"""

import posixpath
import re
from dataclasses import dataclass

HOME = "/"  # the home page's address where it must not be empty
FRAME = ("card-", "fields-", "finder-", "group-", "page-", "pub-", "search-", "__")  # how the frame's own ids start
GENERATED = (
    "assets/css/",
    "assets/images/",
    "assets/javascripts/",
    "assets/js/",
    "assets/stylesheets/",
    "compare/",
    "findings/",
    "publications/",
    "search/",
)  # the folders of the site in which only the build writes


@dataclass(frozen=True)
class Built:
    """Addresses of files that the build writes: a pattern, and what another file should have in their place."""

    pattern: str
    expected: str

    def fits(self, address: str) -> bool:
        """Return whether an address is one of them, in capitals or not: some systems cannot tell."""
        return re.fullmatch(self.pattern, address, re.IGNORECASE) is not None


_STEMS = (
    "action-plan, answers, briefing, cite, example, feed, findings, framework, handbook, index, inspection-plan, "
    "large-print, pooling, record, record-form, report, reports, self-evaluation, template or tool"
)
_ROOT = "404.html, SHA256SUMS, favicon.ico, feed.xml, manifest.json, sitemap.xml or sitemap.xml.gz"
BUILT = (  # where exporters may write: ``build.pipeline`` holds them to it, and no file of ``docs/`` may stand there
    Built("|".join(map(re.escape, _ROOT.replace(" or ", ", ").split(", "))), f"another name than {_ROOT}"),
    Built(r"(?:.*\.)?(?:gz|br|zst)", "another name, as the build writes compressed copies itself"),
    Built(rf"(?:{'|'.join(GENERATED)}).+", "another folder, as the build writes in this one"),
    Built(r"data/[^/]+", "another folder than data/, where the build writes"),
    Built(
        rf"(?:.*/)?(?:{_STEMS.replace(' or ', ', ').replace(', ', '|')})\.[^/]+",
        f"another name than {_STEMS}, which the build gives",
    ),
)


def is_built(address: str) -> bool:
    """Return whether an address is one at which only the build writes."""
    return any(built.fits(address) for built in BUILT)


_SAFE = re.compile(r"[^A-Za-z0-9/._~-]+")  # RFC 3986, unreserved, and what parts folders
_ESCAPED = re.compile(r"(?:%[0-9a-fA-F]{2})+")


def escaped(path: str) -> str:
    """A file's path as it stands in an address: ``Àrd #1.pdf`` -> ``%C3%80rd%20%231.pdf``."""
    return _SAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), path)


def unescaped(address: str) -> str:
    """The path of the file that an address means."""
    return _ESCAPED.sub(lambda found: bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace"), address)


def address_of(file: str) -> str:
    """The address of the page made from a source file: ``reports/fife-2016.md`` -> ``reports/fife-2016/``."""
    folder, _, name = file.removesuffix(".md").rpartition("/")
    parts = [folder] if name == "index" else [folder, name]
    return "".join(f"{part}/" for part in parts if part)


def file_name(address: str) -> str:
    """The name under which a file is saved, unlike any other's in a folder of downloads: ``fife-2016-record.pdf``."""
    collection, *parts = address.split("/")
    return "-".join(parts or [collection])


def relative(address: str, start: str) -> str:
    """The way from one page's address to another address."""
    way = posixpath.relpath(address or ".", start or ".")
    return f"{way}/" if not address or address.endswith("/") else way


def resolve(href: str, file: str) -> str:
    """The file of ``docs/`` that a link in ``file`` means; it starts with ``..`` when it leads out of ``docs/``."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), href))
