"""publishing.commands.embargo_check: what is public anyway is no leak, and what a check leaves behind goes."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from zlib import compress

import pytest

import example
from embargoed import BEFORE, CASE, SUMMARY, WAITING, Noting
from narrowing import present
from planted import png
from publishing.cache.executor import Executor
from publishing.commands import embargo_check
from publishing.commands.embargo_check.phrases import Phrases, page_of, spoken
from publishing.commands.embargo_check.readable import prose_of_html
from publishing.content import publication

QUOTE = "Make sure that each zebra knows whom it can talk to about its stripes."


def check(
    site: dict[str, bytes], files: dict[str, bytes], executor: Executor | None = None
) -> list[embargo_check.Leaks]:
    """What gives the reports under embargo away on a site."""
    everything = publication.build(files, example.SETTINGS, moment=datetime.max.replace(tzinfo=UTC))
    looked = embargo_check.look(site, executor or Executor(processes=1))
    return list(embargo_check.check(everything, BEFORE, Noting(), {}, looked, files))


def files(waiting: str, earlier: str = "") -> dict[str, bytes]:
    """Documents with a report under embargo, and more text in the one that it follows."""
    found = example.files({"files": {**CASE["files"], "reports/northshire-2030.md": waiting}})
    found["reports/northshire-2020.md"] += f"\n{earlier}\n".encode()
    return found


def found(site: Iterable[embargo_check.Leaks]) -> list[str]:
    """The addresses of all leaks."""
    return [difference.address for leak in site for difference in leak.found]


def test_a_quote_of_the_report_that_it_follows_is_listed() -> None:
    """A review repeats what it reviews: that is public, so it's told what is not looked for, and nothing fails."""
    (leak,) = check({"a.txt": QUOTE.encode()}, files(f"{WAITING}\n*{QUOTE}*\n", QUOTE))

    assert leak.found == ()
    assert list(leak.lines())[1:] == [
        "  Nothing of “Third visit to the families of Northshire” can be seen.",
        "  It repeats what reports/northshire-2020.md, which it follows or links to, says too: 1",
        "    'make sure that each zebra knows whom it can talk to about i…'",
    ]


@pytest.mark.parametrize("marked", [f"> {QUOTE}", f"“{QUOTE}”", f"They were asked: *{QUOTE}*"])
def test_a_quote_is_marked(marked: str) -> None:
    """In a block, in quotation marks or in italics."""
    assert found(check({"a.txt": QUOTE.encode()}, files(f"{WAITING}\n{marked}\n", QUOTE))) == []


def test_own_words_in_an_earlier_report_are_a_leak() -> None:
    """What the report does not mark as a quotation is its own, wherever somebody pasted it."""
    (leak,) = check({"a.txt": QUOTE.encode()}, files(f"{WAITING}\n{QUOTE}\n", QUOTE))

    assert [difference.address for difference in leak.found] == ["a.txt"]
    assert leak.quoted == {}


def test_what_only_the_report_says_is_still_found() -> None:
    """The same words are a leak where the earlier report has none of them."""
    assert found(check({"a.txt": QUOTE.encode()}, files(f"{WAITING}\n{QUOTE}\n"))) == ["a.txt"]


def test_its_summary_is_never_a_quote() -> None:
    """Whoever writes the summary into an earlier report gives the new one away."""
    assert found(check({"a.txt": SUMMARY.encode()}, files(WAITING, SUMMARY))) == ["a.txt"]


def test_addresses_in_links_are_no_words() -> None:
    """Where a link leads to says nothing in a row of words; titles and descriptions do."""
    html = '<p>See <a href="../x/#indicator-5-2" title="A &amp; b">how</a> <img alt="Zebra"> it went</p>'

    assert [" ".join(text.split()) for text in prose_of_html(html)] == ["See how it went", "A & b", "Zebra"]


def test_passages_are_whole() -> None:
    """Rows that overlap are one passage; others are their own."""
    one, two = (
        "alpha bravo charlie delta echo foxtrot golf hotel india juliet",
        "kilo lima mike november oscar papa quebec romeo",
    )
    phrases = Phrases.from_texts([spoken(f"{one} and so on {two}")])

    assert list(phrases.passages(page_of([spoken(one), spoken(two)]))) == [one, two]


def test_what_was_looked_through_is_taken_from_the_cache(tmp_path: Path) -> None:
    """For the same secrets; for others, each file is looked through again."""
    kind, site = "looked through for the embargo check", {"a.txt": QUOTE.encode(), "b.txt": b"Nothing"}
    executors = [Executor(tmp_path / "made", processes=1) for _ in range(3)]
    results = [
        found(check(site, files(waiting), executor))
        for waiting, executor in zip((WAITING, WAITING, f"{WAITING}\n{QUOTE}\n"), executors, strict=True)
    ]

    assert results == [[], [], ["a.txt"]]
    assert [executor.statistics[kind].hits for executor in executors] == [0, 2, 0]


def test_folders_of_killed_checks_go(tmp_path: Path) -> None:
    """The next check sweeps them; a live one's stays, and so does what is no folder."""
    script = "import sys, pathlib; from publishing.commands.embargo_check import temporary\nwith temporary(pathlib.Path(sys.argv[1])) as f: print(f, flush=True); input()"
    environment = {**os.environ, "PYTHONPATH": str(example.ROOT / "hooks")}
    (tmp_path / "leak-check-file").touch()
    started = [
        subprocess.Popen(
            [sys.executable, "-c", script, tmp_path],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    killed, live = ((process, Path(present(process.stdout).readline().strip())) for process in started)
    killed[0].send_signal(signal.SIGKILL)
    killed[0].wait()

    assert killed[1].is_dir()
    with embargo_check.temporary(tmp_path) as own:
        assert {path.name for path in tmp_path.iterdir()} == {own.name, live[1].name, "leak-check-file"}
    live[0].communicate("\n")
    assert [path.name for path in tmp_path.iterdir()] == ["leak-check-file"]


def test_a_folder_goes_when_a_check_fails(tmp_path: Path) -> None:
    """Whatever stops it."""
    with suppress(ValueError), embargo_check.temporary(tmp_path) as folder:
        (folder / "site").mkdir()
        raise ValueError

    assert list(tmp_path.iterdir()) == []


def test_public_titles_beside_other_words_are_no_leak() -> None:
    """A list sets a grade before an indicator's title; the words around a title are looked for still."""
    title = spoken("Asking zebras about stripes and other markings")
    own = "Good: asking zebras about stripes and other markings"
    phrases = Phrases.from_texts([spoken(f"{own}, which nobody at the gate had ever expected to hear")], titles=[title])

    assert list(phrases.passages(page_of([spoken(own)]))) == []
    assert phrases.longest_match(page_of([spoken("other markings which nobody at the gate had ever")]))


def test_what_stands_behind_a_picture_is_read() -> None:
    """A file that goes on behind the end of a picture is looked through, and not called damaged."""
    two = embargo_check.look(
        {"a.ico": b"\0\0\1\0" + png() + png(b"zTXt", b"a\0\0" + compress(SUMMARY.encode()))}, Executor()
    )

    assert [line for line in two.lines() if "damaged" in line] == []
    assert found(
        check({"a.ico": b"\0\0\1\0" + png() + png(b"zTXt", b"a\0\0" + compress(SUMMARY.encode()))}, files(WAITING))
    )
