"""Notes of a reading of a Word file, beside its blocks: what it left out and why, and what became something else."""

from collections import Counter
from dataclasses import dataclass, field

from publishing.importing.model import Omission, Place


@dataclass
class Tally:
    """Notes of one reading. ``changes`` counts tracked changes by what they are."""

    omissions: list[Omission] = field(default_factory=list)
    translated: Counter[str] = field(default_factory=Counter)
    changes: Counter[str] = field(default_factory=Counter)
    warnings: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)

    def omit(self, kind: str, text: str, reason: str, place: Place, *, in_words: bool = True) -> None:
        """Note what is left out; ``in_words`` says whether the text is among the words of the source."""
        self.omissions.append(Omission(kind, " ".join(text.split()), reason, place, in_words))

    def warn(self, sentence: str) -> None:
        """Note a sentence for the editor, once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)
