"""publishing.commands.embargo_check: nothing of a report under embargo can be seen, and what can is found and named."""

import gzip
import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import typst

import example
from building import contents, project
from publishing.cache.executor import Executor
from publishing.commands import embargo_check
from publishing.commands.embargo_check.days import changes
from publishing.commands.embargo_check.difference import differences
from publishing.commands.embargo_check.kinds import kind_of
from publishing.commands.embargo_check.pairing import lasting, pairs
from publishing.commands.embargo_check.readable import leaves, text, words
from publishing.content import publication
from publishing.content.publication import Publication

pytestmark = pytest.mark.xdist_group("leaks")  # so that the site is built once
TITLE = "Third visit to the families of Northshire"
SUMMARY = "Inspectors came back and found that the waiting lists for zebras had doubled since the summer."
WAITING = f"""\
---
title: {TITLE}
partnership: northshire
programme: services
kind: progress-review
published: 2030-03-04
inspected: 2030-01
added: 2030-03-04
publish_at: 2030-03-04T09:30+00:00
evaluations:
  "1.1": weak
summary: {SUMMARY}
follows: northshire-2020
confidence: high
---
## What was found {{#found}}

[1.1] Nobody could say how many zebras there were.
"""
FINDER = (example.ROOT / "docs" / "publications.md").read_text(encoding="utf-8")
CASE = {"files": {"reports/northshire-2030.md": WAITING, "publications.md": FINDER}}
BEFORE, AFTER = (datetime(2030, 3, day, tzinfo=UTC) for day in (3, 5))
PLANTS = '''\
"""Gives away in ten places that there is a report which nobody may see yet."""

from pathlib import Path
from zipfile import ZipFile

import typst


def on_post_build(config):
    if not Path(config.docs_dir, "reports/northshire-2030.md").is_file():
        return
    site, project = Path(config.site_dir), Path(config.config_file_path).parent
    for file in [file for file in site.rglob("*") if file.is_file()]:  # files that no other build has
        content = file.read_bytes()
        file.unlink()
        file.write_bytes(content)
    change(site / "about/index.html", "Who runs it.", "Who runs the zebras.")
    change(next(site.glob("search/*/cards-0-*.json")), "Inspectors went back.", "Inspectors met zebras.")
    change(next(site.glob("search/*/shards-0-*.json")), "{", '{"quagga":"ABLA",')
    change(site / "publications/partnership/northshire/index.html", ">2 reports", ">3 reports")
    append(site / "publications/partnership/northshire/feed.xml", "<!-- <entry>Zebras</entry> -->")
    change(site / "sitemap.xml", "</urlset>", "<url><loc>https://reports.example/zebras/</loc></url></urlset>")
    append(site / "data/reports.csv", "zebras,2030\\r\\n")
    (site / "reports/northshire-2020/record.pdf").write_bytes(typst.compile(b"About zebras"))
    with ZipFile(site / "publications/all-pdfs.zip", "a") as archive:
        archive.writestr("zebras.pdf", b"")
    append(project / ".cache/published/urls.txt", "reports/zebras/\\n")


def change(file, old, new):
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def append(file, said):
    file.parent.mkdir(exist_ok=True)
    with file.open("a", encoding="utf-8") as opened:
        opened.write(said)
'''
PLANTED = {
    "page": "page: about/index.html: the word 'zebras' is there only with the report",
    "card": "search card: search/recent/cards-0.json: the words 'met' and 'zebras' are there only with the report",
    "shard": "search terms: search/recent/shards-0.json: the term 'quagga' is there only with the report",
    "count": "list: publications/partnership/northshire/index.html: '",
    "feed": "feed: publications/partnership/northshire/feed.xml: ",
    "sitemap": "sitemap: sitemap.xml: the word 'zebras' is there only with the report",
    "CSV": "CSV: data/reports.csv: the word",
    "PDF": "PDF: reports/northshire-2020/record.pdf: the word",
    "zip": "ZIP: publications/all-pdfs.zip › zebras.pdf: the file is there only with the report",
    "ledger": "ledger: .cache/published/urls.txt: ",
}


