"""From several pages to the parts of one document.

In: HTML in which every page is a ``section`` with an id and its address as ``data-part``. Out: the same with headings one
level down, ids that no other part has, and links between the pages that stay inside the document.
"""

import re
from collections.abc import Mapping

from lxml import html

from publishing.documents.model.tidy import whole

_SEPARATOR = "--"  # between the id of a part and an id in it
_FOOTNOTE = re.compile(r"fn(?:ref\d*)?:")


def joined(text: str, site_url: str) -> str:
    """Join the parts of a document. HTML without parts stays as it is."""
    root = html.fragment_fromstring(text, create_parent="div")
    parts = {section.get("data-part"): section for section in root.xpath("section[@data-part]")}
    ids = {address: section.get("id") for address, section in parts.items()}
    notes = []
    for address, section in parts.items():
        _lower(section)
        _own_ids(section)
        for link in section.xpath("descendant::a[@href]"):
            link.set("href", _inside(link.get("href"), address, ids, site_url))
        notes += section.xpath("descendant::div[contains(@class, 'footnote')]/ol/li")
        for block in section.xpath("descendant::div[contains(@class, 'footnote')]"):
            block.drop_tree()
        section.find("h2").set("id", section.attrib.pop("id"))
        section.attrib.pop("data-part")
    _append(root, notes)
    return str(html.tostring(root, encoding="unicode")).removeprefix("<div>").removesuffix("</div>")


def _lower(section: html.HtmlElement) -> None:
    """Put headings one level down, below the part's own."""
    for heading in section.xpath("descendant::*[self::h2 or self::h3 or self::h4 or self::h5]")[1:]:
        heading.tag = f"h{int(heading.tag[1]) + 1}"


def _own_ids(section: html.HtmlElement) -> None:
    part = section.get("id")
    for element in section.xpath("descendant::*[@id]"):
        element.set("id", _own(part, element.get("id")))


def _own(part: str, anchor: str) -> str:
    """An id in a part. A footnote's still says that it is one."""
    mark = _FOOTNOTE.match(anchor)
    start = mark[0] if mark else ""
    return f"{start}{part}{_SEPARATOR}{anchor.removeprefix(start)}"


def _inside(href: str, address: str, ids: Mapping[str, str], site_url: str) -> str:
    """A link from the page at an address: into the document where it leads to a part of it, else a whole address."""
    path, _, anchor = whole(href, address, site_url).partition("#")
    target = path.removeprefix(site_url) or address
    if target not in ids:
        return whole(href, address, site_url)
    return f"#{_own(ids[target], anchor)}" if anchor else f"#{ids[target]}"


def _append(root: html.HtmlElement, notes: list[html.HtmlElement]) -> None:
    """Put all footnotes last, in order, those of the document itself first."""
    own = root.xpath("div[contains(@class, 'footnote')]")
    if notes and not own:
        root.append(html.fromstring('<div class="footnote"><ol></ol></div>'))
        own = root.xpath("div[contains(@class, 'footnote')]")
    if own:
        own[0].find("ol").extend(notes)
        root.append(own[0])
