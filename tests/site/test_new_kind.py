"""A plain new kind of record takes three places: a class, its name among all kinds, and a template."""

import re
from pathlib import Path

import pytest
from lxml import html

import example
from building import build, project, without_downloads
from example import LAID_OUT, ROOT
from publishing.content.models import KINDS, Record

MODELS = Path("hooks/publishing/content/models")
CLASS = '''"""Examples of good practice."""

from typing import ClassVar

from publishing.content.models.base import Guidance, PublicationKind


class Practice(Guidance):
    """An example of good practice."""

    path: ClassVar[str] = "practice/<id>.md"
    publication: ClassVar[PublicationKind | None] = PublicationKind(
        "practice", "Examples of practice", ("example of practice", "examples of practice"), 5
    )
'''
TEMPLATE = """\
{% extends "main.html" %}
{% from "components/head.html" import head with context %}

{% block content %}
{{ head(view.record.title, kicker="Example of practice", lead=view.record.summary) }}
<div class="pub-prose">{{ page.content | safe }}</div>
{% endblock %}
"""
RECORD = """\
---
title: Listening on the bus
updated: 2026-11-22
summary: A driver who asks.
---
## What they did {#done}

They rode along, zebra and all.
"""


def add(folder: Path) -> None:
    """Add the kind to a copy of the project."""
    (folder / MODELS / "practice.py").write_text(CLASS, encoding="utf-8")
    names = folder / MODELS / "__init__.py"
    text = names.read_text(encoding="utf-8")
    text, added = re.subn(r"AnyRecord = \(\s+Report\s*\|", "AnyRecord = (Report | Practice |", text)
    assert added == 1
    text = text.replace("\n__all__", "\nfrom publishing.content.models.practice import Practice\n\n__all__", 1)
    names.unlink()  # a link to the file of all projects
    names.write_text(text, encoding="utf-8")
    (folder / "overrides/practice.html").write_text(TEMPLATE, encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a copy of this project that has the kind, and one record of it."""
    docs = example.files({"files": {**LAID_OUT, "practice/bus.md": RECORD}})
    folder = without_downloads(project(tmp_path_factory.mktemp("kind"), docs))
    add(folder)
    done = build(folder, folder / "built", PREVIEW_AT="2027-09-09")

    assert done.returncode == 0, done.stderr
    return folder / "built"


def page(built: Path, address: str) -> html.HtmlElement:
    """A page of the site."""
    return html.parse(built / address / "index.html").getroot()


def test_it_has_a_page(built: Path) -> None:
    """Its template shows its fields and its words."""
    shown = page(built, "practice/bus")

    assert shown.cssselect("h1")[0].text_content() == "Listening on the bus"
    assert "zebra" in shown.cssselect(".pub-prose")[0].text_content()
    assert shown.xpath("//meta[@name='citation_title']/@content") == ["Listening on the bus"]


def test_it_is_listed(built: Path) -> None:
    """The finder has a card of it, counts it in its sentence, and lets visitors choose it."""
    finder = page(built, "publications")
    (box,) = finder.xpath("//input[@name='publication'][@value='practice']/..")

    assert "practice/bus/" in [card.get("data-address") for card in finder.cssselect(".pub-card")]
    assert "1 example of practice" in finder.cssselect("#finder-sentence")[0].text_content()
    assert " ".join(box.text_content().split()) == "Examples of practice (1)"


def test_it_is_found_and_taken_away(built: Path) -> None:
    """Search knows its words, and it can be cited and taken away like any other publication."""
    index = "".join(path.read_text("utf-8") for path in (built / "search").rglob("*.json"))
    pieces = [(built / f"publications/pieces/{form}.json").read_text("utf-8") for form in ("csv", "json", "bib", "ris")]

    assert "zebra" in index
    assert ["practice/bus/" in piece for piece in pieces] == [True] * 4
    assert (built / "practice/bus/cite.bib").is_file()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_whole(kind: type[Record]) -> None:
    """A kind says where its files stand, and has the template of its pages."""
    assert kind.path
    assert (ROOT / "overrides" / kind.page_template()).is_file()


def test_kinds_stand_apart() -> None:
    """No two kinds have their files in the same places."""
    assert len({kind.path for kind in KINDS}) == len(KINDS)
