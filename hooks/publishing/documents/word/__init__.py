"""Word files: publications, and forms to write in.

In: a ``Document``, a template or a framework edition. Out: the bytes of a DOCX; the same input gives the same bytes.

    renderer (HTML as pandoc reads it) > pandoc > shape (what pandoc leaves out) > package (properties, header, footer)

``forms`` are written cell by cell instead, on the same blank document (``blank/``).
"""

import io
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pypandoc

from publishing.documents.model import Document
from publishing.documents.word import merge_fields, package, renderer, shape, sheets

_OPTIONS = ("--from=html", "--to=docx", "--shift-heading-level-by=-1", "--output=-")


def word(document: Document, image: Callable[[str], bytes]) -> bytes:
    """Write a publication as a Word file. ``image`` gives the content of an image by its ``src``.

    The ids of the body are bookmarks of the same name; one of more than 40 characters, which Word does not take, has
    a name that pandoc makes of it, and links lead there all the same.
    """
    with TemporaryDirectory(prefix="word-") as name:
        folder = Path(name)
        (folder / "blank.docx").write_bytes(package.blank(document.palette))
        text, images = renderer.source(document, image)
        for image_file, content in images.items():
            (folder / image_file).write_bytes(content)
        file = docx.Document(_pandoc(text, document, folder))
    shape.shape(file, document.chapters)
    merge_fields.bind(file)
    sheets.lay_out(file, document.sheet)
    return package.content(file, document)


def _pandoc(text: str, document: Document, folder: Path) -> io.BytesIO:
    """Let pandoc make a file of HTML. ``folder`` holds its images and the blank document."""
    done = subprocess.run(  # noqa: S603 - its own program, and no argument that an author writes
        [pypandoc.get_pandoc_path(), *_OPTIONS, f"--metadata=lang:{document.language}", "--reference-doc=blank.docx"],
        input=text.encode(),
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": "315532800"},  # a clock that stands; ``package`` sets the date
        capture_output=True,
        check=False,
    )
    if done.returncode or done.stderr:
        raise ValueError(f"{document.file}: {done.stderr.decode().strip()}")
    return io.BytesIO(done.stdout)
