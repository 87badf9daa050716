"""Redirects: where what stood at an address for good is now.

In: the text of ``published/redirects.txt``, what was published before, and every address of the site. Out: old addresses with new
ones, and problems at their lines.

Each line has an old address and a new one: a page leads to a page (or to a whole web address), an anchor to an anchor or a
page, a file to a file. A page takes along what stood below it, where the same stands below the new one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from lxml import html
from lxml.builder import E

from publishing.base.problems import Problem, closest, quoted
from publishing.base.urls import relative

FILE = "published/redirects.txt"
_CLOSED = frozenset("dl hr img ol svg table ul".split())  # elements that hold no text of their own
_WEB = ("https://", "http://")


class Line(NamedTuple):
    """A line of the file; ``number`` counts from 1."""

    number: int
    old: str
    new: str


def lines(text: str) -> tuple[Line, ...]:
    """Every line that has an old address and a new one."""
    words = ((number, line.split()) for number, line in enumerate(text.splitlines(), start=1))
    return tuple(Line(number, *pair) for number, pair in words if len(pair) == 2)


def moved(text: str, published: Iterable[str], there: Collection[str]) -> Mapping[str, str]:
    """The new address of each old one, also of what stood below a page that moved."""
    targets = {line.old: line.new for line in lines(text)}
    folders = tuple(old for old in targets if old.endswith("/"))
    below = (address for address in published if address not in targets and address.startswith(folders))
    return {**targets, **{address: new for address in below if (new := _taken_along(address, targets, there))}}


def _taken_along(address: str, targets: Mapping[str, str], there: Collection[str]) -> str:
    """Where an address leads by the redirect of the nearest page above it, or ""."""
    above = max((old for old in targets if old.endswith("/") and address.startswith(old)), key=len)
    target = targets[above]
    if is_web(target):
        return target if "#" in address else ""
    new = f"{target}{address.removeprefix(above)}"
    return new if new in there else ""


def problems(text: str, published: Collection[str], there: Collection[str]) -> Iterator[Problem]:
    """Lines that nothing reads, that lead nowhere, or that nobody needs."""
    good = {line.number: line for line in lines(text)}
    targets: dict[str, str] = {line.old: line.new for line in good.values()}
    seen: set[str] = set()
    for number, written in enumerate(text.splitlines(), start=1):
        if number not in good:
            found = quoted(written) if written.strip() else "nothing"
            yield Problem(FILE, number, "", "an old address, a space and a new one", found)
            continue
        line = good[number]
        if line.old in seen:
            yield Problem(FILE, number, "", "each old address once", f"'{line.old}' again")
        else:
            yield from filter(None, (_of_old(line, published, there), _of_new(line, targets, there)))
        seen.add(line.old)


def _of_old(line: Line, published: Collection[str], there: Collection[str]) -> Problem | None:
    """A redirect starts where something stood once and nothing stands now."""
    if line.old in there:
        return Problem(FILE, line.number, "", "an address that is gone", f"'{line.old}', which is on the site")
    if line.old not in published:
        meant = closest(line.old, published)
        return Problem(FILE, line.number, "", "an address that published/urls.txt has", f"'{line.old}'", meant)
    return None


def _of_new(line: Line, targets: Mapping[str, str], there: Collection[str]) -> Problem | None:
    """A redirect ends, in one step, at something of its kind that is there."""
    if line.new in targets:
        end = _end(line.new, targets)
        expected = f"'{end}', where that leads" if end else "a way that ends"
        return Problem(FILE, line.number, "", expected, f"'{line.new}', which leads on" if end else f"'{line.new}'")
    if is_web(line.new) and not is_file(line.old):
        return None
    if line.new in there and _fits(line.old, line.new):
        return None
    fitting = {address for address in there if _fits(line.old, address)}
    return Problem(FILE, line.number, "", _wanted(line.old), f"'{line.new}'", closest(line.new, fitting))


def _fits(old: str, new: str) -> bool:
    """Return whether one may lead to the other: a file to one of its format, a page to a page, an anchor to both."""
    if is_file(old):
        return is_file(new) and old.rpartition(".")[2] == new.rpartition(".")[2]
    return is_page(new) or (not is_page(old) and not is_file(new))


def _end(address: str, targets: Mapping[str, str]) -> str:
    """Where a chain of redirects ends; "" for one that leads back."""
    passed = set()
    while address in targets:
        if address in passed:
            return ""
        passed.add(address)
        address = targets[address]
    return address


def _wanted(old: str) -> str:
    if is_file(old):
        return "a file of the same format"
    return "a page of the site, or a whole web address" if is_page(old) else "an anchor or a page of the site"


def is_web(address: str) -> bool:
    """Return whether it is a whole web address."""
    return address.startswith(_WEB)


def is_page(address: str) -> bool:
    """Return whether it is the address of a page, not of a file or of a place in a page."""
    return address.endswith("/") and not is_web(address)


def is_file(address: str) -> bool:
    """Return whether it is the address of a file of the site."""
    return "#" not in address and not is_page(address) and not is_web(address)


def href(new: str, start: str) -> str:
    """The link from the page at ``start`` to a new address."""
    if is_web(new):
        return new
    page, mark, anchor = new.partition("#")
    page = page.removeprefix("/")  # the home page's address is written /, and is ""
    return f"{relative(page, start) if page != start else '' if mark else './'}{mark}{anchor}"


def with_old_anchors(words: str, ways: Mapping[str, str]) -> str:
    """The HTML of a page that keeps old anchors, by their ids with the link to where each is now.

    An old id stands, empty, where the new one does; where that is not in these words, a line at the end leads there.
    """
    if not ways:
        return words
    root = html.fragment_fromstring(words, create_parent="div")
    for old, way in ways.items():
        place = next(iter(root.xpath(".//*[@id=$id]", id=way.removeprefix("#"))), None)
        if way.startswith("#") and place is not None:
            _put(E.span(id=old), place)
        else:
            root.append(E.p("What stood here is now ", E.a("at another place", href=way), ".", id=old))
    return str(html.tostring(root, encoding="unicode")).removeprefix("<div>").removesuffix("</div>")


def _put(mark: html.HtmlElement, place: html.HtmlElement) -> None:
    """Put a mark at the start of an element, or in front of one that can hold none."""
    if place.tag in _CLOSED:
        place.addprevious(mark)
        return
    mark.tail, place.text = place.text, None
    place.insert(0, mark)
