"""Names and the lexicon: what they hold of records, and in which form."""

import json
from typing import Any

import pytest

import example
from publishing.content.models import KINDS, Briefing
from publishing.content.publication import Publication
from publishing.search import lexicon_files
from publishing.search.lexicon import GROUPS
from publishing.site import finder
from publishing.site.finder.registry import area_names

WORDS = """
words:
  - say: [Kids' clubs, the gang]
    search: [youth work]
    why: Everyday words.
frames:
  - say: ["What did (inspectors) say?"]
    why: A frame.
common:
  - say: [Children, the kids]
    why: All is about them.
"""


def content(publication: Publication) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the two files hold."""
    files = lexicon_files(publication, finder.facets(publication.catalogue))
    names, lexicon = (json.loads(str(file)) for file in files.values())
    assert [address.partition("-")[0] for address in files] == ["search/names", "search/lexicon"]
    return names, lexicon


@pytest.fixture(scope="module")
def made() -> tuple[dict[str, Any], dict[str, Any]]:
    """Both files of the tiny publication with a list of words, a page with words, and one for developers."""
    about = {"summary: Who runs it.\n": "summary: Who runs it.\nwords: [Contact us]\n"}
    code = "---\ntitle: How it is built\nfor_developers: true\n---\nWith care. [About](index.md)\n"
    case = {"change": {"about/index.md": about}, "files": {"words.yml": WORDS, "about/code.md": code}}
    return content(example.build(case))


def test_entries(made: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Each page by its names in normal form, with the choice that it stands for; none for developers."""
    names, _ = made
    entries = {address: (names["groups"][group], own, choice) for _, group, address, own, choice in names["entries"]}

    assert entries["about/"] == ("Page", ["contact us"], 0)
    assert entries["partnerships/northshire/"][0] == "Area"
    assert entries["partnerships/northshire/"][2] == ["partnership", "northshire"]
    assert "about/code/" not in entries


def test_everything_that_says_its_words_is_an_entry() -> None:
    """Each kind of record whose authors write what people type (``words``) is found by them."""
    kinds = {kind for kind in KINDS if "words" in kind.model_fields}

    assert Briefing in kinds
    assert kinds <= set(GROUPS)


def test_the_public_s_words(made: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """What people say is in normal form, without a first article; what is searched stays as it is written."""
    _, lexicon = made

    assert [["kids clubs", "gang"], ["youth work"]] in lexicon["words"]
    assert lexicon["frames"] == ["what did inspectors say"]
    assert lexicon["common"] == ["children", "kids"]


def test_facets_come_from_the_registry(made: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Every facet says when it is understood; options that are records are entries, and stand in no second list."""
    _, lexicon = made
    for definition in finder.registry.definitions(example.build().profile):
        facet = lexicon["facets"][definition.key]
        assert facet["understood"] == definition.understood
        assert bool(facet["names"]) is not bool(definition.record)


def test_without_words() -> None:
    """A site without the file has no words of the public."""
    _, lexicon = content(example.build({}))

    assert lexicon["words"] == lexicon["frames"] == lexicon["common"] == []


def test_an_area_s_initials_are_a_name() -> None:
    """Of two parts that "and" joins; a name of one part has none."""
    area = next(iter(example.build().catalogue.partnerships.values()))

    assert "N and S" in area_names(area.model_copy(update={"name": "Northshire and Southshire"}))
    assert "N" not in area_names(area.model_copy(update={"name": "Northshire"}))


def test_terms_name_the_pages_that_say_more_of_them() -> None:
    """A term leads where its explanation leads; not to its own list, not outside the site, and not if it is a single word."""
    terms = """
Position paper (PP) {#paper}
:   What they write. See [About](../about/index.md), and [a source](https://source.example/about/).

Scope {#scope}
:   What it is about. See [About](../about/index.md).

Last word {#last}
:   See [above](#paper).
"""
    change = {"handbook/first-steps.md": {"The letter comes first.\n": f"The letter comes first.\n{terms}"}}
    _, lexicon = content(example.build({"change": change}))

    assert [names for address, names in lexicon["phrases"] if address == "about/"] == [["position paper"]]
    assert "handbook/first-steps/" not in dict(lexicon["phrases"])
