"""What ``check`` accepts, the site can make: page, PDF and Word file, whatever an author writes."""

import string
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import everything
import example
from publishing.base.problems import Problem, PublishingError
from publishing.content import publication
from publishing.content.publication import Publication
from publishing.documents.model import Document

CASES = sorted(example.CASES.glob("*/*.yml"))
REPORT = "reports/northshire-2020.md"
FILES = example.files()
ODD = "\uf0b7\uf0a7\uf02d\uf0be\uf0fc\uf06e\uf0d8\uf05b＝یہ中한שह\u093f\u0301\u0e31\u1100\ue000𓀀😀\u200d\ufe0f\u202e\u200b\u00a0ﬁ𝐀①"
PIECES = (
    "# ", "## ", "### ", "- ", "1. ", "99. ", "> ", "    ", "\n", "\n\n", "\n\n", "```\n", "| a | b |\n| - | - |\n| c | d |\n",
    "**", "*", "`", "[x](", ")", "[x](https://a.example)", "[x](HTTPS://A.example/b c)", "[x](Mailto:a@b.example)",
    "[x](#)", "[x](#known)", "[x](tel:)", "![x](p.png)", "[^1]", "\n[^1]: note\n", "[1.1] ", "{#id}", "{: .footnote }",
    "{: .admonition }", "{: lang=ur }", "{: start=5 }", "{: .pub-box }", "{: .pub-scale--good }", "!!! note\n    ", "term\n: text\n",
    "<sub>", "</sub>", "<span lang='ur'>", "</span>", "<details>", "</details>", "<summary>", "</summary>", "<div>", "</div>",
    "<br>", "&amp;", "&#x4e2d;", "&#0;", "---\n", "{{ owner }}", "\\", "a" * 60, ":", "\n\uf0b7\t",
)  # fmt: skip
TEXT = st.text(st.sampled_from(string.ascii_letters + string.digits + "  .,*_`[]()<>#-|&\n" + ODD), max_size=12)
ANY = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6)
BODIES = st.lists(st.one_of(st.sampled_from(PIECES), TEXT, ANY), max_size=14).map("".join)
TITLES = st.one_of(st.just("A title"), TEXT, ANY)


def built(body: str, title: str) -> Publication:
    """The publication with a report of these words; PublishingError if anything is wrong with it."""
    head, _, _ = FILES[REPORT].decode().partition("\n  ---\n")
    fields: dict[str, Any] = {**yaml.safe_load(head.partition("---\n")[2].partition("\n---")[0]), "title": title}
    written = yaml.dump(fields, sort_keys=False, width=10_000, default_flow_style=False)
    text = f"---\n{written}---\n{body}"
    files = {**FILES, REPORT: text.encode("utf-8", "surrogatepass")}
    return publication.build(files, example.SETTINGS, executor=example.executor())


@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_what_a_case_accepts_is_made(file: Path) -> None:
    """A case that gives advice alone is built; of the others, the message is the end.

    Documents that are the same as in the base are made by the test of the base alone.
    """
    case = example.case_of(file)
    if case.get("problems"):
        return
    files = example.files(case)
    for document in everything.documents(example.build(case), files):
        if document not in _base_documents():
            everything.made(document)


def test_the_base_is_made() -> None:
    """Every page of the publication from which all cases start can be taken away."""
    for document in _base_documents():
        everything.made(document)


@cache
def _base_documents() -> tuple[Document, ...]:
    return tuple(everything.documents(example.build(), FILES))


def _judged(body: str, title: str) -> tuple[Publication | None, list[Problem]]:
    try:
        return built(body, title), []
    except PublishingError as error:
        return None, error.problems


@settings(max_examples=25, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(BODIES, TITLES)
def test_what_is_accepted_is_made(body: str, title: str) -> None:
    """A text either gives messages, all of them foreseen, or becomes a page, a PDF and a Word file."""
    accepted, problems = _judged(body, title)

    assert [problem for problem in problems if "the error '" in problem.found] == []
    for document in everything.documents(accepted, FILES) if accepted else ():
        if document.address == REPORT.replace(".md", "/"):
            everything.made(document)
