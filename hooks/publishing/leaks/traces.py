"""What of a report under embargo stands in public, whoever wrote it there.

In: the contents of a site, and the secrets of reports. Out: each file that has something of them. A comparison of two builds
cannot find these: what somebody wrote on another page stands in both.
"""

from collections.abc import Iterator, Sequence

from publishing.leaks.contents import Contents
from publishing.leaks.difference import Difference
from publishing.leaks.kinds import kind_of
from publishing.leaks.normal import said, spoken
from publishing.leaks.pairing import Site
from publishing.leaks.reading import Reading
from publishing.leaks.secret import Secret
from publishing.problems import joined, quoted

_SHOWN = 5  # rare words that are told


def found(site: Site, contents: Contents, wanted: Sequence[Secret]) -> Iterator[tuple[str, Difference]]:
    """The ids of reports, each with a file of the site that gives it away."""
    told = {
        key: [(secret.id, *each) for secret in wanted for each in _within(secret, reading)]
        for key, reading in contents.readings.items()
    }
    for address, key in sorted(contents.places):
        name = said(address)
        for secret in wanted:
            yield from ((secret.id, _difference(address, each)) for each in _of_bytes(secret, site, address))
            if words := secret.within(name):
                yield secret.id, _difference(address, f"{quoted(words)} is there")
        for report, way, words in told[key]:
            yield report, _difference(f"{address}{way}", words)


def _within(secret: Secret, reading: Reading) -> Iterator[tuple[str, str]]:
    """The ways to what gives a report away in a file, with what is there."""
    for way, digest in dict.fromkeys(reading.sums):
        if digest in secret.files:
            yield way, f"the same bytes as {secret.files[digest]} are there"
    for way, form in reading.pieces:
        if words := secret.within(form):
            yield way, f"{quoted(words)} is there"
        elif rare := secret.sentences.told(spoken(form)):
            yield way, f"the rare words {joined([quoted(word) for word in rare[:_SHOWN]])} are there together"


def _of_bytes(secret: Secret, site: Site, address: str) -> Iterator[str]:
    """The files of a report that stand in another as they are."""
    if secret.contents and address in site:
        public = site[address]
        for file, content in secret.contents.items():
            if len(content) < len(public) and content in public:
                yield f"the same bytes as {file} are there"


def _difference(address: str, words: str) -> Difference:
    return Difference(address, kind_of(address), words)