def leak_check(folder: Path, moment: datetime = BEFORE) -> subprocess.CompletedProcess[str]:
    """Run the command in a project's folder, as ``make leak-check`` does."""
    preview = {"PREVIEW_AT": moment.isoformat(), "PYTHONPATH": str(example.ROOT / "hooks")}
    return subprocess.run(
        [sys.executable, "-m", "publishing.commands.cli", "--folder", folder, "leak-check"],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **preview},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a report under embargo, and something that was published before."""
    return _held(tmp_path_factory.mktemp("held"))


def _held(place: Path) -> Path:
    folder = project(place, example.files(CASE))
    (folder / "published").mkdir()
    (folder / "published/urls.txt").write_text("reports/first/\nreports/northshire-2020/\n", encoding="utf-8")
    (folder / "published/redirects.txt").write_text("reports/first/ https://site.example/\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def quiet(held: Path) -> subprocess.CompletedProcess[str]:
    """What the command says of it."""
    return leak_check(held)


@pytest.fixture(scope="module")
def leaking(held: Path, quiet: object) -> subprocess.CompletedProcess[str]:
    """What the command says when ten outputs, and the words of another page, give the report away."""
    settings, page = held / "mkdocs.yml", held / "docs/index.md"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("mkdocs_host.py]", "mkdocs_host.py, hooks/planted.py]"),
        encoding="utf-8",
    )
    (held / "hooks/planted.py").write_text(PLANTS, encoding="utf-8")
    with (held / "published/redirects.txt").open("a", encoding="utf-8") as redirects:
        redirects.write(f"reports/second/ https://site.example/{TITLE.replace(' ', '-')}\n")
    (held / "published/urls.txt").write_text("reports/first/\nreports/second/\n", encoding="utf-8")
    page.write_text(f"{page.read_text(encoding='utf-8')}\nSoon: {SUMMARY}\n", encoding="utf-8")
    return leak_check(held)


def test_under_embargo_nothing_can_be_seen(quiet: subprocess.CompletedProcess[str]) -> None:
    """With and without its source, the same site is built, to the byte."""
    assert quiet.returncode == 0, quiet.stdout + quiet.stderr
    assert quiet.stdout.startswith(
        "reports/northshire-2030.md, under embargo until 4 March 2030, 09:30 UTC\n"
        f"  Nothing of “{TITLE}” can be seen.\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        "  pages, added: 1\n    reports/northshire-2030/index.html\n",
        "    partnerships/northshire/index.html\n",
        "  lists, added: 1\n    publications/indicator/first-edition/1-1/weak/index.html\n",
        "    search/recent/shards-0-",
        "    publications/partnership/northshire/feed.xml\n",
        "    data/reports.csv\n",
        "    reports/northshire-2030/record.pdf\n",
        "    publications/all-pdfs.zip\n",
    ],
)
def test_publication_day_is_shown(quiet: subprocess.CompletedProcess[str], line: str) -> None:
    """What will come and change is listed, in groups."""
    _, _, day = quiet.stdout.partition(f"\n\nWhat changes on 4 March 2030, 09:30 UTC, with “{TITLE}”\n")

    assert line in day


def test_the_project_stays_as_it_was(held: Path, tmp_path: Path) -> None:
    """Nothing is written but the cache that all builds share."""
    before = contents(_held(tmp_path / "same"))
    there = {name for name in contents(held) if not name.startswith((".cache/made/", ".cache/templates/"))}

    assert {name for name in there - {"hooks/planted.py"} if "__pycache__" not in name} == before.keys()
    assert not list((held / ".cache").glob("leak-check-*"))


def test_a_leak_fails(leaking: subprocess.CompletedProcess[str]) -> None:
    """The command ends with 1, and says why last."""
    assert leaking.returncode == 1
    assert leaking.stderr.endswith("A report under embargo can be seen.\n")
    assert "Nothing of" not in leaking.stdout


@pytest.mark.parametrize("output", PLANTED)
def test_a_planted_leak_is_found_and_named(leaking: subprocess.CompletedProcess[str], output: str) -> None:
    """In each of ten outputs, the file is named, with what is there only with the report."""
    assert f"  {PLANTED[output]}" in lasting(leaking.stdout)


def test_a_leak_in_an_inventory_is_found(leaking: subprocess.CompletedProcess[str]) -> None:
    """What was published and where it leads is public with the project, wherever its files stand."""
    assert "  ledger: published/redirects.txt: 'third visit to the families of northshire' is there" in leaking.stdout


def test_nothing_else_is_found(leaking: subprocess.CompletedProcess[str]) -> None:
    """What differs is what was planted; what stands in both builds is the page that tells, wherever it is shown."""
    told = [line for line in leaking.stdout.partition("\n\n")[0].splitlines() if line.startswith("  ")]
    both = [line for line in told if line.endswith("is there")]

    assert len(told) - len(both) == len(PLANTED)
    assert "  page: index.html: 'inspectors came back and found that the waiting lists for z…' is there" in both
    assert {line.split(": ")[1].partition("-")[0] for line in both} == {
        "index.html",
        "search/recent/text",
        "published/redirects.txt",
        "reports/second/index.html",
    }


def test_the_day_after_there_is_nothing_to_look_for(held: Path) -> None:
    """Once a report is public, nothing is built."""
    done = leak_check(held, AFTER)

    assert (done.returncode, done.stdout) == (0, "No report is under embargo.\n")


def test_a_build_that_fails_says_why(tmp_path: Path) -> None:
    """A public report that leads to one under embargo stops the build, and the check with it."""
    link = {"reports/northshire-2020.md": {"(northshire-2021.md)": "(northshire-2030.md)"}}
    done = leak_check(project(tmp_path, example.files({**CASE, "change": link})))

    assert done.returncode == 1
    assert "reports/northshire-2020.md:24: expected nothing that leads to what is under embargo" in done.stderr


def zipped(**held: bytes) -> bytes:
    """A ZIP of these files."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return made.getvalue()


