"""What every PDF must have to be read by everybody, and what one says.

In: the bytes of a PDF. Out: its faults, in words; its text; the elements of its structure tree.
"""

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf

from narrowing import present

_UA = "{http://www.aiim.org/pdfua/ns/id/}part"
_A = "{http://www.aiim.org/pdfa/ns/id/}"
_HEADING = re.compile(r"/H([1-6])")
Fonts = dict[tuple[int, int], dict[int, str]]  # the letters of each font of a file by their codes
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def faults(content: bytes) -> list[str]:
    """Everything that is wrong with a PDF; nothing if it can be read by everybody."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return [fault for check in CHECKS for fault in check(pdf)]


def marked(pdf: Pdf) -> Iterator[str]:
    """It says that it is tagged, and every page's contents are in the structure tree."""
    if not pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield "MarkInfo does not say that it is tagged"
    if "/Suspects" in pdf.Root.get("/MarkInfo", {}):
        yield "MarkInfo has Suspects, of which a common reader complains whatever its value"
    if not list(elements(pdf)):
        yield "there is no structure tree"
    for number, page in enumerate(pdf.pages, start=1):
        if "/StructParents" not in page:
            yield f"page {number} is not in the structure tree"


def language(pdf: Pdf) -> Iterator[str]:
    """It names its language."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", str(pdf.Root.get("/Lang", ""))):
        yield "it does not name its language"


def title(pdf: Pdf) -> Iterator[str]:
    """It has a title, which is shown in the place of the file's name."""
    if not pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield "the title is not displayed"
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield "there is no title"


def identifiers(pdf: Pdf) -> Iterator[str]:
    """It says that it keeps PDF/UA-1 and PDF/A-2a."""
    with pdf.open_metadata() as metadata:
        said = (metadata.get(_UA), metadata.get(f"{_A}part"), metadata.get(f"{_A}conformance"))
    if said != ("1", "2", "A"):
        yield f"it does not name PDF/UA-1 and PDF/A-2a, but {said}"


def bookmarks(pdf: Pdf) -> Iterator[str]:
    """It has bookmarks, each with words."""
    with pdf.open_outline() as outline:
        found = [item.title for item in outline.root]
    if not found or not all(found):
        yield "there are no bookmarks"


def headings(pdf: Pdf) -> Iterator[str]:
    """Headings start with the first level and skip none."""
    levels = [int(found[1]) for found in map(_HEADING.fullmatch, (str(one.S) for one in elements(pdf))) if found]
    for before, level in zip([0, *levels], levels, strict=False):
        if level > before + 1:
            yield f"a heading of level {level} follows one of level {before}"


def figures(pdf: Pdf) -> Iterator[str]:
    """Each figure says in words what it shows."""
    for element in elements(pdf):
        if element.S == Name.Figure and not str(element.get("/Alt", "")).strip():
            yield "a figure has no alternative text"


def tables(pdf: Pdf) -> Iterator[str]:
    """Each table has headings, and each heading says what it is of."""
    for table in elements(pdf):
        if table.S == Name.Table:
            scopes = [scope(cell) for cell in below(table) if cell.S == Name.TH]
            if not scopes:
                yield "a table has no headings"
            if "" in scopes:
                yield "a heading of a table does not say whether it is of a row or a column"


def links(pdf: Pdf) -> Iterator[str]:
    """Each link is in the structure tree and has words for those who don't see it."""
    for number, page in enumerate(pdf.pages, start=1):
        for annotation in page.get("/Annots", []):
            if annotation.get("/Subtype") == Name.Link and not str(annotation.get("/Contents", "")):
                yield f"a link on page {number} has no words"
            if "/StructParent" not in annotation:
                yield f"a link or field on page {number} is not in the structure tree"


def fonts(pdf: Pdf) -> Iterator[str]:
    """Each font is inside the file, and its letters can be copied and read aloud."""
    for font in _of_type(pdf, "/Font"):
        if font.get("/Subtype") != Name.Type3 and "/DescendantFonts" not in font:
            described = font.get("/FontDescriptor", Dictionary())
            if not any(name in described for name in _FONT_FILES):
                yield f"the font {font.get('/BaseFont')} is not embedded"
        if not str(font.get("/Subtype")).startswith("/CIDFont") and "/ToUnicode" not in font:
            yield f"the font {font.get('/BaseFont')} does not say which letters it has"


def fields(pdf: Pdf) -> Iterator[str]:
    """Each field of a form says what to put there."""
    for field in _of_type(pdf, "/Annot"):
        if field.get("/Subtype") == Name.Widget and not str(field.get("/TU", "")):
            yield "a field of a form has no words"


CHECKS: tuple[Callable[[Pdf], Iterator[str]], ...] = (
    marked,
    language,
    title,
    identifiers,
    bookmarks,
    headings,
    figures,
    tables,
    links,
    fonts,
    fields,
)


def elements(pdf: Pdf) -> Iterator[Object]:
    """All elements of the structure tree, in order of reading."""
    if "/StructTreeRoot" in pdf.Root:
        yield from below(pdf.Root.StructTreeRoot)


def below(element: Object) -> Iterator[Object]:
    """All elements inside of one, in order of reading."""
    children = element.get("/K")
    for child in children if isinstance(children, Array) else [children]:
        if isinstance(child, Dictionary) and "/S" in child:
            yield child
            yield from below(child)


