"""Normal forms of a text: every way of writing it otherwise is undone.

In: a text as it stands in a file. Out: its forms, and what is packed inside it. Entities, percent signs and the escapes of
JSON, scripts, styles and mail may stand in each other, so each is undone until nothing changes.
"""

import base64
import binascii
import codecs
import quopri
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from html import unescape

from publishing.base.grouping import grouped
from publishing.commands.embargo_check.normal import BORDER, TAG, normalise
from publishing.commands.embargo_check.readers import is_known
from publishing.commands.embargo_check.readers.packed import inflated
from publishing.commands.embargo_check.readers.texts import as_text

_ROUNDS = 8
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([nrtvf])|([0-3][0-7]{2}|[0-7]{2}))"
)
_STYLE = re.compile(r"\\([0-9a-fA-F]{2,6})\s?")
_MAIL = re.compile(r"=(?:\r?\n|[0-9A-F]{2})")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[/!?a-zA-Z](?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>|<[/!?a-zA-Z][^<>]*>")
_RUNS = re.compile(r"(?:[A-Za-z0-9+/]{40,}\r?\n[ \t]?)+[A-Za-z0-9+/]+={0,2}|[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}\s*){12,}(?![0-9A-Za-z])")
_CODES = re.compile(r"(?:\b(?:0x[0-9A-Fa-f]{1,5}|[0-9]{2,6})\b[\s,;]+){11,}(?:0x[0-9A-Fa-f]{1,5}|[0-9]{2,6})\b")
_BASE_32 = re.compile(r"(?<![A-Z2-7])[A-Z2-7]{24,}(?![A-Z0-9])={0,6}")
_BASE_85 = re.compile(r"<~([!-uz\s]{16,})~>")
_BARE_85 = re.compile(  # without marks: of the signs of either alphabet, whole lines or between quotation marks or tags
    r"(?:(?<=[\s\"'`>])|\A)(?:[!-uz]{40,10000}|[0-9A-Za-z!#$%&()*+;<=>?@^_`{|}~-]{40,10000})(?=[\s\"'`<]|\Z)"
)
_ROTATED = re.compile(
    r"\b(?:gur|naq|jnf|jrer|gung|jvgu|sebz|puvyqera|unir)\b", re.IGNORECASE
)  # the, and, was, were, that …
_PIECES = re.compile(r"""(["'`])\s*[+,]\s*["'`]""")
_SET = re.compile(r"""\b(data-[\w-]+|alt|title|value|content|aria-label)=["']([^"'<>]*)["']""")
_BACKWARDS = re.compile(r"reverse\(|<bdo\b|unicode-bidi|\u202e")
_MIXED = re.compile(r"(?=.*[A-Z])(?=.*[a-z0-9])", re.DOTALL)


def forms(text: str) -> Iterator[str]:
    """Everything that a text may be read as: plain, and as the text of a mail or a style sheet, where it looks like one."""
    plain = _undone(text)
    yield plain
    if _MAIL.search(plain):
        yield _undone(as_text(quopri.decodestring(plain.encode())) or "")
    if _BACKWARDS.search(plain):
        yield plain[::-1]
    if _ROTATED.search(plain):
        yield codecs.encode(plain, "rot13")
    if values := _values(plain):
        yield values
    if _STYLE.search(text):
        yield _undone(_STYLE.sub(lambda found: _sign(found[1]), text))


def in_one_form(text: str) -> str:
    """A text's every form, as ``normal.normalise`` gives it: with its tags, as they may say something, and without."""
    found = dict.fromkeys(variant for form in forms(text) for variant in _variants(form))
    return BORDER.join(dict.fromkeys(normalise(" ".join(variant.split("\n"))) for variant in found))


def packed(text: str) -> Iterator[bytes]:
    """The bytes that are written in a text as base64 or as hexadecimal digits, if they are a text or a known file."""
    seen: set[str] = set()
    for form in forms(text):
        whole = _PIECES.sub("", form)
        for run in dict.fromkeys((*_RUNS.findall(form), *_RUNS.findall(whole), *_HEX.findall(form))):
            if run not in seen:
                seen.add(run)
                yield from _unpacked(run)
    sources = (text, unescape(_TAG.sub(" ", text))) if "<" in text else (text,)
    for decode, pattern in _CODINGS:
        for run in dict.fromkeys(run for source in sources for run in pattern.findall(source)):
            with suppress(ValueError, binascii.Error):
                if _says_something(content := decode(run)):
                    yield content


def _undone(text: str) -> str:
    for _ in range(_ROUNDS):
        before = text
        if "&" in text:
            text = unescape(text)
        if "%" in text:
            text = _PERCENT.sub(_from_percent, text)
        if "\\" in text:
            text = _ESCAPE.sub(_escaped, _PAIR.sub(_from_pair, text))
        if text == before:
            break
    return text


def _values(text: str) -> str:
    """The joined values of attributes of one name, if there are several."""
    found = grouped(_SET.findall(text), lambda pair: [pair[0]])
    return BORDER.join(" ".join(value for _, value in pairs) for pairs in found.values() if len(pairs) > 1)


def _from_codes(run: str) -> bytes:
    """The characters whose numbers are written one after the other."""
    numbers = (int(code, 0) if code[:2] == "0x" else int(code) for code in re.split(r"[\s,;]+", run))
    return "".join(map(chr, numbers)).encode()


def _from_base32(run: str) -> bytes:
    plain = run.rstrip("=")
    return base64.b32decode(plain + "=" * (-len(plain) % 8))


_CODINGS: tuple[tuple[Callable[[str], bytes], re.Pattern[str]], ...] = (
    (_from_codes, _CODES),
    (_from_base32, _BASE_32),
    (base64.a85decode, _BASE_85),
    (base64.a85decode, _BARE_85),
    (base64.b85decode, _BARE_85),
)


def _from_percent(found: re.Match[str]) -> str:
    content = bytes.fromhex(found[0].replace("%", ""))
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _from_pair(found: re.Match[str]) -> str:
    return bytes.fromhex(found[1] + found[2]).decode("utf-16-be", "replace")


def _escaped(found: re.Match[str]) -> str:
    if found[4]:
        return " "
    return chr(int(found[5], 8)) if found[5] else _sign(found[1] or found[2] or found[3])


def _sign(code: str) -> str:
    """The character with a hexadecimal number; "" for half of one, and for numbers that have none."""
    number = int(code, 16)
    return chr(number) if number < 0xD800 or 0xE000 <= number <= 0x10FFFF else ""


def _variants(form: str) -> Iterator[str]:
    yield form
    if "<" in form:
        if "<!--" in form:
            yield _TAG.sub(TAG, _COMMENT.sub("", form))
            form = form.replace("<!--", TAG).replace("-->", TAG)
        yield _TAG.sub(TAG, form)


def _unpacked(run: str) -> Iterator[bytes]:
    decoders: list[Callable[[str], bytes]] = [_from_base64] if _MIXED.match(run) else []
    for decode in (bytes.fromhex, *decoders):
        for part in dict.fromkeys((run, run.strip("+-_"), *re.split("[-_]", run))):
            try:
                content = decode(part)
            except (ValueError, binascii.Error):
                continue
            if len(content) >= 8 and _says_something(content):
                yield content
                return


def _from_base64(run: str) -> bytes:
    plain = "".join(run.split()).rstrip("=").translate(str.maketrans("-_", "+/"))
    return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)


def _says_something(content: bytes) -> bool:
    return is_known(content) or as_text(content) is not None or inflated(content) is not None
