"""The site as it goes live: sealed, under nginx with the configuration of deploy/nginx, in a browser."""

import gzip
import json
import re
import subprocess
from collections.abc import Iterator
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from axe_rules import violations
from nginx import DEPLOY, Served, configured, free_port, nginx
from publishing.base.media_types import format_of
from publishing.build import manifest
from visiting import PAGES, cards, settled, visit

YEAR = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=60"
HASHED = re.compile(
    r"findings/pieces/.+|search/(?!manifest\.json).+|assets/(javascripts|stylesheets)/.+\.[0-9a-f]{8}\.min\.(js|css)"
)
POLICY = {
    "default-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


@pytest.fixture(scope="module")
def served(sealed_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site under nginx."""
    with nginx(sealed_site, tmp_path_factory.mktemp("nginx")) as found:
        yield found


@pytest.fixture(scope="module")
def address(served: Served) -> str:
    """The address that the browser's fixtures visit."""
    return served.address


class Answer(NamedTuple):
    """An answer, read to its end."""

    status: int
    headers: Message
    body: bytes


def ask(served: Served, path: str, method: str = "GET", **headers: str) -> Answer:
    """One request without a browser."""
    connection = HTTPConnection(urlsplit(served.address).netloc, timeout=10)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=sent)
    response = connection.getresponse()
    answer = Answer(response.status, response.headers, response.read())
    connection.close()
    return answer


@pytest.mark.parametrize("path", PAGES)
def test_no_page_breaks_the_policy_or_a_rule_of_axe(page: Page, path: str) -> None:
    """On no kind of page does the browser refuse anything or log an error, no other host is asked, and axe finds nothing.

    One visit gives all verdicts, as to load a page takes about half of what they cost.
    """
    page.add_init_script(
        "window.refused = []; addEventListener('securitypolicyviolation', e => refused.push(e.blockedURI))"
    )
    answer = visit(page, path, "light")
    page.wait_for_load_state("networkidle")
    refused = page.evaluate("refused")  # before axe, which is no part of the page

    assert answer
    assert "'self'" in answer.headers["content-security-policy"]
    assert {"refused": refused, "rules of axe": violations(page)} == {"refused": [], "rules of axe": []}


def test_searching_works_under_the_policy(page: Page) -> None:
    """The search's worker, its index and its excerpts come from here, and nothing else is needed."""
    page.goto("publications/?q=planning&partnership=fife&partnership=moray")
    settled(page)

    assert cards(page)


def test_a_page_that_is_not_there(unlucky_page: Page) -> None:
    """A wrong address shows our own page, in full dress."""
    answer = unlucky_page.goto("reports/nowhere/at-all/")
    size = unlucky_page.locator("h1").evaluate("heading => getComputedStyle(heading).fontSize")

    assert answer
    assert answer.status == 404
    assert float(size.removesuffix("px")) > 20
    expect(unlucky_page.get_by_role("main").get_by_role("link").first).to_be_visible()


def test_hashed_files_come_from_the_cache(browser: Browser, served: Served) -> None:
    """No file whose name changes with its content is asked for twice, whatever else a second visit needs."""
    asked = []
    with browser.new_context(base_url=served.address) as somebody:
        for _ in range(2):
            before = len(served.asked())
            page = somebody.new_page()
            page.goto("publications/?q=planning")
            settled(page)
            assert cards(page)
            page.close()
            asked.append({address for _, address in served.asked()[before:] if HASHED.fullmatch(address[1:])})

    assert len(asked[0]) > 5
    assert asked[0] & asked[1] == set()


def test_a_page_that_has_not_changed_is_not_sent_again(page: Page, served: Served) -> None:
    """Reloaded, the browser asks whether its copy is still good, and it is."""
    page.goto("about/")
    before = len(served.asked())
    page.reload()

    assert (304, "/about/") in served.asked()[before:]


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/", "GET", 200),
        ("/", "HEAD", 200),
        ("/", "POST", 405),
        ("/", "DELETE", 405),
        ("/data/reports.csv", "OPTIONS", 405),
        ("/nowhere", "GET", 404),
        ("/.git/config", "GET", 404),
        ("/about", "GET", 301),
        ("/%zz", "GET", 400),
        ("/..%2f..%2fetc/passwd", "GET", 400),
    ],
)
def test_every_answer_has_its_headers(served: Served, path: str, method: str, status: int) -> None:
    """Errors and redirects too; and none says which version of what answers."""
    answer = ask(served, path, method)
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))

    assert answer.status == status
    assert policy == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "geolocation=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["Server"] == "nginx"
    assert not re.search(rb"nginx/\d", answer.body)
    assert answer.headers["Allow"] == ("GET, HEAD" if status == 405 else None)
    assert answer.headers["Cache-Control"] == {200: BRIEFLY, 301: BRIEFLY}.get(status, "no-store")


@pytest.mark.parametrize(
    "path",
    [
        "/data/reports.csv",
        "/data/datapackage.json",
        "/data/evaluations.json",
        "/feed.xml",
        "/publications/partnership/fife/feed.xml",
        "/publications/partnership/fife/reports.csv",
        "/reports/specimen-2024/cite.bib",
        "/reports/specimen-2024/cite.ris",
        "/reports/specimen-2024/cite.json",
        "/reports/specimen-2024/report.json",
    ],
)
def test_what_is_there_to_be_reused_may_be_read_by_other_sites(served: Served, path: str) -> None:
    """Another site's script may fetch data, feeds and citations: plain, compressed, and when nothing has changed."""
    plain = ask(served, path)
    small = ask(served, path, Accept_Encoding="gzip")
    same = ask(served, path, If_None_Match=plain.headers["ETag"])

    assert [answer.status for answer in (plain, small, same)] == [200, 200, 304]
    assert [answer.headers["Access-Control-Allow-Origin"] for answer in (plain, small, same)] == ["*"] * 3