def scope(cell: Object) -> str:
    """What a heading of a table is of: ``/Row``, ``/Column``, or "" where it does not say."""
    given = cell.get("/A", Array())
    attributes = given if isinstance(given, Array) else [given]
    return next((str(one.Scope) for one in attributes if "/Scope" in one), "")


def languages(pdf: Pdf) -> set[str]:
    """The languages of its parts, where they are not the whole's."""
    contents = (one.operands for page in pdf.pages for one in instructions(page) if str(one.operator) == "BDC")
    told = [*elements(pdf), *(operands[1] for operands in contents if isinstance(operands[1], Dictionary))]
    return {str(one.Lang) for one in told if "/Lang" in one}


def pages(content: bytes) -> list[str]:
    """The text of every page, letter by letter in the order in which it was written, as readers copy it."""
    with pikepdf.open(BytesIO(content)) as pdf:
        known: Fonts = {}
        return ["".join(_letters(page, known)) for page in pdf.pages]


def instructions(page: pikepdf.Page) -> Iterator[pikepdf.ContentStreamInstruction]:
    """What draws a page, but for pictures that stand amid it."""
    for one in pikepdf.parse_content_stream(page):
        if isinstance(one, pikepdf.ContentStreamInstruction):
            yield one


def _letters(page: pikepdf.Page, known: Fonts) -> Iterator[str]:
    letters: dict[int, str] = {}
    actual = 0  # how deep inside a part that gives its own text
    for instruction in instructions(page):
        operands = instruction.operands
        match str(instruction.operator):
            case "Tf":
                font = page.resources.Font[str(operands[0])]
                if font.objgen not in known or not font.is_indirect:
                    known[font.objgen] = _letters_of(font)
                letters = known[font.objgen]
            case "BDC" if actual or "/ActualText" in _properties(page, operands[1]):
                if not actual:
                    yield str(_properties(page, operands[1]).ActualText)
                actual += 1
            case "BDC" | "BMC" if actual:
                actual += 1
            case "EMC" if actual:
                actual -= 1
            case "Tj" | "TJ" if not actual:
                shown = operands[0] if isinstance(operands[0], Array) else [operands[0]]
                for piece in shown:
                    if isinstance(piece, pikepdf.String):
                        codes = bytes(piece)
                        pairs = (int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2))
                        yield "".join(letters.get(code, "�") for code in pairs)


def _properties(page: pikepdf.Page, operand: Object) -> Object:
    return page.resources.Properties[str(operand)] if isinstance(operand, Name) else operand


def _letters_of(font: Object) -> dict[int, str]:
    """The letters of a font by their codes, from its map."""
    text = font.ToUnicode.read_bytes().decode("ascii", "replace")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, letters in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            found[int(code, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    return found


def _of_type(pdf: Pdf, kind: str) -> Iterator[Object]:
    return (one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == kind)


def fills(content: bytes) -> list[float]:
    """How much of each page is used from the top, between head and foot: 1 is all of it."""
    found = []
    for page in pypdfium2.PdfDocument(content):
        top, bottom = page.get_height() * 0.91, page.get_height() * 0.095
        bounds = [one.get_bounds() for one in page.get_objects()]
        lowest = min((low for _, low, _, high in bounds if low > bottom and high < top), default=top)
        found.append((top - lowest) / (top - bottom))
    return found


def ends(content: bytes) -> set[int]:
    """The last page of a document, or of each sheet of a workbook, which LibreOffice names in the outline: numbers from 1."""
    pdf = pypdfium2.PdfDocument(content)
    begun = (entry.get_dest() for entry in pdf.get_toc())
    return {len(pdf), *(target.get_index() for target in begun if target and target.get_index())}


def lone_rows(content: bytes) -> list[str]:
    """The rows of tables that stand alone on a page, apart from all others of their table: the number of the page, and their words."""
    with pikepdf.open(BytesIO(content)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        return [fault for table in elements(pdf) if table.S == Name.Table for fault in _lone(table, numbers)]


def _lone(table: Object, numbers: dict[tuple[int, int], int]) -> Iterator[str]:
    rows = [row for row in below(table) if row.S == Name.TR and not _is_top(row)]
    pages = [{numbers[page] for page in _pages_of(row)} for row in rows]
    spread = sorted(set().union(*pages))
    for number in spread if len(rows) > 1 and len(spread) > 1 else ():
        if sum(number in own for own in pages) == 1:
            yield f"page {number}: a row by itself, of a table on pages {spread[0]} to {spread[-1]}"


def _is_top(row: Object) -> bool:
    """Whether a row is of the head of its table: all its cells are headings, and not all of the row."""
    cells = [cell for cell in below(row) if cell.S in (Name.TH, Name.TD)]
    return all(cell.S == Name.TH for cell in cells) and any(scope(cell) == "/Column" for cell in cells)


def _pages_of(element: Object) -> Iterator[tuple[int, int]]:
    """The pages that the contents of an element are on."""
    for one in (element, *below(element)):
        children = one.get("/K")
        for child in children if isinstance(children, Array) else [children]:
            if isinstance(child, Dictionary) and "/MCID" in child:
                yield present(child.get("/Pg", one.get("/Pg"))).objgen
            elif isinstance(child, int) and "/Pg" in one:
                yield one.Pg.objgen