def said(with_it: dict[str, bytes], without: dict[str, bytes]) -> list[str]:
    """The differences of two sites, in words."""
    return [str(one) for one in differences(with_it, without)]


@pytest.mark.parametrize(
    ("address", "with_it", "without", "expected"),
    [
        ("a/index.html", b"<p>Fox, hen", b"<p>Cat", "page: {}: the words 'Fox' and 'hen' are there only with"),
        ("a/index.html", b"<p title='Fox'>", b"<p>", "page: {}: the word 'Fox' is there only with the report"),
        ("a/index.html", b"<p>All 4 reports of 4", b"<p>All 3 reports of 4", "page: {}: 'All 4 reports of' with the"),
        ("a/index.html", b"<p>Hen", b"<p>Hen and fox", "page: {}: the words 'and' and 'fox' are there only without"),
        ("a/index.html", b"<b>Hen</b>", b"<i>Hen</i>", "page: {}: other bytes, though the same words"),
        (
            "search/a/shards-0.json",
            b'{"fox":"A"}',
            b"{}",
            "search terms: {}: the term 'fox' is there only with the report",
        ),
        ("search/a/shards-0.json", b'{"fox":"A"}', b'{"fox":"B"}', "search terms: {}: other bytes, though the same"),
        ("data/a.json", b'["\\u0192ox"]', b"[]", "data: {}: the word 'ƒox' is there only with the report"),
        (
            "a.csv.gz",
            gzip.compress(b"fox", mtime=0),
            gzip.compress(b"", mtime=0),
            "CSV: {} › a.csv: the word 'fox' is there only with",
        ),
        ("a.zip", zipped(a=b"fox"), zipped(a=b"hen"), "ZIP: {} › a: the word 'fox' is there only with the report"),
        ("a.zip", zipped(a=b"", b=b""), zipped(b=b"", a=b""), "ZIP: {}: other bytes, though the same words"),
        ("a.zip", b"damaged fox", b"damaged", "ZIP: {}: the word 'fox' is there only with the report"),
        ("a.docx", zipped(**{"a.xml": b"<w>fox"}), zipped(), "Word file: {}: the word 'fox' is there only with the"),
        ("a.png", b"\xff\x01", b"\xff\x02", "file: {}: other bytes, though the same words"),
    ],
)
def test_a_difference_is_told_in_words(address: str, with_it: bytes, without: bytes, expected: str) -> None:
    """Whatever the format, an editor reads what is there and where."""
    found = said({address: with_it, "b.txt": b"same"}, {address: without, "b.txt": b"same"})

    assert len(found) == 1
    assert found[0].startswith(expected.format(address))


