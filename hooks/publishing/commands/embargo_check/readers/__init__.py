"""A reader for each format that may be published.

In: a file's name and bytes. Out: the readers that know it, by what its first bytes say and by its ending: a file that says
one thing and is another is read as both.

    texts                    HTML, XML, SVG, JSON, CSV, text, scripts, styles; RTF, calendars, cards, subtitles
    archives                 ZIP, DOCX, XLSX, PPTX, ODT, ODS, ODP, EPUB; TAR, gzip, bzip2, xz
    pdf, images, media, fonts
    binary, packed           text in the bytes of anything, and what is packed there
"""

from collections.abc import Mapping

from publishing.commands.embargo_check.readers import archives, binary, fonts, images, media, packed, pdf, texts
from publishing.commands.embargo_check.readers.base import Found, Reader, UnreadError

__all__ = ["BUNDLES", "Found", "Reader", "UnreadError", "is_known", "is_shown", "readers_of"]

_STARTS: tuple[tuple[bytes, Reader], ...] = (
    (b"PK\3\4", archives.zipped),
    (b"PK\5\6", archives.zipped),
    (b"\x1f\x8b", archives.gzipped),
    (b"BZh", archives.bzipped),
    (b"\xfd7zXZ\0", archives.xzipped),
    (b"%PDF", pdf.pdf),
    (b"\x89PNG\r\n", images.png),
    (b"\xff\xd8\xff", images.jpeg),
    (b"GIF8", images.gif),
    (b"RIFF", images.other),
    (b"II*\0", images.other),
    (b"MM\0*", images.other),
    (b"ID3", media.mp3),
    (b"\xff\xfb", media.mp3),
    (b"fLaC", binary.strings),
    (b"\x1aE\xdf\xa3", binary.strings),
    (b"wOFF", fonts.woff),
    (b"wOF2", binary.none),
    (b"\0\1\0\0\0", binary.strings),
    (b"OTTO", binary.strings),
    (b"{\\rtf", texts.rich),
    (b"BEGIN:V", texts.folded),
    (b"WEBVTT", texts.subtitles),
    (b"7z\xbc\xaf", binary.none),
    (b"Rar!", binary.none),
    (b"\x28\xb5\x2f\xfd", binary.none),
    (b"\xd0\xcf\x11\xe0", binary.only_strings),
)
_TEXTS = "html htm xhtml xml svg rdf json jsonld csv tsv txt md css js mjs map bib ris atom webmanifest eml mht"
_PACKED = "zip docx docm dotx xlsx xlsm xltx pptx pptm ppsx odt ods odp ott epub"
_ENDINGS: Mapping[str, Reader] = {
    **dict.fromkeys(_TEXTS.split(), texts.plain),
    **dict.fromkeys(_PACKED.split(), archives.zipped),
    **dict.fromkeys(("jpg", "jpeg"), images.jpeg),
    **dict.fromkeys(("webp", "tif", "tiff"), images.other),
    **dict.fromkeys(("mp4", "m4a", "m4v", "mov", "flac", "wav", "webm", "mkv", "ttf", "otf", "ico"), binary.strings),
    **dict.fromkeys(("ics", "vcf"), texts.folded),
    **dict.fromkeys(("vtt", "srt"), texts.subtitles),
    "rtf": texts.rich,
    "gz": archives.gzipped,
    "tgz": archives.gzipped,
    "bz2": archives.bzipped,
    "xz": archives.xzipped,
    "tar": archives.tarred,
    "pdf": pdf.pdf,
    "png": images.png,
    "gif": images.gif,
    "mp3": media.mp3,
    "woff": fonts.woff,
    "woff2": binary.none,
    "br": binary.none,
    "zst": binary.none,
}
_UNPACKING = {pdf.pdf, fonts.woff, images.png, archives.zipped, archives.gzipped, archives.bzipped, archives.xzipped}
BUNDLES = ("zip", "tar")  # what in these is likely to stand on the site by itself, too
_SHOWN = "png jpg jpeg gif webp tif tiff svg ico mp3 mp4 m4a m4v mov flac wav webm mkv".split()


def readers_of(name: str, content: bytes) -> tuple[Reader, ...]:
    """Every reader that a file may need, each once; the last resort is the text in its bytes."""
    found = [reader for start, reader in _STARTS if content.startswith(start)]
    if content[4:8] == b"ftyp":
        found.append(binary.strings)
    if content[257:262] == b"ustar":
        found.append(archives.tarred)
    if not found and b"%PDF-" in content[1:1024]:
        found.append(pdf.pdf)
    if b"PK\5\6" in content[-66_000:]:
        found.append(archives.zipped)
    by_name = _ENDINGS.get(_ending(name))
    if by_name and not (by_name is texts.plain and found):
        found.append(by_name)
    if not found or texts.as_text(content) is not None:
        found.append(texts.plain if texts.as_text(content) is not None else binary.only_strings)
        found += [] if found[-1] is texts.plain else [packed.streams]
    elif not {binary.strings, binary.only_strings} & {*found} and found[0] is not archives.zipped:
        found.append(binary.strings)
    if not _UNPACKING & {*found} and binary.strings in found:
        found.append(packed.streams)
    return tuple(dict.fromkeys(found))


def is_known(content: bytes) -> bool:
    """Return whether the first bytes of a file say what it is; more than two of them, as two may be chance."""
    return content[4:8] == b"ftyp" or any(len(start) > 2 and content.startswith(start) for start, _ in _STARTS)


def is_shown(name: str) -> bool:
    """Return whether a file is a picture, a sound or a film."""
    return _ending(name) in _SHOWN


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()
