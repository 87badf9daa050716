"""Several files as one.

In: contents by name. Out: a ZIP, the same bytes for the same contents.
"""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_START = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can name


def of(contents: Mapping[str, bytes]) -> bytes:
    """A ZIP of these files, by name. They are compressed already, so it does not try again."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as archive:
        for name, content in sorted(contents.items()):
            entry = ZipInfo(name, _START)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # Unix, whatever it runs on
            archive.writestr(entry, content)
    return made.getvalue()
