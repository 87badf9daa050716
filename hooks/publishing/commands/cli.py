"""``publishing``: what editors do without building the site.

check [FILE…]   say what is wrong, in seconds, with the words of the build
new report      ask for the facts of a report, or take them as options, and write a file that passes
schemas         write the JSON Schemas of all records to schemas/
record-urls     note the questions and addresses that are new, so that none of them can be lost later
whats-new       say what the newest build changed, and what is to do now
leak-check      say what can be seen of reports under embargo, and what changes when they are published
pool FILE…      add up filled workbooks of single records into a summary that may be shared
"""

import argparse
import gc
import json
import os
import sys
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import yaml
from yaml_env_tag import construct_env_tag

from publishing.base import checksummed_files, settings
from publishing.base.problems import Problem, PublishingError, advice_lines, alternatives, faults, quoted
from publishing.cache.executor import CACHE, Executor
from publishing.cache.hashed_files import CacheError
from publishing.commands import new_report
from publishing.content import gate, publication, schemas
from publishing.content.catalogue import Catalogue
from publishing.content.models import Kind, Template
from publishing.content.publication import Publication
from publishing.content.rules import embargo, questions
from publishing.site import permalink_checks
from publishing.site.pages import Pages
from publishing.site.permalink_checks import Lasting
from publishing.site.permalinks import inventory

_ANSWERS = ".cache/new-report.json"  # of somebody who stopped before the end


class _Settings(yaml.SafeLoader):
    """Reads ``mkdocs.yml`` with its ``!ENV`` values."""


