"""Blocks of Markdown one below another, kept apart where two would else be one.

In: the Markdown of blocks. Out: one text.
"""

from collections.abc import Sequence

_SEPARATOR = "<!-- -->"  # between two lists, or two quotations, that would else be one


def joined(parts: Sequence[str]) -> str:
    """Blocks one below another, lists and quotations apart that would else be one."""
    texts: list[str] = []
    for part in filter(None, parts):
        if texts and _would_be_one(texts[-1], part):
            texts.append(_SEPARATOR)
        texts.append(part)
    return "\n\n".join(texts)


def _would_be_one(first: str, second: str) -> bool:
    return _kind(first) == _kind(second) != ""


def _kind(text: str) -> str:
    """Which of the blocks that go on over an empty line a text is."""
    if text.startswith(("> ", "- ")):
        return text[0]
    return "1" if text.split(". ", maxsplit=1)[0].isdecimal() else ""
