"""Make the fonts of other scripts for the PDFs: subsets of Noto, and ``coverage.txt``.

``python tools/make_fonts.py FOLDER`` wants fonttools. FOLDER holds Debian's fonts, as these commands leave them there:

    apt-get download fonts-noto-core fonts-noto-cjk
    for name in fonts-noto-*.deb; do dpkg-deb -x "$name" .; done

The fonts are under the SIL Open Font License (``LICENSE-noto.txt``). ``coverage.txt`` says which letters all the fonts of
the folder have, and of which fonts that is true: run this again after any change of them.
"""

import hashlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "hooks" / "publishing" / "base" / "fonts"
SCRIPTS = (  # beside Latin, Greek and Cyrillic: those that people in Scotland read, and other large ones
    "Arabic Hebrew Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Thai Lao Khmer "
    "Myanmar Georgian Armenian Ethiopic Thaana Syriac OlChiki Tifinagh NKo Cherokee"
).split()
CJK, SIMPLIFIED = "NotoSansCJK-Regular.ttc", 2  # the shapes of mainland China, which are read elsewhere too
ENCODINGS = (  # and in them the rows of what is commonly written in China, Taiwan, Japan and Korea
    ("gb2312", range(0xA1, 0xF8)),
    ("big5", range(0xA1, 0xC7)),
    ("euc_jp", range(0xA1, 0xD0)),
    ("euc_kr", range(0xA1, 0xC9)),
)
BLOCKS = ((0x3000, 0x30FF), (0x3100, 0x312F), (0x31A0, 0x31BF), (0xFF00, 0xFFEF))  # signs, kana, bopomofo, wide forms


def main(packages: Path) -> None:
    """Make all of it."""
    for script in SCRIPTS:
        source = next(packages.rglob(f"NotoSans{script}-Regular.ttf"))
        font = TTFont(source)
        write(font, font.getBestCmap(), ("*",), FONTS / source.name)
    font = TTFont(next(packages.rglob(CJK)), fontNumber=SIMPLIFIED)
    write(font, set(common()) & set(font.getBestCmap()), ("ccmp",), FONTS / "NotoSansCJKsc-Regular.otf")
    (FONTS / "coverage.txt").write_text("\n".join((*coverage(), "")), encoding="ascii")


def common() -> Iterator[int]:
    """The code points of common CJK letters."""
    for encoding, leads in ENCODINGS:
        for lead in leads:
            for trail in range(0x40, 0xFF):
                yield from map(ord, bytes((lead, trail)).decode(encoding, "ignore"))
    for first, last in BLOCKS:
        yield from range(first, last + 1)


def write(font: TTFont, wanted: Iterable[int], features: Iterable[str], target: Path) -> None:
    """Write a font with these letters alone and what shapes them, without hints."""
    options = subset.Options(layout_features=list(features), hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    font.recalcTimestamp = False
    font.save(target)


def coverage() -> Iterator[str]:
    """The lines of ``coverage.txt``: each font with its checksum, then ranges of code points."""
    letters: set[int] = set()
    for file in sorted((*FONTS.glob("*.ttf"), *FONTS.glob("*.otf"))):
        yield f"# {file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}"
        letters |= set(TTFont(file).getBestCmap())
    first = last = min(letters)
    for letter in (*sorted(letters)[1:], -1):
        if letter != last + 1:
            yield f"{first:04X}-{last:04X}"
            first = letter
        last = letter


if __name__ == "__main__":
    main(Path(sys.argv[1]))
