"""What pages say of themselves to programs: meta tags, and JSON-LD as another program expands it."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from pyld import jsonld

from example import WITHDRAWN, build, files, real
from narrowing import strings
from publishing.base.settings import Settings
from publishing.content import publication
from publishing.content.models import Guidance
from publishing.data.metadata import Metadata
from publishing.documents.downloads import Download, Downloads
from publishing.site.pages import Pages

SITE = "https://reports.example/"
SCHEMA = "http://schema.org/"
SETTINGS = Settings(owner="The owner", inspectorate="The inspectorate", inspectorate_hosts=("inspectorate.example",))
REPORT = "reports/northshire-2020.md"
PDF = Download("reports/northshire-2020/report.pdf", "Services", 2345, pages=3)
OFFERED = Downloads(
    {}, {"reports/northshire-2020/": (PDF, Download(PDF.address.replace("pdf", "docx"), "Services", 1))}
)
FULL_TEXT = {"confidence: high": "confidence: high\nfull_text: true"}
Node = Mapping[str, Any]


def loader(url: str, options: object) -> Node:
    """The context of schema.org, so far as every word in it is schema.org's. Nothing is fetched."""
    assert url == "https://schema.org"
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": SCHEMA}}}


def expanded(text: str) -> dict[str, Node]:
    """The nodes of a piece of JSON-LD by the last word of their type, as pyld expands them."""
    nodes = jsonld.expand(json.loads(text), {"documentLoader": loader})
    return {node["@type"][0].removeprefix(SCHEMA): node for node in nodes}


def value(node: Node, *path: str) -> Any:
    """What stands at the end of a path, the first of each; None where nothing does."""
    for word in path:
        found = node.get(SCHEMA + word)
        if not found:
            return None
        node = found[0]
    return node.get("@value", node.get("@id", node))


def metadata(change: Mapping[str, str] = {}) -> Metadata:
    """What the pages of the small publication say, its first report changed."""
    made = publication.build(files({"change": {REPORT: change}}), SETTINGS)
    return Metadata(Pages(made), OFFERED.for_page, SITE)


def tags(said: Metadata, file: str = REPORT) -> dict[str, str]:
    """The tags of a page by name."""
    return dict(said.tags(said.pages.views[file]))


def nodes(said: Metadata, file: str = REPORT) -> dict[str, Node]:
    """The nodes of a page by type, expanded."""
    return expanded(json.dumps(said.graph(said.pages.views[file], [("Publications", "publications/")], "Reports")))


def test_a_catalogue_record_is_a_work_about_the_report() -> None:
    """The record is the owner's; the report that it is about is the inspectorate's, of its own date and place."""
    record = nodes(metadata())["CreativeWork"]

    assert value(record, "author", "name") == "The owner"
    assert value(record, "genre") == "Catalogue record"
    assert value(record, "datePublished") == "2026-11-22"
    assert value(record, "isBasedOn") == "https://inspectorate.example/northshire"
    assert record[f"{SCHEMA}about"][0]["@type"] == [f"{SCHEMA}Report"]
    assert value(record, "about", "author", "name") == "The inspectorate"
    assert value(record, "about", "datePublished") == "2020-05-04"
    assert value(record, "about", "spatialCoverage", "identifier") == "S12000101"


def test_a_catalogue_record_names_no_pdf_as_the_reports() -> None:
    """Its PDF is the record's: no tag gives it to programs that look for the report's text."""
    said = tags(metadata())

    assert said["citation_author"] == "The inspectorate"
    assert said["citation_publication_date"] == "2020/05/04"
    assert said["citation_abstract_html_url"] == f"{SITE}reports/northshire-2020/"
    assert "Catalogue record" in said["dcterms.bibliographicCitation"]
    assert {"citation_pdf_url", "citation_fulltext_html_url"} & said.keys() == set()


def test_a_full_text_is_the_report() -> None:
    """A report whose text is here says so, and where its PDF is."""
    said = metadata(FULL_TEXT)
    report = nodes(said)["Report"]

    assert tags(said)["citation_pdf_url"] == f"{SITE}{PDF.address}"
    assert tags(said)["citation_author"] == "The owner"
    assert value(report, "encoding", "contentSize") == "2345 B"
    assert len(report[f"{SCHEMA}encoding"]) == 1
    assert value(report, "about") is None


@pytest.mark.parametrize(
    ("written", "said"),
    [("2020-05-04", "2020-05-04"), ("2020-05", "2020-05"), ("2020", "2020"), ("2020~", None), ("2019/2020", None)],
)
def test_a_date_is_as_precise_as_it_is_stated(written: str, said: str | None) -> None:
    """Month and day are left out where no source states them, and so is a date that is only thought of."""
    changed = metadata({"published: 2020-05-04": f"published: {written}"})

    assert value(nodes(changed)["CreativeWork"], "about", "datePublished") == said
    assert tags(changed).get("dcterms.issued") == said
    year = "2020" if written == "2020~" else None  # an approximate year is the only one, and its page says that it is
    assert tags(changed).get("citation_publication_date") == (said.replace("-", "/") if said else year)


