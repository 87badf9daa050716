"""publishing.base.hosts: who publishes what is linked."""

import pytest

from publishing.base.hosts import host_of, is_on, scheme_of


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.gov.scot/a", "gov.scot"),
        ("http://GOV.scot", "gov.scot"),
        ("https://gov.scot:443/a", "gov.scot"),
        ("https://somebody@gov.scot/a", "gov.scot"),
        ("https://gov.scot./a", "gov.scot"),
        ("https://gov.scot?a=//other.example", "gov.scot"),
        ("https:\\\\gov.scot\\a", "gov.scot"),
        ("//gov.scot/a", "gov.scot"),
        ("mailto:a@gov.scot", ""),
        ("reports/a.md", ""),
        ("reports//a.md", ""),
    ],
)
def test_the_host_is_the_one_that_a_browser_asks(address: str, host: str) -> None:
    """Ports, names, capitals and backslashes hide no host."""
    assert host == host_of(address)


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("https://gov.scot", "https:"),
        ("MAILTO:a@b.example", "mailto:"),
        (" java\nscript:x", "javascript:"),
        ("a.md#b:c", ""),
        ("a/b:c", ""),
        ("a.md", ""),
        ("#a", ""),
    ],
)
def test_the_scheme_is_the_one_that_a_browser_reads(address: str, scheme: str) -> None:
    """White space and capitals hide no scheme."""
    assert scheme == scheme_of(address)


def test_a_host_includes_those_below_it() -> None:
    """A host below an unlinked one is unlinked; one that only ends alike is not."""
    hosts = ("copies.example",)

    assert is_on("https://docs.copies.example/1", hosts)
    assert is_on("https://www.copies.example", hosts)
    assert not is_on("https://nocopies.example", hosts)
    assert not is_on("reports/copies.example.md", hosts)
