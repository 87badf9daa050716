"""The whole publication: every source read, checked, rendered; or every reason why not.

In: the files of ``docs/`` as bytes, and the settings. Out: a ``Publication``, or one ``PublishingError`` that
carries all problems of all files.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256

from publishing.base import failures
from publishing.base.problems import Problem, PublishingError, advice, closest, faults, quoted
from publishing.base.settings import Settings
from publishing.cache.executor import Executor
from publishing.content import catalogue, charts, findings, front_matter, loader, pictures
from publishing.content.catalogue import Catalogue
from publishing.content.findings import Findings
from publishing.content.front_matter import Source
from publishing.content.gate import Files, collisions, limits, names, nesting, read_folder, timing
from publishing.content.glyphs import symbols
from publishing.content.glyphs.messages import notes
from publishing.content.models import AnyRecord, Programme, Record, Report, Template
from publishing.content.rendering import Rendered, Renderer
from publishing.content.rules import attachments, days, embargo, lifecycle, questions, references, wording
from publishing.content.rules import findings as finding_rules

__all__ = ["Publication", "Settings", "build", "read_folder"]


_ALONE = Executor(processes=1)


@dataclass(frozen=True)
class Publication:
    """All public records with what their bodies became.

    ``files`` are all public files of ``docs/`` with their sizes in bytes, also those that are no records; ``hidden`` are
    those that are under embargo, or that were taken down. ``facts`` changes with whatever public records say, and with all
    words but those of reports. ``advice`` is what authors should look at, of hidden files too: it stands on no page.
    """

    catalogue: Catalogue
    settings: Settings
    rendered: Mapping[str, Rendered] = field(default_factory=dict)
    files: Mapping[str, int] = field(default_factory=dict)
    hidden: Collection[str] = ()
    facts: str = ""
    advice: Sequence[Problem] = ()
    as_of: date | None = None

    @cached_property
    def findings(self) -> Findings:
        """Every public finding, with its words and its status on the day of the build."""
        return Findings(self.catalogue, self.as_of, findings.paragraphs(self.catalogue, self.of))

    def of(self, record: Record) -> Rendered:
        """What the body of a record became."""
        return self.rendered[record.file]


def build(
    files: Mapping[str, bytes],
    settings: Settings,
    published_questions: str = "",
    moment: datetime | None = None,
    executor: Executor = _ALONE,
) -> Publication:
    """Read, check and render everything, once.

    ``files`` are best those of ``read_folder``, which also say what was refused. ``published_questions`` is the
    inventory of those that were published before. ``moment`` decides what is public: a report under embargo until later (or under any, where there is
    no moment) is checked like all others, and is nowhere in the result. ``executor`` renders.
    """
    refused = files.problems if isinstance(files, Files) else []
    problems: list[Problem] = [*refused, *names.problems(files), *collisions.problems(files)]
    files = {file: content for file, content in files.items() if names.is_readable(file)}
    unread = {problem.file for problem in refused if problem.file.endswith(".md")} & files.keys()
    sources = {file: Source(file) for file in unread}
    records: list[AnyRecord] = []
    for file in files:
        if not file.endswith(".md"):
            problems += _misnamed(file) or attachments.stray(file, files)
    for source, record, others in _read_all({file: files[file] for file in files if file not in unread}, executor):
        sources[source.file] = source
        problems += others
        if record:
            records.append(record)
    everything = catalogue.gather(records)
    problems += references.problems(everything, sources, settings.unlinked_hosts)
    problems += wording.problems(everything, sources)
    problems += days.problems(everything, sources, moment)
    beside = attachments.beside(files)
    for report in (*everything.reports.values(), *everything.removed.values()):
        problems += lifecycle.problems(everything, report, sources)
        own = beside.get(attachments.folder_of(report), {})
        problems += attachments.problems(report, sources[report.file], own, settings.unlinked_hosts)
    problems += questions.problems(published_questions, everything, sources)
    rendered, others = _render(everything, sources, files, settings, executor)
    problems += others
    hidden = embargo.hidden(everything, files, moment)
    problems += embargo.problems(everything, sources, rendered, hidden)
    problems += finding_rules.paragraphs(everything, sources, rendered)
    if faults(problems):
        raise PublishingError(problems)
    public = catalogue.gather(record for record in records if record.file not in hidden)
    as_of = moment.date() if moment else None
    return Publication(
        public,
        settings,
        {file: result for file, result in rendered.items() if file in public.by_file},
        {file: len(content) for file, content in files.items() if file not in hidden},
        hidden,
        _facts(public, sources, files, as_of),
        advice(problems),
        as_of,
    )


def _facts(public: Catalogue, sources: Mapping[str, Source], files: Mapping[str, bytes], as_of: date | None) -> str:
    """A name for all of the public files but the words of reports, and for what depends on the day."""
    facts = sha256()
    for item in Findings(public, as_of).listed_by_day:
        facts.update(f"{item.id} {item.status.state} ".encode())
    for file, record in (*public.by_file.items(), *((one.file, one) for one in public.removed.values())):
        words = len(sources[file].body.encode()) if isinstance(record, Report) else 0
        facts.update(f"{file} {len(files[file]) - words} ".encode() + files[file][: len(files[file]) - words])
    return facts.hexdigest()


_Read = tuple[Source, AnyRecord | None, list[Problem]]


def _read_all(files: Mapping[str, bytes], executor: Executor) -> Iterator[_Read]:
    """Read every source."""
    given = [(file, content) for file, content in files.items() if file.endswith(".md")]
    names = [f"{file} {sha256(content).hexdigest()}" for file, content in given]
    made = executor.run("read", _without_body, given, names, fits=_is_faultless)
    for (_, content), (source, length, record, problems) in zip(given, made, strict=True):
        yield replace(source, body=content[len(content) - length :].decode()), record, problems


def _without_body(one: tuple[str, bytes]) -> tuple[Source, int, AnyRecord | None, list[Problem]]:
    """What a file says, with the length of its body in bytes in place of the body: that is at hand anyway."""
    source, record, problems = _read(*one)
    return replace(source, body=""), len(source.body.encode()), record, problems


def _is_faultless(made: tuple[Source, int, AnyRecord | None, list[Problem]]) -> bool:
    return not faults(made[3])


def _read(file: str, content: bytes) -> _Read:
    """Read one file. A field that cannot be read is one problem, not two, and hides none of another field."""
    try:
        with timing.at_most(limits.SECONDS):
            source, problems = front_matter.parse(file, content)
    except timing.TooSlowError:
        return Source(file), None, [_too_slow(file, 1)]
    if unsafe := list(nesting.in_body(file, source.body, source.body_line)):
        source, problems = replace(source, body=""), [*problems, *unsafe]  # nothing may parse it
    at_fault = {_field(problem) for problem in faults(problems)}
    if at_fault and not source.fields:
        return source, None, problems
    problems += notes(source)
    source = replace(source, fields=symbols.plain_fields(source.fields))
    record, others = loader.read(source)
    problems += [problem for problem in others if _field(problem) not in at_fault]
    return source, (None if faults(problems) else record), problems


def _too_slow(file: str, line: int) -> Problem:
    """A source that takes longer than any should."""
    expected = (
        f"a text that is read in {limits.SECONDS:g} seconds; look for signs repeated hundreds of times, or divide it"
    )
    return Problem(file, line, "", expected, "one that takes longer")


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


def _demands(record: AnyRecord | None) -> tuple[bool, tuple[str, ...]]:
    """Whether every heading of a body needs an id, and the ids that its page has besides."""
    ids_required = isinstance(record, Report) and record.full_text
    taken = dict.fromkeys(asked.id for _, asked in record.places()) if isinstance(record, Template) else ()
    return ids_required, tuple(taken)


def _rendered(
    renderer: Renderer, source: Source, ids_required: bool, taken: Collection[str]
) -> tuple[Rendered, list[Problem]]:
    """What a body becomes, unless that takes too long or fails as nobody foresaw."""
    try:
        with timing.at_most(limits.SECONDS):
            return renderer.render(source, ids_required=ids_required, taken=taken)
    except timing.TooSlowError:
        renderer.begin_anew()
        return Rendered(), [_too_slow(source.file, source.body_line)]
    except Exception as error:  # noqa: BLE001 - an author reads a message, whatever it is
        return Rendered(), [failures.problem(source.file, "a page", error, source.body_line)]


def _render(
    gathered: Catalogue,
    sources: Mapping[str, Source],
    files: Mapping[str, bytes],
    settings: Settings,
    executor: Executor,
) -> tuple[dict[str, Rendered], list[Problem]]:
    """Render every body, and look whether the anchors that links name are there."""
    unread = {loader.kind_of(file) for file in sources.keys() - gathered.by_file.keys()}
    programmes = [programme for kind, programme in unread if kind is Programme]
    figures = charts.figures(gathered.programmes.values(), programmes)
    renderer = Renderer(files, settings.unlinked_hosts, settings.words, figures)
    asked = [(source, *_demands(gathered.by_file.get(file))) for file, source in sources.items()]
    made = executor.run(
        "rendered",
        lambda one: _rendered(renderer, *one),
        asked,
        [renderer.shape(one[0], sha256(files[one[0].file]).hexdigest(), *one[1:]) for one in asked],
        fits=lambda made: not faults(made[1]) and all(link.file in files for link in made[0].links),
    )
    rendered: dict[str, Rendered] = {}
    unrendered: set[str] = set()
    problems: list[Problem] = []
    for file, (result, others) in zip(sources, made, strict=True):
        rendered[file] = result
        problems += others
        if faults(others) and not result.html:
            unrendered.add(file)
    shown = [(file, link.line, link.file) for file, result in rendered.items() for link in result.links if link.picture]
    problems += pictures.problems(shown, files, executor)
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
