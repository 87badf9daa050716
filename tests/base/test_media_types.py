"""Formats of files."""

import pytest

from publishing.base.media_types import format_of


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("publications/feed.xml", "application/atom+xml"),
        ("sitemap.xml", "application/xml"),
        ("reports/one/cite.ris", "application/x-research-info-systems"),
        ("handbook/form.ods", "application/vnd.oasis.opendocument.spreadsheet"),
        ("a/file.unheard-of", "application/octet-stream"),
        ("LICENCE", "application/octet-stream"),
    ],
)
def test_the_type_of_a_file(address: str, expected: str) -> None:
    """A file's name says its type, a feed's whole name does; what is not known is only bytes."""
    assert expected == format_of(address).media_type
