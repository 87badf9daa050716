"""A publication to make files of: with one of everything that a text can have."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
from PIL import Image

import pdf_checks
from example import vocabulary
from publishing.base.grades import palette
from publishing.documents.model import Document
from publishing.documents.pdf import pdf

DOCUMENT = Document(
    palette=palette("", vocabulary().grades.values()),
    address="reports/a/",
    url="https://reports.example/reports/a/",
    name="report",
    title="A report #1 on “care”",
    kicker="Progress review",
    body="<p>Words.</p>",
    version="Version of 4 October 2024",
    updated=date(2024, 10, 4),
    author="The authors",
    publisher="The publisher",
    facts=(("Partnership", "Specimen"),),
    notice="A notice.",
    summary="A summary.",
    keywords=("care", "children"),
)
TABLE = (
    '<div class="pub-scroll"><table><caption>Counts</caption>'
    '<thead><tr><th scope="col">Area</th><th scope="col" class="pub-end">Count</th></tr></thead>'
    '<tbody><tr><th scope="row">North</th><td class="pub-end">12</td></tr>'
    '<tr><th scope="row">South</th><td></td></tr></tbody></table></div>'
)
REFERENCE = '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>'
NOTES = (
    '<div class="footnote"><hr><ol><li id="fn:1"><p>The first note.&#160;'
    '<a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>'
)
DRAWING = '<svg viewBox="0 0 20 10"><title>Chart</title><desc>Two bars.</desc><rect width="9" height="9"></rect></svg>'
WHOLE = f"""
<h2 id="start">Start<a class="headerlink" href="#start"></a></h2>
<p id="p1-1" class="pub-numbered"><a class="pub-number" href="#p1-1">1.1</a> Words.{REFERENCE}
See <a href="#p1-1">1.1</a>, <a href="#item">an item</a> and <a href="https://there.example/">there</a>.</p>
<h3>Deeper</h3>
<p><em>a</em> <strong>b</strong> <code>c</code> <kbd>d</kbd> e<sub>f</sub> g<sup>h</sup> <abbr title="I">i</abbr>
<cite>j</cite> <ins>k</ins> <del>l</del><br>m <span lang="gd">Na h-Eileanan</span></p>
<p><strong>Table 1</strong></p>
{TABLE}
<ul><li id="item">n<ol start="3"><li>o</li></ol></li><li><p>p</p></li></ul>
<dl><dt>q</dt><dd>r</dd></dl>
<blockquote><p>“s”</p><p>t</p></blockquote>
<pre><code>u  v
w</code></pre>
<div class="admonition note"><p class="admonition-title">x</p><p>y</p></div>
<details><summary>z</summary><p>aa</p></details>
<figure><img src="map.png" alt="A map"><figcaption>ab</figcaption></figure>
{DRAWING}
<hr>
<p><span class="pub-scale--very-good">Very good</span> <span class="pub-box"></span> Yes <span class="pub-line"></span></p>
{NOTES}
"""


def image(_source: str) -> bytes:
    """Return a picture, whichever is named."""
    content = BytesIO()
    Image.new("RGB", (40, 20), "#175673").save(content, "PNG")
    return content.getvalue()


def content_of(body: str, **changes: object) -> bytes:
    """The bytes of a PDF of this body."""
    return pdf(replace(DOCUMENT, body=body, **changes), image).content  # type: ignore[arg-type]  # fields of any type


@contextmanager
def open_pdf(body: str, **changes: object) -> Iterator[pikepdf.Pdf]:
    """The same, opened."""
    with pikepdf.open(BytesIO(content_of(body, **changes))) as file:
        yield file


def printed_text(body: str) -> str:
    """The text of all pages, without white space."""
    return re.sub(r"\s", "", "".join(pdf_checks.pages(content_of(body))))


def long_body(parts: int = 5) -> str:
    """Some pages of words, in so many parts."""
    words = "<p>Some words that fill the line.</p>" * 60
    return "".join(f'<h2 id="part-{part}">Part {part}</h2>{words}' for part in range(1, parts + 1))
