"""Every source read: its fields, its body, and the record that it stands for.

In: the bytes of files. Out: a ``Source``, a record where there is no fault, and problems.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from publishing.base.problems import Problem, closest, faults, quoted
from publishing.base.urls import GENERATED
from publishing.cache.executor import Executor, Task
from publishing.content import front_matter, loader
from publishing.content.front_matter import Source
from publishing.content.gate import limits, nesting, timing
from publishing.content.glyphs import symbols
from publishing.content.glyphs.messages import notes
from publishing.content.models import KINDS, AnyRecord, PartName, Profile, Report, Scale, Vocabulary

Read = tuple[Source, AnyRecord | None, list[Problem]]
_Bodiless = tuple[Source, int, AnyRecord | None, list[Problem]]


def read_all(files: Mapping[str, bytes], vocabulary: Vocabulary, executor: Executor) -> Iterator[Read]:
    """Read every file whose name ends in ``.md``."""
    texts = [(file, content) for file, content in files.items() if file.endswith(".md")]
    results = executor.run(Task("read", _without_body, texts, (vocabulary,), fits=_is_faultless))
    for (_, content), (source, length, record, problems) in zip(texts, results, strict=True):
        yield replace(source, body=content[len(content) - length :].decode()), record, problems


def read_vocabulary(files: Mapping[str, bytes]) -> tuple[Vocabulary, list[Problem]]:
    """Read the profile and the scales, without which no other record can be read."""
    content = files.get(Profile.path)
    if content is None:
        expected = "a profile, which says whose reports these are; see About, Data dictionary"
        return Vocabulary(), [Problem(Profile.path, 1, "", expected, "no such file")]
    source, problems = front_matter.parse_yaml(Profile.path, content, next(iter(Profile.written_fields())))
    problems = [loader.refined(problem, Profile) for problem in problems]
    profile, others = (None, []) if faults(problems) else loader.read_profile(source)
    if profile and profile.unit and profile.unit.id in Report.written_fields().keys() - {"partnership"}:
        expected = "a name that no other field of reports has"
        problems.append(source.problem(("unit", "id"), expected, quoted(profile.unit.id)))
    problems += _folders(profile, source, files) if profile else ()
    names = [file for file in files if file.endswith(".md") and loader.kind_of(file, _NONE)[0] is Scale]
    read = [_read(file, files[file], _NONE) for file in names]
    wrong = [problem for _, _, own in read for problem in faults(own)]
    scales = tuple(scale for _, scale, _ in read if isinstance(scale, Scale))
    return Vocabulary(profile, scales), [*problems, *others, *wrong]


_NONE = Vocabulary()
RESERVED_FOLDERS = {  # folders of ``docs/`` and of the site that have a meaning of their own
    *(path.partition("/")[0] for kind in KINDS if "/" in (path := kind.path) and not path.startswith("<")),
    *(folder.partition("/")[0] for folder in (*GENERATED, *(part.folder for part in PartName if "/" in part.folder))),
    "about",
}


def _folders(profile: Profile, source: Source, files: Collection[str]) -> Iterator[Problem]:
    """Find folders of the profile that mean something else, or have no files: each of these would be called wrong as well."""
    unit = profile.unit
    above = unit.above if unit else None
    levels = ((("unit", "folder"), unit), (("unit", "above", "folder"), above))
    there = {file.partition("/")[0] for file in files if "/" in file and file.endswith(".md")} - RESERVED_FOLDERS
    strange = there - {level.folder for _, level in levels if level}  # without one, there may just be no file yet
    for path, level in levels:
        if level and level.folder in RESERVED_FOLDERS:
            expected = f"a folder that is none of the site's own ({', '.join(sorted(RESERVED_FOLDERS))})"
            yield source.problem(path, expected, quoted(level.folder))
        elif level and strange and level.folder not in there:
            meant = closest(level.folder, strange) or (*strange,)[0] * (len(strange) == 1)
            expected = f"a folder in docs/, with a file for each {level.one}"
            yield source.problem(path, expected, quoted(level.folder), meant)
    if unit and above and unit.folder == above.folder:
        yield source.problem(levels[1][0], f"another folder than that of each {unit.one}", quoted(above.folder))


def too_slow(file: str, line: int) -> Problem:
    """Return the problem of a source that takes longer than any should."""
    expected = (
        f"a text that is read in {limits.SECONDS:g} seconds; look for signs repeated hundreds of times, or divide it"
    )
    return Problem(file, line, "", expected, "one that takes longer")


def _without_body(vocabulary: Vocabulary, file: str, content: bytes) -> _Bodiless:
    """Read a file; its body, which is at hand anyway, is left out, and its length in bytes returned instead."""
    source, record, problems = _read(file, content, vocabulary)
    return replace(source, body=""), len(source.body.encode()), record, problems


def _is_faultless(result: _Bodiless) -> bool:
    return not faults(result[3])


def _read(file: str, content: bytes, vocabulary: Vocabulary) -> Read:
    """Read one file. A field that cannot be read is one problem, not two, and hides none of another field."""
    try:
        with timing.at_most(limits.SECONDS):
            source, problems = front_matter.parse(file, content)
    except timing.TooSlowError:
        return Source(file), None, [too_slow(file, 1)]
    if unsafe := list(nesting.in_body(file, source.body, source.body_line)):
        source, problems = replace(source, body=""), [*problems, *unsafe]  # nothing may parse it
    problems = [loader.refined(problem, loader.kind_of(file, vocabulary)[0]) for problem in problems]
    at_fault = {_field(problem) for problem in faults(problems)}
    if at_fault and not source.fields:
        return source, None, problems
    problems += notes(source)
    source = replace(source, fields=symbols.plain_fields(source.fields)).named(vocabulary.names)
    record, others = loader.read(source, vocabulary)
    problems += [problem for problem in others if _field(problem) not in at_fault]
    return source, (None if faults(problems) else record), problems


def _field(problem: Problem) -> str:
    """The field of the front matter that a problem is about, or in."""
    return problem.field.partition(".")[0]
