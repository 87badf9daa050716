"""The summaries that were made before, so that a new one gives no child away by comparison.

In: the records of a new summary, and the memory file of this project. Out: an error where an earlier one is too like it, and
the file as it is after the new summary. Two summaries that differ by one record say together what that record says.

The file holds no answers: of each record it has a hash, which is made with a random key, and it stays where records are read.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from publishing.commands.pooling.counting import Answers
from publishing.documents.pooling_rules import LEAST

FILE = ".pooled.json"
_FORM = 1  # raised when the file's form changes


class DamagedMemoryError(Exception):
    """The file is there, and does not say which summaries were made."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path}: expected the memory of earlier summaries, got something else. "
            "If no summary of these records was shared before, delete that file."
        )


class TooNearError(Exception):
    """An earlier summary is so like this one that comparing them would tell what single records say."""

    def __init__(self, number: int) -> None:
        records = f"{number} record{'s' if number > 1 else ''}"
        super().__init__(
            f"An earlier summary differs from this one by only {records}: comparing the two would tell what "
            f"{'they say' if number > 1 else 'it says'}. Wait until {LEAST} records differ. If nobody has got the "
            "earlier summary, add --forget-last."
        )


@dataclass(frozen=True)
class Memory:
    """The earlier summaries of each template, as the hashes of their records, newest last."""

    key: str
    summaries: Mapping[str, Sequence[frozenset[str]]]

    def check(self, template: str, records: Sequence[Answers]) -> None:
        """Raise ``TooNearError`` where an earlier summary differs by some records, but by fewer than ten."""
        mine = self._hashes(records)
        apart = (len(mine ^ earlier) for earlier in self.summaries.get(template, ()))
        if number := min((number for number in apart if 0 < number < LEAST), default=0):
            raise TooNearError(number)

    def with_summary(self, template: str, records: Sequence[Answers]) -> "Memory":
        """The memory once a summary of these records was made."""
        mine = self._hashes(records)
        earlier = [summary for summary in self.summaries.get(template, ()) if summary != mine]
        return replace(self, summaries={**self.summaries, template: [*earlier, mine]})

    def without_last(self, template: str) -> "Memory":
        """The memory without the newest summary, for one that nobody got."""
        return replace(self, summaries={**self.summaries, template: [*self.summaries.get(template, ())][:-1]})

    def _hashes(self, records: Sequence[Answers]) -> frozenset[str]:
        """A hash of each record; records that are alike are told apart by a number."""
        seen: dict[str, int] = {}
        hashes = []
        for record in records:
            text = json.dumps(sorted(record.items()), ensure_ascii=False)
            seen[text] = seen.get(text, 0) + 1
            content = f"{seen[text]} {text}".encode()
            hashes.append(hmac.new(bytes.fromhex(self.key), content, hashlib.sha256).hexdigest())
        return frozenset(hashes)


def read(path: Path, new_key: str) -> Memory:
    """The memory in a file; an empty one with a new random key (hexadecimal) where there is none.

    ``DamagedMemoryError`` where the file can't be understood.
    """
    if not path.exists():
        return Memory(new_key, {})
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["form"] != _FORM:
            raise DamagedMemoryError(path)
        bytes.fromhex(found["key"])
        return Memory(
            found["key"], {name: [frozenset(summary) for summary in all_] for name, all_ in found["summaries"].items()}
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise DamagedMemoryError(path) from None


def write(path: Path, memory: Memory) -> None:
    """Keep the memory, for its owner alone to read."""
    summaries = {name: [sorted(summary) for summary in all_] for name, all_ in memory.summaries.items()}
    text = json.dumps({"form": _FORM, "key": memory.key, "summaries": summaries})
    beside = path.with_name(f"{path.name}.new")
    beside.touch(mode=0o600)
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
