"""Runs as Markdown: bold, italics, links, marks of notes, raised and lowered letters, other languages.

In: runs of the model. Out: one line of Markdown, and the words in it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from publishing.base.hosts import SCHEMES, as_written_best, is_on, scheme_of, wanted
from publishing.importing.escaping import Proof, at_start, escaped, in_full, reference
from publishing.importing.letters import clean
from publishing.importing.model import Run

BREAK = "<br>"
_BEFORE = "A "  # a word, so that what follows is no start of a paragraph
_UNSAFE = {"(": "%28", ")": "%29", " ": "%20", "<": "%3C", ">": "%3E", "|": "%7C", "\\": "%5C", "*": "%2A", "`": "%60"}
_EDGES = re.compile(r"(\s*)(.*?)(\s*)\Z", re.DOTALL)


@dataclass
class Inline:
    """Writes runs. ``targets`` gives the id for a bookmark; ``labels`` counts notes in the order of their marks.

    ``files`` are paths of this site's own pages, by their whole addresses. Links to ``unlinked_hosts``, and those that lead nowhere, become their words; ``dropped`` has their addresses.
    """

    targets: Mapping[str, str] = field(default_factory=dict)
    notes: frozenset[str] = frozenset()
    unlinked_hosts: Sequence[str] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    labels: dict[str, int] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)
    other_links: set[str] = field(default_factory=set)
    proof: Proof = field(default_factory=Proof)

    def line(self, runs: Sequence[Run], *, start: str = "", is_cell: bool = False, plain: bool = False) -> str:
        """Runs as one line. ``start`` is Markdown before them; in a cell no "|" may stand; ``plain`` leaves looks out."""
        runs = [replace(run, text=clean(run.text)) for run in runs]
        words = "".join(run.text for run in runs)
        ways = _PLAIN_WAYS if plain else _WAYS
        for write, adapt in ways:
            looks = [adapt(run) for run in runs]
            tried = self._text([replace(run, note=None) for run in looks], write, start, is_cell)
            before = _BEFORE if start or is_cell else ""
            if self.proof.shows(before + tried, before + words):
                break
        return start + self._text(looks, write, start, is_cell)

    def _text(self, runs: Sequence[Run], write: Callable[[str], str], start: str, is_cell: bool) -> str:
        text = self._pieces(runs, write)
        if is_cell:
            return text.replace("|", reference("|"))
        return text if start else at_start(text)

    def _label(self, note: str | None) -> int:
        return self.labels.setdefault(note or "", len(self.labels) + 1)

    def _pieces(self, runs: Sequence[Run], write: Callable[[str], str]) -> str:
        """Runs, those of one link together."""
        pieces = []
        for link, group in groupby(runs, key=lambda run: self._address(run.link)):
            inner = "".join(self._looks(_merged(list(group)), write))
            found = _EDGES.match(inner)
            assert found  # noqa: S101 - it matches anything
            if link and found[2]:
                pieces.append(f"{found[1]}[{found[2]}]({link}){found[3]}")
            else:
                pieces.append(inner)
        text = " ".join("".join(pieces).replace("\n", f" {BREAK} ").split(" "))
        text = re.sub(rf"\s*{BREAK}\s*", BREAK, re.sub(r"[ \t]+", " ", text))
        return re.sub(rf"\A(?:{BREAK})+|(?:{BREAK})+\Z", "", text.strip())

    def _looks(self, runs: Sequence[Run], write: Callable[[str], str]) -> list[str]:
        return [f"[^{self._label(run.note)}]" if run.note in self.notes else _look(run, write) for run in runs]

    def _address(self, link: str | None) -> str:
        """Where a link leads, as Markdown wants it; "" for one that can't be followed."""
        if not link:
            return ""
        if link.startswith("#"):
            target = self.targets.get(link[1:], "")
            return f"#{target}" if target else ""
        address = as_written_best("".join(letter for letter in link if letter.isprintable()))
        page, sign, anchor = address.partition("#")
        if page in self.files:
            self.other_links.add(link)
            return f"{self.files[page]}{sign}{anchor}"
        scheme = scheme_of(address)
        if scheme not in SCHEMES or wanted(address) or is_on(address, self.unlinked_hosts):
            self.other_links.add(link)
            if link not in self.dropped:
                self.dropped.append(link)
            return ""
        return "".join(_UNSAFE.get(letter, letter) for letter in address)


def _same(run: Run) -> Run:
    return run


def _words_only(run: Run) -> Run:
    return Run(run.text, note=run.note)


def _without_look(run: Run) -> Run:
    return replace(run, strong=False, emphasis=False)


def _merged(runs: Sequence[Run]) -> list[Run]:
    """Neighbours of one look as one; the look of blanks does not count."""
    merged: list[Run] = []
    for run in runs:
        if merged and not run.note and not merged[-1].note:
            last = merged[-1]
            if not run.text.strip():
                merged[-1] = replace(last, text=last.text + run.text)
                continue
            if not last.text.strip():
                merged[-1] = replace(run, text=last.text + run.text)
                continue
            if replace(run, text="", link=None) == replace(last, text="", link=None):
                merged[-1] = replace(last, text=last.text + run.text)
                continue
        merged.append(run)
    return merged


def _look(run: Run, write: Callable[[str], str]) -> str:
    """A run with the signs of its look around its words, not around the blanks at their edges."""
    found = _EDGES.match(run.text)
    assert found  # noqa: S101 - it matches anything
    if not found[2]:
        return run.text
    before, after = "", ""
    if run.language and any(map(str.isalpha, found[2])):
        before, after = f'<span lang="{run.language}">', "</span>"
    if run.superscript or run.subscript:
        tag = "sup" if run.superscript else "sub"
        before, after = f"{before}<{tag}>", f"</{tag}>{after}"
    sign = "***" if run.strong and run.emphasis else "**" if run.strong else "*" if run.emphasis else ""
    lines = (
        f"{after}{sign}\n{sign}{before}".join(write(line) for line in found[2].split("\n")) if sign else write(found[2])
    )
    return f"{found[1]}{sign}{before}{lines}{after}{sign}{found[3]}"


_WAYS: tuple[tuple[Callable[[str], str], Callable[[Run], Run]], ...] = (
    (escaped, _same),
    (escaped, _without_look),
    (in_full, _words_only),
)
_PLAIN_WAYS = ((escaped, _words_only), (in_full, _words_only))
