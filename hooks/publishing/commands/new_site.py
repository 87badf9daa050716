"""``publishing new site``: ask some questions, and write the folder of another inspectorate's site, which builds.

In: answers, each checked as it is given. Out: a profile, a scale, what is inspected, one report that is made up and says so, ``mkdocs.yml``, a Makefile and a README. The engine is this repository, of which the new folder has a clone.
"""

import argparse
import json
import re
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import yaml

from publishing.base.problems import Problem, PublishingError, faults
from publishing.base.settings import FILE, Settings
from publishing.base.slugs import slug
from publishing.commands import project
from publishing.commands.new_site_answers import BRAND, NO_ANSWER, TONES, ids, wrong_with
from publishing.content import publication

_TEMPLATES = Path(__file__).parent / "new_site_files"
QUESTIONS: Mapping[str, tuple[str, str]] = {  # by name: the question, and the answer of whoever presses Enter
    "inspectorate": ("The inspectorate's name, without an article", ""),
    "article": ("The article before its name inside a sentence (the, or - for none)", "the"),
    "colour": (f"The colour of its brand, such as {BRAND}; or - for the colours of this edition", "-"),
    "voice": ("Who speaks: own (the inspectorate) or catalogue (somebody else)", "own"),
    "contact": ("The mail address at which readers reach you", ""),
    "place": ("The country or region", ""),
    "subject": ("What the reports are about, such as Inspections of fire stations", ""),
    "noun": ("What is inspected, one of them, such as fire station", ""),
    "nouns": ("Several of them, such as fire stations", ""),
    "kind": ("The usual kind of report", "Inspection"),
    "grades": ("The grades, best first, with commas between", "Good, Fair, Poor"),
    "unit": ("The names of some of what is inspected, to begin with, with commas between", ""),
    "address": ("The address of the site", "https://reports.example/"),
}
_IGNORED = (
    *("/.cache/", "/.sites/", "/.venv", "/engine/", "/imports/", "/site", "/.pooled.json", "__pycache__/"),
    *("/hooks", "/overrides", "/requirements", "/tools", "/pyproject.toml"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "new_folder", type=Path, metavar="FOLDER", help="where to write the site; it must not be there yet"
    )
    for name, (question, _) in QUESTIONS.items():
        parser.add_argument(f"--{name}", help=question)


def run(options: argparse.Namespace) -> int:
    """Write the folder; 1 if it is there, or an answer is wrong."""
    target: Path = options.new_folder
    if target.exists():
        return project.fail(f"{target} is there already. Give the name of a new folder.")
    answers: dict[str, str] = {}
    for name, (question, usual) in QUESTIONS.items():
        option = getattr(options, name)
        while True:
            answer = option if option is not None else _prompt(question, usual)
            if not (wrong := wrong_with(name, answer)):
                break
            if option is not None or not sys.stdin.isatty():
                return project.fail(f"{name}: {wrong}", "Nothing was written.")
            print(wrong, file=sys.stderr)
        answers[name] = " ".join(answer.split())
    texts = files(answers, options.folder.resolve())
    if problems := _problems(texts, answers):
        return project.fail(*map(str, problems), "Nothing was written.")
    for name, text in texts.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    (target / "published").mkdir()
    print(f"Wrote {target}. Go there, and run: make site")
    return 0


def _prompt(question: str, usual: str) -> str:
    return input(f"{question}{f' [{usual}]' if usual else ''}: ").strip() or usual


def files(answers: Mapping[str, str], engine: Path) -> dict[str, str]:
    """Return every file of the new folder by its name; ``engine`` is where this repository stands."""
    noun, folder = slug(answers["noun"]), slug(answers["nouns"])
    units = {
        name: record_id if record_id != "made-up" else f"{noun}-made-up"
        for name, record_id in ids(answers["unit"], noun).items()
    }
    return {
        "docs/profile.yml": _profile(answers),
        "docs/scales/our-scale.md": _scale(answers["grades"]),
        f"docs/{folder}/index.md": _page(title=_capital(answers["nouns"]), layout="units"),
        **{f"docs/{folder}/{record_id}.md": _page(name=name) for name, record_id in units.items()},
        f"docs/{folder}/made-up.md": _page(name="Made up", specimen="true"),
        "docs/reports/made-up.md": _report(answers, noun),
        "docs/quality-indicators/index.md": _page(title="Framework", layout="frameworks"),
        "docs/quality-indicators/first/index.md": _page(
            title="Our framework", edition="1", short_title="Our framework", order="1", published=str(date.today().year),
            updated=date.today().isoformat(), scale="our-scale", key_questions=[{"id": "all", "title": "How good is it?"}],
            summary="What we look at. Change this text.",
        ),
        "docs/quality-indicators/first/overall.md": _page(
            number="overall", place="1", title="Overall", key_question="all", evaluated="true"
        ),
        "docs/index.md": _page("Change this text, in `docs/index.md`.\n", title=answers["subject"], layout="home"),
        "docs/publications.md": _page(title="Publications", layout="finder"),
        "docs/about/index.md": _page("Write to {{ contact }}.\n", title="About this site", summary="Who runs this site."),
        "docs/about/data-dictionary.md": _page(title="Data dictionary", layout="data-dictionary"),
        "docs/data/index.md": _page(title="Open data", layout="data"),
        FILE: _filled("mkdocs.yml", answers, engine),
        "Makefile": _filled("Makefile", answers, engine),
        "README.md": _filled("README.md", answers, engine),
        ".gitignore": "".join(f"{line}\n" for line in _IGNORED),
    }  # fmt: skip


def _profile(answers: Mapping[str, str]) -> str:
    """The profile, a line a field, so that it can be read and changed."""
    article = {} if answers["article"] in NO_ANSWER else {"article": answers["article"]}
    brand = {} if answers["colour"] in NO_ANSWER else {"brand": {"colour": answers["colour"]}}
    fields: dict[str, object] = {
        "inspectorate": {"name": answers["inspectorate"], **article},
        **brand,
        "voice": answers["voice"],
        "place": {"name": answers["place"]},
        "licence": {"id": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "address": "https://creativecommons.org/licenses/by/4.0/"},
        "subject": answers["subject"],
        "unit": {
            "id": slug(answers["noun"]),
            "one": answers["noun"],
            "many": answers["nouns"],
            "folder": slug(answers["nouns"]),
        },
        "kinds": [{"id": slug(answers["kind"]), "label": answers["kind"], "graded": True}],
        "parts": ["framework", "open-data"],
    }  # fmt: skip
    head = "# Everything that is special to this inspectorate. All fields: About, Data dictionary.\n"
    return head + yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=100_000)