_Settings.add_constructor("!ENV", construct_env_tag)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 when something is wrong, 2 when the command line is."""
    options = _parser().parse_args(arguments)
    if not (options.folder / "mkdocs.yml").is_file():
        return _fail("Here is no mkdocs.yml. Run this in the project's folder, or name that with --folder.")
    try:
        return int(options.run(options))
    except PublishingError as error:
        return _fail(*map(str, error.problems))
    except embargo.MomentError as error:
        return _fail(str(error))
    except CacheError as error:
        cache = options.folder / CACHE
        return _fail(f"The cache {cache} cannot be used: {error}. Wait until no other build runs, or delete it.")
    except (EOFError, KeyboardInterrupt):
        return _fail("", "Stopped.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="publishing", description=__doc__.partition("\n")[0])
    parser.add_argument("--folder", type=Path, default=Path(), help="the project's folder (default: this one)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="say what is wrong in docs/")
    check.add_argument("files", nargs="*", type=Path, metavar="FILE", help="say only what is wrong in these")
    check.set_defaults(run=_check)
    new = commands.add_parser("new", help="write a new file").add_subparsers(required=True, metavar="KIND")
    report = new.add_parser("report", help="a report; what is not given as an option is asked")
    report.add_argument("--id", help="the file's name and permanent id (default: area and year)")
    for name, question in new_report.QUESTIONS.items():
        report.add_argument(f"--{name}", help=question)
    report.set_defaults(run=_new_report)
    commands.add_parser("schemas", help="write schemas/").set_defaults(run=_schemas)
    urls = commands.add_parser("record-urls", aliases=["ledger"], help="note new questions and addresses")
    urls.set_defaults(run=_record_urls)
    telling = commands.add_parser("whats-new", help="say what the newest build changed, and what is to do now")
    telling.add_argument("--before", type=Path, help="the folder of the build before it")
    telling.set_defaults(run=_whats_new)
    leaking = commands.add_parser("leak-check", help="say what can be seen of reports under embargo")
    leaking.set_defaults(run=_leak_check)
    pooling = commands.add_parser("pool", help="add up filled workbooks of single records into a summary to share")
    pooling.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a filled workbook, or a folder of them")
    pooling.add_argument("--out", type=Path, default=Path("pooled"), help="where to write it (default: pooled)")
    pooling.add_argument("--template", metavar="ID", help="the template that was filled in, where there are several")
    pooling.add_argument("--memory", type=Path, help="where earlier summaries are noted (default: .pooled.json)")
    pooling.add_argument("--forget-last", action="store_true", help="nobody has got the summary that was made last")
    pooling.set_defaults(run=_pool)
    return parser


def _check(options: argparse.Namespace) -> int:
    docs = options.folder / "docs"
    wanted = {file.resolve() for file in options.files}
    missing = [file for file in wanted if not file.is_file() or not file.is_relative_to(docs.resolve())]
    if missing:
        return _fail(f"{missing[0].name}: no such file in {docs}")
    files = gate.read_folder(docs)
    with suppress(OSError):
        (options.folder / CACHE).mkdir(parents=True, exist_ok=True)  # so that the next check is quicker
    problems = _problems(files, options.folder)
    shown = [problem for problem in problems if not wanted or _is_about(problem, docs, wanted)]
    if lines := advice_lines(shown):
        print(*lines, "", sep="\n", flush=True)
    if wrong := faults(shown):
        return _fail(*map(str, wrong))
    print(f"{len(wanted) or len(files)} files, nothing wrong.")
    if files.ignored:
        print(f"Left out, as editors or systems left them: {', '.join(map(quoted, files.ignored))}.")
    return 0


def _new_report(options: argparse.Namespace) -> int:
    docs, kept = options.folder / "docs", options.folder / _ANSWERS
    files = gate.read_folder(docs)
    answers = _kept_answers(kept)
    try:
        _answer(answers, options, files)
        record_id = options.id or new_report.report_id(answers)
        while sys.stdin.isatty() and (wrong := _wrong_id(record_id, answers, files, options.folder)):
            print(wrong, file=sys.stderr)
            record_id = input("Another id: ").strip() or record_id
    except (EOFError, KeyboardInterrupt):
        if not any(answers.values()):
            raise
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(json.dumps(answers), encoding="utf-8")
        return _fail("", "Stopped. What you answered is kept: the next make report begins with it.")
    file, text = new_report.new_report(record_id, answers, date.today().isoformat())
    if file in files:
        return _fail(f"{file}: there is such a report; give another id with --id")
    problems = _problems_of(file, text, files, options.folder)
    if problems:
        return _fail(*map(str, problems), "Nothing was written.")
    (docs / file).write_text(text, encoding="utf-8", newline="\n")
    kept.unlink(missing_ok=True)
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


def _answer(answers: dict[str, str], options: argparse.Namespace, files: Mapping[str, bytes]) -> None:
    """Take what the options say, and ask for the rest where there is somebody to ask; a wrong answer is asked for again."""
    try:
        known = _built(files, options.folder).catalogue
    except PublishingError:
        known = Catalogue()  # what is wrong elsewhere is said in the end
    given = {name: option for name in new_report.QUESTIONS if (option := getattr(options, name)) is not None}
    answers.update({name: new_report.by_id(name, option, known) for name, option in given.items()})
    for name, question in new_report.QUESTIONS.items() if sys.stdin.isatty() else ():
        needless = name == "follows" and answers["kind"] not in ("", Kind.PROGRESS_REVIEW)
        if name in given or needless:
            continue
        answers[name] = _asked(name, question, answers[name], known)
        while wrong := _wrong(name, answers, files, options.folder, known):
            print(*wrong, sep="\n", file=sys.stderr)
            answers[name] = ""  # of somebody who stops here, nothing wrong is kept
            answers[name] = _asked(name, question, "", known)


def _asked(name: str, question: str, before: str, known: Catalogue) -> str:
    """An answer that was typed, or with nothing but Enter the one from before; names become ids, which is said."""
    typed = input(f"{question}{f' [{before}]' if before else ''}: ").strip() or before
    answer = new_report.by_id(name, typed, known)
    if answer != typed:
        print(f"{typed}: {answer}")
    return answer


def _wrong(
    name: str, answers: Mapping[str, str], files: Mapping[str, bytes], folder: Path, known: Catalogue
) -> list[str]:
    """What is wrong with one answer, as far as the others are known."""
    file, text = new_report.new_report("new", new_report.so_far(name, answers), date.today().isoformat())
    suggested = new_report.suggestion(name, answers[name], known)
    return [
        f"Expected {problem.expected}, got {problem.found}{f' (did you mean {meant}?)' if meant else ''}."
        for problem in _problems_of(file, text, files, folder)
        if problem.field.partition(".")[0] == name
        for meant in [problem.meant or suggested]
    ]


def _wrong_id(record_id: str, answers: Mapping[str, str], files: Mapping[str, bytes], folder: Path) -> str:
    """What is wrong with a report's id, or ""."""
    file, text = new_report.new_report(record_id, answers, date.today().isoformat())
    if file in files:
        return f"There is a report {record_id}."
    named = (problem for problem in _problems_of(file, text, files, folder) if problem.line == 1 and not problem.field)
    return next((f"Expected {problem.expected}, got {problem.found}." for problem in named), "")


