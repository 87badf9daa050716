"""Sites of their own, built from tests/cases/base.yml: exact lists, escaping, and builds that are the same again."""

import csv
import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import html

import example
from bench.corpus import Corpus
from building import build, contents, made, project, without_downloads
from example import LAID_OUT, SUPERSEDED, WITHDRAWN
from narrowing import text_of

pytestmark = pytest.mark.xdist_group("small sites")  # so that each of them is built once
LARGE = 104  # reports: a page lists a hundred
ODD = 'Care & cost <2024> "q" </script><img src=x onerror=a()>'
CHANGED = {
    "reports/northshire-2020.md": {
        "title: Services for children in Northshire": f"title: '{ODD}'",
        "summary: Two indicators were graded.": f"summary: 'Summary: {ODD}'",
    },
    "partnerships/northshire.md": {"name: Northshire": f"name: '{ODD}'"},
    "handbook/file-reading/first-form.md": {
        "question: What is missing?": f"question: '{ODD}'",
        "- The second": f"- '{ODD}'",
        "guidance: Good ones are short.": f"guidance: '{ODD}'",
    },
}
LATER = {
    "reports/northshire-2020.md": {
        "confidence: high": """\
changes:
  - date: 2026-12-04
    weight: minor
    note: We mended two links.
  - date: 2027-03-03
    weight: major
    note: The grade was copied wrongly.
    was:
      "2.1": weak
    correction: It was typed wrongly.
attachments:
  - form: translation
    language: gd
    file: gaelic.pdf
  - form: sign-language
    language: bfi
    url: https://videos.example/northshire
confidence: high"""
    },
    "reports/northshire-2021.md": {"confidence: medium": f"{WITHDRAWN}confidence: medium"},
    "reports/southshire-2020.md": {
        "confidence: low": f"{SUPERSEDED.replace('southshire', 'northshire')}confidence: low"
    },
}


def parsed(page: Path) -> html.HtmlElement:
    """A page, parsed."""
    return html.document_fromstring(page.read_bytes())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of tests/cases/base.yml, with a finder, a home page, a coverage board and a page of its data."""
    folder, docs = tmp_path_factory.mktemp("small"), example.files({"files": LAID_OUT})
    return made(folder, docs, PYTHONHASHSEED="1", PREVIEW_AT="2027-09-09")


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory, example_cache: Path) -> Path:
    """The same with a title, a name and a summary that would break pages if they weren't escaped."""
    docs = example.files({"files": LAID_OUT, "change": CHANGED})
    return made(tmp_path_factory.mktemp("odd"), docs, example_cache)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "publications/",
            [
                "northshire-2021",
                "southshire-2020",
                "northshire-2020",
                "first-steps",
                "first-form",
                "first-edition",
                "first-letter",
            ],
        ),
        ("publications/partnership/northshire/", ["northshire-2021", "northshire-2020"]),
        ("publications/programme/services/", ["northshire-2021", "southshire-2020", "northshire-2020"]),
        ("publications/kind/progress-review/", ["northshire-2021"]),
        ("publications/indicator/first-edition/1-1/", ["northshire-2020"]),
        ("publications/indicator/first-edition/1-1/good/", ["northshire-2020"]),
    ],
)
def test_lists_hold_exactly_this(small: Path, address: str, expected: list[str]) -> None:
    """A pre-rendered list holds what its choice gives, newest first, and nothing else."""
    cards = parsed(small / address / "index.html").cssselect(".pub-card")

    assert expected == [card.get("data-id") for card in cards]


def test_a_template_asks_everything_in_order(small: Path) -> None:
    """Questions are numbered through all sections, each under its id, with its answers and its guidance beside it."""
    page = parsed(small / "handbook/file-reading/first-form/index.html")
    asked = page.cssselect(".pub-ask")
    words = [" ".join(one.text_content().split()) for one in asked]

    assert [one.get("id") for one in asked] == ["group", "read-on", "plan-present", "plan-quality", "plan-missing"]
    assert words[0].startswith("Question 1 Which group? The first The second")
    assert words[1] == "Question 2 When did you read it? Day Month Year"
    assert words[2] == "Question 3 Is there a plan? Yes Partly No Not applicable"
    assert words[3] == (
        "Question 4 How good is it? Excellent Very good Good Adequate Weak Unsatisfactory Good ones are short."
    )
    assert [heading.get("id") for heading in page.cssselect(".pub-asks h2")] == ["record", "plan"]


def test_a_template_s_contents_lead_to_its_sections(small: Path) -> None:
    """What stands before the questions is listed first."""
    page = parsed(small / "handbook/file-reading/first-form/index.html")

    assert page.xpath("//nav[contains(@class, 'pub-contents--wide')]//a/@href") == ["#whose", "#record", "#plan"]


