"""Other ways to write the same: what a question is asked in, too.

In: documents, and what was found in them. Out: lists for browsers, of words in small letters.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from lunr.stop_word_filter import WORDS as STOP_WORDS

from publishing.search.analysis import Analysed
from publishing.search.documents import Document
from publishing.search.words import words

MOST = 1_000  # compounds in the root, which every search fetches


def compounds(analysed: Iterable[Analysed]) -> list[str]:
    """Return the words that hyphens join in most documents, with blanks instead, sorted."""
    counts = Counter(compound for document in analysed for compound in document.compounds)
    best = sorted(counts, key=lambda compound: (-counts[compound], compound))
    return sorted(best[:MOST])


def same_names(documents: Sequence[Document]) -> list[list[str]]:
    """Return names of the same: of an area all, and of acronyms the long form.

    An acronym that is an everyday word (``IT``) is left out: phrases have no capitals.
    """
    names = {document.names for document in documents if document.names}
    acronyms = {pair for document in documents for pair in document.acronyms.items()}
    groups = (list(dict.fromkeys(" ".join(words(name)) for name in several)) for several in sorted((*names, *acronyms)))
    return [group for group in groups if len(group) > 1 and not STOP_WORDS.issuperset(group[:1])]
