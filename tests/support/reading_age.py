"""The reading age of a text, by Flesch and Kincaid: 0.39 x words a sentence + 11.8 x syllables a word - 15.59.

In: HTML. Out: the school grade (of the United States) in which it can be read. Syllables are counted by their vowels, which is
right for nine words of ten. Source: Kincaid and others, Derivation of new readability formulas, 1975. Tables and
headings are left out: their short cells would make any text look easy.
"""

import re

from lxml import html

_BLOCKS = "p li dd".split()
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_ENDS = re.compile(r"[.?!:;]+(?:\s|$)")


def syllables(word: str) -> int:
    """Count groups of vowels, without a silent e at the end."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    found = len(re.findall(r"[aeiouy]+", letters))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouydt]ed$|[^aeiouyscxzg]es$", letters) is not None
    return max(1, found - silent)


def grade(root: html.HtmlElement) -> float:
    """Return the grade of all blocks of text that hold no other block."""
    blocks = [block for block in root.iter(*_BLOCKS) if next(block.iterdescendants(*_BLOCKS), None) is None]
    sentences = [one for block in blocks for one in _ENDS.split(str(block.text_content())) if _WORD.search(one)]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    return round(0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59, 1)
