"""What of a report under embargo stands in public, whoever wrote it there.

In: the contents of a site, and the secrets of reports. Out: each file that has something of them. A comparison of two builds
cannot find these: what somebody wrote on another page stands in both.
"""

from collections.abc import Iterator, Sequence

from publishing.base.problems import joined, quoted
from publishing.commands.embargo_check.contents import Contents
from publishing.commands.embargo_check.difference import Difference
from publishing.commands.embargo_check.kinds import kind_of
from publishing.commands.embargo_check.normal import said
from publishing.commands.embargo_check.pairing import Site
from publishing.commands.embargo_check.phrases import Page
from publishing.commands.embargo_check.reading import Reading
from publishing.commands.embargo_check.secret import Secret

_SHOWN = 5  # rare words that are told


def found(site: Site, contents: Contents, wanted: Sequence[Secret]) -> Iterator[tuple[str, Difference]]:
    """The ids of reports, each with a file of the site that gives it away."""
    told = {key: list(_within(wanted, reading)) for key, reading in contents.readings.items()}
    for address, key in sorted(contents.places):
        name = Page(said(address))
        for secret in wanted:
            yield from ((secret.id, _difference(address, each)) for each in _of_bytes(secret, site, address))
            if words := secret.within(name):
                yield secret.id, _difference(address, f"{quoted(words)} is there")
        for report, way, words in told[key]:
            yield report, _difference(f"{address}{way}", words)


def _within(wanted: Sequence[Secret], reading: Reading) -> Iterator[tuple[str, str, str]]:
    """What in a file gives a report away: the report's id, the way there, what is there."""
    for way, digest in dict.fromkeys(reading.sums):
        for secret in wanted:
            if digest in secret.files:
                yield secret.id, way, f"the same bytes as {secret.files[digest]} are there"
    for way, form in reading.pieces:
        page = Page(form)
        for secret in wanted:
            if words := secret.within(page):
                yield secret.id, way, f"{quoted(words)} is there"
            elif rare := secret.sentences.told(page.spoken):
                shown = joined([quoted(word) for word in rare[:_SHOWN]])
                yield secret.id, way, f"the rare words {shown} are there together"


def _of_bytes(secret: Secret, site: Site, address: str) -> Iterator[str]:
    """The files of a report that stand in another as they are."""
    if secret.contents and address in site:
        public = site[address]
        for file, content in secret.contents.items():
            if len(content) < len(public) and content in public:
                yield f"the same bytes as {file} are there"


def _difference(address: str, words: str) -> Difference:
    return Difference(address, kind_of(address), words)
