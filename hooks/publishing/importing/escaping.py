"""Words as Markdown that shows them as they are, proved by the parser that the site uses.

In: the plain text of runs. Out: Markdown. Escaping is as little as can be, so that editors can read the source; where the
parser then shows other words, the block is written again with more of it, until they are the same.
"""

import re
from html import unescape

from publishing.content.glyphs import symbols
from publishing.content.rendering.parser import new_parser

_ENTITY = re.compile(r"&(?=#?\w+;)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_EMPHASIS = re.compile(r"\*|(?<!\w)_|_(?!\w)")
_BRACKET = re.compile(r"\[(?=[^\[\]]*\] ?[(\[])|\[(?=\[)|^\[(?=[^\[\]]*\]:)", re.MULTILINE)
_BRACE = re.compile(r"\{(?=[\s:]*[#.%{]|[^{}]*=|\+\+|--|~~|>>)")
_FENCES = re.compile(r"~{3,}|`{3,}")
# Signs side by side that ``check`` takes for markup that failed, even where they are escaped: a hard space parts them.
_RUN_TOGETHER = re.compile(
    r"(?<=\])(?=\[[^\]\n]*\])|(?<=\{)(?=:?\s?[#.][\w-]+\s*\})|(?<=\])(?=\s\((?:https?:|mailto:))|(?<=``)(?=`)|(?<=\{)(?=\{)"
)
_NOTE = re.compile(r"\[\^")
_START = re.compile(
    r"(\s*)(?:(\d{1,9})\.(?=\s|$)|([-+](?=\s|$)|#+|>|:(?=\s)|!!!|\?\?\?|-{2,}|={2,}|_{2,}|\||[•▪◦‣⁃●■](?=\s)))"
)
_PARAGRAPH_NUMBER = re.compile(r"\\?\[(?:[A-Z]\.?)?\d+(?:\.\d+)*\](?=\s)")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_SENTENCE = re.compile(r"[^\W\d_][^\\`*_{}\[\]<>&#|~!=^\n]*")  # in which nothing can be markup
_TAGS = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>")
_BLANK = re.compile(r"\s+")


def reference(sign: str) -> str:
    """A sign as HTML names it by its number, which means nothing to Markdown."""
    return f"&#{ord(sign)};"


def escaped(text: str) -> str:
    """A text inside a paragraph, with what Markdown would read as markup escaped."""
    if not _PUNCTUATION.search(text):
        return text
    text = _RUN_TOGETHER.sub("\N{NO-BREAK SPACE}", text)
    text = text.replace("\\", "\\\\")
    text = _ENTITY.sub("&amp;", text)
    text = _TAG.sub("&lt;", text)
    text = _FENCES.sub(lambda found: "".join(map(reference, found[0])), text)
    text = text.replace("`", "\\`")
    text = _EMPHASIS.sub(lambda found: f"\\{found[0]}", text)
    text = _NOTE.sub(f"[{reference('^')}", text)
    text = _BRACKET.sub(r"\\[", text)
    return _BRACE.sub("&#123;", text)


def at_start(text: str) -> str:
    """A paragraph whose first signs would make a list, a heading or the like of it, with these escaped."""
    if number := _PARAGRAPH_NUMBER.match(text):
        return f"<span>{number[0]}</span>{text[number.end() :]}"
    found = _START.match(text)
    if not found:
        return text
    if found[2]:
        return f"{found[2]}\\.{text[found.end() :]}"
    sign = found[3]
    if sign == "|":
        return text.replace("|", reference("|"))
    first = f"\\{sign[0]}" if sign[0] in "-+#>_" else reference(sign[0])
    return f"{first}{text[found.start(3) + 1 :]}"


def in_full(text: str) -> str:
    """A text with every ASCII sign as a number, which nothing can read as markup."""
    return _PUNCTUATION.sub(lambda found: reference(found[0]), text)


class Proof:
    """Proves blocks with the site's own parser."""

    def __init__(self) -> None:
        self._parser = new_parser()

    def shows(self, markdown: str, words: str) -> bool:
        """Return whether the parser shows these words, and no others, of Markdown."""
        return _letters(self.shown(markdown)) == _letters(words)

    def shown(self, markdown: str) -> str:
        """The words that a page shows of Markdown."""
        if _SENTENCE.fullmatch(markdown):
            return markdown
        try:
            html = self._parser.reset().convert(symbols.markdown(markdown))
        except (RuntimeError, RecursionError):
            self._parser = new_parser()
            return ""
        return unescape(_TAGS.sub(" ", html))


def _letters(text: str) -> str:
    return _BLANK.sub("", symbols.plain(text))
