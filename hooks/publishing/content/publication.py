"""The whole publication: every source read, checked, rendered; or every reason why not.

In: the files of ``docs/`` as bytes, and the settings. Out: a ``Publication``, or one ``PublishingError`` that
carries all problems of all files.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256

from publishing.base.problems import Problem, PublishingError, advice, faults, quoted
from publishing.base.settings import Settings
from publishing.cache.executor import Executor
from publishing.content import findings, word_list
from publishing.content.bodies import render_all
from publishing.content.catalogue import Catalogue
from publishing.content.findings import Findings
from publishing.content.front_matter import Source
from publishing.content.gate import Files, collisions, names, read_folder
from publishing.content.gathering import gather
from publishing.content.models import AnyRecord, Profile, Record, Report, Vocabulary, WordList
from publishing.content.reading import read_all, read_vocabulary
from publishing.content.rendering import Rendered
from publishing.content.rules import attachments, days, embargo, lifecycle, parts, questions, references, wording
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
        return Findings(self.catalogue, self.as_of, findings.paragraphs(self.catalogue, self.rendered_of))

    @property
    def profile(self) -> Profile:
        """The site's profile."""
        return self.catalogue.profile

    @property
    def cache_key(self) -> tuple[object, ...]:
        """The cache key of all that a page may show, but for the words of reports: each is passed to what shows it."""
        sizes = {file: size for file, size in self.files.items() if not file.endswith(".md")}
        return self.facts, self.settings, sizes

    def rendered_of(self, record: Record) -> Rendered:
        """Return the rendered body of a record."""
        return self.rendered[record.file]


def build(
    files: Mapping[str, bytes],
    settings: Settings,
    published_questions: str = "",
    moment: datetime | None = None,
    executor: Executor = _ALONE,
) -> Publication:
    """Read, check and render everything, once.

    ``files`` are best those of ``read_folder``, which also say what was refused. ``published_questions`` is the inventory
    of those that were published before. ``moment`` decides what is public: a report under embargo until later (or under
    any, where there is no moment) is checked like all others, and is nowhere in the result. ``executor`` renders.
    """
    refused = files.problems if isinstance(files, Files) else []
    problems = [*refused, *names.problems(files), *collisions.problems(files)]
    files = {file: content for file, content in files.items() if names.is_readable(file)}
    vocabulary = _vocabulary(files, problems)
    settings = _with_profile(settings, vocabulary.profile)
    sources, records, words, others = _read(files, {problem.file for problem in refused}, vocabulary, executor)
    problems += others
    everything = gather(records, words, vocabulary)
    problems += _between_records(everything, sources, files, settings, moment, published_questions)
    hidden = embargo.hidden(everything, files, moment)
    public = gather((record for record in records if record.file not in hidden), words, vocabulary)
    rendered, others = render_all(everything, sources, files, settings, executor, public)
    problems += [*others, *embargo.problems(everything, sources, rendered, hidden)]
    problems += finding_rules.paragraphs(everything, sources, rendered)
    if faults(problems):
        raise PublishingError(problems)
    as_of = moment.date() if moment else None
    return Publication(
        public,
        settings,
        {file: result for file, result in rendered.items() if file in public.by_file},
        {file: len(content) for file, content in files.items() if file not in hidden and file != Profile.path},
        hidden,
        _facts(public, sources, files, as_of),
        advice(problems),
        as_of,
    )


def _with_profile(settings: Settings, profile: Profile | None) -> Settings:
    """The settings with what the profile says of the inspectorate."""
    if profile is None:
        return settings
    inspectorate = profile.inspectorate
    return replace(
        settings, inspectorate=inspectorate.name, inspectorate_hosts=inspectorate.hosts, own_voice=profile.own_voice
    )


def _vocabulary(files: Mapping[str, bytes], problems: Sequence[Problem]) -> Vocabulary:
    """The profile and the scales; if they are wrong, every other record would be as well, so nothing else is read."""
    vocabulary, wrong = read_vocabulary(files)
    if faults(wrong):
        raise PublishingError([*problems, *wrong])
    return vocabulary


def _read(
    files: Mapping[str, bytes], refused: Collection[str], vocabulary: Vocabulary, executor: Executor
) -> tuple[dict[str, Source], list[AnyRecord], WordList, list[Problem]]:
    """Every source by file, the records that they make, the public's words, and what is wrong with them.

    Of files that were ``refused`` there is only the name.
    """
    sources = {file: Source(file) for file in files if file in refused and file.endswith(".md")}
    records: list[AnyRecord] = []
    problems = [*_astray(files)]
    readable = {file: content for file, content in files.items() if file not in sources}
    for source, record, others in read_all(readable, vocabulary, executor):
        sources[source.file] = source
        problems += others
        records += [record] if record else []
    words, others = word_list.read(files)
    return sources, records, words, [*problems, *others]


def _between_records(
    everything: Catalogue,
    sources: Mapping[str, Source],
    files: Mapping[str, bytes],
    settings: Settings,
    moment: datetime | None,
    published_questions: str,
) -> Iterator[Problem]:
    """Find what contradicts itself between records, and between records and files."""
    yield from parts.problems(everything.profile, files, settings)
    yield from references.problems(everything, sources, settings.unlinked_hosts)
    yield from wording.problems(everything, sources)
    yield from days.problems(everything, sources, moment)
    beside = attachments.beside(files)
    for report in (*everything.reports.values(), *everything.removed.values()):
        yield from lifecycle.problems(everything, report, sources)
        own = beside.get(attachments.folder_of(report), {})
        yield from attachments.problems(report, sources[report.file], own, settings.unlinked_hosts)
    yield from questions.problems(published_questions, everything, sources)


def _facts(public: Catalogue, sources: Mapping[str, Source], files: Mapping[str, bytes], as_of: date | None) -> str:
    """Return a hash of all public files but the words of reports, and of what depends on the day.

    What says that a report was removed is among them.
    """
    facts = sha256(files.get(Profile.path, b""))
    facts.update(files.get(word_list.FILE, b""))
    for item in Findings(public, as_of).listed_by_day:
        facts.update(f"{item.id} {item.status.state} ".encode())
    for file, record in (*public.by_file.items(), *((report.file, report) for report in public.removed.values())):
        words = len(sources[file].body.encode()) if isinstance(record, Report) else 0
        facts.update(f"{file} {len(files[file]) - words} ".encode() + files[file][: len(files[file]) - words])
    return facts.hexdigest()


def _astray(files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Find files that nothing would read: texts whose name does not end in .md, and those in the folder of no report."""
    for file in files:
        stem, dot, ending = file.rpartition(".")
        if file.endswith(".md"):
            continue
        if f".{ending.lower()}" in _NEARLY_MD:
            yield Problem(file, 1, "", "a file name that ends in .md", quoted(file), f"{stem}{dot}md")
        else:
            yield from attachments.stray(file, files)


_NEARLY_MD = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
