"""One file that is imported: its report's text, pictures and loss report, all made before anything is written.

In: a path, the report's id, and the project. Out: an ``Imported``; ``place`` puts its files where they belong.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import mkdtemp

from publishing.base.problems import Problem
from publishing.base.settings import FILE
from publishing.base.tokens import Palette
from publishing.base.urls import address_of
from publishing.build import configuration
from publishing.commands import new_report, project
from publishing.commands.offered_facts import field_of, offered, still_to_say
from publishing.content.front_matter import parse
from publishing.content.models import Vocabulary
from publishing.content.reading import read_vocabulary
from publishing.content.rules.attachments import KINDS
from publishing.importing import facts, loss_page, loss_texts, markdown, sources, titles
from publishing.importing.losses import LossReport, losses
from publishing.importing.markdown import Written
from publishing.importing.model import Fact, Omission, SourceDocument, UnreadableSourceError
from publishing.importing.opening import read_bytes
from publishing.importing.read_back import Page, read_back

FOLDER = "imports"  # of loss reports: beside docs/, as everything in there is published
_ORIGINAL = "original"  # the name of the file that was imported, in the report's folder
_REVEALING = {"comment": "comments", "deleted text": "tracked deletions", "hidden text": "hidden text"}


@dataclass(frozen=True)
class Site:
    """The site, for an import: its files by name, addresses that may not be linked, names of areas, today, its words."""

    folder: Path
    files: frozenset[str]
    unlinked_hosts: tuple[str, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    day: str = ""
    vocabulary: Vocabulary = Vocabulary()


@dataclass(frozen=True)
class Imported:
    """A report that was made of a file. ``files`` are those of its folder, by name."""

    source: Path
    record_id: str
    text: str
    files: Mapping[str, bytes]
    report: LossReport
    document: SourceDocument
    page: Page
    digest: str
    written: Written
    palette: Palette  # of the loss report


def site_of(folder: Path, today: str) -> Site:
    """Read what an import must know, from the files' names and heads alone."""
    found = project.sources(folder)
    read = configuration.read(folder / FILE)
    url = read.site_url.rstrip("/")
    texts = [file for file in found if file.endswith(".md")]
    pages = {f"{url}/{address_of(file)}": os.path.relpath(file, "reports") for file in texts} if url else {}
    areas: dict[str, str] = {}
    vocabulary = read_vocabulary(found)[0]
    folder_of_units = f"{vocabulary.folders['<unit>']}/"
    for file in texts:
        if file.startswith(folder_of_units) and not file.endswith("/index.md"):
            fields = parse(file, found[file])[0].fields
            names = [fields.get("name"), fields.get("own_name"), *_listed(fields.get("aliases"))]
            areas |= {str(name): file[len(folder_of_units) : -len(".md")] for name in names if name}
    return Site(folder, frozenset(found), read.settings.unlinked_hosts, pages, areas, today, vocabulary)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def make(source: Path, record_id: str, site: Site) -> Imported:
    """Import a file: read it, write its report, read that back and compare. Nothing is written to disk."""
    content = read_bytes(source)
    document = titles.with_title(sources.read(source))
    if read_bytes(source) != content:
        raise UnreadableSourceError(f"{source.name} changed while it was read: wait until it is saved, then try again.")
    written = markdown.write(document, record_id, unlinked_hosts=site.unlinked_hosts, files=site.pages)
    files, warnings = dict(written.pictures), list(written.warnings)
    attached = _original(source, document.omissions, warnings)
    if attached:
        files[attached] = content
    read = facts.facts(document.title, document.blocks, site.areas, facts.Words.from_vocabulary(site.vocabulary))
    text = _text(record_id, site, document, written.body, attached, [*document.facts, *read])
    file = f"reports/{record_id}.md"
    names = {*site.files, file, *(f"reports/{record_id}/{name}" for name in files)}
    page = read_back(file, text, names, site.unlinked_hosts, with_title=bool(document.title))
    written = replace(written, warnings=warnings)
    report = losses(document, page, written)
    return Imported(
        source,
        record_id,
        text,
        files,
        report,
        document,
        page,
        hashlib.sha256(content).hexdigest(),
        written,
        site.vocabulary.palette,
    )


