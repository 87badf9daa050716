"""Names: which names of files can be addresses, for good and on every system.

In: the paths of files, relative to ``docs/``. Out: problems; a path as a message may show it.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from publishing.base.problems import Problem, quoted
from publishing.content.gate.limits import NAME

_PART = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9_-])?")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.md)?")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")  # what Windows cannot store
_LEFTOVER = re.compile(
    r"\..*"  # hidden: .DS_Store, .git, .~lock.report.odt#, .report.md.swp, ._report.md
    r"|~\$.*|.*~|#.*#"  # open in Word, a copy of an editor, unsaved in Emacs
    r"|.*\.(?:swp|swo|swx|bak|old|orig|rej|tmp|temp|part|partial|crdownload|lnk|url|webloc)"
    r"|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|__macosx|\$recycle\.bin",
    re.IGNORECASE | re.DOTALL,
)
_TEXT = "a file name in small letters, digits and hyphens"
_OTHER = "a name in small letters, digits, hyphens, dots and underscores that starts with a letter or digit"


def is_leftover(name: str) -> bool:
    """Return whether a file or folder was left by an editor or a system, so that nobody means to publish it."""
    return _LEFTOVER.fullmatch(name) is not None


def is_readable(file: str) -> bool:
    """Return whether a path consists of characters that can be seen, so that a text can name it."""
    return (file.isprintable() and file.isascii()) or file == escaped(file)


def escaped(path: str) -> str:
    r"""A path as a message may show it: on one line, with ``\n`` or ``\xff`` for what cannot be seen."""
    return "".join(sign if sign.isprintable() else _escape(sign) for sign in path)


def _escape(sign: str) -> str:
    """An escape; Python holds a byte that is not UTF-8 as half of a pair."""
    code = ord(sign)
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else ascii(sign)[1:-1]


def problems(files: Collection[str]) -> Iterator[Problem]:
    """Files whose names cannot be addresses, and those whose names a system may take for each other."""
    twins = _twins(files)
    for file in files:
        place, parts = escaped(file), file.split("/")
        if file in twins:
            expected = "a name that differs from others in more than capitals and accents"
            yield Problem(place, 1, "", expected, f"{_plain(file)} beside {_plain(twins[file])}")
        elif not all(map(_PART.fullmatch, parts)) or (file.endswith(".md") and not all(map(_SLUG.fullmatch, parts))):
            yield Problem(place, 1, "", _TEXT if file.endswith(".md") else _OTHER, f"'{place}'", _better(file, files))
        elif device := next(filter(_DEVICE.fullmatch, parts), ""):
            yield Problem(place, 1, "", "a name that every system can store", quoted(device))
        for part in parts:
            if len(part) > NAME:
                yield Problem(place, 1, "", f"a name of at most {NAME} characters", f"one of {len(part)}")


def _twins(files: Collection[str]) -> Mapping[str, str]:
    """Each name, but for the first, of those that some systems cannot tell apart, with another of them."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for file in files:
        alike[unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", file).casefold())].append(file)
    found: dict[str, str] = {}
    for names in alike.values():
        first, *others = sorted(names, key=lambda name: (_PART.fullmatch(name.rpartition("/")[2]) is None, name))
        found |= dict.fromkeys(others, first)
    return found


def _plain(file: str) -> str:
    """A path in quotation marks, with escapes for all but ASCII: its twin looks the same."""
    return quoted(escaped(file).encode("ascii", "backslashreplace").decode())


def _better(file: str, files: Collection[str]) -> str:
    """A name that fits; "" where there is none, or another file has it."""
    signs = "" if file.endswith(".md") else "_"
    parts = [_slug(part, signs) for part in file.split("/")]
    better = "/".join(parts)
    whole = better.endswith(".md") == file.endswith(".md")  # nothing but an ending is no name
    return better if all(parts) and whole and better not in files else ""


def _slug(part: str, signs: str) -> str:
    plain = unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode().lower()
    stem, dot, ending = plain.rpartition(".")
    words = (re.sub(rf"[^a-z0-9{signs}]+", "-", piece).strip("-_") for piece in (stem, ending))
    return dot.join(filter(None, words))
