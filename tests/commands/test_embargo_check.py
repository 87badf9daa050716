"""publishing leak-check: what can be seen of reports under embargo, on a whole site."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

import example
from building import contents, project
from embargoed import AFTER, BEFORE, CASE, SUMMARY, TITLE
from publishing.commands.embargo_check.pairing import lasting

pytestmark = pytest.mark.xdist_group("leaks")  # so that the site is built once


PLANTS = '''\
"""Gives away in ten places that there is a report which nobody may see yet."""

from pathlib import Path
from zipfile import ZipFile

from publishing.commands.embargo_check.workplace import Workplace
from publishing.content.typesetting import typeset

built = Workplace._run


def planted(workplace, project, site, moment):
    built(workplace, project, site, moment)
    if not (project / "docs/reports/northshire-2030.md").is_file():
        return
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
    (site / "reports/northshire-2020/record.pdf").write_bytes(typeset(b"About zebras"))
    with ZipFile(site / "publications/all-pdfs.zip", "a") as archive:
        archive.writestr("zebras.pdf", b"")
    append(project / ".cache/published/urls.txt", "reports/zebras/\\n")


def change(file, old, new):
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def append(file, text):
    file.parent.mkdir(exist_ok=True)
    with file.open("a", encoding="utf-8") as opened:
        opened.write(text)


Workplace._run = planted
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
    "inventory": "inventory: .cache/published/urls.txt: ",
}


def leak_check(folder: Path, moment: datetime = BEFORE) -> subprocess.CompletedProcess[str]:
    """Run the command in a project's folder, as ``make leak-check`` does."""
    preview = {"PREVIEW_AT": moment.isoformat(), "PYTHONPATH": f"{folder}/planted{os.pathsep}{example.ROOT}/hooks"}
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
    page = held / "docs/index.md"
    (held / "planted").mkdir()
    (held / "planted/sitecustomize.py").write_text(PLANTS, encoding="utf-8")  # Python imports it by itself
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
    before = {name for name in contents(_held(tmp_path / "same")) if "__pycache__" not in name}
    there = {name for name in contents(held) if not name.startswith((".cache/made/", ".cache/templates/"))}

    assert {name for name in there - {"hooks/planted.py"} if "__pycache__" not in name} == before
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
    assert (
        "  inventory: published/redirects.txt: 'third visit to the families of northshire' is there" in leaking.stdout
    )


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
