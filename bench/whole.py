"""``make site`` as a whole, sealing and all: wall and processor time of what an owner waits for.

In: a made-up archive. Out: a ``Whole`` for each size, and a section of Markdown.

``python -m bench.whole FOLDER WORDS REPORTS …`` measures some sizes, and prints the section.
"""

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench import corpus, ours
from bench.process import Run, run

_NOTES = """\
- The command is `tools/build-site`, which `make site` runs: it builds, compresses, notes checksums, checks and publishes.
  Each build follows the one above it.
- **CPU** is the time of all processes together, so it says the same on a machine that does other things too.
"""


def _edit(docs: Path, old: str, new: str) -> None:
    """Change a report in the middle of the archive."""
    reports = sorted(docs.glob("reports/*.md"))
    path = reports[len(reports) // 2]
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise LookupError(f"{path} has no {old!r}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _add(docs: Path, words: int) -> None:
    reports = sum(1 for _ in docs.glob("reports/*.md"))
    name, text = corpus.Corpus(reports, words).report(reports)
    (docs / name).write_text(text, encoding="utf-8")


CHANGES: Mapping[str, Callable[[Path, int], None]] = {
    "cold": lambda docs, words: None,
    "an edit of words": lambda docs, words: _edit(docs, "\n## ", "\nOne more paragraph.\n\n## "),
    "a changed fact": lambda docs, words: _edit(docs, "summary: ", "summary: Changed. "),
    "a new report": _add,
    "nothing changed": lambda docs, words: None,
}


@dataclass(frozen=True)
class Whole:
    """The builds of an archive of so many reports, by what was changed before each."""

    reports: int
    builds: Mapping[str, Run]


def measure(reports: int, words: int, folder: Path) -> Whole:
    """Build an archive as an owner does, again and again."""
    for name in ("hooks", "overrides", "tools"):
        shutil.copytree(ours.ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    settings = yaml.safe_dump(
        {
            "INHERIT": str(ours.ROOT / "mkdocs.yml"),
            "docs_dir": "docs",
            "theme": {"custom_dir": "overrides"},
            "hooks": ["hooks/mkdocs_host.py"],
            "extra": {"publishing": {"archived_before": ours.ARCHIVED_BEFORE.isoformat(), "downloads": False}},
        }
    )
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    corpus.write(reports, words, folder / "docs")
    return Whole(reports, dict(_builds(folder, words)))


def _builds(folder: Path, words: int) -> Iterator[tuple[str, Run]]:
    for name, change in CHANGES.items():
        change(folder / "docs", words)
        yield name, run("env", "-C", folder, "tools/build-site", Path(sys.executable).parent)


def text(found: Sequence[Whole], words: int) -> str:
    """The section."""
    heads = [f"{whole.reports:,}, {kind}" for whole in found for kind in ("wall", "CPU")]
    rows = (
        f"| {name} | {' | '.join(part for whole in found for part in _parts(whole.builds[name]))} |" for name in CHANGES
    )
    return "\n".join(
        (
            f"## make site as a whole\n\nReports of {words:,} words, everything but PDF and DOCX.\n",
            f"| | {' | '.join(heads)} |",
            f"| --- |{' ---: |' * len(heads)}",
            *rows,
            "",
            _NOTES,
        )
    )


def _parts(build: Run) -> tuple[str, str]:
    return f"{build.seconds:.1f} s", f"{build.cpu:.1f} s"


if __name__ == "__main__":
    place, length, *sizes = sys.argv[1:]
    print(text([measure(int(size), int(length), Path(place, size)) for size in sizes], int(length)))
