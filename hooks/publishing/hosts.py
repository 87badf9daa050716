"""Hosts of web addresses: who publishes what is linked."""

from collections.abc import Collection


def host_of(address: str) -> str:
    """The host of a web address, without ``www.``; "" for other addresses."""
    return address.partition("//")[2].partition("/")[0].lower().removeprefix("www.")


def is_on(address: str, hosts: Collection[str]) -> bool:
    """Whether a web address is on one of these hosts, or below it."""
    host = host_of(address)
    return any(host == wanted or host.endswith(f".{wanted}") for wanted in hosts)
