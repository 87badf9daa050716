"""The handbook: whole, in order, its two layers apart, its weeks those of the programmes."""

import re
from itertools import pairwise

import pytest
from lxml import html

from example import real
from publishing.content.models import Chapter, Programme

ORDER = (
    "who-it-is-for",
    "principles",
    "framework-and-scale",
    "inspection-team",
    "footprint-and-notice",
    "pre-inspection-return",
    "scope",
    "stages",
    "case-file-reading",
    "professional-discussions",
    "recording",
    "matters-of-concern",
    "good-practice",
    "quality-assurance",
    "reporting-and-follow-up",
    "action-plan",
    "sharing-information",
    "confidentiality",
    "glossary",
    "young-people",
)
OF_THE_METHOD = tuple(one for one in ORDER if one not in ("glossary", "young-people"))
BOX = "This edition suggests"


def _chapter(chapter: str) -> Chapter:
    return real().catalogue.chapters[chapter]


def _html(chapter: str) -> html.HtmlElement:
    text = real().rendered[_chapter(chapter).file].html
    return html.fragment_fromstring(text, create_parent="div")


def _words(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def _programmes(*, planned: bool) -> list[Programme]:
    return [one for one in real().catalogue.programmes.values() if bool(one.events) is planned]


def test_the_chapters_follow_an_inspection() -> None:
    """Nothing is missing from the way between the letter and the follow-up, and nothing stands out of its place."""
    assert ORDER == tuple(real().catalogue.chapters)
    assert [_chapter(one).order for one in ORDER] == list(range(1, len(ORDER) + 1))


@pytest.mark.parametrize("chapter", OF_THE_METHOD)
def test_a_chapter_keeps_two_layers_apart(chapter: str) -> None:
    """What this edition suggests stands in boxes, which all have the same name."""
    boxes = _html(chapter).find_class("admonition")

    assert boxes
    assert {BOX} == {_words(box.find_class("admonition-title")[0]) for box in boxes}
    assert {"admonition suggestion"} == {box.get("class") for box in boxes}


@pytest.mark.parametrize("chapter", OF_THE_METHOD)
def test_a_chapter_says_what_it_rests_on_and_what_it_lacks(chapter: str) -> None:
    """It ends with its sources; before them, or where it matters, stands what was not found."""
    titles = [heading.title for heading in real().rendered[_chapter(chapter).file].headings]

    assert titles[-1] == "Sources"
    assert re.search(r"not (found|read|known|seen)", _words(_html(chapter)))


@pytest.mark.parametrize("chapter", OF_THE_METHOD)
def test_sources_are_linked_outside_the_boxes(chapter: str) -> None:
    """A source backs up what was published; no suggestion borrows its weight."""
    root = _html(chapter)
    boxed = {link for box in root.find_class("admonition") for link in box.iter("a")}
    outside = [link for link in root.iter("a") if (link.get("href") or "").startswith("http")]

    assert outside
    assert not boxed & set(outside)


@pytest.mark.parametrize("programme", real().catalogue.programmes)
def test_the_stages_of_each_programme_are_told(programme: str) -> None:
    """The chapter on stages and the programme's own page draw them from its record."""
    record = real().catalogue.programmes[programme]
    texts = [_words(_html("stages")), real().rendered[record.file].html]

    assert record.stages
    assert all(stage.name in text for stage in record.stages for text in texts)


@pytest.mark.parametrize("programme", _programmes(planned=True), ids=lambda one: one.id)
def test_a_plan_is_told_week_by_week(programme: Programme) -> None:
    """Every event of a programme that has them stands in the chapter on the footprint."""
    text = _words(_html("footprint-and-notice"))

    assert all(event.what in text for event in programme.events)


@pytest.mark.parametrize("programme", _programmes(planned=True), ids=lambda one: one.id)
def test_a_plan_is_drawn(programme: Programme) -> None:
    """Stages with weeks are drawn as a chart with a title, beside the table."""
    charts = [_words(one) for one in _html("stages").iter("{*}title", "title")]

    assert any(programme.short_title.lower() in chart.lower() for chart in charts)


@pytest.mark.parametrize("chapter", ["footprint-and-notice", "stages"])
def test_typed_weeks_are_those_of_the_records(chapter: str) -> None:
    """Prose names the same length from notice to publication as the programme's record."""
    text = _words(_html(chapter))

    assert all(f"{one.weeks} weeks" in text for one in real().catalogue.programmes.values() if one.weeks)


def _terms() -> dict[str, str]:
    return {term.get("id") or "": _words(term) for term in _html("glossary").iter("dt")}


def test_professional_discussions_stand_in_their_weeks() -> None:
    """Prose names the weeks in which the supervision orders programme has them."""
    programme = real().catalogue.programmes["supervision-orders"]
    weeks = [str(one.week) for one in programme.events if "professional discussion" in one.what]

    assert f"weeks {', '.join(weeks[:-1])} and {weeks[-1]} of {programme.weeks}" in _words(
        _html("professional-discussions")
    )


def _letters(term: str) -> str:
    return "".join(filter(str.isalpha, term.lower()))


def test_each_word_of_the_glossary_can_be_linked_to() -> None:
    """A term has an id, and stands where the alphabet puts it."""
    terms = _terms()

    assert len(terms) == len(list(_html("glossary").iter("dt")))
    assert "" not in terms
    assert all(_letters(one) < _letters(other) for one, other in pairwise(terms.values()))


def test_the_glossary_and_the_acronyms_agree() -> None:
    """A term with a short form in brackets is what search takes that short form for."""
    acronyms = real().catalogue.acronyms
    short = {found[2]: found[1].lower() for term in _terms().values() if (found := re.match(r"(.+) \((.+)\)$", term))}

    assert short
    assert short == {one: acronyms.get(one, "").lower() for one in short}


def _sentences(chapter: str) -> list[list[str]]:
    blocks = [_words(block) for block in _html(chapter).iter("p", "li")]
    sentences = [one for block in blocks for one in re.split(r"(?<=[.?!:])\s+", block)]
    return [re.findall(r"[\w'’-]+", sentence) for sentence in sentences if sentence]


def test_young_people_read_short_sentences() -> None:
    """Easy words: none longer than 20 words, and ten at most on average."""
    lengths = [len(sentence) for sentence in _sentences("young-people")]

    assert max(lengths) <= 20
    assert sum(lengths) / len(lengths) <= 10


def test_the_page_for_young_people_is_theirs() -> None:
    """It says so, and anybody can find it from the chapter that says where to start."""
    start = {link.file for link in real().rendered[_chapter("who-it-is-for").file].links}

    assert _chapter("young-people").audience == ("Young people",)
    assert _chapter("young-people").file in start


def test_file_reading_leads_to_its_kit() -> None:
    """Who gets ready to read records finds how to run a reading, and the template."""
    links = {link.file for link in real().rendered[_chapter("case-file-reading").file].links}

    assert links >= {"handbook/file-reading/index.md", "handbook/file-reading/template.md"}
