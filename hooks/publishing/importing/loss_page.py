"""The loss report as a page: the source beside the result, paragraph by paragraph.

In: a loss report, the words of the source, and the page that was read back. Out: one HTML file that needs no other.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from lxml import html

from publishing.base.tokens import Palette
from publishing.importing.comparison import LEFT_OUT, MISSING, MOVED
from publishing.importing.loss_texts import counted, kept_share, where
from publishing.importing.losses import THINGS, LossReport
from publishing.importing.model import Place, SourceDocument, Word
from publishing.importing.read_back import Page

_STYLE = Path(__file__).parent / "loss_page.css"
_MARKS = {MISSING: ("mark", "missing"), LEFT_OUT: ("s", "left-out"), MOVED: ("span", "moved")}


def page(name: str, report: LossReport, document: SourceDocument, result: Page, palette: Palette) -> str:
    """The whole page. ``name`` is the source's file name, ``palette`` the site's colours."""
    parts = [
        f"<h1>What became of {escape(name)}</h1>",
        f'<p class="verdict {"whole" if report.is_whole else "lossy"}">{_verdict(report)}</p>',
        _things(report),
        *_runs(
            "Missing words", report.missing, "These stand in the source and not on the page. Put them back by hand."
        ),
        *_runs("Added words", report.added, "These stand on the page and not in the source."),
        *_warnings(report),
        *_left_out(report),
        *_translated(report),
        "<h2>The source beside the page</h2>",
        '<p>Left, the words of the source: <mark class="missing">missing</mark>, '
        '<s class="left-out">left out on purpose</s>, <span class="moved">moved</span>. '
        "Right, what readers will see.</p>",
        *_rows(report, document.words, result),
    ]
    title, style = f"Loss report: {escape(name)}", palette.css(_STYLE.read_text(encoding="utf-8"))
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n<title>{title}</title>\n<style>\n{style}</style>\n</head>\n'
        f"<body>\n<main>\n{chr(10).join(parts)}\n</main>\n</body>\n</html>\n"
    )


def _verdict(report: LossReport) -> str:
    if report.is_whole:
        what, more = (
            ("No word", " Read what stands under “Look at these”, too.") if report.warnings else ("Nothing", "")
        )
        whole = f"{what} is lost: {counted(report.words, 'word')} in the source"
        return f"{whole}, each on the page or left out with a reason below.{more}"
    return (
        f"{counted(report.missing_words, 'word')} of {report.words:,} missing, {report.added_words:,} added; "
        f"{kept_share(report)} kept or left out with a reason."
    )


def _things(report: LossReport) -> str:
    rows = "".join(
        f'<tr><th scope="row">{name.capitalize()}</th><td>{report.found.get(name, "–")}</td>'
        f"<td>{report.written.get(name, 0)}</td></tr>"
        for name in THINGS
    )
    more = [
        (
            report.moved,
            "stands elsewhere on the page than in the source",
            "stand elsewhere on the page than in the source",
        ),
        (report.repeated, "stands again in merged cells", "stand again in merged cells"),
        (report.numbers, "is a number that Word counts by itself", "are numbers that Word counts by itself"),
    ]
    items = "".join(
        f"<li>{counted(count, 'word')} {singular if count == 1 else many}.</li>"
        for count, singular, many in more
        if count
    )
    if report.written.get("cells", 0) > report.found.get("cells", 0):
        items += "<li>A merged cell is counted once in the source, and stands in each place that it covers.</li>"
    return (
        "<table><caption>What was found and written</caption><thead><tr>"
        '<th scope="col">Kind</th><th scope="col">In the source</th><th scope="col">On the page</th>'
        f"</tr></thead><tbody>{rows}</tbody></table>" + (f"<ul>{items}</ul>" if items else "")
    )


def _runs(title: str, runs: Sequence[object], remedy: str) -> Iterator[str]:
    if runs:
        items = "".join(f"<li><q>{escape(run.words)}</q>{where(run.place)}</li>" for run in runs)  # type: ignore[attr-defined]
        yield f"<h2>{title}</h2><p>{remedy}</p><ul>{items}</ul>"


def _warnings(report: LossReport) -> Iterator[str]:
    if report.warnings:
        yield f"<h2>Look at these</h2><ul>{''.join(f'<li>{escape(warning)}</li>' for warning in report.warnings)}</ul>"


def _left_out(report: LossReport) -> Iterator[str]:
    if not report.left_out:
        return
    yield "<h2>Left out on purpose</h2>"
    for (kind, reason), group in groupby(
        sorted(report.left_out, key=lambda omission: (omission.kind, omission.reason)),
        lambda omission: (omission.kind, omission.reason),
    ):
        omissions = list(group)
        items = "".join(
            f"<li>{escape(omission.text) or '(without words)'}{where(omission.place)}</li>" for omission in omissions
        )
        yield (
            f"<details><summary>{escape(kind.capitalize())}: {len(omissions)} – {escape(reason)}</summary>"
            f"<ul>{items}</ul></details>"
        )


def _translated(report: LossReport) -> Iterator[str]:
    if report.translated:
        items = "".join(
            f"<li>U+{ord(letter[0]):04X}: {count} times</li>" for letter, count in report.translated.items() if letter
        )
        yield f"<h2>Signs that became marks of lists or other letters</h2><ul>{items}</ul>"


def _rows(report: LossReport, words: Sequence[Word], result: Page) -> Iterator[str]:
    """The source's paragraphs, each beside the block of the page in which most of it stands; of a PDF, what stands there."""
    beside: dict[int, list[list[int]]] = defaultdict(list)
    last = -1
    for places in _stretches(report, words):
        blocks = [block for place in places if (block := report.blocks[place]) is not None]
        last = max(set(blocks), key=blocks.count) if blocks else last
        beside[last].append(places)
    added = defaultdict(list)
    for place in sorted(report.added_places):
        added[result.words[place].block].append(result.words[place].text)
    for number in range(-1, len(result.blocks)):
        if number in beside or number >= 0:
            source = "".join(_source(report, words, places) for places in beside.get(number, []))
            shown = _result(result, number)
            more = f'<p class="added">Added: {escape(" ".join(added[number]))}</p>' if added[number] else ""
            yield f'<div class="row"><div>{source}</div><div>{shown}{more}</div></div>'