def _problems_of(file: str, text: str, files: Mapping[str, bytes], folder: Path) -> list[Problem]:
    """What is wrong with one more file, or with the settings; no advice, as there is only a beginning."""
    problems = _problems({**files, file: text.encode()}, folder)
    return [problem for problem in faults(problems) if problem.file in (file, settings.FILE)]


def _schemas(options: argparse.Namespace) -> int:
    folder = options.folder / "schemas"
    folder.mkdir(exist_ok=True)
    for name, text in schemas.schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"Wrote {len(schemas.schemas())} schemas to {folder}.")
    return 0


def _record_urls(options: argparse.Namespace) -> int:
    if os.environ.get(embargo.PREVIEW):
        return _fail(f"{embargo.PREVIEW} is set: nothing of a preview is published. Unset it. Nothing was written.")
    try:
        built = _built(gate.read_folder(options.folder / "docs"), options.folder)
        pages = Pages(built, permalink_checks.kept(options.folder))
        Lasting(pages).check()
    except PublishingError as error:
        return _fail(*map(str, error.problems), "Nothing was written.")
    asked, addresses = questions.read(options.folder), inventory.read(options.folder)
    on_site = checksummed_files.read(options.folder / ".cache" / inventory.ADDRESSES)  # as the build left it
    _note(options.folder / questions.FILE, asked, questions.with_new(asked, built.catalogue))
    if on_site:
        public = inventory.still_public(on_site.splitlines(), pages.addresses)
        _note(options.folder / inventory.ADDRESSES, addresses, inventory.with_new_addresses(addresses, public))
    else:
        print(f"{inventory.ADDRESSES}: which addresses are new is known when the site was built. Run: make record-urls")
    return 0


