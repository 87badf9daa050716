"""publishing.content.rendering.losses: whatever an author wrote and the page does not show is named, with its line.

The renderer is broken here in ten ways, as a mistake of ours or of a library might break it: the check of words reads
the source by itself, and must name each loss. Texts in which nothing is lost must raise no alarm.
"""

import random
from collections.abc import Callable, Iterator

import pytest
from lxml import html
from markdown import inlinepatterns
from markdown.extensions import footnotes

from publishing.base.problems import Problem
from publishing.content.front_matter import Source
from publishing.content.rendering import Renderer, losses, structure
from publishing.content.rendering.losses import EXPECTED

BODY = """\
## First part {#first}

Some **bold** words, a [link](../index.md "a title") and a note[^a].

- alpha item
- beta item
    - gamma inside

1. delta step
2. epsilon step

| Area | Grade |
| --- | ---: |
| Fife | zeta |
| Moray | eta |

### Second part {#second .wide}

> A theta quotation.

Term
:   An iota definition.

!!! note "A kappa title"
    Inside the lambda note.

```text
code <mu> {#x} [a](b)
```

![A nu picture](../picture.png)

Last `xi` sentence <abbr title="hidden">omicron</abbr> &amp; more.

[^a]: The pi footnote.

    Its rho paragraph.
"""
Break = Callable[[html.HtmlElement], None]


def _problems(body: str) -> list[Problem]:
    renderer = Renderer(files={"index.md", "picture.png", "a.md"})
    return renderer.render(Source("handbook/steps.md", body=body, body_line=1))[1]


def _losses(body: str = BODY) -> Iterator[tuple[int, str]]:
    """The line and the words of each loss."""
    for problem in _problems(body):
        if problem.expected == EXPECTED:
            yield problem.line, problem.found.removeprefix("a page without '").removesuffix("'")


def _drop(path: str) -> Break:
    def drop(root: html.HtmlElement) -> None:
        for element in root.xpath(path):
            element.drop_tree()

    return drop


def _cut(path: str) -> Break:
    """Shorten the text of elements by its last word."""

    def cut(root: html.HtmlElement) -> None:
        for element in root.xpath(path):
            element.text = " ".join((element.text or "").split()[:-1])

    return cut


def _break_before_shape(broken: Break, monkeypatch: pytest.MonkeyPatch) -> None:
    """Break each page before it is shaped."""
    shape = structure.shape

    def both(root: html.HtmlElement) -> None:
        broken(root)
        shape(root)

    monkeypatch.setattr(structure, "shape", both)


def _lose_tails(root: html.HtmlElement) -> None:
    for element in root.iter("strong", "code", "abbr"):
        element.tail = ""


PLANTED = [  # what breaks, and what is named
    ("last cells", _drop("//tr/*[last()]"), [(12, "Grade"), (14, "zeta"), (15, "eta")]),
    ("heads", _drop("//thead"), [(12, "Area | Grade")]),
    ("list items", _drop("//ul/li"), [(5, "alpha item beta item gamma inside")]),
    ("inner lists", _drop("//li/ul"), [(7, "gamma inside")]),
    ("steps", _drop("//ol[not(ancestor::*[@class='footnote'])]/li[2]"), [(10, "epsilon step")]),
    ("footnotes", _drop("//div[@class='footnote']"), [(37, "Its rho paragraph.")]),
    ("footnote paragraphs", _drop("//li[@id='fn:a']/p[last()]"), [(37, "Its rho paragraph.")]),
    ("headings", _drop("//h2"), [(1, "First part")]),
    ("lower headings", _drop("//h3"), [(17, "Second part")]),
    ("quotations", _drop("//blockquote"), [(19, "A theta quotation.")]),
    ("definitions", _drop("//dd"), [(22, "An iota definition.")]),
    ("terms", _drop("//dt"), [(21, "Term")]),
    ("titles of notes", _drop("//p[@class='admonition-title']"), [(24, "A kappa title")]),
    ("notes", _drop("//div[@class='admonition note']"), [(24, "A kappa title Inside the lambda note.")]),
    ("code", _drop("//pre"), [(28, "code <mu> {#x} [a](b)")]),
    ("words of code", _drop("//p/code"), [(33, "xi")]),
    ("pictures", _drop("//img"), [(31, "A nu picture")]),
    ("bold words", _drop("//strong"), [(3, "bold")]),
    ("links", _drop("//p[1]/a"), [(3, "link")]),
    ("abbreviations", _drop("//abbr"), [(33, "omicron")]),
    ("words behind markup", _lose_tails, [(3, "bold words, a link"), (33, "xi sentence omicron more.")]),
    ("last words", _cut("//blockquote/p"), [(19, "quotation.")]),
    ("last words of items", _cut("//ol[not(ancestor::*[@class='footnote'])]/li"), [(9, "step"), (10, "step")]),
    ("a whole table", _drop("//table"), [(12, "Area | Grade"), (14, "Fife | zeta | Moray | eta")]),
]


