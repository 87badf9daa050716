"""Addresses: where each source file stands on the site.

Every address is relative to the site's root, without a leading slash; a page's address ends in a slash (the
home page's is ""). They are public for good.
"""

import posixpath
import re

HOME = "/"  # the home page's address where it must not be empty
FRAME = ("card-", "fields-", "finder-", "group-", "page-", "pub-", "search-", "__")  # how the frame's own ids start
MADE = (
    "assets/css/",
    "assets/js/",
    "compare/",
    "publications/",
    "search/",
)  # the folders of the site in which only the build writes


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


def relative(address: str, start: str) -> str:
    """The way from one page's address to another address."""
    way = posixpath.relpath(address or ".", start or ".")
    return f"{way}/" if not address or address.endswith("/") else way


def resolve(href: str, file: str) -> str:
    """The file of ``docs/`` that a link in ``file`` means; it starts with ``..`` when it leads out of ``docs/``."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), href))
