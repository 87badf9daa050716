"""Pages: which there are, and what they are called."""

from functools import cache

import pytest

import example
from bench.corpus import Corpus
from narrowing import present
from publishing.base.settings import Settings
from publishing.content.publication import build
from publishing.site.finder import AT_ONCE, listed_rows
from publishing.site.pages import Pages


@cache
def large() -> Pages:
    """The pages of a generated archive that doesn't fit on one page."""
    return Pages(
        build({file: text.encode() for file, text in Corpus(2 * AT_ONCE, 60, 2_000).files()}, Settings(owner=""))
    )


@cache
def real() -> Pages:
    """The pages of the real site."""
    return Pages(example.real())


def test_a_long_list_goes_on_elsewhere() -> None:
    """Without JavaScript a large archive is whole, a hundred publications a page, in one order."""
    pages = large()
    everything = listed_rows(pages.rows)
    rest = [row for view in pages.rest for row in present(view.listing).rows]

    assert [*everything[:AT_ONCE], *rest] == list(everything)
    assert [view.address for view in pages.rest] == ["publications/page/2/", "publications/page/3/"]


def test_a_short_list_is_whole() -> None:
    """A site of fewer publications has no further pages."""
    assert (len(listed_rows(real().rows)) > AT_ONCE) == bool(real().rest)


def test_titles_are_unlike() -> None:
    """No two pages have the same title."""
    titles = [view.title for view in real().views.values()]

    assert sorted(set(titles)) == sorted(titles)


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("partnerships/fife.md", "Fife: inspection reports and evaluations"),
        ("quality-indicators/hwiil-2014/6-2.md", "6.2 Planning and improving services (2014 framework)"),
        ("publications/indicator/hwiil-2014/6-2/weak.md", None),
    ],
)
def test_titles(file: str, title: str | None) -> None:
    """A page is called what a visitor would look for; a list says what is in it."""
    view = real().views[file]

    assert (title or present(view.listing).heading) == view.title


def test_a_report_changes_when_it_is_added() -> None:
    """A report's last change is the day on which it was added, other pages' that of the newest report."""
    views = real().views

    assert views["reports/fife-2016.md"].updated == real().publication.catalogue.reports["fife-2016"].added.sort_day
    assert views["index.md"].updated == real().updated


def test_two_reports_of_one_title_have_pages_with_titles_of_their_own() -> None:
    """An area that was inspected twice may have two reports whose covers say the same."""
    change = {"title: Services for children in Southshire": "title: Services for children in Northshire"}
    built = example.build({"files": example.LAID_OUT, "change": {"reports/southshire-2020.md": change}})
    titles = [view.title for view in Pages(built).views.values()]

    assert sorted(set(titles)) == sorted(titles)
    assert "Services for children in Northshire (southshire-2020)" in titles