@pytest.mark.parametrize("path", ["/", "/reports/specimen-2024/", "/search/manifest.json", "/nowhere"])
def test_other_answers_are_for_the_site_alone(served: Served, path: str) -> None:
    """Pages are for people, and need no header that opens them to scripts."""
    assert ask(served, path).headers["Access-Control-Allow-Origin"] is None


def test_a_folder_without_a_page_is_a_page_that_is_not_there(sealed_site: Path, served: Served) -> None:
    """Who shortens an address finds our own page, whatever the folder: no bare 403, and no list of its files."""
    folders = [path for path in sealed_site.rglob("*") if path.is_dir() and not (path / "index.html").exists()]
    paths = [f"/{path.relative_to(sealed_site).as_posix()}/" for path in folders]
    answers = {path: ask(served, path) for path in paths}
    expected = ask(served, "/nowhere/").body

    assert "/reports/" in paths
    assert [path for path, answer in answers.items() if (answer.status, answer.body) != (404, expected)] == []


def test_what_has_not_changed_has_its_headers(served: Served) -> None:
    """A 304 too says how long a copy may be kept, and what the browser must hold to."""
    tag = ask(served, "/about/").headers["ETag"]
    answer = ask(served, "/about/", If_None_Match=tag)

    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["Cache-Control"] == BRIEFLY
    assert "Content-Security-Policy" in answer.headers


def test_every_file_has_its_type_and_its_time(sealed_site: Path, served: Served) -> None:
    """The type is that of manifest.json, texts are UTF-8, and only what is named by its content is kept for a year."""
    files = json.loads((sealed_site / manifest.MANIFEST).read_text(encoding="utf-8"))["files"]
    wrong = []
    for file in files:
        headers = ask(served, f"/{file['path']}", "HEAD", Accept_Encoding="identity").headers
        moved = file["path"].endswith("index.html")
        text = "; charset=utf-8" if format_of(file["path"]).text else ""
        expected = (file["type"] + text, str(file["bytes"]), YEAR if HASHED.fullmatch(file["path"]) else BRIEFLY)
        found = headers["Content-Type"], headers["Content-Length"], headers["Cache-Control"]
        if found != expected and not moved:
            wrong.append((file["path"], expected, found))

    assert wrong == []


@pytest.mark.parametrize(
    "name",
    ["feed.xml", "cite.bib", "cite.ris", "a.csv", "a.jsonld", "a.ods", "a.odt", "a.xlsx", "a.docx", "a.epub", "a.txt"],
)
def test_types_that_the_site_may_have(tmp_path: Path, name: str) -> None:
    """Feeds, citations and forms get their own types, whether or not the site has one today."""
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / name).write_text("x", encoding="utf-8")
    with nginx(tmp_path / "root", tmp_path) as served:
        found = ask(served, f"/{name}").headers["Content-Type"]

    assert found.partition(";")[0] == format_of(name).media_type
    assert found.endswith("; charset=utf-8") == (format_of(name).text)


@pytest.mark.parametrize("path", ["/publications/", "/data/reports.csv", "/assets/css/base.css", "/sitemap.xml"])
def test_texts_are_sent_compressed(served: Served, path: str) -> None:
    """Who can read gzip gets the smaller copy, which holds the same; a shared cache knows that there are two."""
    plain = ask(served, path)
    small = ask(served, path, Accept_Encoding="gzip")

    assert small.headers["Content-Encoding"] == "gzip"
    assert small.headers["Content-Type"] == plain.headers["Content-Type"]
    assert gzip.decompress(small.body) == plain.body
    assert len(small.body) < len(plain.body) * 0.6
    assert plain.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/about", "/about/"),
        ("/about/index.html", "/about/"),
        ("/index.html?q=fife", "/?q=fife"),
        ("//elsewhere.example/index.html", None),
        ("/\\elsewhere.example/index.html", None),
    ],
)
def test_one_address_for_each_page(served: Served, path: str, location: str | None) -> None:
    """Other ways to write a page's address lead to it, and never to another host."""
    assert ask(served, path).headers["Location"] == location


def test_the_whole_configuration_is_sound(tmp_path: Path) -> None:
    """nginx itself accepts deploy/nginx/site.conf, with a certificate in place of the owner's."""
    subprocess.run(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=reports.example "
        "-keyout privkey.pem -out fullchain.pem".split(),
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    text = (DEPLOY / "site.conf").read_text(encoding="utf-8")
    text = text.replace("/srv/reports/deploy/nginx", str(DEPLOY)).replace("/etc/ssl/reports.example", str(tmp_path))
    text = re.sub(r" listen \[::\].*", "", text)  # not every machine has IPv6
    text = re.sub(r"(?<= listen )\d+", lambda _: f"127.0.0.1:{free_port()}", text)
    done = subprocess.run([*configured(tmp_path, text), "-t"], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    said = [line for line in done.stderr.splitlines() if '"listen ... http2" directive is deprecated' not in line]
    assert not [line for line in said if "warn" in line]  # Debian 12's nginx knows no other way of saying http2
