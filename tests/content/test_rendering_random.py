"""publishing.content.rendering: bodies of random pieces."""

import random

import pytest
from lxml import html

from publishing.content.front_matter import Source
from publishing.content.rendering import Renderer

PIECES = [
    *"## |[|]|(|)|](|[^1]|[^1]: |> |- |1. |`|*|_|<div>|</div>|<b>|<script>|<!--|-->|javascript:|&#106;|&#2;|&colon;|![|{#x}|"
    '!!! note "T"|[1.1] |<html onload=x>|<td align="justify">|<h2>|{{ x }}|\\|é|word|"|<?php ?>|<![CDATA['.split("|"),
    "|",
    "\n",
    "\n\n",
    "    ",
    "|---|\n",
]


@pytest.mark.parametrize("seed", range(4))
def test_no_body_raises_anything_or_runs_anything(seed: int) -> None:
    """Two hundred bodies of random pieces give problems on lines that they have, or HTML that runs nothing."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    renderer = Renderer(("index.md",))
    for _ in range(200):
        body = "".join(chance.choices(PIECES, k=chance.randrange(30)))
        rendered, problems = renderer.render(Source("index.md", body=body))

        assert all(1 <= problem.line <= body.count("\n") + 1 for problem in problems)
        if not problems and rendered.html:
            root = html.fragment_fromstring(rendered.html, create_parent="div")
            assert not root.xpath("//script | //@onload | //*[starts-with(normalize-space(@href), 'javascript')]")