@pytest.mark.parametrize(("broken", "found"), [row[1:] for row in PLANTED], ids=[row[0] for row in PLANTED])
def test_a_loss_in_the_renderer_is_named(
    broken: Break, found: list[tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is dropped between Markdown and the page is named with line and words, and nothing else is."""
    _break_before_shape(broken, monkeypatch)

    assert [(line, _folded(words)) for line, words in _losses()] == [(line, _folded(words)) for line, words in found]


def _folded(words: str) -> str:
    return " ".join(words.replace("|", " ").split())


def test_a_broken_library_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor can Python-Markdown itself lose anything: here its footnotes, and the words of its links."""
    monkeypatch.setattr(footnotes.FootnoteExtension, "makeFootnotesDiv", lambda extension, root: None)
    assert (37, "Its rho paragraph.") in _losses()

    def no_text(pattern: object, data: str, index: int) -> tuple[str, int, bool]:
        return "", data.index("]", index) + 1, True

    monkeypatch.setattr(inlinepatterns.LinkInlineProcessor, "getText", no_text)
    assert (3, "link") in _losses()


SWALLOWED = [  # what a text loses by Markdown, and the line
    ("A cell without a head", "| a | b |\n| --- | --- |\n| one | two | three |", 3),
    ("A definition of a link", "One.\n\n[Remark]: private", 3),
    ("An address without a use", "One.\n\n[x]: https://a.example/ (see there)", 3),
    ("A processing instruction", "One <?php secret ?> two", 1),
    ("One in a line of its own", "One\n\n<?xml secret ?>\n\ntwo", 3),
    ("A marked section", "One <![CDATA[ two ]]> three", 1),
    ("Code behind a comment", "<!-- one\n\ntwo --> three `<!-- four -->`", 3),
    ("A tag of a name", "Ask <name> for it", 1),
    ("A tag of two names", "Ask <the chair> for it", 1),
    ("Words in braces behind a heading", "## One {two three}", 1),
    ("A word that HTML knows behind a heading", "## One {open}", 1),
    ("Words in braces in a cell", "| a | b |\n| --- | --- |\n| one | two {three} |", 3),
    ("A comment that does not end", "One\n\n<!-- two\n\nthree", 3),
    ("A comment inside a line that does not end", "One <!-- two\n\nthree", 1),
    ("A footnote in a footnote", "One[^1]\n\n[^1]: two\n\n    [^2]: three", 5),
    ("A footnote twice", "One[^1]\n\n[^1]: two\n\n[^1]: three", 5),
    ("A text too deep", "<span>" * 260 + "one" + "</span>" * 260, 1),
    ("A heading of nothing", "One\n\n## {#two}", 3),
    ("A title of a page", "One <title>two</title>", 1),
    ("A script", "One\n\n<script>two</script>", 3),
    ("A template", "One <template>two</template>", 1),
    ("A text field", "<textarea>two</textarea>", 1),
]


@pytest.mark.parametrize(("body", "line"), [row[1:] for row in SWALLOWED], ids=[row[0] for row in SWALLOWED])
def test_what_markdown_swallows_is_named(body: str, line: int) -> None:
    """Each has a fault at its line, be it a message of its own or the check of words."""
    faults = [problem.line for problem in _problems(body) if not problem.advice]

    assert faults
    assert line in faults


SHOWN = [
    BODY,
    "One &amp; two &lt;three&gt; &copy; &#8217; AT&T R&D a < b > c",
    "*One* _two_ __three__ ***four*** snake_case 2*3*4 \\*five\\* \\[six\\](seven)",
    "[2.1] One [a](a.md) two.\n\n[2.2] Three.".replace("a.md", "../a.md"),
    "One  \ntwo<br>three\n\n* * *\n\nFour",
    "See [it][b], [b][] and [b].\n\n[b]: https://b.example/ 'A title'",
    "<https://a.example/b?c=d> <post@a.example> <mailto:post@a.example>",
    "<!-- one\n\ntwo --> three <!-- four --> five",
    "~~~\none `two` {#x}\n\n~~~\n\n``three ` four``",
    "<details>\n<summary>One</summary>\n\nTwo *three*\n\n</details>",
    '<div class="a">one <span lang="gd">dhà</span></div>',
    "!!! warning\n    One\n\n    Two\n\n!!! note extra \"Three\"\n    Four",
    "- one\n\n    two\n\n    1. three\n    2. four\n\n- five",
    "A line about week 17 of\n21. The weeks go on.",
    "One[^1] two[^b] three[^1].\n\n[^b]: Four\nlazy five\n[^1]: Six\n\n    - seven\n    - eight\n\nNine",
    "| A | B |\n| --- | --- |\n| `a|b` | x \\| y |\n| | two |",
    "Ùr naidheachd, 中文, یہ متن, Zażółć 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ½ €5 100%",
    "## One *two* `three` {#four}\n\n### Five [six](../a.md) {: #seven .eight }",
    "> One\n>\n> - two\n> - three\n>\n> | a | b |\n> | --- | --- |\n> | four | five |",
    "One {two} three {4} five",
    "Term one\nTerm two\n:   Three\n\n    Four\n:   Five",
]  # fmt: skip


@pytest.mark.parametrize("body", SHOWN)
def test_nothing_is_lost_where_nothing_is(body: str) -> None:
    """What Markdown takes away on purpose raises no alarm."""
    assert list(_losses(body)) == []


@pytest.mark.parametrize("word", ["heading", "item", "cell", "note"])
def test_a_word_that_stands_elsewhere_hides_no_loss(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten more of the same word on the page are no excuse for the one that is gone."""
    body = f"{word} {word} {word}.\n\n- {word}\n\n{word} {word}."
    shape = structure.shape
    monkeypatch.setattr(structure, "shape", lambda root: (_drop("//ul")(root), shape(root)))

    assert len(list(_losses(body))) == 1


def test_words_that_repeat_are_not_lost_beside_a_sign_that_the_page_adds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of few words, again and again, of which the page shows more than was written, is whole."""
    draw = random.Random(3)  # noqa: S311 - the same text each time
    lines = [" ".join(draw.choice(COMMON) for _ in range(draw.randrange(3, 30))) for _ in range(300)]
    body = "\n\n".join(f"- {line}" if number % 3 else line for number, line in enumerate(lines))
    _break_before_shape(_add_signs, monkeypatch)

    assert list(_losses(body)) == []


COMMON = "children young people partnership staff plans risk early help review records evidence".split()


def _add_signs(root: html.HtmlElement) -> None:
    for number, element in enumerate(root.iter("li")):
        if number % 7 == 0:
            element.text = f"\u2713 {element.text}"
            element.tail = f" staff {element.tail or ''}"


def test_a_footnote_and_a_tick_are_the_same_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a whole text is known for one at once, without comparing words."""
    monkeypatch.setattr(losses, "_runs", lambda written, shown: pytest.fail("words were compared"))

    assert list(_losses("One[^a] two.\n\n\uf0fc\tThree\n\uf0b7\tFour\n\n[^a]: Five")) == []
