"""Word files to write in: the file-reading form and the self-evaluation."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn

import example
from narrowing import present
from publishing.base.tokens import Palette
from publishing.content.models import AnswerKind, Template
from publishing.documents.pooling_rules import TEMPLATE_TAG, VERSION_TAG
from publishing.documents.word.forms import form, self_evaluation
from word_files import GRADES, entries, made_elsewhere, odf, odf_values, opened, shown, texts, values, words

URL = "https://site.example/reports/northshire-2020/"


@cache
def template() -> Template:
    """A template with every kind of answer."""
    kinds: list[dict[str, str | list[str]]] = [
        {
            "id": f"q-{kind.value}",
            "question": f"{kind.value}: how was it?",
            "answer": kind.value,
            "guidance": f"Look at {kind.value}.",
        }
        for kind in AnswerKind
    ]
    for question in kinds:
        if question["answer"] == "choice":
            question["choices"] = ["This & that", "Neither"]
    long = {"id": "q-long", "question": f"{'Long ' * 20}question?", "answer": "text"}
    return Template.model_validate(
        {
            "id": "file-reading",
            "file": "handbook/file-reading.md",
            "title": "Reading a record",
            "version": "2026.1",
            "updated": "2026-11-22",
            "summary": "Questions for reading a record.",
            "sections": [
                {"id": "first", "title": "First part", "guidance": "Read all of it.", "questions": kinds},
                {"id": "second", "title": "Second part", "questions": [long]},
            ],
        }
    ).with_choices((), example.build().catalogue.scoring)


@cache
def form_content() -> bytes:
    """The form of that template."""
    return form(template(), "https://site.example/handbook/file-reading/", Palette())


@cache
def own_content() -> bytes:
    """The self-evaluation with the real framework of 2014."""
    catalogue = example.real().catalogue
    return self_evaluation(catalogue, catalogue.frameworks["hwiil-2014"], "https://site.example/quality-indicators/")


def choices(file: WordFile, tag: str) -> list[str]:
    """What a drop-down offers."""
    return values(file, f"//w:sdt[w:sdtPr/w:tag/@w:val='{tag}']//w:listItem", "displayText")


def test_a_form_asks_every_question() -> None:
    """The fields are in the template's order, each with the question's id for a tag and its words for a title.

    Before them the form states its template and version, for programs.
    """
    file = opened(form_content())
    titles = values(file, "//w:sdtPr/w:alias")[2:]

    assert values(file, "//w:sdtPr/w:tag") == [
        TEMPLATE_TAG,
        VERSION_TAG,
        *(question.id for question in template().questions),
    ]
    assert titles[:5] == [question.question for question in template().questions[:5]]
    assert len(titles[5]) == 64
    assert titles[5].endswith("…")


def test_a_form_offers_the_answers() -> None:
    """Six grades and no seventh, best first; yes, partly and no; and the choices of a choice."""
    file = opened(form_content())

    assert choices(file, "q-scale") == GRADES
    assert choices(file, "q-yes-partly-no") == ["Yes", "Partly", "No", "Not applicable"]
    assert choices(file, "q-choice") == ["This & that", "Neither"]
    assert len(file.element.xpath("//w:sdt[w:sdtPr/w:tag/@w:val='q-date']/w:sdtPr/w:date")) == 1
    assert values(file, "//w:sdtPr[w:text]/w:tag") == [TEMPLATE_TAG, VERSION_TAG, "q-text", "q-long"]


@pytest.mark.parametrize("made", [form_content, own_content], ids=["form", "self-evaluation"])
def test_only_answers_can_be_changed(made: Callable[[], bytes]) -> None:
    """Labels are locked without a password, no field can be taken away, and each has its own id."""
    file = opened(made())
    [protection] = file.settings.element.xpath("//w:documentProtection")
    ids = values(file, "//w:sdtPr/w:id")

    assert dict(protection.attrib) == {qn("w:edit"): "forms", qn("w:enforcement"): "1"}
    assert set(values(file, "//w:sdtPr[not(starts-with(w:tag/@w:val, '_'))]/w:lock")) == {"sdtLocked"}
    assert set(values(file, "//w:sdtPr[starts-with(w:tag/@w:val, '_')]/w:lock")) <= {"sdtContentLocked"}
    assert len(ids) == len(set(ids)) == len(file.element.xpath("//w:sdt"))


def test_a_form_says_what_must_not_stand_in_it() -> None:
    """Nobody may be identified, and the template is ours: both before the first question."""
    [notice] = texts(opened(form_content()), "Notice")

    assert "Nothing on this form may tell who the child is" in notice
    assert "not the inspectorate’s original, which was not found" in notice


def test_guidance_comes_before_the_answer() -> None:
    """Below its question, so that whoever hears the form hears it first; the headings are repeated on each page."""
    table = opened(form_content()).tables[0]

    assert [cell.text for cell in table.rows[0].cells] == ["Question, and what to look for", "Answer"]
    assert table.rows[1].cells[0].text == "1. scale: how was it?\nLook at scale."
    assert [paragraph.style.style_id for paragraph in table.rows[1].cells[0].paragraphs if paragraph.style] == [
        "TableText",
        "Guidance",
    ]
    assert len(table._tbl.xpath("w:tr[1]/w:trPr/w:tblHeader")) == 1


def test_what_leads_to_a_table_stays_with_it() -> None:
    """From the heading on, whatever stands between it and the table; guidance in a heading of a row is not bold."""
    file = opened(form_content())
    before = present(file.tables[0]._tbl.getprevious())
    [guidance] = file.tables[0].rows[1].cells[0].paragraphs[1].runs

    assert before.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
    assert guidance.bold is False


def test_there_is_room_to_write() -> None:
    """An answer in words has a high row, also on paper; other rows are as high as their text."""
    heights = [bool(row.height) for row in opened(form_content()).tables[0].rows[1:]]

    assert heights == [question.answer is AnswerKind.TEXT for question in template().sections[0].questions]


def test_a_form_names_its_template_on_every_page() -> None:
    """Title above, version below."""
    section = opened(form_content()).sections[0]

    assert section.header.paragraphs[0].text == "Reading a record"
    assert section.footer.paragraphs[0].text.startswith("Version 2026.1, 22 November 2026\tPage")


def test_an_id_too_long_for_word_is_refused() -> None:
    """A tag that is cut short could be another question's."""
    question = template().sections[1].questions[0].model_copy(update={"id": "x" * 65})
    section = template().sections[1].model_copy(update={"questions": (question,)})

    with pytest.raises(ValueError, match="expected an id of at most 64 characters"):
        form(template().model_copy(update={"sections": (section,)}), URL, Palette())


