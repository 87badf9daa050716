"""Contents of a Word file outside its paragraphs: other files that it takes in, WordArt, ticks of old forms.

In: the package and its text. Out: the words of other files, and sentences for the editor. A reader of blocks has none of
these, so that the loss report names each word of them.
"""

import re
from collections.abc import Iterator

from lxml import etree, html

from publishing.importing.model import Place, UnreadableSourceError, Word
from publishing.importing.word import plain
from publishing.importing.word.package import Package
from publishing.importing.word.tally import Tally
from publishing.importing.word.xml import Element, R, V, W

_CHUNK = (
    "A part of this file is another file that Word takes in when it opens it, and is not read: open the file in Word, save "
    "it, and import it again."
)
_TICKS = (
    "Boxes to tick that are form fields do not show here whether they are ticked: see what the file has, and write it."
)
_WORD_ART = "WordArt, which is a drawing: write its words into the text if they belong there"
_MARKUP = re.compile(rb"<[a-zA-Z!]")


def words(package: Package, main: Element) -> Iterator[Word]:
    """The words of files that the text takes in as they are (``altChunk``)."""
    for chunk in main.iter(f"{W}altChunk"):
        target = package.of_main.get(chunk.get(f"{R}id") or "")
        content = package.content(target.target) if target and not target.external else None
        for text in _text(content or b"", package.name).split():
            yield Word(text, Place())


def _text(content: bytes, name: str) -> str:
    """The text of a Word file, a web page or a plain text."""
    if content.startswith(b"PK"):
        try:
            package = Package(content, name)
            return " ".join(word.text for word in plain.words(package.tree(package.main), {}))
        except UnreadableSourceError:
            return ""
    if not _MARKUP.search(content):
        return content.decode("utf-8", "replace")
    try:
        root = html.document_fromstring(content)
    except (etree.ParserError, ValueError):
        return ""
    assert isinstance(root, html.HtmlElement)  # noqa: S101 - what lxml's parser of HTML makes
    for apart in [*root.iter("script", "style", "head")]:
        apart.drop_tree()
    return str(root.text_content())


def say(main: Element, places: dict[Element, int], tally: Tally) -> None:
    """Note what the text has beside its paragraphs."""
    if main.find(f".//{W}altChunk") is not None:
        tally.warn(_CHUNK)
    if main.find(f".//{W}ffData/{W}checkBox") is not None:
        tally.warn(_TICKS)
    for path in main.iter(f"{V}textpath"):
        paragraph = next(path.iterancestors(f"{W}p"), None)
        place = Place(paragraph=None if paragraph is None else places.get(paragraph))
        if text := path.get("string") or "":
            tally.omit("drawn text", text, _WORD_ART, place, in_words=False)
