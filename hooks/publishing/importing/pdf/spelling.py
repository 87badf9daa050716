"""Words that a line's end breaks: whether their hyphen is one of the word.

In: the pages of a document. Out: the evidence of its own words, and a decision for each that is broken.
"""

import re
from collections import Counter
from functools import cached_property

from publishing.importing.pdf.pieces import LINE_END_HYPHEN, PageText

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BROKEN = re.compile(rf"\S*[-\u2010\u00ad{LINE_END_HYPHEN}]\s*[\r\n]+\s*\S*|\S*{LINE_END_HYPHEN}\S*")
_PARTS = re.compile(rf"([^\W\d_]+)(?:[-\u2010\u00ad][ \t]*[\r\n]+|{LINE_END_HYPHEN}\s*)([^\W\d_]+)")
_ENDING = re.compile(
    "(?:[a-z]{0,3}[cst]ions?|[a-z]?ments?|ness|hoods?|ships?|ings?|ed|ers?|ly|[a-z]?ity|[a-z]?ities|ances?|ences?|[ai]bles?"
    "|ful|less|ous|ives?|ally|tional|tive|ture|tures|dren|dren[’']s|ple|ples|als?|est|ence|ency|ity|ric|rics)"
)
_FIRST_PART = re.compile(
    "all|anti|co|cross|ex|full|half|high|long|low|mid|multi|non|part|post|pre|self|semi|short|well"
)
_FEWEST = 2  # words broken at line ends that the document also has whole, until it is taken to break words


class Spelling:
    """The words that a document has, as evidence of how a word is spelled that a line's end breaks."""

    def __init__(self) -> None:
        self.words: Counter[str] = Counter()
        self._broken: list[tuple[str, str]] = []

    def learn(self, page: PageText) -> None:
        """Count the whole words of a page, and note those that line ends break."""
        text = "".join(piece.text + piece.after for piece in page.pieces)
        self.words.update(word.casefold() for word in _WORD.findall(_BROKEN.sub(" ", text)))
        self._broken += [(beginning.casefold(), other.casefold()) for beginning, other in _PARTS.findall(text)]
        self.__dict__.pop("hyphenates", None)

    @cached_property
    def hyphenates(self) -> bool:
        """Tell whether the document breaks words at line ends: most of those it has elsewhere are whole there."""
        whole = sum(self._whole(*parts) > 0 for parts in self._broken)
        return whole >= _FEWEST and whole > sum(self._whole(*parts) < 0 for parts in self._broken)

    def _whole(self, before: str, after: str) -> int:
        """Say how much more often a word stands without a hyphen than with it."""
        return self.words[before + after] - self.words[f"{before}-{after}"]

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Decide whether "before-after" is spelled so.

        The words of the document decide, then what cannot be a word ("-tion"), then whether the document breaks words.
        """
        if not before or not before[-1].isalpha() or not after[0].isalpha() or after[0].isupper():
            return True
        before, after = before.casefold(), after.casefold()
        whole = self._whole(before, after)
        if whole:
            return whole < 0
        if _ENDING.fullmatch(after) and not self.words[after]:
            return False
        return not self.hyphenates or bool(_FIRST_PART.fullmatch(before)) or self._compounds(before, after)

    def _compounds(self, before: str, after: str) -> bool:
        """Tell whether other compounds of the document begin or end so ("re-", "-based")."""
        return any(word.startswith(f"{before}-") or word.endswith(f"-{after}") for word in self.words)