def test_libreoffice_takes_the_form_for_one(tmp_path: Path) -> None:
    """Another program finds the questions in order, the fields, and six grades to choose from."""
    tree = shown(form_content(), tmp_path)
    rows = [words(row) for row in odf(tree, "//table:table/table:table-row")]
    [grades] = odf(tree, "//loext:content-control[loext:list-item/@loext:value='Excellent']")

    assert [row.partition(". ")[0] for row in rows] == ["1", "2", "3", "4", "5", "6"]
    assert len(odf(tree, "//loext:content-control")) >= 4  # fields for text are known from LibreOffice 7.5 on
    assert odf_values(grades, "loext:list-item/@loext:display-text") == GRADES


JUDGED_IN_WORDS = {
    "files": {
        "quality-indicators/first-edition/2.md": (
            "---\nnumber: '2'\ntitle: Leadership\nkey_question: leadership\nkind: area\nevaluated: true\n---\n"
        ),
    },
    "change": {"quality-indicators/first-edition/3-1.md": {"evaluated: false": "kind: judgement\nevaluated: false"}},
}


def test_a_self_evaluation_has_every_indicator() -> None:
    """A heading for each key question that has indicators, and below it each of them with five fields."""
    catalogue, file = example.real().catalogue, opened(own_content())
    framework = catalogue.frameworks["hwiil-2014"]
    indicators = [
        one for question in framework.key_questions for one in catalogue.indicators_of(framework, question.id)
    ]

    assert texts(file, "Heading1")[1:] == [question.title for question in framework.key_questions]
    assert texts(file, "Heading2") == [indicator.name for indicator in indicators]
    assert len(file.element.xpath("//w:sdt")) == 5 * len(indicators)


def test_a_self_evaluation_has_six_grades() -> None:
    """Every drop-down holds the six grades and no seventh."""
    file = opened(own_content())
    tags = [tag for tag in values(file, "//w:sdtPr/w:tag") if tag.endswith("-grade")]

    assert tags[:2] == ["1-1-grade", "2-1-grade"]
    assert {tuple(choices(file, tag)) for tag in tags} == {tuple(GRADES)}


def test_what_takes_no_grade_has_a_field_for_words() -> None:
    """A judgement in words has no drop-down; the area that is graded as one says so."""
    catalogue = example.build(JUDGED_IN_WORDS).catalogue
    file = opened(self_evaluation(catalogue, catalogue.frameworks["first-edition"], URL))
    tags = values(file, "//w:sdtPr/w:tag")
    titles = values(file, "//w:sdtPr/w:alias")

    assert [tag for tag in tags if tag.endswith("-grade")] == ["1-1-grade", "2-grade", "2-1-grade"]
    assert choices(file, "3-1-words") == []
    assert {"3.1 In our words, without a grade", "2 Our grade for the area as a whole"} <= set(titles)


def test_an_edition_without_indicators_has_none() -> None:
    """There is nothing to evaluate by the draft of 2012."""
    catalogue = example.real().catalogue

    with pytest.raises(ValueError, match="expected indicators, found none"):
        self_evaluation(catalogue, catalogue.frameworks["hwiil-2012-draft"], URL)


@pytest.mark.parametrize("name", ["form_content", "own_content"])
def test_the_same_questions_are_the_same_bytes(name: str) -> None:
    """In another process, at another place on earth, with another order of sets."""
    assert len(made_elsewhere("test_word_forms", name)) == 1


@pytest.mark.parametrize("made", [form_content, own_content])
def test_entries_are_in_order_and_of_one_day(made: Callable[[], bytes]) -> None:
    """No entry of the file is dated by a clock."""
    found = entries(made())

    assert found == sorted(found)
    assert {time for _, time in found} == {(2026, 11, 22, 0, 0, 0)}
