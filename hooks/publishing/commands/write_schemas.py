"""``publishing schemas``: write the JSON Schemas of all records."""

import argparse

from publishing.commands import project
from publishing.content import schemas
from publishing.content.reading import read_vocabulary


def run(options: argparse.Namespace) -> int:
    """Write ``schemas/``."""
    folder = options.folder / "schemas"
    folder.mkdir(exist_ok=True)
    texts = schemas.schemas(read_vocabulary(project.sources(options.folder))[0])
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"Wrote {len(texts)} schemas to {folder}.")
    return 0