def test_a_lost_question_stops_the_build(tmp_path: Path) -> None:
    """The inventory beside mkdocs.yml is held against the templates."""
    folder = project(tmp_path, example.files())
    (folder / "published").mkdir(exist_ok=True)
    (folder / "published/questions.txt").write_text("first-form gone text\n", encoding="utf-8")
    done = build(folder, tmp_path / "built")

    assert done.returncode
    assert "first-form.md:6: sections: expected the question 'gone', which was published" in done.stderr


def test_odd_texts_stay_texts(odd: Path) -> None:
    """No page has an image or a script that a text brought with it."""
    faults = []
    for file in odd.rglob("*.html"):
        page = parsed(file)
        scripts = [script.get("src", "") for script in page.xpath("//script[not(contains(@type, 'json'))]")]
        ours = all(re.search(r"assets/(?:js|javascripts)/[\w./-]+\.js$", script) for script in scripts)
        if page.xpath("//*[@onerror] | //img[@src='x']") or not ours:
            faults.append(file.relative_to(odd).as_posix())

    assert faults == []


@pytest.mark.parametrize("address", ["reports/northshire-2020/", "partnerships/northshire/"])
def test_odd_texts_are_shown_as_they_are(odd: Path, address: str) -> None:
    """A title is the page's heading, word for word, and part of its title."""
    page = parsed(odd / address / "index.html")

    assert page.find(".//h1").text_content().strip() == ODD
    assert ODD in page.findtext(".//title")


def test_odd_texts_are_described(odd: Path) -> None:
    """A summary is the page's description and its first words, word for word."""
    page = parsed(odd / "reports" / "northshire-2020" / "index.html")

    assert page.xpath("//meta[@name='description']/@content") == [f"Summary: {ODD}"]
    assert f"Summary: {ODD}" in page.find(".//main").text_content()


def test_odd_texts_in_data(odd: Path) -> None:
    """Everything that is JSON can be read, the texts in it are whole, and the cards in it are as harmless."""
    finder = parsed(odd / "publications" / "index.html")
    scripts = finder.xpath("//script[@type='application/json']")
    data = {script.get("id"): json.loads(script.text_content()) for script in scripts}["pub-finder-data"]
    areas = next(facet for facet in data["facets"] if facet["key"] == "partnership")
    files = {file: json.loads(file.read_bytes()) for file in odd.rglob("*.json")}
    blocks = [cards for file, cards in files.items() if file.name.startswith("cards-")]
    cards = [html.fragment_fromstring(entry[3]) for block in blocks for entry in block if entry[3]]

    assert ODD in [option["label"] for option in areas["options"]]
    assert ODD in [" ".join(card.cssselect(".pub-card__title")[0].text_content().split()) for card in cards]
    assert not any(card.xpath(".//img | .//script | .//*[@onerror]") for card in cards)


def test_areas_without_tiles_are_a_list(small: Path) -> None:
    """Where no area has a place on a map, the home page lists them by name, and there is no map."""
    home = parsed(small / "index.html")
    listed = [" ".join(item.text_content().split()) for item in home.cssselect(".pub-map__others > li")]

    assert listed == ["Northshire 2 reports", "Southshire 1 report"]
    assert not home.cssselect(".pub-map__tiles")


def test_a_board_of_a_small_site(small: Path) -> None:
    """The board has a row for each area, and a cell for each programme."""
    board = parsed(small / "coverage" / "index.html").cssselect(".pub-cover tbody tr")

    assert [[len(cell.findall(".//a")) for cell in row] for row in board] == [[1, 2], [1, 1]]


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory, example_cache: Path) -> Path:
    """The same after a while: a report corrected, another superseded by it, and a review withdrawn."""
    docs = example.files({"files": LAID_OUT, "change": LATER})
    docs["reports/northshire-2020/gaelic.pdf"] = b"%PDF-1.7" + bytes(213_992)
    return made(tmp_path_factory.mktemp("later"), docs, example_cache, PREVIEW_AT="2027-09-09")


def words(page: Path, selector: str) -> list[str]:
    """What the parts of a page say, one by one."""
    return [" ".join(part.text_content().split()) for part in parsed(page).cssselect(selector)]


def test_a_corrected_grade_shows_both(later: Path) -> None:
    """On its page, in its document and in the data: what it is, and what it was until when."""
    page = later / "reports/northshire-2020/index.html"
    with ZipFile(later / "reports/northshire-2020/record.docx") as document:
        text = text_of(html.fromstring(document.read("word/document.xml")))
    rows = list(csv.DictReader((later / "data/evaluations.csv").open(encoding="utf-8")))

    assert "Adequate (was Weak until 3 March 2027)" in words(page, ".pub-evaluations td")
    assert "(was Weak until 3 March 2027)" in text
    assert [(row["grade"], row["was"], row["corrected_on"]) for row in rows] == [
        ("good", "", ""),
        ("adequate", "weak", "2027-03-03"),
    ]


