"""The whole publication: every source read, checked, rendered; or every reason why not.

In: the files of ``docs/`` as bytes, and the settings. Out: a ``Publication``, or one ``PublishingError`` that
carries all problems of all files.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from publishing import afterwards, attachments, catalogue, charts, checks, embargo, front_matter, reading
from publishing.addresses import MADE, address_of
from publishing.catalogue import Catalogue
from publishing.front_matter import Source
from publishing.ledger import question_problems
from publishing.problems import Problem, PublishingError, closest, quoted
from publishing.records import AnyRecord, Programme, Record, Report, Template
from publishing.rendering import Rendered, Renderer
from publishing.settings import Settings

__all__ = ["Publication", "Settings", "build", "read_folder"]


@dataclass(frozen=True)
class Publication:
    """All public records with what their bodies became.

    ``files`` are all public files of ``docs/`` with their sizes in bytes, also those that are no records; ``hidden`` are
    those that are under embargo, or that were taken down.
    """

    catalogue: Catalogue
    settings: Settings
    rendered: Mapping[str, Rendered] = field(default_factory=dict)
    files: Mapping[str, int] = field(default_factory=dict)
    hidden: Collection[str] = ()

    def of(self, record: Record) -> Rendered:
        """What the body of a record became."""
        return self.rendered[record.file]


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path, hidden ones left out."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    names = ((path.relative_to(folder), path) for path in found)
    return {
        name.as_posix(): path.read_bytes()
        for name, path in names
        if not any(part.startswith(".") for part in name.parts)
    }


def build(
    files: Mapping[str, bytes], settings: Settings, ledger: str = "", moment: datetime | None = None
) -> Publication:
    """Read, check and render everything, once.

    ``ledger`` names the questions that were published before. ``moment`` decides what is public: a report under embargo
    until later (or under any, where there is no moment) is checked like all others, and is nowhere in the result.
    """
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    records: list[AnyRecord] = []
    for file, content in files.items():
        problems += _misplaced(file)
        if not file.endswith(".md"):
            problems += _misnamed(file) or attachments.stray(file, files)
            continue
        sources[file], record, faults = _read(file, content)
        problems += faults
        if record:
            records.append(record)
    everything = catalogue.gather(records)
    problems += checks.problems(everything, sources, settings.unlinked_hosts)
    for report in (*everything.reports.values(), *everything.removed.values()):
        problems += afterwards.problems(everything, report, sources)
        problems += attachments.problems(report, sources[report.file], files, settings.unlinked_hosts)
    problems += question_problems(ledger, everything, sources)
    rendered, faults = _render(everything, sources, files, settings)
    problems += faults
    hidden = embargo.hidden(everything, files, moment)
    problems += embargo.problems(everything, sources, rendered, hidden)
    if problems:
        raise PublishingError(problems)
    public = catalogue.gather(record for record in records if record.file not in hidden)
    return Publication(
        public,
        settings,
        {file: result for file, result in rendered.items() if file in public.by_file},
        {file: len(content) for file, content in files.items() if file not in hidden},
        hidden,
    )


def _read(file: str, content: bytes) -> tuple[Source, AnyRecord | None, list[Problem]]:
    """Read one file. A field that cannot be read is one problem, not two, and hides none of another field."""
    source, faults = front_matter.parse(file, content)
    if faults and not source.fields:
        return source, None, faults
    record, others = reading.read(source)
    at_fault = {_field(problem) for problem in faults}
    faults += [problem for problem in others if _field(problem) not in at_fault]
    return source, (None if faults else record), faults


def _field(problem: Problem) -> str:
    """The field of the front matter that a problem is about, or in."""
    return problem.field.partition(".")[0]


def _misplaced(file: str) -> list[Problem]:
    """A file where the build writes its own, so that one of them would vanish."""
    address = address_of(file)
    taken = [folder for folder in MADE if address.startswith(folder) and address != folder]
    return [Problem(file, 1, "", "another folder", f"{quoted(folder)}, where the build writes") for folder in taken]


def _misnamed(file: str) -> list[Problem]:
    """A text that nothing would read, as its name does not end in .md."""
    stem, dot, ending = file.rpartition(".")
    if f".{ending.lower()}" not in _NEARLY_MD:
        return []
    return [Problem(file, 1, "", "a file name that ends in .md", quoted(file), f"{stem}{dot}md")]


_NEARLY_MD = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


def _render(
    gathered: Catalogue, sources: Mapping[str, Source], files: Collection[str], settings: Settings
) -> tuple[dict[str, Rendered], list[Problem]]:
    """Render every body, and look whether the anchors that links name are there."""
    unread = {reading.kind_of(file) for file in sources.keys() - gathered.by_file.keys()}
    programmes = [programme for kind, programme in unread if kind is Programme]
    figures = charts.figures(gathered.programmes.values(), programmes)
    renderer = Renderer(files, settings.unlinked_hosts, settings.words, figures)
    rendered: dict[str, Rendered] = {}
    unrendered: set[str] = set()
    problems: list[Problem] = []
    for file, source in sources.items():
        record = gathered.by_file.get(file)
        ids_required = isinstance(record, Report) and record.full_text
        taken = frozenset(asked.id for _, asked in record.places()) if isinstance(record, Template) else ()
        rendered[file], faults = renderer.render(source, ids_required=ids_required, taken=taken)
        problems += faults
        if faults and not rendered[file].html:
            unrendered.add(file)
    for file, result in rendered.items():
        for link in result.links:
            if link.file not in gathered.by_file or link.file in unrendered:
                continue
            if link.anchor and link.anchor not in rendered[link.file].anchors:
                anchors = rendered[link.file].anchors
                found = f"a link to '#{link.anchor}'"
                expected = f"an id that {link.file} has"
                problems.append(Problem(file, link.line, "", expected, found, closest(link.anchor, anchors)))
    return rendered, problems
