"""The order of names, as people read them: ``House 2`` before ``House 10``, ``Öster`` beside ``Oster``.

In: a name. Out: a key to sort by. This is the only rule for the order of names: scripts, workbooks and selects follow the
order in which the build writes them.
"""

import re
from typing import TypeAlias
from unicodedata import combining, normalize

_NUMBER = re.compile(r"([0-9]+)")
NaturalKey: TypeAlias = tuple[tuple[tuple[str, int], ...], str]


def natural_key(name: str) -> NaturalKey:
    """Return the key of a name: words without case and accents, numbers by their size; the name itself decides ties."""
    plain = "".join(letter for letter in normalize("NFKD", name.casefold()) if not combining(letter))
    parts = _NUMBER.split(
        " ".join(plain.split())
    )  # words and numbers in turn, beginning with a word, which may be empty
    return tuple((word, int(number)) for word, number in zip(parts[::2], [*parts[1::2], "-1"], strict=True)), name
