"""The footnotes of a body, apart from its text.

In: the root of a parsed body. Out: its notes by id; the text is left without them.
"""

from lxml.html import HtmlElement


def take_notes(root: HtmlElement) -> dict[str, HtmlElement]:
    """Take the footnotes out of the text, by their ids, and drop the links that only a screen needs."""
    for link in root.xpath("//a[contains(@class, 'headerlink') or contains(@class, 'footnote-backref')]"):
        before = link.getprevious()
        if before is not None:
            before.tail = (before.tail or "").rstrip()
        elif (parent := link.getparent()) is not None:
            parent.text = (parent.text or "").rstrip()
        link.drop_tree()
    notes: dict[str, HtmlElement] = {}
    for frame in root.find_class("footnote"):
        notes |= {note.get("id", ""): note for note in frame.iter("li") if (note.get("id") or "").startswith("fn:")}
        frame.drop_tree()
    return notes
