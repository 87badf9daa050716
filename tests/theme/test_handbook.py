"""The handbook: led by the programme that runs now, its two layers apart, its words those of the records."""

import re
from itertools import pairwise

import pytest
from lxml import html

from example import ROOT, real
from publishing.content.models import Chapter, Programme
from publishing.content.references import cited
from reading_age import grade

CHAPTERS = tuple(chapter.id for chapter in real().catalogue.chapters.values() if not chapter.appendix)
APPENDICES = tuple(chapter.id for chapter in real().catalogue.chapters.values() if chapter.appendix)
BOX = "This edition suggests"
MOST_WORDS = 9_000
NOT_KNOWN = re.compile(r"not (?:found|known|read|stated|seen)")


def _chapter(chapter: str) -> Chapter:
    return real().catalogue.chapters[chapter]


def _html(chapter: str) -> html.HtmlElement:
    text = real().rendered[_chapter(chapter).file].html
    return html.fragment_fromstring(text, create_parent="div")


def _own_words(chapter: str) -> html.HtmlElement:
    """A chapter without its notes."""
    root = _html(chapter)
    for element in root.xpath(".//div[@class='footnote'] | .//sup"):
        element.drop_tree()
    return root


def _words(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def test_chapters_come_before_appendices() -> None:
    """Nine chapters, numbered from 1, and what stands apart behind them."""
    orders = [_chapter(chapter).order for chapter in (*CHAPTERS, *APPENDICES)]

    assert len(CHAPTERS) == 9
    assert orders == list(range(1, len(orders) + 1))


def test_the_handbook_is_short() -> None:
    """All chapters together, boxes and all, have fewer words than a reader has patience for."""
    assert sum(len(_words(_own_words(chapter)).split()) for chapter in CHAPTERS) < MOST_WORDS


def test_what_was_not_found_stands_in_one_place() -> None:
    """In the chapters it stands hardly anywhere: there is an appendix for it, and questions to the lead."""
    found = [match for chapter in CHAPTERS for match in NOT_KNOWN.findall(_words(_own_words(chapter)))]

    assert len(found) < 10
    assert "not-found" in APPENDICES


def test_the_first_chapter_is_about_the_programme_that_runs_now() -> None:
    """It is the newest, and its notes come before those of any other."""
    newest = max(real().catalogue.programmes.values(), key=lambda programme: programme.order)
    root = _html(CHAPTERS[0])
    first = next(root.iter("sup")).get("id") or ""

    assert _chapter(CHAPTERS[0]).programme == newest.id
    assert newest.id in first


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_keeps_two_layers_apart(chapter: str) -> None:
    """What this edition suggests stands in boxes, which all have the same name, and holds no note."""
    boxes = _html(chapter).find_class("admonition")

    assert boxes
    assert {BOX} == {_words(box.find_class("admonition-title")[0]) for box in boxes}
    assert {"admonition suggestion"} == {box.get("class") for box in boxes}
    assert not [note for box in boxes for note in box.iter("sup")]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_earlier_programmes_are_folded(chapter: str) -> None:
    """They stand last, behind a title, closed."""
    folded = _html(chapter).xpath("details")

    assert len(folded) <= 1
    assert all(box.get("open") is None and box[0].tag == "summary" for box in folded)
    assert all(box.getnext() is None or box.getnext().get("class") == "footnote" for box in folded)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_paragraphs_are_numbered(chapter: str) -> None:
    """Plain paragraphs are counted through a chapter, so that people can quote them."""
    numbers = [_words(link) for link in _html(chapter).find_class("pub-number")]

    assert numbers == [f"{_chapter(chapter).order}.{place}" for place in range(1, len(numbers) + 1)]


def test_every_reference_is_cited() -> None:
    """A source that no chapter needs is no source of the handbook, but for those that a plan names."""
    chapters = real().catalogue.chapters.values()
    bodies = "".join(real().rendered[chapter.file].html for chapter in chapters)
    planned = {
        f"{programme.id}.{event.source}"
        for programme in real().catalogue.programmes.values()
        for event in (*programme.events, *programme.follow_up)
    }

    assert [name for name in cited(real().catalogue) if f'id="fn:{name}"' not in bodies and name not in planned] == []


def test_notes_say_of_which_programme_they_are() -> None:
    """Each begins with a programme, or with what else it is about."""
    known = cited(real().catalogue)
    for chapter in CHAPTERS:
        for note in _html(chapter).xpath(".//div[@class='footnote']//li"):
            name = (note.get("id") or "").removeprefix("fn:")

            assert _words(note).startswith(f"{known[name].about}:")


@pytest.mark.parametrize("chapter", [*CHAPTERS, "young-people"])
def test_reading_age(chapter: str) -> None:
    """Sixth grade or lower; words of the trade are explained in a chapter of their own."""
    assert grade(_own_words(chapter)) <= (6 if chapter != "young-people" else 3), grade(_own_words(chapter))


def _programmes() -> list[Programme]:
    return [programme for programme in real().catalogue.programmes.values() if programme.events]


@pytest.mark.parametrize("programme", real().catalogue.programmes)
def test_the_stages_of_each_programme_are_told(programme: str) -> None:
    """The programme's own page draws them from its record."""
    record = real().catalogue.programmes[programme]

    assert record.stages
    assert all(stage.name in real().rendered[record.file].html for stage in record.stages)


def test_the_weeks_that_hold_now_stand_in_a_chapter() -> None:
    """Every event of the newest programme."""
    newest = max(_programmes(), key=lambda programme: programme.order)
    text = " ".join(_words(_html(chapter)) for chapter in CHAPTERS)

    assert all(event.what in text for event in newest.events)


def _terms() -> list[dict[str, str]]:
    return [{term.get("id") or "": _words(term) for term in terms.iter("dt")} for terms in _html("words").iter("dl")]


def _letters(term: str) -> str:
    return "".join(filter(str.isalpha, term.lower()))


def test_each_word_of_the_glossary_can_be_linked_to() -> None:
    """A term has an id, and stands where the alphabet puts it in its list."""
    for terms in _terms():
        assert "" not in terms
        assert all(_letters(term) < _letters(other) for term, other in pairwise(terms.values()))


def test_the_glossary_and_the_acronyms_agree() -> None:
    """A term with a short form in brackets is what search takes that short form for."""
    acronyms = real().catalogue.acronyms
    every = [term for terms in _terms() for term in terms.values()]
    short = {found[2]: found[1].lower() for term in every if (found := re.match(r"(.+) \((.+)\)$", term))}

    assert short
    assert short == {acronym: acronyms.get(acronym, "").lower() for acronym in short}


def _sentences(chapter: str) -> list[list[str]]:
    blocks = [_words(block) for block in _html(chapter).iter("p", "li")]
    sentences = [sentence for block in blocks for sentence in re.split(r"(?<=[.?!:])\s+", block)]
    return [re.findall(r"[\w'’-]+", sentence) for sentence in sentences if sentence]


def test_young_people_read_short_sentences() -> None:
    """Easy words: none longer than 20 words, and ten at most on average."""
    lengths = [len(sentence) for sentence in _sentences("young-people")]

    assert max(lengths) <= 20
    assert sum(lengths) / len(lengths) <= 10


def test_the_page_for_young_people_is_theirs() -> None:
    """It says so, and anybody can find it from the chapter that says where to start."""
    start = {link.file for link in real().rendered[_chapter(CHAPTERS[0]).file].links}

    assert _chapter("young-people").audience == ("Young people",)
    assert _chapter("young-people").file in start


def test_records_lead_to_the_kit() -> None:
    """Who gets ready to read records finds how to run a reading, and the template."""
    links = {link.file for link in real().rendered[_chapter("records").file].links}

    assert links >= {"handbook/file-reading/index.md", "handbook/file-reading/template.md"}


def test_the_weeks_of_a_programme_are_typed_nowhere() -> None:
    """How many weeks a programme takes, prose takes from its record."""
    weeks = "|".join(str(programme.weeks) for programme in real().catalogue.programmes.values() if programme.weeks)
    sources = {chapter: (ROOT / "docs" / _chapter(chapter).file).read_text(encoding="utf-8") for chapter in CHAPTERS}

    assert [chapter for chapter, text in sources.items() if re.search(rf"\b(?:{weeks}) weeks", text)] == []
