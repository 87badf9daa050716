"""The inventory of published URLs: an address that was published once stays, or the build says what is lost.

In: the inventory's text and the addresses of the site. Out: problems, and the inventory with what is new.

``published/urls.txt`` beside ``mkdocs.yml`` has an address a line, in order, so that a review shows what came and what went:
of pages, of places in their words, and of files. Nothing takes a line out but a person.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from publishing.base.problems import Problem, closest, quoted
from publishing.content import gate

ADDRESSES = "published/urls.txt"
PREVIEWED = "preview-urls.txt"  # the addresses of a preview, which no inventory takes
_PASSING = (  # what is named anew whenever it changes, or only gathers what there is
    re.compile(r"assets/|publications/page/|findings/pieces/|search/(?!manifest\.json$)"),
    re.compile(r".*/reports\.zip$"),
    re.compile(r".*/answers\.(?:xlsx|ods)$"),  # there as long as something is open
)


@dataclass(frozen=True)
class PublishedInventory:
    """The record of what was published before: the inventory of addresses, and where those that are gone lead now."""

    addresses: str = ""
    redirects: str = ""

    @cached_property
    def published(self) -> frozenset[str]:
        """Every address that was published."""
        return frozenset(self.addresses.splitlines())


def read(folder: Path, name: str = ADDRESSES) -> str:
    """Return the text of an inventory in the project's folder; "" where nothing was published yet."""
    return gate.read_text(folder, name)


def with_new_addresses(text: str, addresses: Iterable[str]) -> str:
    """The inventory of addresses with those that it does not have yet, in order, but for those that are soon others."""
    lasting = (address for address in addresses if not any(pattern.match(address) for pattern in _PASSING))
    return "".join(f"{line}\n" for line in sorted({*text.splitlines(), *lasting}))


def still_public(addresses: Iterable[str], there: Collection[str]) -> Iterator[str]:
    """Those addresses that are of a page that is ``there``, and if they are of a place in its words, there themselves.

    What a build noted may be older than an embargo, or not of this site: nothing that is hidden now is let through.
    """
    noted = set(addresses)
    gone = tuple(address for address in noted - set(there) if address.endswith("/") or "#" in address)
    pages = tuple(address for address in gone if address.endswith("/"))
    yield from (address for address in sorted(noted.difference(gone)) if not address.startswith(pages))


def address_problems(
    text: str,
    there: Collection[str],
    moved: Collection[str],
    let_go: tuple[str, ...],
    hidden: Mapping[str, str],
    where: str,
) -> Iterator[Problem]:
    """Addresses that are gone: neither ``there`` nor ``moved``. Those below a page that is gone are not told one by one.

    ``let_go`` are pages of which nothing need be left but a page; ``hidden`` are the pages that an embargo hides, with
    their files; ``where`` is the file that says what moved.
    """
    lines = text.splitlines()
    new = set(there) - set(lines)
    gone: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line or " " in line:
            yield Problem(ADDRESSES, number, "", "an address", quoted(line) if line else "nothing")
        elif line.startswith((*let_go, *gone[-1:])):
            continue
        elif page := next(filter(line.startswith, hidden), ""):
            gone.append(page)
            yield Problem(
                ADDRESSES, number, "", f"'{line}' on the site, as it was published", _explain_hidden(hidden[page])
            )
        elif not (line in there or line in moved):
            gone += [line] if line.endswith("/") and len(line) > 1 else []
            expected = f"'{line}' on the site, or a line for it in {where}"
            yield Problem(ADDRESSES, number, "", expected, "neither", _renamed(line, new))


def _explain_hidden(file: str) -> str:
    """Say what stands in the way of an address, and the remedy."""
    remedy = "take publish_at out of it, or set its status to withdrawn or unpublished"
    return f"an embargo in {file}, which would hide it; {remedy}"


def _renamed(address: str, new: Collection[str]) -> str:
    """The new address, in the same folder or on the same page, that an old one probably became."""
    near = {candidate: name for candidate in new if (name := _name(candidate, beside=address))}
    meant = closest(_name(address, beside=address), near.values())
    return next((candidate for candidate, name in sorted(near.items()) if name == meant), "") if meant else ""


def _name(address: str, beside: str) -> str:
    """The last part of an address, if it is of the same kind and stands in the same place as another, else ""."""
    mark = "#" if "#" in beside else "/"
    own, other = (part.rstrip("/").rpartition(mark) for part in (address, beside))
    alike = own[0] == other[0] and address.endswith("/") == beside.endswith("/")
    return own[2] if alike else ""
