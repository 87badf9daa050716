"""The words that a page must show: of a body, and of the HTML that it became.

In: Markdown, or HTML. Out: text, line by line the same as the Markdown, in which every word is meant for readers.

``APART`` is the one list of what an author writes and no page shows. It is read without Python-Markdown, so that no
mistake of a parser or of its settings can hide a loss. Where it takes away too little, a word is named that is not
lost, which tests hold; where it takes away too much, a loss could hide, so each pattern is as narrow as can be.
"""

import re
from collections.abc import Callable, Collection
from html import unescape

from lxml import html

from publishing.content.rendering.raw_html import WRITTEN
from publishing.content.rendering.shortcodes import ALONE, NAME, Figures

_Found = re.Match[str]
_STAND_IN = "\x02"  # no source has it: the front matter's reader refuses control characters
_ADDRESS = r"(?:<[^>\n]*>|[^\s<>]*[/.:#][^\s<>]*)"
_TITLE = r"""(?:\s*(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?"""
_BRACKETS = r"\((?:[^()\n]|\([^()\n]*\)){0,500}+\)"
_ATTRIBUTE = r"""(?:\#[^\s{}"']+|\.[\w-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+))"""
INLINE = "a abbr cite code del em ins kbd span strong sub sup".split()
_TAG_REST = r"""(?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*+)?>"""
_DEFINITION = re.compile(rf"(?m)^[ ]{{0,3}}\[(?!\^)([^\[\]\n]+)\]:[ ]*\n?[ ]*{_ADDRESS}{_TITLE}[ ]*$")
_LAZY = r"(?:\n(?![ ]*$|[ ]{0,3}\[\^[^\]\n]+\]:).*)*"  # lines that go on, up to an empty one or the next footnote
_FOOTNOTE = re.compile(rf"(?m)^[ ]{{0,3}}\[\^([^\]\n]+)\]:(.*{_LAZY}(?:\n(?:[ ]*\n)*(?: {{4}}|\t).*{_LAZY})*)")
_IN_BRACKETS = re.compile(r"\[([^\[\]]+)\]")
_BEHIND_A_LINK = re.compile(r"(?<=\])\s?\[([^\[\]]+)\]")
_STASHED = re.compile(f"{_STAND_IN}(\\d+);(\n*)")
_ENTITY = re.compile(r"&(?:#[xX]?[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
_VERBATIM = re.compile(
    r"""(?mx)
    (?P<escaped> \\[\\`*_{}\[\]()>\#+.!|-] )
    | (?P<comment> <!--(?s:.*?)--> )
    | ^(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)\n (?P<code>(?s:.*?)) ^(?P=fence)[ ]*$
    | (?<!`)(?P<ticks>`+)(?!`) (?P<span>(?:(?!\n[ ]*\n)(?s:.))+?) (?<!`)(?P=ticks)(?!`)
    """
)


def _nothing(found: _Found) -> str:
    """No word, on as many lines."""
    return "\n" * found[0].count("\n")


def _admonition(found: _Found) -> str:
    """The title of a note: the one in quotation marks, else its type. Words without quotation marks are shown nowhere."""
    return found[3] if found[3] is not None else f"{found[1].capitalize()}{found[2]}"


APART: tuple[tuple[str, str, re.Pattern[str], Callable[[_Found], str]], ...] = (  # why, its sign, what, what is left
    ("a footnote's label, for which the page has a number", "[^", re.compile(r"\[\^[^\]\n]+\]"), _nothing),
    (
        "the target of a link and its title, which browsers show beside it",
        "](",
        re.compile(rf"""\]\((?:"[^"\n]*"|{_BRACKETS}|[^()\n]|\n(?![ ]*\n)){{0,2000}}+\)"""),
        _nothing,
    ),
    (
        "an id, classes, and attributes",
        "{",
        re.compile(rf"\{{:?[ ]*{_ATTRIBUTE}(?:[ ]+{_ATTRIBUTE})*[ ]*\}}"),
        _nothing,
    ),
    (
        "the type of a note",
        "!!!",
        re.compile(r"""(?m)^[ >]*!!! ?([\w-]+)((?: +[\w-]+)*)(?: +"(.*?)")? *$"""),
        _admonition,
    ),
    (
        "tags that authors may write, with what browsers show beside them",
        "<",
        re.compile(rf"(?i)</?({'|'.join(WRITTEN)}){_TAG_REST}"),
        lambda found: _nothing(found) + ("" if found[1].lower() in INLINE else " "),
    ),
    ("the scheme of a mail address", "<", re.compile(r"(?i)<mailto:(?=[^<>\s]+@)"), _nothing),
    (
        "the marks and numbers of lists, which the page counts itself",
        ". ",
        re.compile(r"(?m)^(?:[ \t>]|[-*+:][ \t]+)*(?:\d+\.[ \t]+)+"),
        _nothing,
    ),
)


def written(body: str, figures: Figures) -> dict[str, str]:
    """The text of a body that its page must show: under "" the whole without footnotes, and each footnote by its label.

    ``body`` has the words of the settings in it already; ``figures`` are those that a paragraph may name. Each part has as
    many lines before its words as the body has.
    """
    stashed: list[str] = []
    text = body
    if any(sign in body for sign in ("\\", "<!--", "`", "~~~")):  # most have none, and looking takes long
        text = _VERBATIM.sub(lambda found: _stash(found, stashed), body)
    if "{{" in text:
        text = ALONE.sub(lambda found: _figure(found, figures), text)
    parts, used = {"": text}, used_references(text)
    if "[^" in text:
        parts[""] = _FOOTNOTE.sub(_nothing, text)
        for found in _FOOTNOTE.finditer(text):
            parts[found[1]] = "\n" * text.count("\n", 0, found.start()) + found[2]
    return {label: _unstashed(_without_apart(part, used), stashed) for label, part in parts.items()}


def used_references(text: str) -> frozenset[str]:
    """The labels of link references that a text defines and uses."""
    defined = set(references(text))
    if not defined:
        return frozenset()
    rest = _DEFINITION.sub("", text)
    return frozenset(label for found in _IN_BRACKETS.finditer(rest) if (label := _label(found[1])) in defined)


def references(text: str) -> list[str]:
    """The labels of the link references that a text defines, in order."""
    return [_label(found[1]) for found in _DEFINITION.finditer(text)] if "]:" in text else []


def shown(text: str) -> dict[str, str]:
    """The text that HTML shows, in the same parts as ``written`` gives."""
    main, *footnotes = _FOOTNOTE_HTML.split(text)
    parts = {"": main, **dict(zip(footnotes[::2], footnotes[1::2], strict=True))}
    return {label: _of_html(part) for label, part in parts.items()}


_FOOTNOTE_HTML = re.compile(r'<li id="fn:([^"]*)">')
_MADE_HTML = re.compile(
    r'<sup id="fnref[^>]*><a class="footnote-ref"[^>]*>[^<]*</a></sup>'  # the number of a footnote
    r'|(?:&#160;|\xa0)?<a class="footnote-backref"[^>]*>[^<]*</a>'
)
_ALTERNATIVE = re.compile(r'<img\b[^>]*?\balt="([^"]*)"[^>]*>')
_INLINE_HTML = re.compile(rf"</?(?:{'|'.join(INLINE)})(?![a-zA-Z0-9-])[^>]*>")
_TAG_HTML = re.compile(r"</?[a-zA-Z][^>]*>")


def _of_html(text: str) -> str:
    text = _MADE_HTML.sub("", text) if "footnote" in text else text
    text = _ALTERNATIVE.sub(r" \1 ", text) if "<img" in text else text
    return unescape(_TAG_HTML.sub(" ", _INLINE_HTML.sub("", text)))


def _stash(found: _Found, stashed: list[str]) -> str:
    """A stand-in for code, on as many lines; nothing for a comment or an escaped sign."""
    if found["escaped"]:
        return ""
    if found["comment"]:
        return _nothing(found)
    stashed.append(found["span"] if found["fence"] is None else f"\n{found['code']}")
    return f"{_STAND_IN}{len(stashed) - 1};" + "\n" * stashed[-1].count("\n")


def _unstashed(text: str, stashed: list[str]) -> str:
    """A text with its code in the place of what stood for it."""
    if _STAND_IN not in text:
        return text
    return _STASHED.sub(lambda found: stashed[int(found[1])] + found[2][stashed[int(found[1])].count("\n") :], text)


def _figure(found: _Found, figures: Figures) -> str:
    """The text of a table or chart in the place of its name, on one line."""
    name = NAME.fullmatch(found[1])
    figure = figures.get(name[1]) if name else None
    if not isinstance(figure, html.HtmlElement):
        return found[0]
    return f" {' '.join(_of_html(str(html.tostring(figure, encoding='unicode'))).split())} "


def _label(text: str) -> str:
    return " ".join(text.lower().split())


def _without_apart(text: str, used: Collection[str]) -> str:
    """A text without what no page shows."""
    if used:
        text = _DEFINITION.sub(lambda found: _nothing(found) if _label(found[1]) in used else found[0], text)
        text = _BEHIND_A_LINK.sub(lambda found: "" if _label(found[1]) in used else found[0], text)
    for _, sign, pattern, replacement in APART:
        if sign in text:
            text = pattern.sub(replacement, text)
    return _ENTITY.sub(lambda found: unescape(found[0]), text) if "&" in text else text
