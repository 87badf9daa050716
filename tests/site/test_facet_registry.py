"""The registry of facets: each row keeps its promises, and half of a row is refused."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

import example
from narrowing import present
from publishing.content.catalogue import Catalogue
from publishing.content.models import PUBLICATIONS
from publishing.search.columns import facet_columns, facet_entry
from publishing.search.vlq import decode
from publishing.site import finder
from publishing.site.finder import Facet, ListGroup, Option, Row, registry
from publishing.site.finder.facet import FacetDefinition

EDITION = FacetDefinition(
    key="edition",
    label="Framework edition",
    phrase="evaluated by the",
    options_of=lambda catalogue: [Option(edition.id, edition.short_title) for edition in catalogue.frameworks.values()],
    values_of=lambda catalogue, report: (edition.id,) if (edition := catalogue.framework_of(report)) else (),
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """A small publication that has a value of each facet."""
    return example.build().catalogue


def with_rows(monkeypatch: pytest.MonkeyPatch, *added: FacetDefinition) -> None:
    """Add rows to the registry."""
    monkeypatch.setattr(registry, "FACETS", (*registry.FACETS, *added))


@pytest.mark.parametrize("definition", registry.FACETS, ids=lambda definition: definition.key)
def test_each_row_gives_values(definition: FacetDefinition, catalogue: Catalogue) -> None:
    """Some publication has a value of each facet, each listed one only values that can be chosen, and counts agree."""
    rows = finder.listed_rows(finder.rows(catalogue))
    facet = next(
        facet
        for facet in finder.facets(catalogue)
        if facet.key == definition.key.replace(registry.UNIT, present(catalogue.profile.unit).id)
    )
    options = {option.value: option.count for option in facet.options}
    values = [value for row in rows for value in row.values.get(facet.key, ())]

    assert values
    assert set(values) <= options.keys()
    assert finder.counts(facet, rows, {}) == options
    assert {row.publication for row in rows if facet.key in row.values} <= set(facet.publications)


def test_kinds_of_publication_are_those_of_the_records() -> None:
    """The facet of publications has every kind of record that the finder lists, in their order."""
    (facet,) = [facet for facet in finder.facets(example.build().catalogue) if facet.key == "publication"]

    assert [option.value for option in facet.options] == [kind.name for kind in PUBLICATIONS]
    assert len({kind.place for kind in PUBLICATIONS}) == len(PUBLICATIONS)


def test_a_new_row_is_all_that_a_facet_takes(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts, matching, the sentence, lists and columns of the index follow from a row of ``FACETS`` and one of ``LISTS``."""
    with_rows(monkeypatch, EDITION)
    monkeypatch.setattr(registry, "LISTS", (*registry.LISTS, ListGroup("By edition", ("edition",))))
    rows = finder.listed_rows(finder.rows(catalogue))
    facets = finder.facets(catalogue, rows)
    choice = {"edition": ["first-edition"]}
    found = [row for row in rows if finder.matches(row, choice)]
    columns = facet_columns(facets, rows)

    assert [option.count for option in facets[-1].options] == [3]
    assert finder.sentence(found, choice, facets) == "3 reports evaluated by the First edition"
    assert all("edition/first-edition" in row.lists for row in found)
    assert ("edition",) in finder.list_keys(catalogue.profile)
    assert decode(columns["edition"]) == [int(row in found) for row in rows]


def test_a_facet_that_others_than_reports_have(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """A choice that gives nothing says what could have been there: all kinds of publication that can have a value."""
    with_rows(monkeypatch, replace(EDITION, publications=("report", "framework"), values_of=lambda *_: ()))
    facets = finder.facets(catalogue)

    expected = "No reports or framework editions evaluated by the First edition"
    assert finder.sentence([], {"edition": ["first-edition"]}, facets) == expected


def test_columns_hold_several_values_and_pairs() -> None:
    """Several values are their count and their numbers; pairs are, for each value, the number of what qualifies it."""
    grade = Facet(
        "grade", "Grade", "as", (Option("good", "Good"), Option("weak", "Weak")), many=True, qualifies="topic"
    )
    topic = Facet("topic", "Topic", "on", (Option("a", "A"), Option("b", "B")), many=True)
    rows = [
        Row("1", "", "", "report", {"topic": {"b": "weak"}, "grade": ("good", "weak")}),
        Row("2", "", "", "", {}),
    ]
    columns = facet_columns((topic, grade), rows)

    assert decode(columns["grade"]) == [2, 1, 2, 0]
    assert {value: decode(text) for value, text in columns["topic"].items()} == {"b": [2, 0]}
    assert facet_entry(grade) == {"key": "grade", "values": ["good", "weak"], "many": True, "qualifies": "topic"}


HALVES: dict[str, tuple[dict[str, Any], str]] = {
    "no label": ({"label": ""}, "a key and a label are needed"),
    "no key": ({"key": ""}, "a key and a label are needed"),
    "a key of the address": ({"key": "sort"}, "another key is needed"),
    "a key of another facet": ({"key": "kind"}, "share a key"),
    "an option without a label": ({"options_of": lambda _: [Option("first-edition", "")]}, "a value and a label"),
    "no phrase, and no nouns": ({"phrase": ""}, "without a phrase"),
    "an unknown facet that it qualifies": ({"qualifies": "colour"}, "no facet has these keys"),
    "a facet that is qualified already": ({"qualifies": "indicator", "many": True}, "qualify the same"),
    "a text for several values": ({"values_of": lambda *_: "first-edition"}, "several values"),
    "pairs that nothing qualifies": ({"values_of": lambda *_: {"first-edition": "good"}}, "several values"),
    "two values where one is said": ({"values_of": lambda *_: ("first-edition", "other")}, "one value of"),
    "a facet without pairs that is qualified": ({"qualifies": "kind"}, "a mapping where it is qualified"),
}


@pytest.mark.parametrize("half", HALVES)
def test_half_of_a_row_is_refused(half: str, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that would show "(0)", or that nothing could name, stops the build."""
    change, message = HALVES[half]
    with_rows(monkeypatch, replace(EDITION, **change))

    with pytest.raises((TypeError, ValueError), match=message):
        finder.facets(catalogue)


@pytest.mark.parametrize("left_out", ["key", "label", "phrase", "options_of", "values_of"])
def test_every_part_of_a_row_is_needed(left_out: str) -> None:
    """A row without values, or without a name, cannot be written."""
    definition: Callable[..., FacetDefinition] = FacetDefinition
    parts = {name: getattr(EDITION, name) for name in ("key", "label", "phrase", "options_of", "values_of")}

    with pytest.raises(TypeError, match=left_out):
        definition(**{name: part for name, part in parts.items() if name != left_out})


@pytest.mark.parametrize("change", [{"LISTS": (ListGroup("By colour", ("colour",)),)}, {"YEARS_AFTER": "colour"}])
def test_lists_and_years_name_facets(
    change: dict[str, Any], catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list by something that is no facet is refused."""
    for name, value in change.items():
        monkeypatch.setattr(registry, name, value)

    with pytest.raises(ValueError, match="no facet has these keys"):
        finder.facets(catalogue)
