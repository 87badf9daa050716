"""Every source read: its fields, its body, and the record that it stands for.

In: the bytes of files. Out: a ``Source``, a record where there is no fault, and problems.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from publishing.base.problems import Problem, faults
from publishing.cache.executor import Executor, Task
from publishing.content import front_matter, loader
from publishing.content.front_matter import Source
from publishing.content.gate import limits, nesting, timing
from publishing.content.glyphs import symbols
from publishing.content.glyphs.messages import notes
from publishing.content.models import AnyRecord

Read = tuple[Source, AnyRecord | None, list[Problem]]
_Bodiless = tuple[Source, int, AnyRecord | None, list[Problem]]


def read_all(files: Mapping[str, bytes], executor: Executor) -> Iterator[Read]:
    """Read every file whose name ends in ``.md``."""
    texts = [(file, content) for file, content in files.items() if file.endswith(".md")]
    results = executor.run(Task("read", _without_body, texts, fits=_is_faultless))
    for (_, content), (source, length, record, problems) in zip(texts, results, strict=True):
        yield replace(source, body=content[len(content) - length :].decode()), record, problems


def too_slow(file: str, line: int) -> Problem:
    """Return the problem of a source that takes longer than any should."""
    expected = (
        f"a text that is read in {limits.SECONDS:g} seconds; look for signs repeated hundreds of times, or divide it"
    )
    return Problem(file, line, "", expected, "one that takes longer")


def _without_body(file: str, content: bytes) -> _Bodiless:
    """Read a file; its body, which is at hand anyway, is left out, and its length in bytes returned instead."""
    source, record, problems = _read(file, content)
    return replace(source, body=""), len(source.body.encode()), record, problems


def _is_faultless(result: _Bodiless) -> bool:
    return not faults(result[3])


def _read(file: str, content: bytes) -> Read:
    """Read one file. A field that cannot be read is one problem, not two, and hides none of another field."""
    try:
        with timing.at_most(limits.SECONDS):
            source, problems = front_matter.parse(file, content)
    except timing.TooSlowError:
        return Source(file), None, [too_slow(file, 1)]
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


def _field(problem: Problem) -> str:
    """The field of the front matter that a problem is about, or in."""
    return problem.field.partition(".")[0]
