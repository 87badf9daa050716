"""Addresses: where each source file stands on the site.

Every address is relative to the site's root, without a leading slash; a page's address ends in a slash (the
home page's is ""). They are public for good.
"""

import posixpath

HOME = "/"  # the home page's address where it must not be empty
FRAME = ("card-", "fields-", "finder-", "group-", "page-", "pub-", "search-", "__")  # how the frame's own ids start
MADE = (
    "assets/css/",
    "assets/js/",
    "compare/",
    "publications/",
    "search/",
)  # the folders of the site in which only the build writes


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
