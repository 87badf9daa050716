"""Hosts of web addresses: who publishes what is linked."""

import re
import unicodedata
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address

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
    """Say how a link to somewhere outside must look, where this one is wrong; "" where it is good.

    It is said in the words of a message: ``a whole web address such as https://www.gov.scot/``.
    """
    scheme = scheme_of(address)
    pattern, expected = _WHOLE.get(scheme, _WHOLE["http:"])
    found = re.fullmatch(pattern, address)
    parts = found.groupdict() if found else {}
    good = found and (scheme == "tel:" or is_host(parts["host"])) and int(parts.get("port") or 0) < _PORTS
    return "" if good else expected


_PORTS = 1 << 16
_WEB = (
    r"https?://(?:[^\s/?#@\\]+@)?(?P<host>\[[^\s\]]*\]|[^\s/?#@\\:\[\]]+)(?::(?P<port>[0-9]{1,5}))?(?:[/?#][^\s\\]*)?",
    "a whole web address such as https://www.gov.scot/",
)
_WHOLE = {
    "http:": _WEB,
    "https:": _WEB,
    "mailto:": (
        r"mailto:(?!(?i:mailto):)[^\s@?]+@(?P<host>[^\s@?]+)(?:\?\S*)?",
        "a mail address such as mailto:name@site.example",
    ),
    "tel:": (r"tel:\+?[0-9](?:[0-9().-]|%20)*", "a telephone number such as tel:+441310000000"),
}


def is_host(host: str) -> bool:
    """Return whether a host could be found by a visitor: a whole name with a dot in it, or a number of the Internet."""
    if host.startswith("["):
        return _is_ip(IPv6Address, host[1:-1])
    labels = host.removesuffix(".").split(".")
    if labels[-1].isdecimal() or labels[-1].lower().startswith("0x"):  # browsers take it for a number
        return _is_ip(IPv4Address, host)
    return len(labels) > 1 and sum(map(len, labels)) + len(labels) <= _NAME and all(map(_is_label, labels))


_NAME, _LABEL = 254, 63  # characters of a host, and of a part between its dots
_JOINERS = "\u200c\u200d"  # some scripts need them


def _is_label(label: str) -> bool:
    """Return whether a part of a host, between its dots, is one that a name server can have."""
    if label.isascii():
        plain = re.fullmatch(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?", label, re.IGNORECASE) is not None
        coded = label.lower().startswith("xn--")
        return plain and len(label) <= _LABEL and (not coded or _is_coded(label[4:].lower()))
    letters = all(unicodedata.category(sign)[0] in "LMN" or sign in "-_" or sign in _JOINERS for sign in label)
    return letters and len(label.encode("punycode")) + 4 <= _LABEL and not {label[0], label[-1]} & {"-"}


def _is_coded(code: str) -> bool:
    """Return whether letters that are not ASCII are behind a code, as ``mnchen-3ya`` stands for München."""
    try:
        meant = code.encode().decode("punycode")
        return not meant.isascii() and meant.encode("punycode").decode() == code
    except (UnicodeError, ValueError, OverflowError):
        return False


def _is_ip(kind: type[IPv4Address | IPv6Address], text: str) -> bool:
    try:
        kind(text)
    except ValueError:
        return False
    return True


def is_on(address: str, hosts: Collection[str]) -> bool:
    """Return whether a web address is on one of these hosts, or below it."""
    host = host_of(address)
    return any(host == wanted or host.endswith(f".{wanted}") for wanted in hosts)


def _as_browsers_read(address: str) -> str:
    """Browsers skip white space and control characters, and take a backslash for a slash."""
    return _BLANKS.sub("", address).replace("\\", "/")
