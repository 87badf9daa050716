"""Measured meaning: how well searches answer the questions of ``tests/questions.yml``.

In: a built site. Out: for each search its nDCG@10, how often the first hit is right, and how often nothing is found.

``python -m bench.meaning SITE FOLDER [NAME …]`` measures some searches over the same pages, and prints the section; ``--each``
shows each question of this project. ``--held-out`` asks the questions that no tuning has seen, both halves apart; with it
``--each`` shows half "a" alone. ``--of=FILE`` asks the questions of any other file.
"""

import math
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench import meaning_searches as searches
from bench import ours
from bench.browser import chromium
from bench.meaning_searches import TEN, Answers

GRADES = {"best": 3, "good": 2, "related": 1}
QUESTIONS = ours.ROOT / "tests/questions.yml"
HELD_OUT = ours.ROOT / "tests/questions_held_out.yml"


@dataclass(frozen=True)
class Question:
    """A query as somebody types it, and the grade of each address that answers it."""

    words: str
    group: str
    grades: Mapping[str, int]
    half: str = ""


@dataclass(frozen=True)
class Measured:
    """How a search answered: for each question its addresses, best first."""

    name: str
    answers: Answers


def questions(file: Path = QUESTIONS) -> tuple[Question, ...]:
    """Return the questions of a file."""
    return tuple(
        Question(
            entry["words"],
            entry["group"],
            {name: grade for key, grade in GRADES.items() for name in entry.get(key, ())},
            entry.get("half", ""),
        )
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
    )


def ndcg(answers: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the normalised discounted gain of the first ten answers, each counted once: 1.0 where none could be better."""
    best = sorted(grades.values(), reverse=True)
    return _gain([grades.get(answer, 0) for answer in dict.fromkeys(answers)]) / _gain(best)


def _gain(grades: Sequence[int]) -> float:
    return math.fsum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:TEN]))


def first_is_right(answers: Sequence[str], grades: Mapping[str, int]) -> bool:
    """Return whether the first answer is one of the best."""
    return bool(answers) and grades.get(answers[0], 0) == max(grades.values())


def mean(values: Iterator[float] | Sequence[float]) -> float:
    """Return the mean; 0 of nothing."""
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def score(measured: Measured, cases: Sequence[Question]) -> Mapping[str, float]:
    """Return what is measured of a search, over questions."""
    pairs = [(measured.answers[case.words], case.grades) for case in cases]
    return {
        "nDCG@10": mean([ndcg(found, grades) for found, grades in pairs]),
        "first hit right": mean([float(first_is_right(found, grades)) for found, grades in pairs]),
        "nothing found": mean([float(not any(answer in grades for answer in found)) for found, grades in pairs]),
    }


def measure(
    site: Path, folder: Path, only: Sequence[str] = (), cases: Sequence[Question] | None = None
) -> list[Measured]:
    """Ask each search all questions; those of ``tests/questions.yml`` unless others are named."""
    texts = [case.words for case in (questions() if cases is None else cases)]
    found = searches.pages(site)
    plain = searches.write_plain(found, folder / "plain")
    with chromium() as browser:
        every: Mapping[str, tuple[str, Callable[[], Answers]]] = {
            "ours": ("This project", lambda: searches.ask_ours(browser, site, texts)),
            "pagefind": ("Pagefind", lambda: searches.ask_pagefind(browser, plain, texts)),
            "material": ("Material", lambda: searches.ask_material(browser, found, folder, texts)),
            "lunr": ("lunr", lambda: searches.ask_lunr(found, texts)),
        }
        return [Measured(name, ask()) for key, (name, ask) in every.items() if not only or key in only]


def text(measured: Sequence[Measured], cases: Sequence[Question], file: Path = QUESTIONS) -> str:
    """Return the section about the questions of a file."""
    lines = ["## What searches find for what people mean\n"]
    lines.append(
        f"{len(cases)} questions with graded answers, judged from the sources before any search was asked (`tests/{file.name}`).\n"
    )
    lines += ["| | nDCG@10 | first hit right | of names | nothing right found |", "| --- | ---: | ---: | ---: | ---: |"]
    names = [case for case in cases if case.group == "name"]
    for result in measured:
        whole = score(result, cases)
        first = score(result, names)["first hit right"]
        lines.append(
            f"| {result.name} | {whole['nDCG@10']:.3f} | {whole['first hit right']:.0%} | {first:.0%} | {whole['nothing found']:.1%} |"
        )
    groups = list(dict.fromkeys(case.group for case in cases))
    lines += ["", f"nDCG@10 by group:\n\n| | {' | '.join(groups)} |", f"| --- |{' ---: |' * len(groups)}"]
    for result in measured:
        parts = [score(result, [q for q in cases if q.group == group])["nDCG@10"] for group in groups]
        lines.append(f"| {result.name} | {' | '.join(f'{part:.2f}' for part in parts)} |")
    return "\n".join(lines) + "\n"


def _each(measured: Measured, cases: Sequence[Question]) -> Iterator[str]:
    for case in sorted(cases, key=lambda case: ndcg(measured.answers[case.words], case.grades)):
        found = measured.answers[case.words]
        hits = " ".join(f"{name}={case.grades.get(name, 0)}" for name in found)
        yield f"{ndcg(found, case.grades):.2f} {'*' if first_is_right(found, case.grades) else ' '} {case.group:9} {case.words} -> {hits}"


def _file(options: Sequence[str]) -> Path:
    """Return the file of questions that the options choose."""
    named = [Path(option.removeprefix("--of=")) for option in options if option.startswith("--of=")]
    return named[-1] if named else HELD_OUT if "--held-out" in options else QUESTIONS


def _main(place: str, work: str, *rest: str) -> None:
    """Measure, and print one section for each set of questions."""
    shutil.rmtree(work, ignore_errors=True)
    file = _file(rest)
    cases = questions(file)
    engines = [option for option in rest if option[:2] != "--"]
    results = measure(Path(place).resolve(), Path(work).resolve(), engines, cases)
    for half in sorted({case.half for case in cases}):
        part = [case for case in cases if case.half == half]
        if "--each" in rest and half != "b":
            print("\n".join(_each(results[0], part)))
        print(f"Half {half}\n" if half else "", text(results, part, file), sep="")


if __name__ == "__main__":
    _main(*sys.argv[1:])
