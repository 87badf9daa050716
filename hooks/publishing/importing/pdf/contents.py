"""Lists of contents: the report's own ones are left out, as the site makes its own.

In: drafts. Out: those without contents lists, and the contents lists.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from publishing.importing.pdf.drafts import Draft

_DOTTED = re.compile(r"\S.{0,300}?(?:\s?[.…·]){4,}\s*(?:\d{1,4}|[ivxl]+)(?=\s|$)")
_NUMBERED = re.compile(r".*\S\s+(\d{1,3})$")
_NAMES = re.compile(r"(?:table of )?contents|cynnwys|clàr-innse", re.IGNORECASE)


def without_contents(drafts: Sequence[Draft], text: Callable[[Draft], str]) -> tuple[list[Draft], list[Draft]]:
    """Part drafts from lists of contents: tagged as such, with dots to page numbers, or page numbers under their name."""
    words = [text(draft) for draft in drafts]
    gone = {i for i, draft in enumerate(drafts) if draft.kind == "contents" or _all_dotted(words[i])}
    for i, shown in enumerate(words):
        if drafts[i].kind == "text" and _NAMES.fullmatch(shown.strip(" :")):
            entries = _entries(words, i + 1, gone)
            gone |= {i, *entries} if entries else set()
    return [d for i, d in enumerate(drafts) if i not in gone], [d for i, d in enumerate(drafts) if i in gone]


def _all_dotted(text: str) -> bool:
    """Tell whether a text is lines with dots to page numbers and nothing else."""
    squeezed = "".join(text.split())
    if "...." not in squeezed and "……" not in squeezed and "····" not in squeezed:
        return False
    return bool(_DOTTED.search(text)) and not _DOTTED.sub("", text).strip()


def _entries(words: Sequence[str], start: int, gone: set[int]) -> list[int]:
    """The drafts after a contents list's name that end in page numbers which never fall."""
    found: list[int] = []
    numbers: list[int] = []
    for i in range(start, len(words)):
        line = _NUMBERED.fullmatch(words[i])
        if i in gone:
            found.append(i)
        elif line and len(words[i]) < 200:
            found.append(i)
            numbers.append(int(line[1]))
        else:
            break
    if any(a > b for a, b in pairwise(numbers)):
        return [i for i in found if i in gone]
    return found