def _note(path: Path, before: str, after: str) -> None:
    """Write a ledger, and say how many lines it has more."""
    path.parent.mkdir(exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_text(after, encoding="utf-8", newline="\n")
    new.replace(path)
    print(f"{path}: {len(after.splitlines()) - len(before.splitlines())} new lines.")


def _whats_new(options: argparse.Namespace) -> int:
    from publishing.commands import whats_new  # noqa: PLC0415 - nobody else waits for it

    moment, last = _moment(), datetime.max.replace(tzinfo=UTC)
    everything = _built(gate.read_folder(options.folder / "docs"), options.folder, last)
    reports = everything.catalogue.reports.values()
    ends = ((report.publish_at, report.id) for report in reports if embargo.is_under_embargo(report, moment))
    on_site = checksummed_files.read(options.folder / ".cache" / inventory.ADDRESSES).splitlines()
    project = whats_new.Project(
        str(_settings(options.folder).get("site_url", "")),
        bool(everything.settings.contact),
        len(everything.advice),
        tuple(sorted((until, name) for until, name in ends if until)),
        len({*on_site} - {*inventory.read(options.folder, inventory.ADDRESSES).splitlines()}),
    )
    print(*whats_new.lines(options.before, options.folder / "site", project), sep="\n")
    return 0


def _leak_check(options: argparse.Namespace) -> int:
    from publishing.commands import embargo_check  # noqa: PLC0415 - see _pool

    moment, last = _moment(), datetime.max.replace(tzinfo=UTC)
    files = gate.read_folder(options.folder / "docs")
    executor = Executor(options.folder / CACHE)
    everything = _built(files, options.folder, last, executor)
    held = embargo_check.waiting(everything, moment)
    if not held:
        print("No report is under embargo.")
        return 0
    seen = False
    with embargo_check.temporary(options.folder / ".cache") as folder:
        workplace = embargo_check.Workplace(options.folder, folder, os.environ.get("GENERATOR", "mkdocs"))
        try:
            now = workplace.build("now", moment)
            looked = embargo_check.look(workplace.published(now), executor)
            for leak in embargo_check.check(everything, moment, workplace, now, looked, files):
                print(*leak.lines(), sep="\n", flush=True)
                seen = seen or bool(leak.found)
            if unread := list(looked.lines()):
                print("", *unread, sep="\n", flush=True)
            for day in embargo_check.days(held, workplace, now):
                print("", *day.lines(), sep="\n", flush=True)
        except embargo_check.BuildError as error:
            return _fail(str(error))
    return _fail("", "A report under embargo can be seen.") if seen else 0


def _pool(options: argparse.Namespace) -> int:
    # Reading workbooks takes half a second to load, which nobody should wait for who only checks.
    from publishing.commands.pooling import memory, reading  # noqa: PLC0415
    from publishing.commands.pooling.summary import CSV, HTML, TooFewError, summary  # noqa: PLC0415

    templates = _templates(options.folder)
    wanted = options.template or (next(iter(templates)) if len(templates) == 1 else "")
    if wanted not in templates:
        return _fail(
            f"Say which template was filled in, with --template: {alternatives(templates) or 'there is none'}."
        )
    files = reading.find(options.files, made=[options.out / name for name in (CSV, HTML)])
    found = reading.read(templates[wanted], files)
    left_out = len(files) - len(found.records)
    said = [*map(str, found.faults), f"Left out: {left_out} of {len(files)} files."] if left_out else []
    records = list(found.records.values())
    try:
        texts = summary(templates[wanted], records)
        noted = options.memory or options.folder / memory.FILE
        remembered = memory.read(noted, os.urandom(32).hex())
        if options.forget_last:
            remembered = remembered.without_last(wanted)
        remembered.check(wanted, records)
        options.out.mkdir(parents=True, exist_ok=True)
        memory.write(noted, remembered.with_summary(wanted, records))
        for name, text in texts.items():
            (options.out / name).write_text(text, encoding="utf-8", newline="")
    except (TooFewError, memory.TooNearError, memory.DamagedMemoryError) as error:
        return _fail(*said, f"{error} Nothing was written.")
    except OSError as error:
        return _fail(*said, f"{options.out}: {error.strerror}. Give another folder with --out.")
    print(f"Pooled {len(records)} records. Wrote {' and '.join(str(options.out / name) for name in texts)}.")
    return _fail(*said) if said else 0


def _templates(folder: Path) -> Mapping[str, Template]:
    return _built(gate.read_folder(folder / "docs"), folder).catalogue.templates


def _problems(files: Mapping[str, bytes], folder: Path) -> list[Problem]:
    """Everything that is wrong, and all advice, sorted by file and line."""
    try:
        built = _built(files, folder)
    except PublishingError as error:
        return sorted([*error.problems, *error.advice])
    return sorted([*built.advice, *Lasting(Pages(built, permalink_checks.kept(folder))).problems()])


def _built(
    files: Mapping[str, bytes], folder: Path, moment: datetime | None = None, executor: Executor | None = None
) -> Publication:
    """The publication of a project's folder as of a moment (else the build's), with these files as its ``docs/``.

    Without an executor, what builds keep is used where there is any, and added to: what is checked now is built soon. What
    is damaged there is left to a build.
    """
    wanted, published, moment = settings.settings_from(_extra(folder)), questions.read(folder), moment or _moment()
    try:
        cached = executor or Executor(folder / CACHE if (folder / CACHE).is_dir() else None)
        return publication.build(files, wanted, published, moment, cached)
    except CacheError:
        return publication.build(files, wanted, published, moment, Executor())


def _moment() -> datetime:
    """The moment that decides what is public: now, but in a preview."""
    return embargo.moment_of(os.environ, datetime.now(UTC))


def _extra(folder: Path) -> object:
    """What ``mkdocs.yml`` says under ``extra``."""
    return _settings(folder).get("extra")


def _settings(folder: Path) -> Mapping[str, object]:
    """What ``mkdocs.yml`` says."""
    try:
        config = yaml.load(gate.read_text(folder, settings.FILE), Loader=_Settings)  # noqa: S506 - a SafeLoader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PublishingError([Problem(settings.FILE, line, "", "YAML", error.problem or "something else")]) from None
    except (yaml.YAMLError, ValueError) as error:
        raise PublishingError([Problem(settings.FILE, 1, "", "YAML", quoted(error))]) from None
    return config if isinstance(config, Mapping) else {}


def _is_about(problem: Problem, docs: Path, wanted: Collection[Path]) -> bool:
    """Whether a problem is in one of these files, or in the settings, which are for all."""
    return problem.file == settings.FILE or (docs / problem.file).resolve() in wanted


def _fail(*lines: str) -> int:
    print(*lines, sep="\n", file=sys.stderr)
    return 1


def run() -> None:
    """Run the command that was typed, and end with its status."""
    gc.disable()  # else Python looks through all records for garbage, again and again
    status = main()
    gc.freeze()  # and once more before it ends
    sys.exit(status)


if __name__ == "__main__":
    run()
