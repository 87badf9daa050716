"""Workbooks to fill in, made from the same records as the pages.

In: a template or a framework edition. Out: the bytes of spreadsheets. ``record``, ``pooling`` and ``self_evaluation``
say what a workbook holds, as a ``model.Workbook``; ``xlsx`` and ``ods`` write it. The layout of a record's answers,
which filled workbooks are read by, stands in ``record``.
"""

import io
import zipfile
from collections.abc import Callable
from datetime import date

from publishing.base import zips

FIRST = "mimetype"  # the entry that ODF wants first, and not compressed


def packed(content: bytes, day: date, change: Callable[[str, bytes], bytes] = lambda _, entry: entry) -> bytes:
    """Pack an office file again, so that its bytes follow from what it holds: its entries by name, each dated ``day``.

    ``change`` gives an entry's content from its name and its old content.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        entries = {name: change(name, old.read(name)) for name in old.namelist()}
    return zips.packed(entries, day, first=FIRST)
