"""publishing.content.rules.questions: published questions stay as they were."""

from pathlib import Path

import pytest

from example import ROOT, SETTINGS, build, files, real
from publishing.base.problems import PublishingError
from publishing.content import publication
from publishing.content.rules import questions

FORM = "handbook/file-reading/first-form.md"
LINES = """\
first-form group choice
first-form plan-missing text
first-form plan-present yes-partly-no
first-form plan-quality scale
first-form read-on date
"""


def _messages(text: str, change: dict[str, str] | None = None) -> list[str]:
    """What the build says of the base, with pieces of its template replaced, beside an inventory."""
    try:
        publication.build(files({"change": {FORM: change or {}}}), SETTINGS, text)
    except PublishingError as error:
        return str(error).splitlines()
    return []


def test_the_first_inventory_has_every_question() -> None:
    """One line a question, in the order of letters."""
    assert questions.with_new("", build().catalogue) == LINES


def test_an_inventory_only_grows() -> None:
    """What an inventory has stays, also what there is no longer; what is new stands in its place."""
    before = "first-form gone text\nfirst-form plan-quality scale\n"

    assert questions.with_new(before, build().catalogue) == f"first-form gone text\n{LINES}"


@pytest.mark.parametrize("text", [LINES, ""])
def test_nothing_is_lost_where_nothing_changed(text: str) -> None:
    """An inventory of what there is gives no problem, nor does an empty one."""
    assert _messages(text) == []


def test_a_question_that_is_gone_is_a_problem() -> None:
    """The message stands at the template's sections and names the question, also where its id was changed."""
    assert _messages(LINES, {"id: plan-missing": "id: plan-lacking"}) == [
        f"{FORM}:6: sections: expected the question 'plan-missing', which was published, got no question with this id"
    ]


def test_a_question_may_move_and_change_its_words() -> None:
    """Only its id and its kind of answer are kept for good."""
    day = "      - id: read-on\n        question: When did you read it?\n        answer: date\n"
    reworded = day.replace("When did you read it?", "On which day?")

    assert _messages(LINES, {day: "", "answer: text\n": f"answer: text\n{reworded}"}) == []


def test_another_kind_of_answer_is_a_problem() -> None:
    """The message stands at the answer."""
    expected = "'scale', as when it was published; another kind of answer needs a question of its own"

    assert _messages(LINES, {"answer: scale": "answer: yes-partly-no"}) == [
        f"{FORM}:28: sections.1.questions.1.answer: expected {expected}, got 'yes-partly-no'"
    ]


def test_a_template_that_is_gone_is_a_problem() -> None:
    """The message stands at the line of the inventory, once for each question."""
    assert _messages("first-from group choice\n") == [
        "published/questions.txt:1: expected a template that there is, got 'first-from' (did you mean 'first-form'?)"
    ]


def test_a_template_with_problems_of_its_own_has_no_others() -> None:
    """Whether a question is lost is not known where its template cannot be read."""
    assert [message.partition(": ")[0] for message in _messages(LINES, {"answer: scale": "answer: grade"})] == [
        f"{FORM}:28"
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [("<<<<<<< ours", "'<<<<<<< ours'"), ("", "nothing"), ("first-form group", "'first-form group'")],
)
def test_what_is_no_line_of_an_inventory(line: str, found: str) -> None:
    """A line has a template, a question and a kind of answer; what a merge left is none."""
    expected = "a template's id, a question's id and its kind of answer"

    assert _messages(f"{LINES}{line}\n") == [f"published/questions.txt:6: expected {expected}, got {found}"]


def test_the_inventory_of_this_site_is_complete() -> None:
    """Whoever adds a question runs ``make record-urls``."""
    text = questions.read(ROOT)

    assert text
    assert questions.with_new(text, real().catalogue) == text


def test_nothing_was_published_without_an_inventory(tmp_path: Path) -> None:
    """A project without the file has published nothing yet."""
    assert questions.read(tmp_path) == ""
