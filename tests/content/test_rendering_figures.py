"""publishing.content.rendering: figures and tables made from data, where a paragraph names them."""

import pytest
from lxml.html.builder import E

from publishing.content.front_matter import Source
from publishing.content.rendering import Rendered, Renderer, Section


def _with_figures(body: str) -> Rendered:
    table, chart = E.table(E.caption("The weeks"), E.tr(E.th("A"), E.td("b"))), E.figure(E.figcaption("A chart"))
    chart.append(E.svg(E.title("Shape"), E.text("words")))
    rendered, problems = Renderer((), figures={"stages: a": table, "chart: a": chart}).render(
        Source("index.md", body=body)
    )

    assert problems == []
    return rendered


@pytest.mark.parametrize("body", ["{{ chart: a }}", "!!! note\n    {{chart: a}}\n", "- One\n\n    {{ chart: a }}\n"])
def test_a_paragraph_that_names_a_figure_becomes_it(body: str) -> None:
    """At the top, in a note and in a list; HTML that authors must not type is trusted there."""
    text = _with_figures(f"Before.\n\n{body}\n\nAfter.").html

    assert "<figcaption>A chart</figcaption><svg><title>Shape</title>" in text
    assert "{{" not in text
    assert text.endswith("<p>After.</p>")


def test_a_figure_can_stand_twice() -> None:
    """Each place has its own."""
    assert _with_figures("{{ chart: a }}\n\n{{ chart: a }}").html.count("<svg>") == 2


def test_a_figure_named_in_code_is_shown_as_it_is_typed() -> None:
    """So that a handbook can say how it is done."""
    assert "<code>{{ chart: a }}</code>" in _with_figures("Write `{{ chart: a }}` here.").html


def test_a_table_made_from_data_is_one_like_others() -> None:
    """It stands in a frame named by its caption, and search reads it."""
    rendered = _with_figures("Before.\n\n{{ stages: a }}")

    assert '<div class="pub-scroll" role="region" tabindex="0" aria-label="The weeks"><table>' in rendered.html
    assert rendered.sections == (Section("", "", ("Before.", "The weeks", "A b")),)


def test_the_words_inside_a_chart_are_no_text() -> None:
    """They say again what the table says; its caption is text."""
    assert _with_figures("{{ chart: a }}").sections == (Section("", "", ("A chart",)),)
