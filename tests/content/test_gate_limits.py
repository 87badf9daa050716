"""publishing.content.gate: how large a file may be, and how long it may take."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

import example
from publishing.content.front_matter import Source
from publishing.content.gate import limits, read_folder, timing
from publishing.content.gate.limits import limit_of
from publishing.content.rendering import Renderer


@pytest.mark.parametrize("file", ["a.md", "a.svg", "a.png", "a.pdf", "a.mp3", "a.mp4", "a.csv", "a"])
def test_every_kind_of_file_has_a_limit(file: str, tmp_path: Path) -> None:
    """One byte more is refused, unread (the files here take no room on the disk); the size itself is not."""
    limit = limit_of(file).size
    (tmp_path / file).touch()
    os.truncate(tmp_path / file, limit + 1)

    assert "at most" in read_folder(tmp_path).problems[0].expected
    os.truncate(tmp_path / file, min(limit, 10_000_000))
    assert not read_folder(tmp_path).problems


SLOW = {
    "brackets": "[" * 9000,
    "brackets with words": "a [b c " * 9000,
    "brackets line by line": "a [b\n" * 9000,
    "pictures": "![" * 9000,
    "links": "[a](b " * 9000,
    "references": "[a][" * 9000,
    "notes": "[^a" * 9000,
    "tags": "<a " * 9000,
    "tags line by line": "a <b\n" * 9000,
    "comments": "x <!-- \n\n" * 9000,
    "addresses": "<http://" * 9000,
    "declarations": "<![" * 9000,
    "words of the settings": "{{ " * 9000,
    "quotations": ">" * 9000 + " a",
    "quotations apart": "> " * 9000 + "a",
    "lists": "- " * 9000 + "a",
    "numbers": "1. " * 9000 + "a",
    "lists and quotations": "> - 1. " * 3000 + "a",
    "lists line by line": "\n".join("    " * depth + "- a" for depth in range(300)),
    "one line": "word " * 90_000,
}


@pytest.mark.parametrize("kind", SLOW)
def test_a_body_on_which_a_parser_takes_hours_is_a_message(kind: str) -> None:
    """It is found by looking once at each line, so in no time."""
    begun = time.process_time()
    found = example.messages({"change": {"handbook/first-steps.md": {"The letter": f"{SLOW[kind]}\n\nThe letter"}}})

    assert time.process_time() - begun < 2
    assert [message for message in found if message.startswith("handbook/first-steps.md:")]


DEEP = {
    "question marks": "? " * 20_000 + "a",
    "dashes": "- " * 20_000 + "a",
    "mixed": "- ? " * 10_000 + "a",
    "lists": "a: " + "[" * 60_000,
    "mappings": "a: " + "{a: " * 15_000,
    "line by line": "\n".join(" " * depth + "a:" for depth in range(330)),
    "list by list": "\n".join(" " * depth + "-" for depth in range(330)),
    "flow line by line": "a: " + "[\n" * 20_000,
    "bomb": "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a, *a]\n" for n in range(1500)),
    "aliases": "a: &a x\nb: [" + "*a ," * 15_000 + "]",
    "one key": "k" * 60_000 + ": x",
    "keys": "".join(f"title{n}: x\n" for n in range(4_000)),
    "too large": "a: " + "x " * 33_000,
}


def test_spaces_in_braces_take_no_time() -> None:
    """A name that is never closed is looked for once, not from every space to every other."""
    begun = time.process_time()
    found = example.messages(
        {"change": {"handbook/first-steps.md": {"The letter": f"{{{{{' ' * 19_000}x\n\nThe letter"}}}
    )

    assert not found
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("kind", DEEP)
def test_front_matter_is_held_within_bounds(kind: str) -> None:
    """The author is told, and whoever comes next, too."""
    messages, crash = _messages()

    assert messages.get(kind, "nothing").startswith("PublishingError about/x.md:"), crash


@cache
def _messages() -> tuple[Mapping[str, str], str]:
    """Each kind's message, from a process of its own: what went wrong here before was a crash of the interpreter."""
    program = (
        "import json, sys; from publishing.base import settings; from publishing.content import publication\n"
        f"profile = {example.files()['profile.yml']!r}\n"
        "for kind, head in json.load(sys.stdin).items():\n"
        " files = {'about/x.md': f'---\\n{head}\\n---\\n'.encode(), 'profile.yml': profile}\n"
        " try: publication.build(files, settings.Settings(owner='x'))\n"
        " except Exception as error: print(kind, type(error).__name__, str(error)[:60].splitlines()[0], sep='\\t', flush=True)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(DEEP),
        env={**os.environ, "PYTHONPATH": str(example.ROOT / "hooks")},
        capture_output=True,
        check=False,
        text=True,
        timeout=60 * len(DEEP),
    )
    lines = (line.split("\t") for line in done.stdout.splitlines())
    return {kind: f"{name} {text}" for kind, name, text in lines}, done.stderr


def test_what_no_rule_foresees_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A source that takes too long is named, the others are read, and the next one is rendered as ever."""
    render = Renderer.render

    def slow(self: Renderer, source: Source, **options: object) -> object:
        while source.file == "handbook/first-steps.md":
            pass
        return render(self, source, **options)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(Renderer, "render", slow)
    monkeypatch.setattr(limits, "SECONDS", 0.5)
    new = {"handbook/first-steps.md": {"The letter": "A letter that no cache has"}}
    found = example.messages({"change": new})

    assert found == [
        "handbook/first-steps.md:10: expected a text that is read in 0.5 seconds; look for signs repeated hundreds of times, "
        "or divide it, got one that takes longer"
    ]


def _stubborn() -> None:
    """Work that goes on although it was told to stop, once."""
    with suppress(timing.TooSlowError):
        while True:
            pass
    while True:
        pass


def test_a_limit_is_heard_though_somebody_catches_it() -> None:
    """It comes again until what is done ends, and never afterwards."""
    with pytest.raises(timing.TooSlowError), timing.at_most(0.05):
        _stubborn()
    with timing.at_most(0.05):
        pass
    begun = time.process_time()
    while time.process_time() < begun + 0.2:
        pass
