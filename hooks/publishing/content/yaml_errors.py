"""YAML's errors in words that say to an author what to change.

In: the lines of a front matter, and what the parser said. Out: a problem on the line that is wrong.
"""

import re

import yaml

from publishing.base.problems import Problem, quoted

_COLON_IN_TEXT = "quotation marks around a text that contains ': '"
_FIELD = "a name, a colon and a value"
_BEYOND = re.compile(r"\\U(?!000|0010)[0-9a-fA-F]{8}")
_SIGN = re.compile(r"found character '(.)' that cannot start any token")
_OPENING = re.compile(r"[^\"']*?(?::|-) +([\"'])(.*)")


def no_character(file: str, head: list[str]) -> Problem:
    r"""An escape such as ``\UFFFFFFFF``, on its line."""
    found = ((number, escape) for number, line in enumerate(head, start=2) if (escape := _BEYOND.search(line)))
    number, escape = next(found, (2, None))
    return Problem(file, number, "", "a character that can be shown", quoted(escape[0] if escape else "an escape"))


def problem(file: str, head: list[str], error: yaml.MarkedYAMLError) -> Problem:
    """A YAML error in words that say what to change, on the line of the file: the first row that fits."""
    reason = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    began, sign_at = (error.context_mark.line, error.context_mark.column) if error.context_mark else (line, len(reason))
    text = "".join(head[line : line + 1])
    colon = "mapping values are not allowed" in reason
    open_quotations = [number for number, words in enumerate(head[: line + 1]) if _opens(words)]
    quotation = bool(open_quotations) and ("quoted scalar" in reason or "<scalar>" in reason)
    found_sign = _SIGN.search(reason)
    sign = (found_sign[1] if found_sign else text[sign_at : sign_at + 1]) or "*"
    table = (
        (colon and ": " in text[:column], line, _COLON_IN_TEXT),
        (colon and text.startswith(" "), line, "a field that starts at the left edge"),
        (colon, line - 1, _FIELD),
        ("could not find expected ':'" in reason, began, _FIELD),
        (quotation, next(iter(open_quotations), 0), "a closing quotation mark"),
        ("escape" in reason, line, "single quotation marks around a text that contains a backslash"),
        (
            found_sign or any(word in reason for word in ("alias", "anchor", "tag")),
            line,
            f"quotation marks around a text that begins with '{sign}'",
        ),
        ("block" in reason.partition("found")[2] or "'-'" in reason, line, "the same indentation as its neighbours"),
        (True, line, "'name: value', with quotation marks around the whole of a text with special signs"),
    )
    place, expected = next((place, expected) for fits, place, expected in table if fits)
    found = "a second ': ' on the line" if expected == _COLON_IN_TEXT else quoted("".join(head[place:][:1]))
    return Problem(file, place + 2, "", expected, found)


def _opens(line: str) -> bool:
    """Return whether a text in quotation marks begins on a line, and does not end there."""
    found = _OPENING.match(line)
    return bool(found and found[1] not in found[2])
