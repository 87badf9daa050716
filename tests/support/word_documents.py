"""A publication to make Word files of: with one of everything that a text can have."""

import struct
import zlib
from datetime import date

from example import vocabulary
from publishing.base.grades import palette
from publishing.documents.model import Document

URL = "https://site.example/reports/northshire-2020/"
BODY = """
<p>A lead.</p>
<h2 id="introduction">Introduction</h2>
<p id="p1-1"><a class="pub-number" href="#p1-1">1.1</a> A word<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a>
</sup> on <span lang="gd">Comhairle nan Eilean Siar</span>, see <a href="#grades">grades</a> and
<a href="https://other.example/">elsewhere</a>.</p>
<p lang="gd">Tha e math.</p>
<h3 id="grades">Grades &amp; more</h3>
<table id="t1"><caption>Grades by indicator</caption><thead><tr><th scope="col">Indicator</th>
<th scope="col" class="pub-end">How many</th></tr></thead><tbody>
<tr><th scope="row">1.1</th><td class="pub-end"><span class="pub-scale--very-good"><span>Very good</span></span></td></tr>
<tr><th scope="row">2.1</th><td class="pub-end">Yes</td></tr></tbody></table>
<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody><tr><td>a</td><td>b</td></tr></tbody></table>
<div class="admonition suggestion"><p class="admonition-title">This edition suggests</p><p>Do it.</p>
<ul><li>One</li><li>Two</li></ul></div>
<h2>An end without an id</h2>
<figure id="f1"><img src="assets/a.png" alt="A red dot"><figcaption>A dot</figcaption></figure>
<figure><svg viewBox="0 0 200 100" role="img"><title>A bar</title><desc>It is long.</desc>
<rect width="200" height="100" fill="#175673"></rect><text x="9" y="20" font-family="sans-serif">Bar</text></svg></figure>
<dl><dt id="term">Term</dt><dd>What it means</dd></dl><hr><pre id="code">x = 1</pre><blockquote><p>Said.</p></blockquote>
<div class="footnote"><hr><ol><li id="fn:1"><p>A note with <em>stress</em>.
<a class="footnote-backref" href="#fnref:1" title="Back">↩</a></p></li></ol></div>
"""


def png() -> bytes:
    """A red dot."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")),
            chunk(b"IEND", b""),
        )
    )


def document(body: str = BODY) -> Document:
    """A made-up publication."""
    return Document(
        palette=palette("", vocabulary().grades.values()),
        address="reports/northshire-2020/",
        url=URL,
        name="record",
        title="Care & cost <2020>",
        kicker="Catalogue record: joint inspection",
        body=body,
        version="22 November 2026",
        updated=date(2026, 11, 22),
        author="The author",
        publisher="The publisher",
        facts=(("Area", "Northshire"), ("Published", "June 2020")),
        notice="This is a catalogue record, not the report.",
        summary="What is known of it.",
        keywords=("Northshire", "joint inspection"),
    )
