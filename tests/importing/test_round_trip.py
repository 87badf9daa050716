"""There and back: what this site writes into a Word file, imported, is the Markdown that it was made of."""

import re
from datetime import date
from pathlib import Path

from import_trial import trial
from publishing.content.front_matter import Source
from publishing.content.rendering import Renderer
from publishing.documents.model import Document, tidy
from publishing.documents.word import word
from publishing.importing import markdown
from publishing.importing.word import read

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


def test_each_word_file_of_the_real_site_gives_its_markdown_again(real_site: Path) -> None:
    """Whatever is published, but for line breaks, for where links into this site lead, and for what records fill in."""
    compared = 0
    for file in sorted(real_site.glob("reports/*/*.docx")):
        source = Path("docs/reports") / f"{file.parent.name}.md"
        written = source.read_text(encoding="utf-8").split("---\n", 2)[2]
        body = markdown.write(read(file), file.parent.name).body
        own = ".*".join(re.escape(_folded(part)) for part in re.split(r"\{\{[^}]*\}\}", written))
        assert re.fullmatch(own, _folded(body)), source
        compared += 1
    assert compared


def _folded(text: str) -> str:
    """Markdown without line breaks, targets of links into the site, and ids (a record's headings need none)."""
    text = re.sub(r"\]\((?!https?:(?!//reports\.example))[^)]*\)|\]\(https://reports\.example[^)]*\)", "](…)", text)
    return " ".join(re.sub(r" \{#[^}]*\}", "", text).split())
