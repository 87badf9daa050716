"""The one form in which all text is compared, on the site and in what is secret.

In: text. Out: the same without whatever a writer, a format or a disguise may change and a reader still reads: the size of
letters, accents, look-alikes, kinds of dashes and quotation marks, invisible signs.

``normalise`` keeps what stands between words, for names such as ``fife-2027``. ``letters`` keeps nothing but letters, so that
neither spaces nor tags, hyphens, line ends or the numbers of footnotes tell two texts apart.
"""

import re
import unicodedata

from publishing.commands.embargo_check.lookalikes import LOOKALIKES

BORDER = "\n"  # between texts: nothing goes on beyond it
TAG = "\x1f"  # where a tag stood: it may part words, or stand inside one
_INVISIBLE = ("Cc", "Cf", "Cs", "Mn", "Me", "Mc")
_NO_LETTERS = bytes(sign for sign in range(128) if not chr(sign).isalpha() and chr(sign) != BORDER)
_NO_WORDS = bytes(sign if sign > 127 or chr(sign).isalnum() else ord(" ") for sign in range(256))


class _Forms(dict[int, str]):
    """The form of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = form = _form(chr(code))
        return form


def normalise(text: str) -> str:
    """A text in its one form; the only line end in it is a ``BORDER`` that stood there before."""
    return re.sub(" {2,}", " ", text.translate(_FORMS))


def letters(form: str) -> bytes:
    """The letters of a text that ``normalise`` gave, and its borders."""
    return form.encode("utf-8", "replace").translate(None, _NO_LETTERS)


def word(text: str) -> str:
    """The letters of one word."""
    return letters(normalise(text)).decode()


def spoken(form: str) -> list[str]:
    """The words of a text that ``normalise`` gave, in order, parted by tags too; other signs than ASCII are letters there."""
    return form.encode("utf-8", "replace").translate(_NO_WORDS).decode().split()


def _form(sign: str) -> str:
    """The form of one character: "" for what nobody sees."""
    if sign == BORDER:
        return BORDER
    if sign.isspace() or sign == TAG:
        return TAG if sign == TAG else " "
    found = []
    for part in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold()):
        category = unicodedata.category(part)
        if category in _INVISIBLE or part == "\u115f":
            continue
        if category == "Pd" or part == "\u2212":
            found.append("-")
        elif part.isascii() or category.startswith("L"):
            found.append(LOOKALIKES.get(ord(part), part))
        elif ord(part) in LOOKALIKES:
            found.append(LOOKALIKES[ord(part)])
        elif category.startswith("N"):
            found.append(str(unicodedata.digit(part, "")))
        else:
            found.append("" if category in ("Pi", "Pf", "Lm") or part in "ʼ´`" else " ")
    return "".join(found)


_FORMS = _Forms({ord("'"): "", ord('"'): " ", ord("`"): ""})
