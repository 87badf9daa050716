"""What is called like parts of a question, and names that are spelt almost like a word."""

from typing import Any

import pytest
from playwright.sync_api import Page

ENTRIES = {  # by name of a page, all that it is called
    "Domestic abuse": ["domestic abuse", "violence at home"],
    "Poverty": ["poverty"],
    "Families": ["dads", "support for families"],
    "Advocacy": ["my rights"],
    "Rates": ["rate"],
    "Feeds": ["child of mum with support"],
    "Framework": ["how well are we doing for children this winter in towns and villages by rivers"],
}
LEXICON = {
    "facets": {},
    "orders": {},
    "words": [[["beat", "hit by a partner"], ["Domestic abuse"]], [["starving"], ["poverty"]]],
    "frames": ["report"],
    "common": ["dad", "mum", "child", "children", "family", "families", "support"],
    "stop": ["my", "the", "and", "a"],
}
CALLED = """async ([entries, content, question]) => {
  const { compiled } = await import("/assets/js/search/lexicon.js");
  const { calledLike } = await import("/assets/js/finder/called.js");
  const found = calledLike(question.split(" "), compiled(entries, content));
  return { above: found.above.map(({ label }) => label), said: found.said.map(({ label }) => label), beside: found.beside.map(({ label }) => label), search: found.search };
}"""
CORRECTED = """async ([entries, content, text]) => {
  const { compiled } = await import("/assets/js/search/lexicon.js");
  const { corrected } = await import("/assets/js/finder/spelling.js");
  return corrected(text, text.toLowerCase().split(" "), compiled(entries, content))?.text ?? "";
}"""


def ask(page: Page, script: str, question: str) -> Any:
    """Ask a script with the names above."""
    entries = [
        {"label": label, "group": "Page", "address": label, "names": names, "choice": None}
        for label, names in ENTRIES.items()
    ]
    return page.evaluate(script, [entries, LEXICON, question])


@pytest.mark.parametrize(
    ("question", "above", "beside"),
    [
        ("dad beats my mum", ["Domestic abuse"], []),  # another form; "dad" alone tells little
        ("beating", ["Domestic abuse"], []),
        ("home violence", ["Domestic abuse"], []),  # another order
        ("violence", [], []),  # half of a name
        ("dad", ["Families"], []),  # all there is
        ("family report", [], []),
        ("supporting families", ["Families"], []),
        ("starved children poverty", ["Poverty"], []),
        ("starving child", ["Poverty"], []),
        ("poverty near somewhere", ["Poverty"], []),  # words of no name count half
        ("poverty near some tall mountain", ["Poverty"], []),  # a sentence: less of it is enough
        ("poverty near some tall mountain lamp castle river", [], []),
        ("support for families near tall mountain lamp castle river", ["Families"], []),  # as it is, side by side
        ("families near tall mountain lamp castle river support", [], []),  # scattered, common words tell little
        ("right", [], []),  # "my rights" is not any right
        ("my rights near tall mountain", ["Advocacy"], []),  # it is where all of it stands there
        ("child near mum lamp support", ["Feeds"], []),  # common words, but in the name's order, and near each other
        ("support near mum lamp child", [], []),  # in another order they tell little
        ("child near tall mountain lamp castle river mum support", [], []),  # and so they do far from each other
        ("how well are we doing for children", ["Framework"], []),  # a name goes on behind the question
        ("children doing well", [], []),  # not where it does not stand there
        ("", [], []),
    ],
)
def test_pages_by_parts_of_a_question(script_page: Page, question: str, above: list[str], beside: list[str]) -> None:
    """A page stands above the list where its names cover half of what is asked, whatever endings and order the words have."""
    found = ask(script_page, CALLED, question)

    assert (found["above"], found["beside"]) == (above, beside)


def test_what_is_said_whole(script_page: Page) -> None:
    """Pages whose names have every word of a question are told apart from those that have most of it."""
    assert ask(script_page, CALLED, "support for families")["said"] == ["Families"]
    assert ask(script_page, CALLED, "poverty near somewhere")["said"] == []


def test_other_words_for_parts_of_a_question(script_page: Page) -> None:
    """Where all words of a name are there, its other words stand in their place, and common words go."""
    assert ask(script_page, CALLED, "dad beats the dog")["search"] == ["dog Domestic abuse"]
    assert ask(script_page, CALLED, "partner hit children")["search"] == ["Domestic abuse"]
    assert ask(script_page, CALLED, "partner of children")["search"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("rato", "rate"), ("povrety", "poverty"), ("rape", ""), ("RATO", ""), ("rat", ""), ("poverty", "")],
)
def test_names_are_never_taken_for_sensitive_words(script_page: Page, text: str, expected: str) -> None:
    """A name is taken for a word that is spelt almost so, and never for short forms or words about what hurts people."""
    assert ask(script_page, CORRECTED, text) == expected
