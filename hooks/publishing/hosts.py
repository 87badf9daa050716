"""Hosts of web addresses: who publishes what is linked."""

import re
from collections.abc import Collection

_HOST = re.compile(r"(?:[^:/?#]*:)?//(?:[^/?#]*@)?([^/?#:@]*)")
_SCHEME = re.compile(r"([^:/?#]*:)")
_BLANKS = re.compile(r"[\x00-\x20]+")


def host_of(address: str) -> str:
    """The host of a web address, without ``www.``; "" for other addresses."""
    found = _HOST.match(_as_browsers_read(address))
    return found[1].lower().rstrip(".").removeprefix("www.") if found else ""


def scheme_of(address: str) -> str:
    """The scheme of an address, such as ``https:``; "" for a relative one."""
    found = _SCHEME.match(_as_browsers_read(address))
    return found[1].lower() if found else ""


def is_on(address: str, hosts: Collection[str]) -> bool:
    """Whether a web address is on one of these hosts, or below it."""
    host = host_of(address)
    return any(host == wanted or host.endswith(f".{wanted}") for wanted in hosts)


def _as_browsers_read(address: str) -> str:
    """Browsers skip white space and control characters, and take a backslash for a slash."""
    return _BLANKS.sub("", address).replace("\\", "/")
