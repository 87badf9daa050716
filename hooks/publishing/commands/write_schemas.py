"""``publishing schemas``: write the JSON Schemas of all records."""

import argparse

from publishing.content import schemas


def run(options: argparse.Namespace) -> int:
    """Write ``schemas/``."""
    folder = options.folder / "schemas"
    folder.mkdir(exist_ok=True)
    for name, text in schemas.schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"Wrote {len(schemas.schemas())} schemas to {folder}.")
    return 0
