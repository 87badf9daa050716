"""The numbers that the site was accepted with, printed and checked against a built site.

Run ``PYTHONPATH=tests .venv/bin/python tests/support/acceptance.py [site]``. It speaks of the catalogue of 22 November 2026,
and so it is no test: with the next report the numbers are others.
"""

import sys
from pathlib import Path

from lxml import html

from narrowing import strings

EXPECTED = {
    "publications: reports": 70,
    "publications/partnership/fife and moray": 6,
    "publications/kind/progress-review": 10,
    "publications/indicator/hwiil-2014/6-2/weak": 4,
}


def cards(site: Path, address: str) -> set[str]:
    """The addresses of the reports whose cards stand on a page."""
    page = html.document_fromstring((site / address / "index.html").read_bytes())
    found = strings(page, "//*[@data-address and not(ancestor::template)]/@data-address")
    return {address for address in found if address.startswith("reports/")}


def numbers(site: Path) -> dict[str, int]:
    """What a built site has."""
    areas = [cards(site, f"publications/partnership/{area}") for area in ("fife", "moray")]
    found = (cards(site, "publications"), set.union(*areas), *(cards(site, key) for key in [*EXPECTED][2:]))
    return dict(zip(EXPECTED, map(len, found), strict=True))


if __name__ == "__main__":
    counted = numbers(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
    for name, number in counted.items():
        print(f"{name}: {number} (expected {EXPECTED[name]})")
    sys.exit(counted != EXPECTED)