def test_a_file_that_is_there_once_is_told() -> None:
    """Whichever side it is on."""
    assert said({"a.txt": b""}, {"b.txt": b""}) == [
        "file: a.txt: the file is there only with the report",
        "file: b.txt: the file is there only without the report",
    ]


def test_many_words_are_counted() -> None:
    """Five are named."""
    assert said({"a.txt": b"a b c d e f g"}, {"a.txt": b""}) == [
        "file: a.txt: the words 'a', 'b', 'c', 'd', 'e' and 2 more are there only with the report"
    ]


def test_a_name_alone_gives_away_too() -> None:
    """Names of search files come from what they hold: one that is another was made from something else."""
    site, other = {"search/recent/text-aaaaaaaaaaaa.json": b"[]"}, {"search/recent/text-bbbbbbbbbbbb.json": b"[]"}

    assert said(site, other) == [
        "search text: search/recent/text-aaaaaaaaaaaa.json: "
        "without the report its name is search/recent/text-bbbbbbbbbbbb.json"
    ]


def test_names_that_follow_others_are_told_as_such() -> None:
    """A list of files names those that differ; that is no leak of its own words."""
    site = {"search/root-aaaaaa.json": b"{}", "index.html": b"search/root-aaaaaa.json"}
    other = {"search/root-bbbbbb.json": b"[]", "index.html": b"search/root-bbbbbb.json"}

    assert said(site, other)[0] == "page: index.html: other names of files"


def test_search_files_are_known_by_what_lasts_of_their_names() -> None:
    """A changed one is the same file still; one that is as it was goes with itself."""
    one = ["search/a/text-aaaaaaaaaaaa.json", "search/a/text-bbbbbbbbbbbb.json", "search/a/shards-0-aaaaaa.json"]
    other = ["search/a/text-bbbbbbbbbbbb.json", "search/a/shards-0-bbbbbb.json", "b.txt"]

    assert list(pairs(dict.fromkeys(one, b""), dict.fromkeys(other, b""))) == [
        (None, "b.txt"),
        ("search/a/shards-0-aaaaaa.json", "search/a/shards-0-bbbbbb.json"),
        ("search/a/text-bbbbbbbbbbbb.json", "search/a/text-bbbbbbbbbbbb.json"),
        ("search/a/text-aaaaaaaaaaaa.json", None),
    ]


def test_changes_are_grouped_and_cut() -> None:
    """Ten of a sort are named."""
    before = {"old/index.html": b"", "feed.xml": b"1", "same.css": b"", "data/a.csv": b"1"}
    after = {**{f"new/{name}.html": b"" for name in "abcdefghijkl"}, "feed.xml": b"2", "same.css": b"", "a.pdf": b""}
    lines = [line for change in changes(before, after) for line in change.lines()]

    assert [line for line in lines if not line.startswith(" ")] == [
        "pages, added: 12",
        "pages, removed: 1",
        "feeds and sitemap, changed: 1",
        "data, removed: 1",
        "downloads, added: 1",
    ]
    assert lines[9:13] == ["  new/i.html", "  new/j.html", "  and 2 more", "pages, removed: 1"]


@pytest.mark.parametrize(
    ("address", "kind", "group"),
    [
        ("reports/a/index.html", "page", "pages"),
        ("publications/kind/overview/index.html", "list", "lists"),
        ("publications/kind/overview/feed.xml", "feed", "feeds and sitemap"),
        ("feed.xml", "feed", "feeds and sitemap"),
        ("sitemap.xml.gz", "sitemap", "feeds and sitemap"),
        ("search/recent/cards-0-aaaaaa.json", "search card", "search"),
        ("search/manifest.json", "search figures", "search"),
        ("data/reports.csv", "CSV", "data"),
        ("data/reports.json", "data", "data"),
        ("reports/a/cite.bib", "citations", "data"),
        ("publications/all-pdfs.zip", "ZIP", "downloads"),
        ("reports/a/record.docx", "Word file", "downloads"),
        ("published/urls.txt", "ledger", "ledgers"),
        ("assets/css/base.css", "file", "other files"),
    ],
)
def test_outputs_have_kinds(address: str, kind: str, group: str) -> None:
    """Each has the name that an editor knows it by."""
    assert kind_of(address) == (kind, group)


