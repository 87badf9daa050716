"""Signs of other kinds of Markdown, which this site does not know: readers would see them as they are typed.

In: the source, and the rendered body. Out: problems. No word is lost by a sign that nobody knows, so what is said of
most is advice; what does nothing that its author meant, such as a note without a text, is a fault.
"""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import html

from publishing.base.problems import Problem, quoted
from publishing.content.rendering.source_lines import Places

_NOTE = """'!!! note "Title"' for a box, and its text below, four spaces in"""
_WORDS = "words without these signs, which mean nothing here and are shown"
_SIGNS = (  # in a source, without its code and comments: signs that it has, what should not be there, what was expected
    ((":::",), re.compile(r"(?m)^[ >]*:{3,}[ ]*\S.*$"), _NOTE),
    (("???", "==="), re.compile(r"(?m)^[ >]*(?:\?{3}\+?[ ]+[\w\"].*|===[!+]?[ ]+\".*)$"), _NOTE),
    (
        ("*[",),
        re.compile(r"(?m)^[ >]*\*\[[^\]\n]+\]:.*$"),
        'an abbreviation written out, or <abbr title="In full">IF</abbr>',
    ),
    (("{",), re.compile(r"\{%[^\n]*?%\}|\{#[^\n}]*#\}|\{(?:\+\+|--|~~|>>|==)[^\n]*?\}"), _WORDS),
    (
        ("~~", "==", "$$", "\\"),
        re.compile(r"~~(?=\S)[^~\n]+~~|==(?=\w)[^=\n]+==|\$\$[^$\n]+\$\$|\\(?:begin|end|frac|cite|ref)\{"),
        _WORDS,
    ),
    ((":",), re.compile(r"(?<![\w:/]):(?=[a-z_]*[a-z])[a-z][a-z0-9_]{2,}:(?![\w:/])"), "the sign itself, such as ☺"),
    (("[TOC]", "[toc]"), re.compile(r"(?mi)^[ >]*\[TOC\][ ]*$"), "no list of contents; the page makes its own"),
    (("[[",), re.compile(r"\[\[[^\[\]\n]+\]\](?!\()"), "a link such as [words](address)"),
    (("^[",), re.compile(r"\^\[[^\]\n]+\]"), "a footnote such as [^1], and '[^1]: its text' on a line of its own"),
    (("[ ]", "[x]", "[X]"), re.compile(r"(?m)^[ >]*[-*+][ ]+\[[ xX]\][ ]"), "☐ or ☑ for a box of a list"),
    (
        ("8<", "!include"),
        re.compile(r"(?m)^[ ]*(?:-{1,2}8<-{1,2}.*|!include\b.*)$"),
        "the text itself; nothing is taken from other files",
    ),
    (
        (
            "\ufffd",
            "â€",
            "Ã",
            "Â",
        ),  # UTF-8 that somebody read as another encoding, and a letter that nothing could read
        re.compile("\ufffd|â€[\\w\\W]|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]"),
        "the sign itself, such as ’ or é; what stands here comes from a copy that went wrong",
    ),
    (("+++",), re.compile(r"(?m)^\+\+\+[ ]*$"), "fields in the front matter alone, between lines of '---'"),
)
_DEFINITION = re.compile(r":(?<![^\n]:)(?!:|[a-z0-9_]+:)[ ]*\S")  # at the start of a line
_DEFINED = "a term on a line of its own, and ':   ' before what it means on the next"
_FENCES = re.compile(
    r"""(?msx)
    <!--.*?-->
    | ^(?P<fence>`{3,}|~{3,})[ ]*(?:\{[^\n]*\}|\.?[\w#.+-]*)[ ]*\n(?:.*?\n)??(?P=fence)[ ]*$
    """
)
_FENCE = re.compile(r"(?m)^[ >]*(?:[-*+][ ]+|\d+\.[ ]+)?(?P<fence>`{3,}|~{3,})(?!.*(?P=fence)).*$")
_FENCE_EXPECTED = "a line of '```' before and one after code, both at the left edge"
_LANGUAGES = "bash bibtex csv css html ini json markdown md plain python sh sql text toml txt xml yaml yml".split()
_LANGUAGE = "nothing behind '```' but the code's language, such as text or yaml: it is shown nowhere"
_YEARS = range(100, 10_000)  # a list of one item that starts there is a sentence that begins with a number


def problems(root: html.HtmlElement, body: str, places: Places) -> Iterator[Problem]:
    """All of them, of one source: its rendered body, and ``body`` as it was written."""
    for signs, pattern, expected in _SIGNS:
        if not any(sign in places.text for sign in signs):  # most texts have none, and looking for each takes long
            continue
        for found in islice(pattern.finditer(places.text), 20):
            yield places.problem(_line(places, found), expected, quoted(found[0]), advice=True)
    yield from _fences(body, places)
    for code in root.xpath(".//code[starts-with(@class, 'language-')]"):
        name = code.get("class").removeprefix("language-")
        if name not in _LANGUAGES:
            yield places.problem(_line_of_code(body, places, name), _LANGUAGE, quoted(name))
    for item in root.xpath(".//li[starts-with(@id, 'fn:')]"):
        if not "".join(item.xpath(".//text()[not(ancestor::a[@class='footnote-backref'])]")).strip():
            label = f"[^{item.get('id').removeprefix('fn:')}]:"
            yield places.problem(places.line_of(label), "the text of each footnote", quoted(label))
    for note in root.xpath(".//div[contains(concat(' ', @class, ' '), ' admonition ')][p and not(*[2])]"):
        if (note[0].get("class") or "") == "admonition-title":
            expected = "the text of a note below its '!!!' line, four spaces in"
            yield places.problem(places.line_of("!!!"), expected, "none")
    yield from _readings(root, places)


def _readings(root: html.HtmlElement, places: Places) -> Iterator[Problem]:
    """Lines that are read as something else than they look like: definitions without a term, years as lists."""
    for paragraph in root.iter("p", "li", "td"):
        for found in _DEFINITION.finditer(paragraph.text or ""):
            line = (paragraph.text or "")[found.start() :].split("\n")[0]
            yield places.problem(places.line_of(line), _DEFINED, quoted(line), advice=True)
    for items in root.xpath(".//ol[@start and count(li) = 1]"):
        number = items.get("start")
        if number.isdecimal() and int(number) in _YEARS:
            expected = f"'{number}\\.' where a sentence begins with a number; without '\\' it is a list"
            yield places.problem(places.line_of(f"{number}."), expected, quoted(f"{number}."), advice=True)


def _fences(body: str, places: Places) -> Iterator[Problem]:
    """Fences that are none: inside a list, with words behind them, or without an end."""
    if "```" not in body and "~~~" not in body:
        return
    rest = _FENCES.sub(lambda found: "\n" * found[0].count("\n"), body)
    found = _FENCE.search(rest)
    if found:
        yield places.problem(places.line(rest.count("\n", 0, found.start())), _FENCE_EXPECTED, quoted(found["fence"]))


def _line_of_code(body: str, places: Places, name: str) -> int:
    """The line of a fence with a language."""
    lines = body.split("\n")
    fits = (number for number, line in enumerate(lines) if line.startswith(("```", "~~~")) and name in line)
    return places.line(next(fits, 0))


def _line(places: Places, found: re.Match[str]) -> int:
    return places.at(found.start() + len(found[0]) - len(found[0].lstrip()))
