"""publishing.site.finding_lists: the register's lists, and that none of them is lost once it was published."""

import dataclasses
from collections.abc import Mapping
from functools import cache

import example
from publishing.content.publication import Publication
from publishing.site import finder
from publishing.site.finding_lists import MOST, Register, lists
from publishing.site.pages import Pages
from publishing.site.permalinks.inventory import PublishedInventory

FINDINGS = {
    "files": {
        "findings.md": "---\ntitle: Findings\nlayout: findings\n---\n",
        "themes/planning.md": "---\ntitle: Planning\norder: 1\nsummary: Plans of services.\n---\n",
    },
    "change": {
        "reports/northshire-2020.md": {
            "summary: ": (
                "findings:\n"
                "  - id: plans\n    kind: improvement\n    text: Plan better.\n    themes: [planning]\n"
                "    sources: [https://source.example/plans]\n"
                "  - id: staff\n    kind: strength\n    text: Staff are kind.\n"
                "    sources: [https://source.example/staff]\n"
                "summary: "
            )
        }
    },
}
GONE = ("findings/state/overdue/", "findings/partnership/northshire/requirement/", "findings/year/2019/")


@cache
def publication() -> Publication:
    """A publication with two findings and a register."""
    return example.build(FINDINGS)


def found(published: str = "") -> Mapping[str, str]:
    """The lists of the register: their headings by folder."""
    pages = Pages(publication(), PublishedInventory(published))
    return {folder: own.heading for folder, own in pages.finding_lists.items()}


def test_each_list_says_what_it_holds() -> None:
    """The heading is the finder's sentence, with both kinds or one."""
    headings = found()

    assert headings["findings/partnership/northshire/"] == "1 strength and 1 area for improvement from Northshire"
    assert headings["findings/partnership/northshire/improvement/"] == "1 area for improvement from Northshire"
    assert headings["findings/theme/planning/"] == "1 area for improvement about planning"
    assert headings["findings/year/2020/"] == "1 strength and 1 area for improvement published in 2020"
    assert "findings/theme/planning/strength/" not in headings
    assert not headings.keys() & {*GONE}


def test_a_published_list_stays_when_it_is_empty() -> None:
    """A list that was published has a page that says that nothing is in it now, and its files."""
    headings = found("".join(f"{address}\n" for address in GONE))

    assert [headings[folder] for folder in GONE] == [
        "No strengths, areas for improvement, recommendations or requirements with the status: overdue",
        "No requirements from Northshire",
        "No strengths, areas for improvement, recommendations or requirements published in 2019",
    ]
    pages = Pages(publication(), PublishedInventory("".join(f"{address}\n" for address in GONE)))
    assert {f"{folder.rstrip('/')}.md" for folder in GONE} <= pages.views.keys()


def test_the_columns_are_the_rows() -> None:
    """What the browser gets, put together again, is what the lists are made of."""
    register = Pages(publication()).register
    assert register
    columns = register.columns
    facets, dates = columns["facets"], columns["dates"]
    assert isinstance(facets, dict)
    assert isinstance(dates, dict)
    for number, row in enumerate(register.rows):
        for key, column in facets.items():
            assert column["values"][column["rows"][number]] == list(row.values[key])
        assert dates["values"][dates["rows"][number]] == [row.day, *row.years]


def test_a_long_list_has_pages_of_its_newest() -> None:
    """Pages and files of a list end at a limit, while the count is of all."""
    register = Pages(publication()).register
    assert register
    many = tuple(
        dataclasses.replace(item, finding=item.finding.model_copy(update={"id": f"{item.finding.id}-{number}"}))
        for number in range(MOST)
        for item in register.items
    )
    own = next(iter(lists(Register(register.catalogue, many))))

    assert own.heading.startswith(f"{MOST} ")
    assert len(own.items) == MOST
    area = next(one for one in lists(Register(register.catalogue, many)) if "partnership" in one.choice)
    assert (len(area.items), len(area.newest)) == (2 * MOST, MOST)
    assert finder.AT_ONCE * 5 == MOST