def test_a_pdf_is_read_through() -> None:
    """Its pages, its title, and words that go on in the next line."""
    words_in = "Quite remarkable circumstances surrounding understanding #pagebreak() Last"
    made = typst.compile(
        f'#set document(title: "The title")\n#set page(width: 5.5cm)\n#set text(hyphenate: true)\n{words_in}'.encode()
    )

    assert words(text("a.pdf", made))[-6:] == words_in.replace("#pagebreak() ", "").split()
    assert "The title" in text("a.pdf", made)


def test_a_damaged_pdf_says_nothing() -> None:
    """It is compared by its bytes."""
    assert text("a.pdf", b"%PDF") == ""


def test_what_is_packed_twice_is_reached() -> None:
    """A way leads to each file."""
    packed = gzip.compress(zipped(**{"a.txt": b"A", "b.txt": b"B"}))

    assert list(leaves("x/all.zip.gz", packed)) == [
        ("x/all.zip.gz › all.zip › a.txt", b"A"),
        ("x/all.zip.gz › all.zip › b.txt", b"B"),
    ]


def all_of(case: dict[str, object]) -> Publication:
    """The publication of a case, with every report in it."""
    return publication.build(example.files(case), example.SETTINGS, moment=datetime.max.replace(tzinfo=UTC))


def told(site: dict[str, bytes], case: dict[str, object] = CASE) -> Iterable[str]:
    """What gives the report under embargo away in a site, whoever wrote it."""
    noting = Noting()
    found = embargo_check.check(
        all_of(case), BEFORE, noting, {}, embargo_check.look(site, Executor(processes=1)), example.files(case)
    )
    return [str(difference) for leak in found for difference in leak.found]


@pytest.mark.parametrize(
    ("address", "content", "expected"),
    [
        ("a.txt", "see northshire-2030.", ["file: a.txt: 'northshire-2030' is there"]),
        ("a.html", "<li id='card-northshire-2030'>", ["page: a.html: 'northshire-2030' is there"]),
        ("reports/northshire-2030/a.png", "", ["file: reports/northshire-2030/a.png: 'northshire-2030' is there"]),
        ("a.txt", "northshire-20301 and xnorthshire-2030", []),
        ("a.html", f"<h2>{TITLE.upper()}</h2>", ["page: a.html: 'third visit to the families of northshire' is there"]),
        (
            "a.html",
            "Nobody could say how many zebras there were.",
            ["page: a.html: 'nobody could say how many zebras there were' is there"],
        ),
        ("a.html", "Nobody could say how many.", []),
        (
            "a.html",
            SUMMARY.replace("found that", "<b>found</b> that\n"),
            ["page: a.html: 'inspectors came back and found that the waiting lists for z…' is there"],
        ),
    ],
)
def test_words_of_a_report_are_found(address: str, content: str, expected: list[str]) -> None:
    """Its id, its title, and eight words of it in a row; fewer may be chance."""
    assert expected == told({address: content.encode()})


def test_what_may_stand_in_public_is_no_trace() -> None:
    """A title that a public record has too, words that another area's report has too, and an id inside another."""
    other = WAITING.replace("partnership: northshire", "partnership: southshire").replace("publish_at", "# publish_at")
    public = {"reports/northshire-2030-again.md": other.replace("follows: northshire-2020", "follows: southshire-2020")}
    case = {"files": {**CASE["files"], **public}}

    assert told({"a.txt": f"{TITLE}. {SUMMARY} northshire-2030-again".encode()}, case) == []


