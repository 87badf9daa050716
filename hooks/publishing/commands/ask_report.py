"""``publishing new report``: ask for the facts of a report, or take them as options, and write a file that passes."""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from publishing.base import settings
from publishing.base.problems import Problem, PublishingError, faults, quoted
from publishing.commands import new_report, project
from publishing.content.catalogue import Catalogue
from publishing.content.models import Record, Report, Vocabulary
from publishing.content.reading import read_vocabulary

_ANSWERS = ".cache/new-report.json"  # of somebody who stopped before the end


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--id", help="the file's name and permanent id (default: area and year)")
    for name, question in new_report.QUESTIONS.items():
        parser.add_argument(f"--{name}", help=question)


def run(options: argparse.Namespace) -> int:
    """Write a report's file; 1 if it would not pass, and then nothing is written."""
    docs, stored = options.folder / "docs", options.folder / _ANSWERS
    files = project.sources(options.folder)
    vocabulary = read_vocabulary(files)[0]
    answers = _kept_answers(stored)
    try:
        _answer(answers, options, files, vocabulary)
        record_id = options.id or new_report.report_id(answers)
        while sys.stdin.isatty() and (wrong := _wrong_id(record_id, answers, files, options.folder, vocabulary)):
            print(wrong, file=sys.stderr)
            record_id = input("Another id: ").strip() or record_id
    except (EOFError, KeyboardInterrupt):
        if not any(answers.values()):
            raise
        stored.parent.mkdir(exist_ok=True)
        stored.write_text(json.dumps(answers), encoding="utf-8")
        return project.fail("", "Stopped. What you answered is kept: the next make report begins with it.")
    file, text = _new(record_id, answers, vocabulary)
    if file in files:
        return project.fail(f"{file}: there is such a report; give another id with --id")
    problems = faults(_problems_of(file, text, files, options.folder))  # no advice, as there is only a beginning
    if problems:
        return project.fail(*map(str, problems), "Nothing was written.")
    (docs / file).write_text(text, encoding="utf-8", newline="\n")
    stored.unlink(missing_ok=True)
    print(f"Wrote {docs / file}. Add evaluations and text to it, then run: make check")
    return 0


def _kept_answers(path: Path) -> dict[str, str]:
    """The answers of somebody who stopped before the end."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = {}
    before = found if isinstance(found, dict) else {}
    return {name: str(before.get(name, "")) for name in new_report.QUESTIONS}


def _new(record_id: str, answers: Mapping[str, str], vocabulary: Vocabulary) -> tuple[str, str]:
    """The path and the text of the report that was answered so far."""
    today = date.today().isoformat()
    return new_report.new_report(record_id, answers, today, names=vocabulary.names)


def _answer(
    answers: dict[str, str], options: argparse.Namespace, files: Mapping[str, bytes], vocabulary: Vocabulary
) -> None:
    """Take what the options say, and ask for the rest where there is somebody to ask; a wrong answer is asked for again."""
    try:
        known = project.build(files, options.folder).catalogue
    except PublishingError:
        known = Catalogue(vocabulary=vocabulary)  # what is wrong elsewhere is said in the end
    chosen = {name: option for name in new_report.QUESTIONS if (option := getattr(options, name)) is not None}
    answers.update({name: new_report.by_id(name, option, known) for name, option in chosen.items()})
    for name, question in new_report.questions(vocabulary).items() if sys.stdin.isatty() else ():
        if name in chosen or new_report.needless(name, answers, known):
            continue
        if name == "framework" and len(known.frameworks) == 1:
            answers[name] = answers[name] or next(iter(known.frameworks))
        answers[name] = _prompt(name, question, answers[name], known)
        while wrong := _wrong(name, answers, files, options.folder, known):
            print(*wrong, sep="\n", file=sys.stderr)
            answers[name] = ""  # of somebody who stops here, nothing wrong is kept
            answers[name] = _prompt(name, question, "", known)


def _prompt(name: str, question: str, before: str, known: Catalogue) -> str:
    """An answer that was typed, or with nothing but Enter the one from before; names become ids, which is said."""
    typed = input(f"{question}{f' [{before}]' if before else ''}: ").strip() or before
    answer = new_report.by_id(name, typed, known)
    if answer != typed:
        print(f"{typed}: {answer or 'left empty'}")
    return answer


def _wrong(
    name: str, answers: Mapping[str, str], files: Mapping[str, bytes], folder: Path, known: Catalogue
) -> list[str]:
    """Say what is wrong with one answer, as far as the others are known; advice is printed, and stops nothing."""
    shown = known.vocabulary.names.get(name) or name
    file, text = _new("new", new_report.so_far(name, answers, known.vocabulary), known.vocabulary)
    about = [
        problem
        for problem in _problems_of(file, text, files, folder)
        if problem.field.partition(".")[0] == shown and (not problem.advice or name in _ADVISED)
    ]
    wrong = list(dict.fromkeys(_message(problem, name, answers, known) for problem in faults(about)))
    if not wrong:
        for problem in about:
            print(f"Advice: expected {problem.expected}, got {problem.found}. You can change it in the file later.")
    return wrong


_ADVISED = ("title",)


def _message(problem: Problem, name: str, answers: Mapping[str, str], known: Catalogue) -> str:
    """A problem in the words of somebody who asked a question, with what was probably meant."""
    answer = answers[name]
    if not answer:
        wanted = problem.expected.removeprefix("this field (").removesuffix(")")
        return f"This needs an answer: {wanted}.{' Type unknown if nobody knows.' if name in new_report.DATES else ''}"
    records = new_report.records(name, known)
    likely = problem.meant if not records or problem.meant in records else ""
    meant = likely or new_report.suggestion(name, answer, known)
    if not records or answer in records:
        return f"Expected {problem.expected}, got {problem.found}{f' (did you mean {meant}?)' if meant else ''}."
    noun = known.vocabulary.names.get(name) or name
    missing = f"There is no {'report' if name == 'follows' else noun.replace('-', ' ')} {quoted(answer)} here."
    unit = known.vocabulary.profile.unit if known.vocabulary.profile and name == "partnership" else None
    new = f" A new one is a file in docs/{unit.folder}/, with its name." if unit else ""
    return f"{missing} " + (f"Did you mean {meant}?" if meant else f"Known: {_choices(name, answers, records)}.") + new


def _choices(name: str, answers: Mapping[str, str], records: Mapping[str, Record]) -> str:
    """The ids that a question takes; of reports those on the same area."""
    area = answers["partnership"]
    fits = [record_id for record_id, record in records.items() if name != "follows" or _is_of(record, area)]
    return ", ".join(fits) or "none of this area; press Enter"


def _is_of(record: Record, area: str) -> bool:
    return isinstance(record, Report) and record.partnership == area


def _wrong_id(
    record_id: str, answers: Mapping[str, str], files: Mapping[str, bytes], folder: Path, vocabulary: Vocabulary
) -> str:
    """Say what is wrong with a report's id, or return ""."""
    file, text = _new(record_id, answers, vocabulary)
    if file in files:
        return f"There is a report {record_id}."
    named = (
        problem
        for problem in faults(_problems_of(file, text, files, folder))
        if problem.line == 1 and not problem.field
    )
    return next((f"Expected {problem.expected}, got {problem.found}." for problem in named), "")


def _problems_of(file: str, text: str, files: Mapping[str, bytes], folder: Path) -> list[Problem]:
    """List the problems of one more file, or with the settings, and the advice on it."""
    problems = project.problems({**files, file: text.encode()}, folder)
    return [problem for problem in problems if problem.file in (file, settings.FILE)]
