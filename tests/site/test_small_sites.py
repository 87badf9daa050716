"""Sites of their own, built from tests/cases/base.yml: exact lists, templates, and builds that are the same again."""

from pathlib import Path

import pytest

import example
from building import build, contents, made, project
from built_pages import parsed
from example import LAID_OUT

pytestmark = pytest.mark.xdist_group("small sites")  # so that each of its sites is built once


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


def test_two_builds_are_the_same(small: Path, tmp_path: Path) -> None:
    """In another folder and with other hashes, on another day, the same sources give the same bytes."""
    docs = example.files({"files": LAID_OUT})
    again = contents(made(tmp_path, docs, PYTHONHASHSEED="2", PREVIEW_AT="2033-05-18"))
    before = contents(small)

    assert before.keys() == again.keys()
    assert [name for name in before if before[name] != again[name]] == []
