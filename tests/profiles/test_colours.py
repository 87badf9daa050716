"""An inspectorate with a colour of its own: every file of its site follows it, and nothing of our colours is left."""

from pathlib import Path

import pytest

from building import contents
from colours import colours, our_accents
from fire import BRAND
from publishing.base.tokens import Palette

FIRE = pytest.mark.parametrize("site", ["fire"], indirect=True)
WITH_THE_BRAND = (  # one file of each kind that is drawn in the accent
    *("assets/css/tokens.css", "assets/images/mark.svg", "favicon.ico", "reports/house-2-2026/report.pdf"),
    *("reports/house-2-2026/report.docx", "reports/house-2-2026/report.epub"),
    *("quality-indicators/first/self-evaluation.xlsx", "quality-indicators/first/self-evaluation.ods"),
    "quality-indicators/first/self-evaluation.docx",
)


@FIRE
def test_no_file_has_a_colour_of_ours(site: Path) -> None:
    """Neither pages, style sheets, pictures and scripts nor PDFs, Word files, workbooks, EPUBs and what ZIPs hold."""
    found = {name: own for name, content in contents(site).items() if (own := colours(name, content) & our_accents())}

    assert found == {}


@FIRE
@pytest.mark.parametrize("file", WITH_THE_BRAND)
def test_files_have_the_brand(site: Path, file: str) -> None:
    """Its colour, or one that follows from it."""
    own = Palette(BRAND)
    wanted = {own.light(name) for name in ("accent", "accent-strong", "accent-soft")}

    assert colours(file, (site / file).read_bytes()) & wanted != set()


@pytest.mark.parametrize("site", ["audits"], indirect=True)
def test_a_site_without_a_brand_has_our_colours(site: Path) -> None:
    """So that the first test would see them."""
    found = {name for name, content in contents(site).items() if colours(name, content) & our_accents()}

    assert {"assets/css/tokens.css", "assets/images/mark.svg", "favicon.ico"} <= found
    assert {Path(name).suffix for name in found} >= {".pdf", ".docx", ".css"}
