"""The file of the public's words, read as strictly as front matter.

In: the files of ``docs/``. Out: the ``WordList``, or problems in an author's words.
"""

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping

from publishing.base.problems import Problem, faults, quoted
from publishing.content import front_matter, loader
from publishing.content.front_matter import Path, Source
from publishing.content.models import Vocabulary, WordList

FILE = WordList.path
_FENCE = b"---\n"


def read(files: Mapping[str, bytes]) -> tuple[WordList, list[Problem]]:
    """Return the list, which is empty where there is no such file, and what is wrong with it."""
    if FILE not in files:
        return WordList.empty(), []
    text = files[FILE].removeprefix(BOM_UTF8).removeprefix(_FENCE)
    fenced = len(files[FILE].removeprefix(BOM_UTF8)) > len(text)  # YAML files may begin so
    source, problems = front_matter.parse(FILE, _FENCE + text.rstrip(b"\n") + b"\n" + _FENCE)
    if not faults(problems):
        record, others = loader.read_as(WordList, "words", source, Vocabulary())
        problems += others
        if isinstance(record, WordList):
            problems += _contradictions(record, source)
            return record, [front_matter.without_fence(problem, 0 if fenced else 1, "words") for problem in problems]
    return WordList.empty(), [front_matter.without_fence(problem, 0 if fenced else 1, "words") for problem in problems]


def _contradictions(record: WordList, source: Source) -> Iterator[Problem]:
    """Find words that are listed twice, or that stand for themselves."""
    seen: dict[str, int] = {}
    for path, say in _places(record):
        key = " ".join(say.casefold().split())
        if key in seen:
            yield source.problem(
                path, "words that stand nowhere else in this file", f"{quoted(say)}, as on line {seen[key]}"
            )
        seen.setdefault(key, source.line_of(path) - 1)
    for number, saying in enumerate(record.words):
        for place, search in enumerate(saying.search):
            if search.casefold() in {say.casefold() for say in saying.say}:
                path = ("words", number, "search", place)
                yield source.problem(path, "other words than those under say", quoted(search))


def _places(record: WordList) -> Iterator[tuple[Path, str]]:
    """Everything that people may say, with its place in the file."""
    sayings = [("words", number, entry.say) for number, entry in enumerate(record.words)]
    frames = [("frames", number, entry.say) for number, entry in enumerate(record.frames)]
    for field, number, say in (*sayings, *frames):
        for place, text in enumerate(say):
            yield (field, number, "say", place), text