def _original(source: Path, omissions: Sequence[Omission], warnings: list[str]) -> str:
    """The name of the original in the report's folder; "" where it must not stand there."""
    ending = source.suffix.lower().lstrip(".")
    found = {_REVEALING[omission.kind] for omission in omissions if omission.kind in _REVEALING}
    if found:
        warnings.append(
            f"The original is not attached: it holds {' and '.join(sorted(found))}, which anybody could read. "
            "Save a copy without them, and attach that."
        )
        return ""
    if ending not in KINDS:
        warnings.append(
            f"The original is not attached: a .{ending} file may not stand on the site. Save it as PDF or .docx."
        )
        return ""
    return f"{_ORIGINAL}.{ending}"


def _text(record_id: str, site: Site, document: SourceDocument, body: str, attached: str, read: Sequence[Fact]) -> str:
    """The text of the report's file, with what was read as comments."""
    first = titles.first_heading(document)
    title = " ".join((document.title or (titles.words(first) if first else "")).split())
    read = [fact for fact in read if (fact.field, fact.value) != ("title", title)]
    more = "full_text: true\n"
    if attached:
        more += f"attachments:\n  - form: original\n    language: en\n    file: {attached}\n"
    if read:
        more += "# Read in the source, not looked into. Take away the '# ' of what is right, and delete the rest.\n"
        more += "".join(f"# {line}\n" for line in offered(read, site.vocabulary, site.files))
    known = {field_of(fact, site.vocabulary.names) for fact in read} | ({"title"} if title else set())
    more += still_to_say(known, site.vocabulary, site.files)
    return new_report.new_report(record_id, {"title": title}, site.day, body, more)[1]


def place(imported: Imported, folder: Path) -> list[Path]:
    """Put all files of an import in place, the report's text last; whatever fails, all is as it was before."""
    reports, losses_folder = folder / "docs" / "reports", folder / FOLDER
    losses_folder.mkdir(parents=True, exist_ok=True)
    losses_files = {losses_folder / name: text.encode() for name, text in _loss_files(imported).items()}
    files = {reports / imported.record_id / name: content for name, content in imported.files.items()}
    files |= losses_files | {reports / f"{imported.record_id}.md": imported.text.encode()}
    staged = Path(mkdtemp(prefix=".import-", dir=losses_folder))
    try:
        for number, content in enumerate(files.values()):
            (staged / f"new-{number}").write_bytes(content)
        _swap_in(staged, list(files))
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return list(losses_files)


def _swap_in(staged: Path, targets: Sequence[Path]) -> None:
    """Move new files to their places; the old ones are held until all are there, and come back if one fails."""
    done: list[int] = []
    folders = [folder for folder in dict.fromkeys(target.parent for target in targets) if not folder.exists()]
    try:
        for number, target in enumerate(targets):
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                target.replace(staged / f"old-{number}")
            done.append(number)
            (staged / f"new-{number}").replace(target)
    except BaseException:
        for number in done:
            targets[number].unlink(missing_ok=True)
            if (staged / f"old-{number}").exists():
                (staged / f"old-{number}").replace(targets[number])
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _loss_files(imported: Imported) -> dict[str, str]:
    """The loss report as a page and as JSON, by the names of their files."""
    shown = loss_page.page(imported.source.name, imported.report, imported.document, imported.page, imported.palette)
    value = {"source": imported.source.name, "sha256": imported.digest, **loss_texts.as_json(imported.report)}
    stem = f"{imported.record_id}.import"
    return {f"{stem}.html": shown, f"{stem}.json": json.dumps(value, ensure_ascii=False, indent=1) + "\n"}


def is_done(source: Path, record_id: str, folder: Path) -> bool:
    """Return whether this file, as it is, was imported before."""
    try:
        noted = json.loads((folder / FOLDER / f"{record_id}.import.json").read_text(encoding="utf-8"))
        same = noted["sha256"] == hashlib.sha256(source.read_bytes()).hexdigest()
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return bool(same) and (folder / "docs" / "reports" / f"{record_id}.md").is_file()


def left_to_do(imported: Imported, folder: Path) -> list[Problem]:
    """List what ``check`` says of the new report, without advice."""
    file = f"reports/{imported.record_id}.md"
    files = {**project.sources(folder), file: imported.text.encode()}
    files |= {f"reports/{imported.record_id}/{name}": content for name, content in imported.files.items()}
    return [problem for problem in project.problems(files, folder) if problem.file == file and not problem.advice]