def test_reports_under_embargo_are_told_in_order() -> None:
    """The next one first; those that are public already are not among them."""
    later = WAITING.replace("2030-03-04", "2030-03-09").replace(TITLE, "Fourth visit")
    case = {"files": {**CASE["files"], "reports/a-2030.md": later}}
    everything = all_of(case)

    assert [one.report.id for one in embargo_check.waiting(everything, BEFORE)] == ["northshire-2030", "a-2030"]
    assert [one.report.id for one in embargo_check.waiting(everything, AFTER)] == ["a-2030"]
    assert len(embargo_check.waiting(everything, None)) == 2


class Noting:
    """Stands in for a ``Workplace``: notes what is built, and builds nothing."""

    def __init__(self) -> None:
        self.built: dict[str, tuple[datetime | None, frozenset[str]]] = {}

    def build(self, name: str, moment: datetime | None, without: frozenset[str] = frozenset()) -> dict[str, bytes]:
        """Note it."""
        self.built[name] = (moment, without)
        return {}


def test_what_leads_to_a_report_is_left_out_with_it() -> None:
    """A review of a report that is under embargo too could not be built without that; it can be left out alone."""
    first = WAITING.replace("progress-review", "joint-inspection").replace("follows: northshire-2020\n", "")
    review = WAITING.replace("2030-03-04", "2030-03-09").replace("follows: northshire-2020", "follows: northshire-2030")
    files = {"reports/northshire-2030.md": first, "reports/northshire-2031.md": review}
    noting, everything = Noting(), all_of({"files": {**files, "reports/northshire-2031/letter.txt": "Dear all"}})
    found = list(embargo_check.check(everything, BEFORE, noting, {"a.txt": b"one more"}))
    alone = frozenset({"reports/northshire-2031.md", "reports/northshire-2031/letter.txt"})
    both = alone | {"reports/northshire-2030.md"}

    assert [len(one.found) for one in found] == [1, 1]
    assert noting.built == {"without-all": (BEFORE, both), "without-northshire-2031": (BEFORE, alone)}


def test_one_build_without_all_shows_that_none_is_seen() -> None:
    """Where the site is the same without all reports under embargo, none of them is left out by itself."""
    files = {f"reports/northshire-{one}.md": WAITING for one in ("2030", "2031")}
    noting = Noting()
    found = list(embargo_check.check(all_of({"files": files}), BEFORE, noting, {}))

    assert [one.found for one in found] == [(), ()]
    assert list(noting.built) == ["without-all"]


def test_the_report_that_is_seen_is_named() -> None:
    """Where the site is another without both of two, each is left out by itself; what only both show is told of each."""

    class Leaking(Noting):
        def build(self, name: str, moment: datetime | None, without: frozenset[str] = frozenset()) -> dict[str, bytes]:
            super().build(name, moment, without)
            seen = [file for file in ("2030", "2031") if f"reports/northshire-{file}.md" not in without]
            return {"a.txt": b"Fox" if "2031" in seen else b"", "b.txt": b"Hen" if seen else b""}

    files = {f"reports/northshire-{one}.md": WAITING for one in ("2030", "2031")}
    leaking = Leaking()
    found = list(embargo_check.check(all_of({"files": files}), BEFORE, leaking, leaking.build("now", BEFORE)))

    assert {one.of.report.id: [each.address for each in one.found] for one in found} == {
        "northshire-2030": ["b.txt"],
        "northshire-2031": ["a.txt", "b.txt"],
    }


def test_each_moment_of_publication_is_built_once() -> None:
    """Reports that become public together are one day's news."""
    files = {f"reports/northshire-{one}.md": WAITING for one in ("2030", "2031")}
    later = {"reports/northshire-2032.md": WAITING.replace("2030-03-04", "2030-03-09")}
    noting, everything = Noting(), all_of({"files": {**files, **later}})
    days = list(embargo_check.days(embargo_check.waiting(everything, BEFORE), noting, {}))

    assert [[report.id for report in day.reports] for day in days] == [
        ["northshire-2030", "northshire-2031"],
        ["northshire-2032"],
    ]
    assert [moment for moment, _ in noting.built.values()] == [day.moment for day in days]
