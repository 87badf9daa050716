"""Hosts of web addresses: who publishes what is linked."""

import re
from collections.abc import Collection

_HOST = re.compile(r"(?:[^:/?#]*:)?//(?:[^/?#]*@)?([^/?#:@]*)")
_SCHEME = re.compile(r"([^:/?#]*:)")
SCHEMES = ("http:", "https:", "mailto:", "tel:")  # what a link outside may begin with
_BLANKS = re.compile(r"[\x00-\x20]+")


def host_of(address: str) -> str:
    """The host of a web address, without ``www.``; "" for other addresses."""
    found = _HOST.match(_as_browsers_read(address))
    return found[1].lower().rstrip(".").removeprefix("www.") if found else ""


def scheme_of(address: str) -> str:
    """The scheme of an address, such as ``https:``; "" for a relative one."""
    found = _SCHEME.match(_as_browsers_read(address))
    return found[1].lower() if found else ""


def as_written_best(address: str) -> str:
    """An address outside as every program reads it: its scheme in small letters, no spaces at its edges or inside."""
    scheme, colon, rest = address.strip().partition(":")
    return f"{scheme.lower()}{colon}{rest.replace(' ', '%20')}"


def wanted(address: str) -> str:
    """What a link to somewhere outside must be, where this one is something else; "" where it is good.

    It is said in the words of a message: ``a whole web address such as https://www.gov.scot/``.
    """
    scheme = scheme_of(address)
    pattern, expected = _WHOLE.get(scheme, _WHOLE["http:"])
    return "" if re.fullmatch(pattern, address) else expected


_WEB = (
    r"https?://[^\s/?#@\\]+(?:@[^\s/?#@\\]+)?(?:[/?#][^\s\\]*)?",
    "a whole web address such as https://www.gov.scot/",
)
_WHOLE = {
    "http:": _WEB,
    "https:": _WEB,
    "mailto:": (
        r"mailto:(?!(?i:mailto):)[^\s@?]+@[^\s@?]+(?:\?\S*)?",
        "a mail address such as mailto:name@site.example",
    ),
    "tel:": (r"tel:\+?[0-9](?:[0-9().-]|%20)*", "a telephone number such as tel:+441310000000"),
}


def is_on(address: str, hosts: Collection[str]) -> bool:
    """Whether a web address is on one of these hosts, or below it."""
    host = host_of(address)
    return any(host == wanted or host.endswith(f".{wanted}") for wanted in hosts)


def _as_browsers_read(address: str) -> str:
    """Browsers skip white space and control characters, and take a backslash for a slash."""
    return _BLANKS.sub("", address).replace("\\", "/")
