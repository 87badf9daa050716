"""Attachments: files beside a report, and whether they are what they say.

In: a report and the files of ``docs/``. Out: problems; what a page says of each file.
"""

import posixpath
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import filetype

from publishing.base.hosts import host_of, is_on
from publishing.base.languages import Language, language_of
from publishing.base.media_types import FORMATS, Format
from publishing.base.problems import Problem, alternatives, closest, quoted
from publishing.base.urls import escaped
from publishing.content.front_matter import Path, Source
from publishing.content.models import Attachment, Report

# What may be attached, by ending.
KINDS: Mapping[str, Format] = {ending: FORMATS[ending] for ending in ("pdf", "docx", "odt", "epub", "mp3", "mp4")}


@dataclass(frozen=True)
class Offer:
    """An attachment as a page offers it.

    ``address`` is from the site's root, or whole; ``kind`` and ``size`` (in bytes) are known of files on this site, and
    ``host`` is where the others stand.
    """

    title: str
    address: str
    language: Language
    kind: Format | None = None
    size: int = 0
    host: str = ""


def offers(report: Report, files: Mapping[str, int]) -> Iterator[Offer]:
    """The attachments that a report's page offers. ``files`` are the public files of ``docs/`` with their sizes."""
    for attachment in report.attachments:
        language = language_of(attachment.language)
        assert language, "problems() asks for a language that has a name"  # noqa: S101
        title = attachment.title or attachment.form.label
        if attachment.file:
            file = f"{folder_of(report)}{attachment.file}"
            yield Offer(title, escaped(file), language, KINDS[_ending(attachment.file)], files[file])
        elif attachment.url:
            yield Offer(title, attachment.url, language, host=host_of(attachment.url))


def folder_of(report: Report) -> str:
    """The folder of ``docs/`` that holds a report's files: ``reports/fife-2016/``."""
    return f"{report.file.removesuffix('.md')}/"


def stray(file: str, files: Collection[str]) -> list[Problem]:
    """A file below ``reports/`` that is no report's: nothing would hide it with one."""
    folder = posixpath.dirname(file)
    if not file.startswith("reports/") or f"{'/'.join(folder.split('/')[:2])}.md" in files:
        return []
    reports = [path.removesuffix(".md") for path in files if path.startswith("reports/") and path.endswith(".md")]
    expected = "a folder that has a report's name, such as reports/fife-2016/"
    return [Problem(file, 1, "", expected, quoted(f"{folder}/"), closest(folder, reports))]


def beside(files: Mapping[str, bytes]) -> Mapping[str, Mapping[str, bytes]]:
    """The files in each report's folder, by their names in it."""
    found: dict[str, dict[str, bytes]] = {}
    for file, content in files.items():
        if file.startswith("reports/") and file.count("/") > 1:
            folder = "/".join(file.split("/")[:2])
            found.setdefault(f"{folder}/", {})[file.removeprefix(f"{folder}/")] = content
    return found


def problems(
    report: Report, source: Source, own: Mapping[str, bytes], unlinked_hosts: Collection[str]
) -> Iterator[Problem]:
    """Whatever is wrong with a report's attachments. ``own`` are the files in its folder; nothing may link to
    ``unlinked_hosts``.
    """
    for number, attachment in enumerate(report.attachments):
        place = ("attachments", number)
        if not language_of(attachment.language):
            expected = "the short form of a language, such as en, gd or bfi"
            yield source.problem((*place, "language"), expected, quoted(attachment.language))
        if (attachment.file is None) == (attachment.url is None):
            yield source.problem(place, "a file or a url, and not both", "both" if attachment.file else "neither")
        elif attachment.file:
            yield from _file(attachment, source, (*place, "file"), own)
        elif attachment.url and is_on(attachment.url, unlinked_hosts):
            found = f"a copy on {host_of(attachment.url)}"
            yield source.problem((*place, "url"), "an address that may be linked", found)


def _file(attachment: Attachment, source: Source, place: Path, own: Mapping[str, bytes]) -> Iterator[Problem]:
    name, folder = attachment.file or "", source.file.removesuffix(".md")
    ending = _ending(name)
    if name not in own:
        expected = f"the name of a file in docs/{folder}/"
        yield source.problem(place, expected, quoted(name), closest(name, own))
    elif ending not in KINDS:
        yield source.problem(
            place, f"a file that ends in {alternatives(f'.{suffix}' for suffix in KINDS)}", quoted(name)
        )
    elif own[name] and (kind := _kind(own[name])) != ending:  # the gate says why there is nothing in it
        found = f"{quoted(name)}, whose content is {_called(kind)}"
        yield source.problem(place, f"{KINDS[ending].name} inside, as its name says", found)


def _ending(name: str) -> str:
    """The ending of a file's name, in small letters."""
    return name.rpartition(".")[2].lower()


def _called(ending: str) -> str:
    if ending in KINDS:
        return f"{KINDS[ending].name}'s"
    return "of another kind" if ending else "of no known kind"


def _kind(content: bytes) -> str:
    """The ending that fits a file's content; "" if it is not known."""
    if content.startswith(b"PK"):
        return _of_archive(content)
    guessed = filetype.guess(content)
    return guessed.extension if guessed else ""


def _of_archive(content: bytes) -> str:
    """The kinds of file that are ZIPs inside."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            media_type = archive.read("mimetype").decode("ascii", "replace").strip() if "mimetype" in names else ""
    except (BadZipFile, OSError, RuntimeError):
        return ""
    if "word/document.xml" in names:
        return "docx"
    return next((ending for ending, kind in KINDS.items() if kind.media_type == media_type), "zip")
