"""Reports in full, for what lays out and shows them: the archive of ``corpus`` with the parts that real reports have.

``python -m bench.full_text REPORTS WORDS FOLDER`` writes the same ``docs/`` folder as ``bench/corpus.py``, but its reports
say that they are the whole text: headings keep an address, paragraphs are numbered, every third section has a table and
every one a footnote. The words are the corpus's own; tables and notes come on top of the number that was asked for.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import SEED, Corpus

ROWS = 5
YEARS = range(2020, 2024)


class FullText(Corpus):
    """The files of an archive of reports in full, one by one."""

    def report(self, number: int) -> tuple[str, str]:
        """One report: its path and its text."""
        file, text = super().report(number)
        _, head, body = text.split("---\n", 2)
        draw = random.Random(f"{SEED} {number}")
        return file, f"---\n{head}full_text: true\n---\n" + "\n\n".join(_parts(body, draw)) + "\n"


def _parts(body: str, draw: random.Random) -> Iterator[str]:
    """The blocks of a report, then its footnotes."""
    section = paragraph = 0
    notes = []
    for block in body.strip().split("\n\n"):
        if block.startswith("## "):
            section, paragraph = section + 1, 0
            yield f"{block} {{#section-{section}}}"
            continue
        paragraph += 1
        noted = paragraph == 1
        yield f"[{section}.{paragraph}] {block}{f'[^{section}]' if noted else ''}"
        if noted:
            notes.append(f"[^{section}]: {block.partition('.')[0]}.")
            if section % 3 == 0:
                yield _table(section // 3, block.split(), draw)
    yield from notes


def _table(number: int, words: list[str], draw: random.Random) -> str:
    """A table of made-up shares: a measure in each row, a year in each column."""
    lines = [f"| Measure | {' | '.join(map(str, YEARS))} |", f"| --- |{' ---: |' * len(YEARS)}"]
    for row in range(ROWS):
        name = " ".join(words[5 * row : 5 * row + 5]).replace(".", "").capitalize()
        lines.append(f"| {name} | {' | '.join(f'{draw.randint(5, 95)}%' for _ in YEARS)} |")
    return f"**Table {number}. {words[0].capitalize()} by year (made-up figures)**\n\n" + "\n".join(lines)


def write(reports: int, words: int, folder: Path) -> None:
    """Write an archive of reports in full below a folder."""
    FullText(reports, words).write(folder)


if __name__ == "__main__":
    write(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