def test_changes_are_listed_newest_first(later: Path) -> None:
    """Each with its day and its weight; a note that was wrong stands beside its correction."""
    found = words(later / "reports/northshire-2020/index.html", ".pub-changes__item")

    assert found == [
        "3 March 2027 (major change) The grade was copied wrongly. 2.1 Leading people: weak became adequate. "
        "Correction of this note: It was typed wrongly.",
        "4 December 2026 (minor change) We mended two links.",
    ]


def test_a_major_change_moves_the_day_on_the_card(later: Path, small: Path) -> None:
    """A card says when it was updated only where it was."""
    cards = words(later / "publications/index.html", "#card-northshire-2020 .pub-card__fact")
    before = words(small / "publications/index.html", "#card-northshire-2020 .pub-card__fact")

    assert "Updated 3 March 2027" in cards
    assert [fact for fact in before if "Updated" in fact] == []


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (
            "northshire-2021",
            "This report has been withdrawn It has been out of force since 1 March 2027. It counted children twice. "
            "Its address stays the same, so that links to it keep working.",
        ),
        (
            "southshire-2020",
            "This report has been superseded It has been out of force since 1 March 2027. A fuller one was written. "
            "Read Services for children in Northshire in its place. "
            "Its address stays the same, so that links to it keep working.",
        ),
    ],
)
def test_a_report_out_of_force_says_so_first(later: Path, report: str, said: str) -> None:
    """With the day, the reason and what took its place; its document says it, too."""
    address = f"reports/{report}"
    with ZipFile(later / address / "record.docx") as archive:
        text = text_of(html.fromstring(archive.read("word/document.xml")))

    assert words(later / address / "index.html", ".pub-notice")[0] == said
    assert "It has been out of force since 1 March 2027" in text


def test_other_forms_say_what_they_are(later: Path) -> None:
    """Form, language by both of its names, kind and size; and how to ask for one that is missing."""
    page = later / "reports/northshire-2020/index.html"
    links = parsed(page).cssselect(".pub-attachments .pub-downloads__link")
    gaelic = links[0].find(".//bdi")

    assert [" ".join(link.text_content().split()) for link in links] == [
        "Translation Gaelic (Gàidhlig), PDF, 214 KB",
        "Sign language British Sign Language, on videos.example",
    ]
    assert [link.get("hreflang") for link in links] == ["gd", "bfi"]
    assert (gaelic.get("lang"), gaelic.text) == ("gd", "Gàidhlig")
    assert (page.parent / links[0].get("href")).stat().st_size == 214_000
    assert words(page, ".pub-attachments__ask")[0].startswith("If you need this in another format or language, ")


def test_two_builds_are_the_same(small: Path, tmp_path: Path) -> None:
    """In another folder and with other hashes, on another day, the same sources give the same bytes."""
    docs = example.files({"files": LAID_OUT})
    again = contents(made(tmp_path, docs, PYTHONHASHSEED="2", PREVIEW_AT="2033-05-18"))
    before = contents(small)

    assert before.keys() == again.keys()
    assert [name for name in before if before[name] != again[name]] == []


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of more reports than a page lists."""
    files = {file: text.encode() for file, text in Corpus(LARGE, 30, 2_000).files()}
    archive = without_downloads(project(tmp_path_factory.mktemp("large"), files))
    done = build(archive, archive / "built")

    assert done.returncode == 0, done.stderr
    return archive / "built"


@pytest.mark.parametrize(
    ("page", "rest"),
    [
        ("programmes/made-up/", "publications/programme/made-up/"),
        ("quality-indicators/made-up/1-1/", "publications/indicator/made-up/1-1/"),
    ],
)
def test_a_page_of_a_large_archive_stays_short(large: Path, page: str, rest: str) -> None:
    """It has the newest hundred, says how many there are, and leads to the rest."""
    root = html.parse(str(large / page / "index.html")).getroot()
    rows = root.cssselect("table.pub-table--stack th[scope=row] a[href*='reports/']")
    links = {link.get("href"): link.text_content() for link in root.cssselect("a") if rest in (link.get("href") or "")}

    assert len(rows) == 100
    assert links
    assert str(LARGE) in root.text_content()
    on_paper = root.xpath(
        f"//main//*[contains(text(), '{LARGE}')][not(contains(@class, 'pub-more')) or contains(@class, '--rest')]"
    )
    assert on_paper, "Paper would not say how many there are."


def test_a_printed_list_says_that_it_goes_on_though_no_script_runs(large: Path) -> None:
    """The finder's page comes with its first hundred, and with the words that only paper shows."""
    root = html.parse(str(large / "publications" / "index.html")).getroot()
    (note,) = root.cssselect("#finder-printed")

    assert len(root.cssselect("#finder-list > .pub-card")) == 100
    assert re.fullmatch(r"Here are the first 100 of 1\d\d. The rest is on other pages.", note.text_content())
