"""Attachments: files beside a report, and whether they are what they say.

In: a report and the files of ``docs/``. Out: problems; what a page says of each file.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import filetype

from publishing.front_matter import Path, Source
from publishing.problems import Problem, alternatives, closest, quoted
from publishing.records import Attachment, Report


@dataclass(frozen=True)
class Kind:
    """A kind of file that may be attached, as people and as browsers call it."""

    name: str
    media_type: str


KINDS: Mapping[str, Kind] = {
    "pdf": Kind("PDF", "application/pdf"),
    "docx": Kind("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "odt": Kind("OpenDocument", "application/vnd.oasis.opendocument.text"),
    "epub": Kind("EPUB", "application/epub+zip"),
    "mp3": Kind("MP3", "audio/mpeg"),
    "mp4": Kind("MP4", "video/mp4"),
}


def folder_of(report: Report) -> str:
    """The folder of ``docs/`` that holds a report's files: ``reports/fife-2016/``."""
    return f"{report.file.removesuffix('.md')}/"


def ending_of(attachment: Attachment) -> str:
    """What a file's name ends in, in small letters; "" for an address elsewhere."""
    return (attachment.file or "").rpartition(".")[2].lower()


def problems(report: Report, source: Source, files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Whatever is wrong with a report's attachments."""
    folder = folder_of(report)
    own = [file.removeprefix(folder) for file in files if file.startswith(folder)]
    for number, attachment in enumerate(report.attachments):
        place = ("attachments", number)
        if (attachment.file is None) == (attachment.url is None):
            yield source.problem(place, "a file or a url, and not both", "both" if attachment.file else "neither")
        elif attachment.file:
            yield from _file(attachment.file, source, (*place, "file"), own, files.get(f"{folder}{attachment.file}"))


def _file(name: str, source: Source, place: Path, own: Collection[str], content: bytes | None) -> Iterator[Problem]:
    ending = name.rpartition(".")[2].lower()
    if content is None:
        expected = f"the name of a file in docs/{source.file.removesuffix('.md')}/"
        yield source.problem(place, expected, quoted(name), closest(name, own))
    elif ending not in KINDS:
        yield source.problem(place, f"a file that ends in {alternatives(f'.{one}' for one in KINDS)}", quoted(name))
    elif _kind(content) != ending:
        found = f"{quoted(name)}, whose content is {_called(_kind(content))}"
        yield source.problem(place, f"a {KINDS[ending].name} file, as its name says", found)


def _called(ending: str) -> str:
    if ending in KINDS:
        return f"{KINDS[ending].name}'s"
    return "of another kind" if ending else "of no known kind"


def _kind(content: bytes) -> str:
    """What a file's content is, as the ending that it should have; "" if that is not known."""
    if content.startswith(b"PK"):
        return _of_archive(content)
    guessed = filetype.guess(content)
    return guessed.extension if guessed else ""


def _of_archive(content: bytes) -> str:
    """The kinds of file that are ZIPs inside."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            said = archive.read("mimetype").decode("ascii", "replace").strip() if "mimetype" in names else ""
    except (BadZipFile, OSError, RuntimeError):
        return ""
    if "word/document.xml" in names:
        return "docx"
    return next((ending for ending, kind in KINDS.items() if kind.media_type == said), "zip")
