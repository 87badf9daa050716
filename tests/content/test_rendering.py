"""publishing.content.rendering: from a body to HTML, headings and section texts. (Mistakes have case files.)"""

from collections.abc import Mapping

import pytest
from lxml import html

from publishing.base.problems import Problem
from publishing.base.settings import Settings
from publishing.content.front_matter import Source
from publishing.content.rendering import Heading, Link, Rendered, Renderer, Section

FILES = ("handbook/steps.md", "handbook/index.md", "index.md", "reports/a.md", "assets/map.png")


def _render(
    body: str, file: str = "handbook/steps.md", words: Mapping[str, str] | None = None
) -> tuple[Rendered, list[Problem]]:
    return Renderer(FILES, words=words or {}).render(Source(file, body=body, body_line=10))


def _html(body: str, file: str = "handbook/steps.md", words: Mapping[str, str] | None = None) -> str:
    rendered, problems = _render(body, file, words)

    assert problems == []
    return rendered.html


def test_an_empty_body_is_nothing() -> None:
    """A catalogue record may say everything in its front matter."""
    assert _render("\n") == (Rendered(), [])


def test_text_is_escaped() -> None:
    """Signs that mean something in HTML are shown as they are typed."""
    assert _html('Care & cost < 5 > 4 "quoted"') == '<p>Care &amp; cost &lt; 5 &gt; 4 "quoted"</p>'


@pytest.mark.parametrize("start", ["", "<!-- a comment -->", "<div>a</div>"])
def test_escaped_html_stays_escaped(start: str) -> None:
    """Whatever stands before it, written-out HTML never becomes HTML."""
    assert "<script" not in _html(f"{start}&lt;script&gt;alert(1)&lt;/script&gt;")


def test_headings_have_levels_ids_and_links() -> None:
    """A heading's id is the written one, else made of its words; a link behind it leads to it."""
    rendered, _ = _render("## First {#one}\n\n### Second *part*\n")

    assert rendered.headings == (Heading(2, "one", "First"), Heading(3, "second-part", "Second part"))
    assert '<h2 id="one">First<a class="headerlink" href="#one" aria-hidden="true" tabindex="-1">' in rendered.html


def test_sections_cover_the_whole_text() -> None:
    """What stands before the first heading is a section too; headings without a text are kept."""
    rendered, _ = _render("Before.\n\n## One {#one}\n\nText\nof one.\n\n- a\n- b\n\n## Two {#two}\n")

    assert rendered.sections == (
        Section("", "", ("Before.",)),
        Section("one", "One", ("Text of one.", "a", "b")),
        Section("two", "Two"),
    )


def test_a_section_s_text_keeps_words_apart() -> None:
    """Cells, items and lines are separate words; a paragraph's number, a footnote's mark and its way back are none."""
    rendered, _ = _render("[1.1] First[^1]\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: Note.\n")

    assert rendered.sections == (Section("", "", ("First", "a b", "c d", "Note.")),)


def test_a_numbered_paragraph_gets_its_anchor() -> None:
    """Its number leads to itself, and its address is p and the number."""
    rendered, _ = _render("[2.10] What *we* found.")

    assert rendered.html == (
        '<p id="p2-10" class="pub-numbered"><a class="pub-number" href="#p2-10">2.10</a> What <em>we</em> found.</p>'
    )
    assert rendered.anchors == {"p2-10"}


@pytest.mark.parametrize(("number", "anchor"), [("14", "p14"), ("A3", "pA3"), ("B.2", "pB-2"), ("1.2.3", "p1-2-3")])
def test_numbers_have_as_many_parts_as_the_source_has(number: str, anchor: str) -> None:
    """Inspectorates count paragraphs through a report, or anew in each part."""
    rendered, _ = _render(f"[{number}] What we found.")

    assert rendered.anchors == {anchor}


def test_only_a_number_in_brackets_at_the_start_numbers_a_paragraph() -> None:
    """A number elsewhere, or in a span, is text."""
    rendered, _ = _render("See [1.1] above.\n\n<span>[1]</span> One.\n\n[sic] Two.\n")

    assert rendered.anchors == frozenset()


def test_a_comment_ends_a_list() -> None:
    """The next one counts for itself; without the comment, its number would be lost."""
    assert _render("1. One\n2. Two\n\n<!-- -->\n\n1. Anew\n")[1] == []
    assert len(_render("1. One\n2. Two\n\n1. Anew\n")[1]) == 1


@pytest.mark.parametrize("line", ["&#124; a &#124; b &#124;", "\\| a \\| b \\|"])
def test_bars_that_are_escaped_are_no_table(line: str) -> None:
    """Nothing is said of them; of the same bars without it, that they are no table."""
    assert _render(f"{line}\n")[1] == []
    assert len(_render("| a | b |\n")[1]) == 1


