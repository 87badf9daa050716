"""Direction of writing: blocks that are written from right to left say so.

In: a body's HTML. Out: ``dir="rtl"`` on each block whose first letter is Arabic, Hebrew or of another such script. A page
or a Word file in English would put its full stop at the wrong end.
"""

import re
from unicodedata import bidirectional

from lxml import html

_BLOCKS = "p ul ol li dl dt dd blockquote h2 h3 h4 h5 h6 td th caption figcaption summary span".split()
FROM_RIGHT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_MAYBE = re.compile(FROM_RIGHT)


def is_from_right(text: str) -> bool:
    """Return whether the first letter of a text is of a script that is written from right to left."""
    if not _MAYBE.search(text):
        return False
    kinds = map(bidirectional, text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def mark(root: html.HtmlElement) -> None:
    """Mark the blocks, and the phrases that are in another language."""
    text = root.text_content()
    if text.isascii() or not _MAYBE.search(text):
        return
    for element in root.iter(*_BLOCKS):
        eligible = element.tag != "span" or element.get("lang")
        if eligible and not element.get("dir") and is_from_right(element.text_content()):
            element.set("dir", "rtl")
