"""publishing.commands.new_report: a new report's file, written so that it passes."""

import pytest
import yaml

from example import build, messages
from publishing.commands.new_report import by_id, new_report, report_id, suggestion
from publishing.content.front_matter import parse

ANSWERS = {
    "title": "Services for children in Southshire: a second look",
    "kind": "joint-inspection",
    "partnership": "southshire",
    "programme": "services",
    "published": "2022-03-04",
    "inspected": "2021-10/2021-12",
    "follows": "",
    "confidence": "high",
    "summary": "One inspection.",
    "sources": "https://inspectorate.example/a https://inspectorate.example/b",
}


def test_a_new_report_passes() -> None:
    """What is written is what the build reads without a problem."""
    file, text = new_report("southshire-2022", ANSWERS, "2026-11-22")

    assert file == "reports/southshire-2022.md"
    assert messages({"files": {file: text}}) == []


def test_a_new_report_is_what_was_answered() -> None:
    """Empty answers are left out, addresses are a list, and the day is added."""
    _, text = new_report("southshire-2022", ANSWERS, "2026-11-22")
    fields = yaml.load(text.split("---")[1], Loader=yaml.BaseLoader)  # noqa: S506 - gives texts only

    assert fields == {
        **{name: answer for name, answer in ANSWERS.items() if answer},
        "added": "2026-11-22",
        "sources": ["https://inspectorate.example/a", "https://inspectorate.example/b"],
    }


@pytest.mark.parametrize(
    "title",
    [
        "Report #3: what we saw",
        "*Emphasis* first",
        "@home",
        "[Draft] report",
        "- a dash",
        'It\'s "quoted"',
        "'Quoted' at the start",
        "# number",
        "null",
        "2016",
        "back\\slash",
        "& more",
        "!mind",
        "Pàrlamaid – 🙂",
        "ends with:",
        "{{ x }}",
    ],
)
def test_every_title_is_read_as_it_was_given(title: str) -> None:
    """Whatever YAML makes of a sign, the title stays."""
    file, text = new_report("a", {**ANSWERS, "title": title}, "2026-11-22")
    source, problems = parse(file, text.encode())

    assert problems == []
    assert title == source.fields["title"]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"partnership": "fife", "published": "2016-03-23"}, "fife-2016"),
        ({"partnership": "fife", "published": "unknown"}, "fife-undated"),
        ({"partnership": "fife", "published": "../2016"}, "fife-undated"),
        ({"partnership": "", "kind": "overview", "published": "2016"}, "overview-2016"),
        ({}, "report-undated"),
    ],
)
def test_an_id_is_area_and_year(answers: dict[str, str], expected: str) -> None:
    """National reports go by their kind; what has no known year has none in its id."""
    assert expected == report_id(answers)


@pytest.mark.parametrize(
    ("name", "answer", "meant"),
    [
        ("published", "31/03/2025", "2025-03-31"),
        ("published", "3rd March 2025", "2025-03-03"),
        ("inspected", "2025/03/04", "2025-03-04"),
        ("published", "31/02/2025", ""),
        ("published", "soon", ""),
        ("published", "23/3/26", "2026-03-23"),
        ("published", "Monday, 23 March 2026", "2026-03-23"),
        ("published", "March 2026", "2026-03"),
        ("published", "in Sept 2026", ""),
        ("published", "Sep 2026", "2026-09"),
        ("published", "03/2026", "2026-03"),
        ("published", "not known", "unknown"),
        ("published", "about 2014", "2014~"),
        ("published", "circa April 2014", "2014-04~"),
        ("published", "before 2016", "../2016"),
        ("published", "since March 2025", "2025-03/.."),
        ("inspected", "between 2025 and 2026", "2025/2026"),
        ("inspected", "2025-26", "2025/2026"),
        ("inspected", "2025 – 2026", "2025/2026"),
        ("inspected", "March to June 2026", "2026-03/2026-06"),
        ("inspected", "March-June 2026", "2026-03/2026-06"),
        ("inspected", "November 2025 to February 2026", "2025-11/2026-02"),
        ("inspected", "3 to 14 March 2026", "2026-03-03/2026-03-14"),
        ("inspected", "01/03/2026 - 14/03/2026", "2026-03-01/2026-03-14"),
        ("inspected", "spring 2026", "2026-03/2026-05"),
        ("inspected", "June to March 2026", ""),
        ("kind", "a review", "progress-review"),
        ("kind", "pilot", "pilot"),
        ("kind", "inspection of something", ""),
        ("kind", "", ""),
        ("sources", "https://a.example/b www.site.example/c?d", "https://www.site.example/c?d"),
        ("sources", "see there", ""),
        ("partnership", "The Southshire Council", "southshire"),
        ("partnership", "the", ""),
    ],
)
def test_an_answer_that_does_not_pass_has_a_suggestion(name: str, answer: str, meant: str) -> None:
    """Days as people write them, addresses without a scheme, names with other words around them."""
    assert suggestion(name, answer, build().catalogue) == meant


@pytest.mark.parametrize(
    ("name", "answer", "taken"),
    [
        ("confidence", "High", "high"),
        ("kind", "PROGRESS REVIEW", "progress-review"),
        ("kind", "Progress-Review", "progress-review"),
        ("published", "Unknown", "unknown"),
        ("partnership", "none", ""),
        ("partnership", "National", ""),
        ("follows", "n/a", ""),
        ("title", "None", "None"),
        ("summary", "No", "No"),
    ],
)
def test_what_can_mean_one_thing_alone_is_taken(name: str, answer: str, taken: str) -> None:
    """Capitals, names and a word for nothing; never in a text that readers see."""
    assert by_id(name, answer, build().catalogue) == taken
