"""Other inspectorates: their sites are built without a line of code changed."""

import json
import re
from pathlib import Path

import pytest
from lxml import html

from building import build
from file_texts import texts
from fire import NAMES_IN_ORDER
from narrowing import instance
from projects import written


def test_no_heading_stands_above_nothing(site: Path) -> None:
    """A section with a heading has more than that, whatever a site has not: programmes, reports, grades, other editions."""
    pages = {path: html.parse(str(path)).getroot() for path in site.rglob("index.html")}
    empty = [
        (path.relative_to(site).as_posix(), heading.text_content())
        for path, root in pages.items()
        for heading in root.xpath("//main//section/*[self::h2 or self::h3]")
        if not [part for part in heading.itersiblings() if part.text_content().strip() or part.xpath(".//svg|.//input")]
    ]

    assert len(pages) > 10
    assert empty == []


def _places(text: str, names: list[str]) -> list[str]:
    """The names in the order in which each first stands in a text."""
    found = {name: re.search(rf"{re.escape(name)}(?![0-9])", text) for name in names}
    return sorted((name for name in names if found[name]), key=lambda name: instance(found[name], re.Match).start())


@pytest.mark.parametrize(
    ("of_site", "names", "files"),
    [
        ("fire", NAMES_IN_ORDER, ["fire-stations/index.html", "index.html", "publications/index.html", "brigades/north/index.html"]),
        ("fire", NAMES_IN_ORDER, ["about/feeds/index.html", "data/fire-stations.csv", "data/fire-stations.json"]),
        ("fire", [f"Inspection of {name}" for name in NAMES_IN_ORDER[:3]], ["feed.xml", "data/reports.csv"]),
        ("homes", [f"House {number}" for number in range(12)], ["homes/index.html", "index.html", "data/homes.csv"]),
        ("schools", [f"Shire {number}" for number in (0, 1, 2, 3, 4, 10)], ["compare/index.html", "coverage/index.html", "index.html"]),
    ],
)  # fmt: skip
def test_names_stand_in_natural_order(
    folders: dict[str, Path], of_site: str, names: list[str], files: list[str]
) -> None:
    """House 2 before House 10, in lists, facets, selects, tables, feeds and data."""
    for file in files:
        text = (folders[of_site] / file).read_text("utf-8").replace("&#39;", "'")

        assert _places(text, names) == names, file


def _words(page: Path) -> str:
    return " ".join(html.parse(str(page)).getroot().text_content().split())


def test_an_own_voice_says_nothing_of_a_catalogue(folders: dict[str, Path]) -> None:
    """No disclaimer, no "how sure we are", no basis, no "first listed here"; the inspectorate is author and publisher."""
    page = folders["schools"] / "reports/shire-0-2021/index.html"
    shown = _words(page)

    for words in ("catalogue", "How sure we are", "First listed here", "It is not a site of", "not the report"):
        assert words not in shown
    data = [json.loads(script.text) for script in html.parse(str(page)).xpath("//script[@type='application/ld+json']")]
    publishers = re.findall(r'"publisher": \{[^}]*"name": "([^"]*)"', json.dumps(data))
    assert publishers == ["School Office"]
    assert "The list keeper" not in page.read_text("utf-8")
    assert "School Office (2021)" in shown


def test_a_catalogue_says_whose_it_is(folders: dict[str, Path]) -> None:
    """It names the inspectorate with its article, and says that it is another's."""
    shown = _words(folders["homes"] / "reports/house-1-2024/index.html")

    assert "An independent catalogue of published reports. It is not a site of the Homes Regulator." in shown
    assert "How sure we are" in shown


def test_paragraphs_keep_flat_numbers(folders: dict[str, Path]) -> None:
    """[14] and [A3] are kept as typed, each with its anchor."""
    page = html.parse(str(folders["schools"] / "reports/shire-0-2021/index.html")).getroot()

    assert [found.get("id") for found in page.cssselect("#p14, #pA3")] == ["p14", "pA3"]


def test_ordered_grades_have_points_and_others_do_not(folders: dict[str, Path]) -> None:
    """An ordered scale has steps and places; outcomes without an order have neither, nor arrows."""
    schools, homes = folders["schools"], folders["homes"]
    columns = {
        name: (folder / "data/evaluations.csv").read_text("utf-8-sig").split("\r\n")[0]
        for name, folder in folders.items()
        if name != "audits"
    }

    assert "pub-grade__step" in (schools / "reports/shire-0-2021/index.html").read_text("utf-8")
    assert "pub-grade__step" not in (homes / "reports/house-1-2024/index.html").read_text("utf-8")
    assert ",value," in columns["schools"]
    assert ",value," not in columns["homes"]
    assert "authority" in columns["schools"]
    assert "home_code" in columns["homes"]
    assert not (folders["audits"] / "data/evaluations.csv").exists()


