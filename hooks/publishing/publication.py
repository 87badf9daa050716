"""The whole publication: every source read, checked, rendered; or every reason why not.

In: the files of ``docs/`` as bytes, and the settings. Out: a ``Publication``, or one ``PublishingError`` that
carries all problems of all files.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from publishing import catalogue, checks, front_matter, reading
from publishing.catalogue import Catalogue
from publishing.front_matter import Source
from publishing.problems import Problem, PublishingError, closest, quoted
from publishing.records import AnyRecord, Record, Report
from publishing.rendering import Rendered, Renderer


@dataclass(frozen=True)
class Settings:
    """What the site's owner decides in ``mkdocs.yml``, under ``extra: publishing:``.

    ``inspectorate_hosts`` are the hosts of the inspectorate's own pages; ``unlinked_hosts`` are hosts that
    nothing links to (copies on file-sharing and test sites). Reports first listed before ``archived_before``
    (``2026-01-01``) stand in the archive of the search index, whose files stay as they are.
    """

    owner: str
    contact: str = ""
    tag_authority: str = ""
    inspectorate: str = "the inspectorate"
    inspectorate_hosts: Collection[str] = ()
    unlinked_hosts: Collection[str] = ()
    archived_before: str = "0001-01-01"

    @property
    def words(self) -> Mapping[str, str]:
        """What stands for ``{{ name }}`` in bodies."""
        missing = "(the owner of this site has not given a contact yet, and must set one in `mkdocs.yml`)"
        return {"owner": self.owner, "contact": self.contact or missing}


@dataclass(frozen=True)
class Publication:
    """All records with what their bodies became."""

    catalogue: Catalogue
    settings: Settings
    rendered: Mapping[str, Rendered] = field(default_factory=dict)

    def of(self, record: Record) -> Rendered:
        """What the body of a record became."""
        return self.rendered[record.file]


def settings_from(values: Mapping[str, Any]) -> Settings:
    """The settings in a mapping; TypeError for a name that there is not."""
    return Settings(**values)


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path, hidden ones left out."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    names = ((path.relative_to(folder), path) for path in found)
    return {
        name.as_posix(): path.read_bytes()
        for name, path in names
        if not any(part.startswith(".") for part in name.parts)
    }


def build(files: Mapping[str, bytes], settings: Settings) -> Publication:
    """Read, check and render everything, once."""
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    records: list[AnyRecord] = []
    for file, content in files.items():
        if not file.endswith(".md"):
            problems += _misnamed(file)
            continue
        sources[file], record, faults = _read(file, content)
        problems += faults
        if record:
            records.append(record)
    gathered = catalogue.gather(records)
    problems += checks.problems(gathered, sources, settings.unlinked_hosts)
    rendered, faults = _render(gathered, sources, files, settings)
    problems += faults
    if problems:
        raise PublishingError(problems)
    return Publication(gathered, settings, rendered)


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
    renderer = Renderer(files, settings.unlinked_hosts, settings.words)
    rendered: dict[str, Rendered] = {}
    unrendered: set[str] = set()
    problems: list[Problem] = []
    for file, source in sources.items():
        record = gathered.by_file.get(file)
        ids_required = isinstance(record, Report) and record.full_text
        rendered[file], faults = renderer.render(source, ids_required=ids_required)
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