@pytest.mark.parametrize(
    ("file", "link", "href"),
    [
        ("handbook/steps.md", "../reports/a.md", "../../reports/a/"),
        ("handbook/steps.md", "../reports/a.md#b", "../../reports/a/#b"),
        ("handbook/steps.md", "index.md", "../"),
        ("handbook/index.md", "steps.md", "steps/"),
        ("handbook/steps.md", "../index.md", "../../"),
        ("index.md", "reports/a.md", "reports/a/"),
        ("handbook/steps.md", "../assets/map.png", "../../assets/map.png"),
        ("handbook/steps.md", "https://www.gov.scot/a?b=c#d", "https://www.gov.scot/a?b=c#d"),
        ("handbook/steps.md", "mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_a_link_leads_from_the_page_to_the_file_s_page(file: str, link: str, href: str) -> None:
    """Authors name files from their file's folder, visitors get addresses from the page's."""
    assert f'<a href="{href}">' in _html(f"[x]({link})", file=file)


def test_links_into_the_site_are_listed_with_their_lines() -> None:
    """So that their anchors can be looked for when every page is there."""
    rendered, _ = _render("\n[x](../reports/a.md)\n\n[y](../reports/a.md#b) [z](https://www.gov.scot/)")

    assert rendered.links == (Link("reports/a.md", "", 11), Link("reports/a.md", "b", 13))


def test_a_picture_leads_to_its_file() -> None:
    """Pictures are files of docs/, by their path."""
    assert 'src="../../assets/map.png"' in _html("![A map](../assets/map.png)")


def test_a_table_can_be_scrolled_by_keyboard() -> None:
    """A table stands in a named region that takes the focus; its columns' alignment is a class."""
    root = html.fragment_fromstring(_html("| Area | Grade |\n|:---|---:|\n| Fife | good |\n"))

    assert dict(root.attrib) == {
        "class": "pub-scroll",
        "role": "region",
        "tabindex": "0",
        "aria-label": "Table 1: Area, Grade",
    }
    assert [(cell.get("class"), cell.get("scope")) for cell in root.iter("th")] == [
        ("pub-start", "col"),
        ("pub-end", "col"),
    ]
    assert not list(root.xpath("//*[@style or @align]"))


def test_code_can_be_scrolled_by_keyboard() -> None:
    """Lines of code may be longer than the page is wide, so code takes the focus."""
    assert _html("```sh\nmake site\n```").startswith('<pre tabindex="0">')


def test_extensions_that_authors_use_work() -> None:
    """Admonitions, definition lists and footnotes are Markdown here."""
    text = _html('!!! note "Mind"\n    The step.\n\nWord\n:   Meaning[^a].\n\n[^a]: Note.\n')

    assert '<div class="admonition note">' in text
    assert "<dd>Meaning" in text
    assert 'title="Back to reference 1 in the text"' in text


def test_a_table_of_contents_is_not_put_into_the_text() -> None:
    """The page has its own."""
    assert _render("[TOC]\n")[0].html == "<p>[TOC]</p>"


def test_words_of_the_settings_are_filled_in() -> None:
    """What only the site's owner knows stands in the settings."""
    assert _html("Ask {{ owner }} or {{owner}}.", words={"owner": "us"}) == "<p>Ask us or us.</p>"


def test_words_of_the_settings_are_shown_as_they_are_typed() -> None:
    """No sign in an owner's name is Markdown, HTML or a word of its own."""
    odd = "A *x* <b> [y](z) `q` _u_ & {{ contact }} #1"
    words = Settings(owner=odd, contact="a_b@c.example").words
    root = html.fragment_fromstring(_html("Ask {{ owner }}, [the owner](mailto:{{ contact }}).", words=words))

    assert root.text_content() == f"Ask {odd}, the owner."
    assert [(child.tag, child.get("href")) for child in root] == [("a", "mailto:a_b@c.example")]


def test_a_fence_is_code() -> None:
    """Whatever stands between fences is shown as it is typed, with its blank lines."""
    code = "A  <b>\n\n    [x](no.md) [^1] <!--\n"

    assert html.fragment_fromstring(_html(f"```text\n{code}```\n")).text_content() == code


def test_a_link_back_from_a_footnote_is_no_text() -> None:
    """What an author dresses up as one is."""
    rendered, _ = _render("A[^1] [word](https://www.gov.scot/){: .footnote-backref }\n\n[^1]: Note.\n")

    assert rendered.sections[0].text == "A word Note."


def test_a_source_leaves_nothing_behind_for_the_next() -> None:
    """Footnotes, ids and faults of one source do not reach another."""
    renderer = Renderer(FILES)
    renderer.render(Source("index.md", body="## A {#a}\n\nB[^1]\n\n[^1]: C[^2]\n\n    [^2]: D\n"))
    renderer.render(Source("index.md", body="- " * 2000))
    again, problems = renderer.render(Source("index.md", body="## A {#a}\n\nText\n"))

    assert problems == []
    assert again == _render("## A {#a}\n\nText\n", file="index.md")[0]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("Say `<script>` first.\n\n<script>x</script>", [12]),
        ("<!-- <b> -->\n\nA <b>b</b>\nand <b>c</b>", [12, 13]),
        ("Next steps are [x](nowhere.md).\n\n#### Next steps\n", [10, 12]),
        ("xnowhere.md and [a](nowhere.md)\n[b](nowhere.md)", [10, 11]),
        ("A\n\n[x](nowhere.md\n)", [12]),
        ("A\n\n[a](no&amp;where.md)", [12]),
    ],
)
def test_a_problem_stands_on_its_true_line(body: str, lines: list[int]) -> None:
    """Words that also stand elsewhere, in code or in comments do not lead astray, and each place is named."""
    _, problems = _render(body)

    assert lines == sorted(problem.line for problem in problems)


@pytest.mark.parametrize("written", ["<Dr\u00e0ft (2) 50%.pdf>", "Dr%C3%A0ft%20(2)%2050%25.pdf"])
def test_the_address_of_a_file_is_escaped(written: str) -> None:
    """A link to a file with signs that mean something in an address leads there, however it was written."""
    renderer = Renderer({"handbook/Dr\u00e0ft (2) 50%.pdf"})
    rendered, problems = renderer.render(Source("handbook/steps.md", body=f"[The draft]({written})"))

    assert problems == []
    assert 'href="../Dr%C3%A0ft%20%282%29%2050%25.pdf"' in rendered.html
