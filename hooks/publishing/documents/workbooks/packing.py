"""Office files whose bytes follow from what they hold.

In: an office file, which is a zip. Out: the same with its entries in order and all of one time.
"""

import io
import zipfile
from collections.abc import Callable
from datetime import date

from publishing.base import zips

FIRST = "mimetype"  # ODF wants it first, and not compressed


def packed(content: bytes, day: date, change: Callable[[str, bytes], bytes] = lambda _, entry: entry) -> bytes:
    """The file with its entries by name, each dated ``day``; ``change`` gives an entry's content from name and old."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        entries = {name: change(name, old.read(name)) for name in old.namelist()}
    return zips.packed(entries, day, first=FIRST)
