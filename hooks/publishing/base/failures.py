"""When something cannot be made: what its author reads in place of a traceback.

In: an error of Typst, pandoc, a library or our own code, and the source that it is about. Out: a problem with file and
line.
"""

from collections.abc import Iterable

from publishing.base.problems import Problem

_LONGEST = 240  # characters of an error; the rest of it helps nobody
_REMEDY = "write it more simply, or show this message to whoever looks after the site's code"


def problem(file: str, target: str, error: Exception, line: int = 1) -> Problem:
    """The problem that ``target``, an address or a purpose, cannot be made of a file."""
    message = " ".join(str(error).split()).removeprefix(f"{target}: ") or type(error).__name__
    message = message if len(message) <= _LONGEST else f"{message[: _LONGEST - 1]}…"
    return Problem(file, line, "", f"text of which {target} can be made", f"the error '{message}'; {_REMEDY}")


def located(words: str, sources: Iterable[tuple[str, str]]) -> tuple[str, int] | None:
    """The file and line where some words of a page stand; ``sources`` are files with their texts.

    Letters and digits alone are compared, as the rest may be markup.
    """
    wanted = _letters(words)[:40]
    if not wanted:
        return None
    for file, text in sources:
        for number, line in enumerate(text.split("\n"), start=1):
            found = _letters(line)
            if found and (wanted in found or (len(found) > 12 and wanted.startswith(found))):
                return file, number
    return None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
