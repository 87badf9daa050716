"""A report's text and the one that a corrected file gives: what differs, with the ids that readers know.

In: two bodies in Markdown. Out: the new one with the old ids and pictures' texts, and the differences block by block.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_ID = re.compile(r" \{#([^{}\s]+)\}$")
_NUMBER = re.compile(r"\[((?:[A-Z]\.?)?\d+(?:\.\d+)*)\] ")
_PICTURE = re.compile(r"!\[(?P<text>[^\]]*)\]\((?P<file>[^()\s]+)\)")
_SHORT = 200  # characters; blocks of no more are compared letter by letter
_ALIKE = 0.6  # how much of two blocks is the same, where one is the other corrected


@dataclass(frozen=True)
class Difference:
    """A block that was changed, added (``before`` is "") or taken out (``after`` is "")."""

    before: str
    after: str

    @property
    def place(self) -> str:
        """The number of the paragraph, or ""."""
        found = _NUMBER.match(self.after or self.before)
        return found[1] if found else ""


@dataclass(frozen=True)
class Renewed:
    """A new body. ``renumbered`` are paragraphs that are the same but for their number, by the old one."""

    body: str
    differences: tuple[Difference, ...]
    renumbered: Mapping[str, str]


def renew(old: str, new: str, pictures: Mapping[str, str]) -> Renewed:
    """Merge a new body into an old one. ``pictures`` are names of new pictures that the report has under another name."""
    before, after = _blocks(old), _blocks(_with_pictures(new, old, pictures))
    pairs = list(_pairs(before, after))
    ids = _kept_ids(pairs)
    merged: list[str] = []
    differences, renumbered = [], {}
    for first, second in pairs:
        if second:
            merged.append(_with_ids(second, ids))
        if _words(first) != _words(second):
            differences.append(Difference(first, second and _with_ids(second, ids)))
        elif first and (numbers := _numbers(first, second)):
            renumbered[numbers[0]] = numbers[1]
    return Renewed("\n" + "\n\n".join(merged) + "\n", tuple(differences), renumbered)


def _blocks(body: str) -> list[str]:
    """The blocks of a body: what stands between empty lines, lines of one block that are indented below it included."""
    blocks: list[str] = []
    for block in re.split(r"\n{2,}", body.strip("\n")):
        if blocks and block.startswith("    "):
            blocks[-1] += f"\n\n{block}"
        elif block:
            blocks.append(block)
    return blocks


def _words(block: str) -> str:
    """A block without its id, its number and the spaces in it."""
    return " ".join(_NUMBER.sub("", _ID.sub("", block), count=1).split())


def _pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Old blocks beside the new ones that they became; "" for what has no other."""
    keys, others = [_words(block) for block in before], [_words(block) for block in after]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, keys, others, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(before[i1:i2], after[j1:j2], strict=True)
        else:
            yield from _alike(before[i1:i2], after[j1:j2])


def _alike(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of blocks that are much the same, in order; the others alone."""
    place = 0
    for block in after:
        fits = (number for number in range(place, len(before)) if _is_alike(before[number], block))
        number = next(fits, None)
        if number is None:
            yield "", block
            continue
        yield from ((gone, "") for gone in before[place:number])
        yield before[number], block
        place = number + 1
    yield from ((gone, "") for gone in before[place:])


def _is_alike(first: str, second: str) -> bool:
    if first.startswith("#") != second.startswith("#"):
        return False
    earlier, other = _words(first).casefold().lstrip("# "), _words(second).casefold().lstrip("# ")
    is_short = max(len(earlier), len(other)) <= _SHORT
    matcher = (
        SequenceMatcher(None, earlier, other, False)
        if is_short
        else SequenceMatcher(None, earlier.split(), other.split(), False)
    )
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _kept_ids(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The id that each new heading gets: that of the heading which it was, else its own, with a number if that is taken."""
    ids: dict[str, str] = {}
    for first, second in pairs:
        old, new = _ID.search(first), _ID.search(second)
        if old and new:
            ids[new[1]] = old[1]
    used = set(ids.values())
    for _, second in pairs:
        found = _ID.search(second)
        if found and found[1] not in ids:
            ids[found[1]] = _free(found[1], used)
            used.add(ids[found[1]])
    return ids


def _free(wanted: str, used: set[str]) -> str:
    found, count = wanted, 1
    while found in used:
        count += 1
        found = f"{wanted}-{count}"
    return found


def _with_ids(block: str, ids: Mapping[str, str]) -> str:
    """A block with its heading's id, and with links to others."""
    block = _ID.sub(lambda found: f" {{#{ids.get(found[1], found[1])}}}", block)
    return re.sub(r"\]\(#([^()\s]+)\)", lambda found: f"](#{ids.get(found[1], found[1])})", block)


def _numbers(first: str, second: str) -> tuple[str, str] | None:
    """The two numbers of a paragraph that is the same but for its number."""
    old, new = _NUMBER.match(first), _NUMBER.match(second)
    return (old[1], new[1]) if old and new and old[1] != new[1] else None


def _with_pictures(new: str, old: str, pictures: Mapping[str, str]) -> str:
    """A new body with the names of pictures that are there, and with the texts that somebody wrote for them."""
    texts = {found["file"]: found["text"] for found in _PICTURE.finditer(old)}

    def named(found: re.Match[str]) -> str:
        folder, _, name = found["file"].rpartition("/")
        file = f"{folder}/{pictures.get(name, name)}"
        return f"![{texts.get(file) or found['text']}]({file})"

    return _PICTURE.sub(named, new)
