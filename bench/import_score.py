"""The score of an importer: the HTML that it made, against the truth.

In: HTML and a ``Truth``. Out: a ``Score`` of shares, 1 being all of it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from lxml import html

from bench.import_truth import Truth

_WORD = re.compile(r"\w+(?:[-.’']\w+)*")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_APART = "descendant-or-self::*[contains(@class, 'headerlink') or contains(@class, 'footnote-backref')]"
_INLINE = frozenset("a abbr b cite code del em i ins kbd span strong sub sup u img".split())
_HEAD = ("running", "head")


@dataclass(frozen=True)
class Score:
    """Shares of words kept and of invented ones; of headings found, at the right level, and of extra ones; of numbers,
    cells, and notes to which a mark leads. ``order`` is the share of words that stand in their order.
    """

    recall: float
    added: float
    order: float
    headings: float
    levels: float
    extra: float
    numbers: float
    cells: float
    notes: float


def _elements(root: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    found = root.xpath(path)
    return [node for node in found if isinstance(node, html.HtmlElement)] if isinstance(found, list) else []


def score(text: str, truth: Truth) -> Score:
    """Measure HTML by the truth."""
    root = html.fromstring(f"<div>{text}</div>")
    for element in _elements(root, _APART):
        element.drop_tree()
    notes = _share(truth.notes, _noted(root))
    for mark in _elements(root, "descendant::sup"):
        mark.drop_tree()
    found, words = _words(_text(root)), [word for text in truth.words for word in _words(text)]
    headings = [(int(element.tag[1]), _plain(_text(element))) for element in root.iter(*_HEADINGS)]
    wanted = [(level, _plain(text)) for level, text in truth.headings]
    titles = [_unnumbered(title) for _, title in headings]
    least = min((level for level, _ in headings), default=1)
    rights = [(level - least + 1, title) for (level, _), title in zip(headings, titles, strict=True)]
    matched = sum((Counter(title for _, title in wanted) & Counter(titles)).values())
    total = len(words)
    return Score(
        recall=sum((Counter(words) & Counter(found)).values()) / total,
        added=sum((Counter(found) - _twice(words)).values()) / total,
        order=sum(block.size for block in SequenceMatcher(None, words, found, False).get_matching_blocks()) / total,
        headings=matched / len(wanted),
        levels=sum((Counter(wanted) & Counter(rights)).values()) / len(wanted),
        extra=(len(titles) - matched) / len(wanted),
        numbers=_share(
            [f"{label} {text}" for label, text in truth.numbered], (_text(element) for element in root.iter("p", "li"))
        ),
        cells=_share(truth.cells, (_text(element) for element in root.iter("td", "th"))),
        notes=notes,
    )


def _twice(words: Sequence[str]) -> Counter[str]:
    """Every word as often as anybody likes: merged cells may stand in each place that they cover."""
    return Counter(dict.fromkeys(words, 10**9))


def _unnumbered(title: str) -> str:
    return re.sub(r"^\d+ ", "", title)


def _noted(root: html.HtmlElement) -> Iterable[str]:
    """The texts to which marks of notes lead."""
    for link in root.xpath("descendant::a[starts-with(@href, '#')]"):
        for target in root.xpath("descendant::*[@id=$name]", name=link.get("href")[1:]):
            text = _text(target).strip()
            yield re.sub(r"^\W*\d+\W+|[↑↩\ufe0e\s]+$", "", text)


def _share(wanted: Sequence[str], found: Iterable[str]) -> float:
    available = Counter(map(_plain, found))
    want = Counter(map(_plain, wanted))
    return sum((want & available).values()) / len(wanted) if wanted else 1.0


def _plain(text: str) -> str:
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _text(element: html.HtmlElement) -> str:
    if not isinstance(element.tag, str):
        return ""
    gap = "" if element.tag in _INLINE else " "
    inner = "".join(f"{_text(child)}{child.tail or ''}" for child in element)
    return f"{gap}{element.text or ''}{inner}{gap}"
