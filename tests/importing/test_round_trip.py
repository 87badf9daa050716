"""There and back: what this site writes into a Word file, imported, is the Markdown that it was made of."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from import_trial import trial, trial_of
from publishing.content.front_matter import Source
from publishing.content.rendering import Renderer
from publishing.documents.model import Document, tidy
from publishing.documents.word import word
from publishing.importing import markdown
from publishing.importing.model import UnreadableSourceError
from publishing.importing.word import read
from word_sources import docx, paragraph

BODY = """
## Introduction {#introduction}

[1.1] A numbered paragraph, with **bold**, *stress*, H<sub>2</sub>O, a [link](https://a.example/) and a note.[^1]

[1.1.1] One below it, with a link to [the end](#the-end).

[14] A flat number.

Without a number, in <span lang="gd">Gàidhlig</span>, with 1 \\* 2 and \\[1](not a link).

- First
- Second
    - Below
        1. One
        2. Two
- Third, with *stress*

4. Four
5. Five

### A part {#a-part}

**Table 1. People**

| Locality | People | Share |
| --- | ---: | :---: |
| Specimen Bay | 31,200 | 20% |
| The glens | 9,600 | **1.** |

> They said, that is the list.
>
> Parent, Isle of Example

!!! example "Good practice: Read me first"
    A new adult must read one page. See [the end](#the-end).

## The end {#the-end}

Advocacy
:   Help to speak up.

Chronology
:   A list of events.[^2]

الأطفال في أمان

[^1]: With a *stressed* word.

[^2]: In two paragraphs.

    This is the second.
"""


def _document(body: str, address: str = "reports/northshire-2026/") -> Document:
    rendered, problems = Renderer({"reports/northshire-2026.md"}).render(
        Source("reports/northshire-2026.md", body=body)
    )
    assert [problem for problem in problems if not problem.advice] == []
    return Document(
        address=address,
        url=f"https://site.example/{address}",
        name="report",
        title="Care in Northshire",
        kicker="Joint inspection",
        body=f'<p class="pub-lead">A summary.</p>{tidy.body(rendered.html, address, "https://site.example/")}',
        version="1 March 2026",
        updated=date(2026, 3, 1),
        author="The author",
        publisher="The publisher",
        facts=(("Area", "Northshire"),),
    )


def test_a_word_file_of_this_site_gives_its_markdown_again(tmp_path: Path) -> None:
    """Everything that the dialect has, exactly."""
    content = word(_document(BODY), dict[str, bytes]().__getitem__)
    found = trial(content, tmp_path)
    assert found.body == BODY
    assert found.faults == []
    assert found.report.is_whole
    assert found.document.title == "Care in Northshire"


FORM = (
    "{} is a form of a site like this one, to fill in: it holds no report. Write the report in Word, and import that."
)
ONE_SOURCE = ("reports/*/*.docx", "handbook/briefings/*/briefing.docx")  # whose Markdown is one file


def _text_of(real_site: Path, file: Path) -> Path | None:
    """The file of which a Word file was made alone; None for one of several records."""
    if not any(file in real_site.glob(pattern) for pattern in ONE_SOURCE):
        return None
    folder = file.parent.relative_to(real_site)
    return Path("docs") / folder.with_name(f"{folder.name}.md")


def test_each_word_file_of_the_real_site_gives_its_markdown_again(real_site: Path) -> None:
    """Whatever is published, letters and leaflets too, but for line breaks, for where links into this site lead, and for
    what records fill in.
    """
    compared = 0
    for file in sorted(real_site.rglob("*.docx")):
        source = _text_of(real_site, file)
        if source is None:
            continue
        written = source.read_text(encoding="utf-8").split("---\n", 2)[2]
        body = markdown.write(read(file), file.parent.name).body
        own = ".*".join(re.escape(_folded(part)) for part in re.split(r"\{\{[^}]*\}\}", written))
        assert re.fullmatch(own, _folded(body)), source
        compared += 1
    assert compared


def test_every_other_word_file_of_the_real_site_is_whole_or_refused_as_a_form(real_site: Path) -> None:
    """Files of several records (the handbook, a framework, evidence) come through word for word; forms are no reports."""
    whole, refused = 0, 0
    for file in sorted(real_site.rglob("*.docx")):
        if _text_of(real_site, file):
            continue
        if _is_form(file):
            with pytest.raises(UnreadableSourceError) as error:
                read(file)
            assert str(error.value) == FORM.format(file.name)
            refused += 1
        else:
            report = trial_of(file).report
            assert (report.missing, report.added) == ((), ()), file
            whole += 1
    assert whole
    assert refused


def _is_form(file: Path) -> bool:
    """Whether readers may write into its fields alone."""
    with ZipFile(file) as archive:
        return b'w:edit="forms"' in archive.read("word/settings.xml")


def test_a_letter_of_this_site_has_bold_lines_and_fields_again(tmp_path: Path) -> None:
    """It has no head from which one could tell whose it is, and its bold lines are no headings."""
    body = """
[date]

**Inspectors are coming to [name of the area]**

Ask [name of the co-ordinator]: [their phone]. We can help.

[your name]<br>[your post]
"""
    document = replace(_document(body), sheet="letter", body=_document(body).body.split("</p>", 1)[1])
    found = trial(word(document, dict[str, bytes]().__getitem__), tmp_path)
    assert found.body.endswith(body)
    assert found.report.is_whole


def test_a_form_of_another_site_is_read(tmp_path: Path) -> None:
    """Only this site's own forms are known to hold no report."""
    settings = '<w:documentProtection w:edit="forms" w:enforcement="1"/>'
    content = docx(paragraph("A report behind a lock."), parts={"settings": settings})
    assert trial(content, tmp_path).body == "\nA report behind a lock.\n"


def _folded(text: str) -> str:
    """Markdown without line breaks, targets of links into the site, and ids (a record's headings need none)."""
    text = re.sub(r"\]\((?!https?:(?!//reports\.example))[^)]*\)|\]\(https://reports\.example[^)]*\)", "](…)", text)
    return " ".join(re.sub(r" \{#[^}]*\}|<br>", " ", text).split())