def _scale(grades: str) -> str:
    names = ids(grades, "grade")
    step = (len(TONES) - 2) / max(1, len(names) - 1)  # the first and the last grade are as far apart as tones go
    lines = "".join(
        f"  - {{id: {grade}, label: {json.dumps(name, ensure_ascii=False)}, tone: {TONES[round(place * step)]}, meaning: Say here what it means.}}\n"
        for place, (name, grade) in enumerate(names.items())
    )
    return f"---\ntitle: Our scale\ngrades:\n{lines}---\n"


def _report(answers: Mapping[str, str], noun: str) -> str:
    """A report that is made up, on something that is, so that neither has the name of a real one."""
    today = date.today().isoformat()
    sure = {} if answers["voice"] == "own" else {"confidence": "low"}
    return _page(
        "## What we found {#findings}\n\n[1] Nothing here is real. It shows what a report looks like.\n",
        title=f"{answers['kind']} that is made up", kind=slug(answers["kind"]), published=today, inspected=today[:7],
        added=today, framework="first", summary="A made-up report. Delete it once you have one of your own.", specimen="true",
        full_text="true", evaluations={"overall": next(iter(ids(answers["grades"], "grade").values()))}, **{noun: "made-up"}, **sure,
    )  # fmt: skip


def _page(text: str = "", **fields: object) -> str:
    """A file with front matter; texts stand in quotation marks."""
    return (
        "---\n"
        + "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
        + f"---\n{text}"
    )


def _filled(name: str, answers: Mapping[str, str], engine: Path) -> str:
    """A file of ``new_site_files/`` with the answers in the place of ``@name@``."""
    text = (_TEMPLATES / f"{name}.txt").read_text(encoding="utf-8")
    article = "" if answers["article"] in NO_ANSWER else f"{answers['article']} "
    words = {
        **{key: answer.replace('"', "'") for key, answer in answers.items()},
        "engine": str(engine),
        "named": f"{article}{answers['inspectorate']}",
        "folder": slug(answers["nouns"]),
    }
    return re.sub(r"@(\w+)@", lambda found: words[found[1]], text)


def _problems(texts: Mapping[str, str], answers: Mapping[str, str]) -> list[Problem]:
    """Find what a build would say against the new folder: it is checked before anything is written."""
    docs = {name.removeprefix("docs/"): text.encode() for name, text in texts.items() if name.startswith("docs/")}
    try:
        publication.build(docs, Settings(answers["inspectorate"], answers["contact"]))
    except PublishingError as error:
        return faults(error.problems)
    return []


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
