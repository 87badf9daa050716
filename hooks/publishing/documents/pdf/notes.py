"""Footnotes, which stand at the end of a body and at the foot of a page.

In: a body. Out: its notes by their ids; the body is left without them, and without what is for screens alone.
"""

from lxml import html


def take_notes(root: html.HtmlElement) -> dict[str, html.HtmlElement]:
    """Take the footnotes out of the text, by their ids, and what is for screens alone."""
    for comment in root.xpath("//comment()"):
        comment.drop_tree()
    for link in root.xpath("//a[contains(@class, 'headerlink') or contains(@class, 'footnote-backref')]"):
        before = link.getprevious()
        if before is not None:
            before.tail = (before.tail or "").rstrip()
        elif (parent := link.getparent()) is not None:
            parent.text = (parent.text or "").rstrip()
        link.drop_tree()
    notes: dict[str, html.HtmlElement] = {}
    for link in root.find_class("pub-number"):
        link.tail = (link.tail or "").lstrip()  # the number hangs in the margin
    for frame in root.find_class("footnote"):
        notes |= {note.get("id", ""): note for note in frame.iter("li") if (note.get("id") or "").startswith("fn:")}
        frame.drop_tree()
    return notes
