"""A made-up archive of any size, the same for the same arguments.

``python bench/corpus.py REPORTS WORDS FOLDER`` writes a ``docs/`` folder: REPORTS joint inspections of WORDS words
each, of areas named Area 1 to Area 32, spread evenly over 25 years, each with evaluations and headings. Words are
drawn from a made-up vocabulary by Zipf's law; a small vocabulary of the domain stands in every report, as in real ones.
"""

import random
import sys
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEED = 20261122
AREAS = 32
FIRST_DAY = date(2001, 11, 22)
TODAY = date(2026, 11, 22)
DAYS = (TODAY - FIRST_DAY).days
VOCABULARY = 60_000
DOMAIN = (
    "partnership children young people families support protection services inspection evidence improvement plans "
    "assessment staff risk wellbeing leadership quality outcomes concern review early help records chronology agencies"
).split()
INDICATORS = {
    "1.1": "Improvements in wellbeing",
    "2.1": "Impact on children and young people",
    "2.2": "Impact on families",
    "5.1": "Help at an early stage",
    "5.2": "Assessing and responding to risks and needs",
    "5.3": "Planning for individual children",
    "6.2": "Planning and improving services",
    "6.3": "Participation",
    "9.4": "Leadership of improvement",
}
GRADES = ("excellent", "very-good", "good", "adequate", "weak", "unsatisfactory")
SHARES = (2, 27, 37, 26, 8, 1)  # of a hundred; about those of the real programme
SECTIONS = 24
SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi wo zu ban cel dor fin gul lam mer nis pol rus tam vel".split()


@cache
def vocabulary(size: int = VOCABULARY) -> Sequence[str]:
    """The made-up words, the commonest first; all different. To make them takes a second."""
    draw = random.Random(SEED)
    words: dict[str, None] = {}
    while len(words) < size:
        words["".join(draw.choice(SYLLABLES) for _ in range(draw.choice((2, 2, 3, 3, 4))))] = None
    return tuple(words)


def weights(size: int) -> list[float]:
    """Zipf's law, added up: the word at rank r is drawn in proportion to 1 / (r + 2.7)."""
    return list(accumulate(1 / (rank + 2.7) for rank in range(size)))


class Corpus:
    """The files of an archive, one by one; its reports have ``words`` words, drawn from so many different ones."""

    def __init__(self, reports: int, words: int, different: int = VOCABULARY) -> None:
        self.reports = reports
        self.words = words
        self._vocabulary = vocabulary(different)
        self._weights = weights(different)

    def files(self) -> Iterator[tuple[str, str]]:
        """Every file below ``docs/`` with its text."""
        yield "index.md", "---\ntitle: Home\n---\nA made-up archive.\n"
        yield "publications.md", "---\ntitle: Publications\nlayout: finder\n---\nEverything.\n"
        for name in ("profile.yml", "scales/six-point.md"):  # its words are those of the real archive
            yield name, (ROOT / "docs" / name).read_text(encoding="utf-8")
        yield "programmes/made-up.md", _front_matter(
            title="Made-up programme", short_title="Made-up", order="1", years="2001/2026", framework="made-up",
            summary="It is made up.",
        )  # fmt: skip
        yield (
            "quality-indicators/made-up/index.md",
            (
                "---\ntitle: Made-up framework\nedition: '1'\nshort_title: Made-up\norder: 1\nupdated: 2025-01-01\npublished: 2001\n"
                "key_questions:\n  - id: all\n    title: All\nsummary: It is made up.\nscale: six-point\n---\n"
            ),
        )
        for number, title in INDICATORS.items():
            text = _front_matter(number=f"'{number}'", title=title, key_question="all", evaluated="true")
            yield f"quality-indicators/made-up/{number.replace('.', '-')}.md", text
        for area in range(1, AREAS + 1):
            yield f"partnerships/area-{area}.md", _front_matter(name=f"Area {area}", code=f"S120000{area:02}")
        for report in range(self.reports):
            yield self.report(report)

    def write(self, folder: Path) -> None:
        """Write every file below a folder."""
        for file, text in self.files():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")

    def report(self, number: int) -> tuple[str, str]:
        """One report: its path and its text. The one behind the last is dated today."""
        draw = random.Random(SEED + number)
        area = number % AREAS + 1
        day = FIRST_DAY + timedelta(days=number * DAYS // max(self.reports, 1))
        grades = {indicator: draw.choices(GRADES, SHARES)[0] for indicator in INDICATORS}
        fields = _front_matter(
            title=f"Services for children and young people in Area {area} ({number})",
            partnership=f"area-{area}", programme="made-up", kind="joint-inspection", published=day.isoformat(),
            inspected="unknown", added=day.isoformat(), summary=f"{self._sentence(draw, 20)} {self._sentence(draw, 20)}",
            confidence="high",
        )  # fmt: skip
        evaluations = "evaluations:\n" + "".join(f"  '{indicator}': {grade}\n" for indicator, grade in grades.items())
        head = fields.removesuffix("---\n") + evaluations + "---\n"
        return f"reports/area-{area}-{number:05}.md", head + "\n".join(self._body(draw))

    def _body(self, draw: random.Random) -> Iterator[str]:
        """Sections of paragraphs of sentences, as many words as asked for."""
        paragraph = 120
        paragraphs = max(1, self.words // paragraph)
        for number in range(paragraphs):
            if number % max(1, paragraphs // SECTIONS) == 0:
                yield f"## {self._sentence(draw, 4).removesuffix('.')} {number}\n"
            yield " ".join(self._sentence(draw, 20) for _ in range(paragraph // 20)) + "\n"

    def _sentence(self, draw: random.Random, words: int) -> str:
        """One sentence; a fifth of its words are the domain's."""
        ranks = (bisect(self._weights, draw.random() * self._weights[-1]) for _ in range(words))
        chosen = [draw.choice(DOMAIN) if draw.random() < 0.2 else self._vocabulary[rank] for rank in ranks]
        return f"{' '.join(chosen).capitalize()}."


def _front_matter(**fields: str) -> str:
    """Front matter with these fields, and no body."""
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in fields.items()) + "---\n"


def write(reports: int, words: int, folder: Path) -> None:
    """Write an archive below a folder."""
    Corpus(reports, words).write(folder)


if __name__ == "__main__":
    write(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
