"""Words that say nothing to those who hear them alone: of links, and of images.

In: the rendered body. Out: advice on links; whether an alternative text is none.
"""

import posixpath
import re
from collections.abc import Iterator

from lxml import html

from publishing.base.problems import Problem, quoted
from publishing.content.rendering.source_lines import Places

_LINK = re.compile(
    r"(?i)(?:please )?(?:click )?(?:here|this|this link|this page|link|more|read more|find out more|learn more|see more)\W*"
)
_ADDRESS = re.compile(r"(?i)(?:https?://|www\.)\S+")
_NO_WORDS = re.compile(r"\[(?<!!\[)\s*\]\(")  # the sign first: re then looks for it alone, some ten times as fast
_IMAGE = re.compile(
    r"(?i)(?:an? |the )?(?:image|picture|photo|photograph|graphic|figure|chart|graph|diagram|logo|screenshot|untitled)\W*\d*"
)
_FILE_NAME = re.compile(
    r"""(?ix)
    .*\S\.(?:png|jpe?g|gif|svg|webp|avif|heic|tiff?|bmp|[ew]mf|pdf|docx?|pptx?)
    | \S*(?:\\|/\S*/)\S*                                                    # a path
    | (?:[a-z]*img|dsc[a-z]?|pict?|pxl|scan|screen[ ]?shot|whatsapp[ ]image)[\W_]*\d[\W\d_]*  # of a camera
    """
)
_EXPECTED = "link words that say where it leads, also to those who hear a list of links"


def link_words(root: html.HtmlElement, places: Places) -> Iterator[Problem]:
    """Links without words; advice on those whose words mean nothing by themselves, or are an address."""
    typed = _NO_WORDS.search(places.text)
    for element in root.iter("a"):
        words = " ".join("".join(element.itertext()).split())
        if typed and element.get("href") and not words and element.find(".//img") is None:
            yield places.problem(places.line_of(typed[0]), "words in every link", quoted(f"[]({element.get('href')})"))
        if element.get("href") and (_LINK.fullmatch(words) or _ADDRESS.fullmatch(words)):
            line = places.line_of(f"[{words}]" if f"[{words}]" in places.text else words)
            yield places.problem(line, _EXPECTED, quoted(words), advice=True)


def says_nothing(alternative: str, address: str) -> bool:
    """Return whether an alternative text is a file's name, or only says that there is an image."""
    stem = posixpath.basename(address).rpartition(".")[0].lower()
    return (
        _IMAGE.fullmatch(alternative) is not None
        or _FILE_NAME.fullmatch(alternative) is not None
        or (alternative.lower() == stem and re.search(r"[\d_-]", stem) is not None)
    )