def test_what_is_inspected_has_its_own_addresses(folders: dict[str, Path]) -> None:
    """Pages, lists and tables have the noun of the profile, and the level above leads down to it."""
    assert (folders["schools"] / "publications/authority/shire-1/index.html").is_file()
    assert (folders["schools"] / "data/local-authorities.csv").is_file()
    assert "House 4" in _words(folders["homes"] / "providers/firm-0/index.html")
    assert "Firm 1" in _words(folders["homes"] / "homes/house-1/index.html")


def test_findings_name_who_was_inspected(folders: dict[str, Path]) -> None:
    """In the word of the profile."""
    head, row = (folders["schools"] / "data/findings.csv").read_text("utf-8-sig").splitlines()[:2]

    assert "authority" in head.split(",")
    assert ",shire-0," in row
    assert ",authority," in row
    report = json.loads((folders["schools"] / "reports/shire-0-visit/report.json").read_text("utf-8"))
    assert report["findings"][0]["events"][0]["by"] == "authority"
    assert report["authority"] == "shire-0"


@pytest.mark.parametrize("part", ["handbook/", "compare/", "quality-indicators/", "coverage/", "homes/"])
def test_a_part_that_is_off_is_nowhere(folders: dict[str, Path], part: str) -> None:
    """No page of the auditor leads to what it does not have, and its search does not speak of it."""
    pages = [page for page in folders["audits"].rglob("*.html") if page.name == "index.html"]
    links = {link for page in pages for link in html.parse(str(page)).xpath("//a/@href")}

    assert pages
    assert [link for link in links if re.search(rf"(?:^|/){part}", link)] == []
    assert not (folders["audits"] / part).exists()
    assert "Search reports" in _words(folders["audits"] / "publications/index.html")
    assert "the handbook" not in _words(folders["audits"] / "publications/index.html")


def test_scales_have_pages(folders: dict[str, Path]) -> None:
    """Each scale has a page with its grades and where it is used."""
    shown = _words(folders["homes"] / "scales/outcome/index.html")

    assert "Not met" in shown
    assert "Rules of 2023" in shown


def test_a_grade_takes_one_line_in_one_file(tmp_path: Path) -> None:
    """It is then on page, card and chart, in style, facet, data and tables, and in the PDF, Word file and workbook."""
    folder = written(tmp_path, "homes")
    for path in (folder / "docs/reports").glob("house-*.md"):  # two are enough, as each is made in every format
        if path.stem not in ("house-0-2024", "house-1-2024"):
            path.unlink()
    scale = folder / "docs/scales/outcome.md"
    line = "  - {id: partly, label: Partly met, tone: sand, meaning: Some of it is done.}\n"
    scale.write_text(scale.read_text("utf-8").replace("  - {id: not-met", f"{line}  - {{id: not-met"), encoding="utf-8")
    report = folder / "docs/reports/house-1-2024.md"
    report.write_text(report.read_text("utf-8").replace('"met"', '"partly"', 1), encoding="utf-8")
    done = build(folder, folder / "built")
    built = folder / "built"

    assert done.returncode == 0, done.stderr[-2000:]
    assert "Partly met" in _words(built / "reports/house-1-2024/index.html")
    finder = html.parse(str(built / "publications/index.html")).getroot()
    assert "Partly met" in finder.cssselect('[data-facet="grade"]')[0].text_content()
    assert "Partly met" in finder.cssselect('.pub-card[data-id="house-1-2024"]')[0].text_content()
    indicator = html.parse(str(built / "quality-indicators/rules-2023/1/index.html")).getroot()
    assert "Partly met" in "".join(svg.text_content() for svg in indicator.iter("svg"))
    assert ".pub-scale--partly {" in (built / "assets/css/tokens.css").read_text("utf-8")
    assert ",partly," in (built / "data/evaluations.csv").read_text("utf-8")
    assert '"partly"' in (built / "data/datapackage.json").read_text("utf-8")
    for place in ("reports/house-1-2024/*.pdf", "reports/house-1-2024/*.docx", "quality-indicators/**/*.xlsx"):
        (file,) = built.glob(place)
        assert "Partly met" in " ".join(text for _, text in texts(file.name, file.read_bytes())), place


def test_an_own_site_needs_a_contact(tmp_path: Path) -> None:
    """The inspectorate can be reached, or nothing is built."""
    folder = written(tmp_path, "audits", contact='""')
    done = build(folder, folder / "built")

    assert done.returncode
    assert (
        "mkdocs.yml:1: contact: expected how to reach the inspectorate, as this is its own site (voice: own in profile.yml), "
        "got nothing"
    ) in done.stderr