def _stretches(report: LossReport, words: Sequence[Word]) -> Iterator[list[int]]:
    """The words of each paragraph of a source; where it says only pages, those that stand in one block of the result."""
    stretch: list[int] = []
    before: tuple[Place, int | None] | None = None
    for number, word in enumerate(words):
        block = None if word.place.paragraph or report.fates[number] == MOVED else report.blocks[number]
        if block is None and before and before[0] == word.place:
            block = before[1]
        if before and (word.place, block) != before:
            yield stretch
            stretch = []
        stretch.append(number)
        before = word.place, block
    if stretch:
        yield stretch


def _source(report: LossReport, words: Sequence[Word], places: Sequence[int]) -> str:
    """A stretch of the source; the first of a page says which page that is."""
    first = places[0]
    page = words[first].place.page
    begins = page is not None and (first == 0 or words[first - 1].place.page != page)
    return f"{f'<p><small>Page {page}</small></p>' if begins else ''}<p>{_marked(report, words, places)}</p>"


def _marked(report: LossReport, words: Sequence[Word], places: Sequence[int]) -> str:
    """Words of the source, those marked that are not simply kept."""
    pieces = []
    for fate, group in groupby(places, key=lambda place: report.fates[place]):
        text = escape(" ".join(words[place].text for place in group))
        tag, name = _MARKS.get(fate, ("", ""))
        pieces.append(f'<{tag} class="{name}">{text}</{tag}>' if tag else text)
    return " ".join(pieces)


def _result(result: Page, number: int) -> str:
    """A block of the page without its ids, links and pictures, which would lead nowhere here."""
    if number < 0:
        return f"<p><strong>{escape(' '.join(word.text for word in result.words if word.block < 0))}</strong></p>"
    root = html.fragment_fromstring(result.blocks[number], create_parent="div")
    for element in root.iter():
        for name in ("id", "href", "tabindex", "role", "aria-label", "class"):
            element.attrib.pop(name, None)
        if element.tag == "img":
            element.tag = "em"
            element.text = f"[Picture: {element.get('alt') or 'without alternative text'}]"
            element.attrib.clear()
        elif element.tag in ("h2", "h3", "h4", "h5", "h6"):
            element.tag = "h3"
        elif element.tag == "li" and element.getparent() is root:
            element.tag = "div"
    return str(html.tostring(root, encoding="unicode"))