def test_a_date_that_was_worked_out_is_not_said() -> None:
    """Programs can't be told that a date was worked out."""
    changed = metadata({"confidence: high": "confidence: high\nbasis:\n  published: inferred"})

    assert value(nodes(changed)["CreativeWork"], "about", "datePublished") is None
    assert {"dcterms.issued", "citation_publication_date"} & tags(changed).keys() == set()


def test_what_is_only_named_is_no_report() -> None:
    """Where it is not known whether there is a report, nothing says that there is one."""
    changed = metadata({"confidence: high": "confidence: high\nexistence: named-only"})

    assert value(nodes(changed)["CreativeWork"], "about") is None
    assert [name for name in tags(changed) if name.startswith("citation_")] == []


def test_what_is_withdrawn_says_so() -> None:
    """The status is the report's, not the record's."""
    record = nodes(metadata({"confidence: high": f"confidence: high\n{WITHDRAWN}"}))["CreativeWork"]

    assert value(record, "about", "creativeWorkStatus") == "Withdrawn"
    assert value(record, "creativeWorkStatus") is None


def test_what_is_made_up_says_nothing() -> None:
    """A specimen has neither tags nor nodes, and search engines shall not list it."""
    said = Metadata(Pages(real()), Downloads({}, {}).for_page, SITE)
    views = [said.pages.views[report.file] for report in real().catalogue.specimens]

    assert views
    assert [(said.tags(view), said.graph(view, (), "Reports"), view.indexed) for view in views] == [
        ((), {}, False) for _ in views
    ]


def test_the_way_from_home() -> None:
    """The steps of a page's breadcrumb are those that visitors see, and the page."""
    steps = nodes(metadata())["BreadcrumbList"][f"{SCHEMA}itemListElement"]

    assert [(value(one, "position"), value(one, "name"), value(one, "item")) for one in steps] == [
        (1, "Home", SITE),
        (2, "Publications", f"{SITE}publications/"),
        (3, "Services for children in Northshire", f"{SITE}reports/northshire-2020/"),
    ]


def test_home_says_how_to_search() -> None:
    """A site with a finder says how to search it; one without doesn't."""
    with_finder = Metadata(Pages(real()), Downloads({}, {}).for_page, SITE)
    site = nodes(with_finder, "index.md")["WebSite"]

    assert value(site, "potentialAction", "target", "urlTemplate") == f"{SITE}publications/?q={{search_term_string}}"
    assert value(site, "publisher") == nodes(with_finder, "index.md")["Organization"]["@id"]
    assert value(nodes(metadata(), "index.md")["WebSite"], "potentialAction") is None


def test_every_page_of_the_site(site: Path) -> None:
    """On each page of the built site JSON-LD expands, links previews have their four words, and specimens have none."""
    found: Counter[str] = Counter()
    for file in sorted(site.rglob("index.html")):
        page = html.document_fromstring(file.read_bytes())
        hidden = page.xpath("//meta[@name='robots'][@content='noindex']") or page.xpath("//meta[@http-equiv='refresh']")
        blocks = strings(page, "//script[@type='application/ld+json']/text()")
        kinds = [kind for block in blocks for kind in expanded(block)]
        found.update(kinds)

        assert len({*strings(page, "//meta/@property")} & {"og:title", "og:type", "og:url", "og:description"}) == (
            0 if hidden else 4
        )
        assert bool(kinds) != bool(hidden), file
    reports = [one for one in real().catalogue.reports.values() if not one.specimen]

    assert found["WebSite"] == found["Organization"] == 1
    assert found["Chapter"] == len(real().catalogue.chapters)
    assert found["DigitalDocument"] == len(real().catalogue.templates)
    guidance = [one for one in real().catalogue.by_file.values() if isinstance(one, Guidance)]

    assert found["CreativeWork"] == len(reports) + len(real().catalogue.frameworks) + len(guidance)


def test_what_would_end_the_block() -> None:
    """A title that would end the block of data does not, and is read as it is."""
    odd = "Care & cost </script><script>a()"
    record = nodes(metadata({"title: Services for children in Northshire": f"title: '{odd}'"}))["CreativeWork"]

    assert value(record, "about", "name") == odd


def test_nothing_to_cite_on_other_pages() -> None:
    """A page that is no publication has no tags to cite it by."""
    assert tags(Metadata(Pages(build()), Downloads({}, {}).for_page, SITE), "partnerships/northshire.md") == {}
