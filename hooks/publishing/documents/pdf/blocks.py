"""Ways of writing what stands by itself: headings, paragraphs, lists, quotations, tables, boxes.

In: an element. Out: Typst source, with an empty line on either side. ``BLOCKS`` are the ways by tag.
"""

from collections.abc import Iterator, Mapping

from lxml import html

from publishing.documents.pdf.tables import sheet
from publishing.documents.pdf.text import lines
from publishing.documents.pdf.writer import HEADINGS, Way, Writer

SHORT = 600  # characters: a box that stays on one page
_OPENING = ("“", "‘", '"', "'", "«")


def _apart(written: str) -> str:
    return f"\n\n{written}\n\n"


def _block(function: str) -> Way:
    return lambda writer, element: _apart(f"#{function}[{writer.inside(element)}];")


def _plain(writer: Writer, element: html.HtmlElement) -> str:
    return _apart(writer.inside(element))


def _heading(writer: Writer, element: html.HtmlElement) -> str:
    writer.heading = element.text_content().strip()
    return _apart(f"#heading(level: {str(element.tag)[1]})[{writer.inside(element)}];")


def _paragraph(writer: Writer, element: html.HtmlElement) -> str:
    """A paragraph; one that announces what follows, or is all that a heading has before a table, stays with it."""
    content, before, following = writer.inside(element), element.getprevious(), element.getnext()
    if "admonition-title" in element.classes:
        return _apart(f"#admonition-title[{content}];")
    table_follows = following is not None and (following.tag == "table" or "pub-scroll" in following.classes)
    if "pub-lead" in element.classes:
        return _apart(f"#lead[{content}];")
    if _all_strong(element):
        return _apart(f"#caption[{content}];" if table_follows else f"#keep[{content}];")
    list_follows = following is not None and following.tag in ("ul", "ol", "dl")
    announces = (list_follows or table_follows) and element.text_content().rstrip().endswith(":")
    introduces = table_follows and before is not None and before.tag in HEADINGS
    return _apart(f"#keep[{content}];" if announces or introduces else content)


def _all_strong(element: html.HtmlElement) -> bool:
    """Whether a paragraph is one bold phrase, which stands for a heading of what follows."""
    around = (element.text or "") + "".join(child.tail or "" for child in element)
    return [child.tag for child in element] == ["strong"] and not around.strip()


def _division(writer: Writer, element: html.HtmlElement) -> str:
    if "admonition" not in element.classes:
        return _plain(writer, element)
    together = str(len(element.text_content()) < SHORT and element.find(".//table") is None).lower()
    return _apart(f"#admonition({together})[{writer.inside(element)}];")


def _figure(writer: Writer, element: html.HtmlElement) -> str:
    """A figure on one page, unless it holds a table, which may be longer."""
    return (_plain if element.find(".//table") is not None else _block("figure-of"))(writer, element)


def _quotation(writer: Writer, element: html.HtmlElement) -> str:
    """A quotation; a last paragraph without quotation marks says whose words they are."""
    paragraphs = element.findall("p")
    starts = [one.text_content().strip().startswith(_OPENING) for one in paragraphs]
    source = ""
    if starts[-2:] == [True, False]:
        source = f"#attribution[{writer.whole(paragraphs[-1])}];"
        element.remove(paragraphs[-1])
    return _apart(f"#quotation[{writer.inside(element)}{source}];")


def _list(writer: Writer, element: html.HtmlElement) -> str:
    items = "".join(f"[{writer.item(item)}], " for item in _only(element, "li"))
    tight = str(element.find("li/p") is None).lower()
    if all(item.find("span[@class='pub-box']") is not None for item in element):
        return _apart(f"#choices({items});")
    kind = f"enum(start: {int(element.get('start') or 1)}, " if element.tag == "ol" else "list("
    return _apart(f"#{kind}tight: {tight}, {items});")


def _terms(writer: Writer, element: html.HtmlElement) -> str:
    pairs: list[tuple[list[str], list[str]]] = []
    for child in _flat(element):
        if child.tag == "dt" and (not pairs or pairs[-1][1]):
            pairs.append(([], []))
        if not pairs:
            raise ValueError("an explanation before any term")
        pairs[-1][child.tag == "dd"].append(writer.item(child))
    items = "".join(f"[{'#linebreak();'.join(names)}], [{'#parbreak();'.join(texts)}], " for names, texts in pairs)
    return _apart(f"#explanations({items});")


def _flat(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Terms and explanations, also those in groups."""
    for child in _only(element, "dt", "dd", "div"):
        yield from _flat(child) if child.tag == "div" else (child,)


def _only(element: html.HtmlElement, *tags: str) -> Iterator[html.HtmlElement]:
    """An element's children, which are of these kinds and have no text between them."""
    between = [element.text, *(child.tail for child in element)]
    if any((text or "").strip() for text in between) or any(child.tag not in tags for child in element):
        raise ValueError(f"something in <{element.tag}> that does not belong there")
    yield from element


def _table(writer: Writer, element: html.HtmlElement) -> str:
    caption, place = element.find("caption"), len(writer.row_heads)
    repeated = caption is not None and caption.text_content().strip() == writer.heading  # right below it
    above = "" if caption is None or repeated else writer.whole(caption)
    writer.row_heads.append(())  # a table inside a cell comes after the one around it
    written, writer.row_heads[place] = sheet(element, writer.narrow)
    return above + _apart(written)


def _preformatted(_writer: Writer, element: html.HtmlElement) -> str:
    if any(child.tag != "code" or len(child) for child in element):
        raise ValueError("there is no way to print markup inside <pre>")
    return _apart(f"#preformatted[{lines(element.text_content())}];")


BLOCKS: Mapping[str, Way] = {
    **dict.fromkeys(HEADINGS, _heading),
    "blockquote": _quotation,
    "caption": _block("caption"),
    "details": _plain,
    "div": _division,
    "dl": _terms,
    "figcaption": _block("caption-below"),
    "figure": _figure,
    "hr": lambda _writer, _element: _apart("#divider;"),
    "ol": _list,
    "p": _paragraph,
    "pre": _preformatted,
    "section": _plain,
    "summary": _block("summary"),
    "table": _table,
    "ul": _list,
}
