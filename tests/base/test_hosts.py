"""publishing.base.hosts: who publishes what is linked."""

import pytest

from publishing.base.hosts import host_of, is_on, scheme_of, wanted


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


@pytest.mark.parametrize(
    "address",
    [
        "https://gov.scot",
        "https://www.gov.scot./a?b#c",
        "http://gov.scot:8080/a",
        "https://somebody@gov.scot/a",
        "https://xn--mnchen-3ya.example/",
        "https://xn--strae-oqa.example/",
        "https://münchen.example/",
        "https://例え.テスト/",
        "https://उदाहरण.परीक्षा/",
        "https://a_b.example/",
        "https://192.0.2.1/",
        "https://[2001:db8::1]:443/",
        f"https://{'a' * 63}.example/",
        "mailto:name@site.example?subject=x",
        "tel:+441310000000",
    ],
)
def test_a_whole_address_is_accepted(address: str) -> None:
    """In any script, by name or by number."""
    assert not wanted(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://xn--/",
        "https://xn--a/",
        "https://xn--.example/",
        "https://www.xn--abc-.example/",
        "https://xn--99999999.example/",
        "https://./",
        "https://../",
        "https://a..example/",
        "https://.example.org/",
        "https://-a.example/",
        "https://a-.example/",
        "https://intranet/",
        "https://site.example:99999/",
        "https://site.example:port/",
        "https://site.example:80:80/",
        "https://[::1/",
        "https://[2001:db8::x]/",
        "https://1.2.3/",
        "https://256.1.1.1/",
        "https://a,b.example/",
        "https://a%20b.example/",
        "https://<site>.example/",
        "https://site。example/",
        "https://☃.example/",
        f"https://{'a' * 64}.example/",
        f"https://{'a.' * 130}example/",
        f"https://{'ü' * 60}.example/",
        "mailto:name@xn--",
        "mailto:name@-.example",
        "https:///a",
        "https://@site.example@/",
    ],
)
def test_what_no_browser_can_ask_is_refused(address: str) -> None:
    """A host that no name server can have leads nowhere, however whole it looks."""
    assert wanted(address).startswith(("a whole web address", "a mail address"))
