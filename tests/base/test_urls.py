"""publishing.base.urls: where each file stands on the site."""

import re

import pytest

from publishing.base.urls import address_of, escaped, relative, resolve, unescaped


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("index.md", ""),
        ("publications.md", "publications/"),
        ("reports/fife-2016.md", "reports/fife-2016/"),
        ("quality-indicators/hwiil-2014/index.md", "quality-indicators/hwiil-2014/"),
        ("quality-indicators/hwiil-2014/1-1.md", "quality-indicators/hwiil-2014/1-1/"),
    ],
)
def test_a_page_has_a_folder_of_its_own(file: str, address: str) -> None:
    """An address ends in a slash; the home page's is empty."""
    assert address == address_of(file)


@pytest.mark.parametrize(
    ("address", "start", "way"),
    [
        ("reports/a/", "reports/b/", "../a/"),
        ("reports/a/", "", "reports/a/"),
        ("", "reports/a/", "../../"),
        ("", "", "./"),
        ("assets/map.png", "handbook/a/", "../../assets/map.png"),
        ("reports/a/", "reports/a/", "./"),
    ],
)
def test_the_way_leads_from_page_to_page(address: str, start: str, way: str) -> None:
    """Links are relative, so that the site works in any folder of any host."""
    assert way == relative(address, start)


@pytest.mark.parametrize(
    ("href", "file", "target"),
    [
        ("../reports/a.md", "handbook/b.md", "reports/a.md"),
        ("a.md", "index.md", "a.md"),
        ("./1-1.md", "quality-indicators/x/index.md", "quality-indicators/x/1-1.md"),
        ("../../secret.md", "reports/a.md", "../secret.md"),
    ],
)
def test_a_link_means_a_file(href: str, file: str, target: str) -> None:
    """Authors name files from their own file's folder."""
    assert target == resolve(href, file)


@pytest.mark.parametrize(
    "name", ["Aithisg (G\u00e0idhlig) #1 50%.pdf", "a?b&c=d.pdf", "plain-name_1.pdf", "\u4e2d;:@.png"]
)
def test_a_path_survives_its_address(name: str) -> None:
    """Every letter that means something in an address is escaped, and comes back."""
    address = escaped(f"reports/a/{name}")

    assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", address)
    assert unescaped(address) == f"reports/a/{name}"


def test_a_plain_path_is_its_address() -> None:
    """What needs no escape has none."""
    assert escaped("reports/fife-2016/easy-read.pdf") == "reports/fife-2016/easy-read.pdf"
