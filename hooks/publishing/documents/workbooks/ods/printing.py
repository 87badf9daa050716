"""The printed pages of an ODS file, and how its sheets are seen on the screen.

In: a document and its workbook. Out: master pages by the name of the sheet, and settings.
"""

from odf.config import ConfigItem, ConfigItemMapEntry, ConfigItemMapIndexed, ConfigItemMapNamed, ConfigItemSet
from odf.element import Element
from odf.namespaces import LOEXTNS
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import (
    Footer,
    FooterStyle,
    Header,
    HeaderFooterProperties,
    HeaderStyle,
    MasterPage,
    PageLayout,
    PageLayoutProperties,
    ParagraphProperties,
    RegionLeft,
    RegionRight,
    Style,
    TextProperties,
)
from odf.text import P, PageCount, PageNumber

from publishing.documents.workbooks.model import Sheet, Workbook
from publishing.documents.workbooks.printing import printing
from publishing.documents.workbooks.styles import FACE

_A4 = "21cm", "29.7cm"
_LEFT, _RIGHT = "small-left", "small-right"  # the styles of headers and footers


class Short(int):
    """A number that LibreOffice reads only if it is called short."""


def add_pages(document: OpenDocumentSpreadsheet, workbook: Workbook) -> tuple[str, ...]:
    """The name of a master page for each sheet, in order."""
    for name, align in ((_LEFT, "start"), (_RIGHT, "end")):
        small = Style(name=name, family="paragraph")
        small.addElement(ParagraphProperties(textalign=align, marginleft="0cm", marginright="0cm"))
        small.addElement(TextProperties(fontfamily=FACE, fontsize="8pt", color=workbook.palette.light("ink-soft")))
        document.automaticstyles.addElement(small)
    names = tuple(f"page-{number}" for number, _ in enumerate(workbook.sheets, 1))
    for name, sheet in zip(names, workbook.sheets, strict=True):
        document.automaticstyles.addElement(_layout(f"layout-{name}", sheet))
        document.masterstyles.addElement(_master(name, sheet, workbook))
    return names


def _layout(name: str, sheet: Sheet) -> Element:
    width, height = reversed(_A4) if sheet.landscape else _A4
    layout = PageLayout(name=name)
    properties = PageLayoutProperties(
        pagewidth=width,
        pageheight=height,
        printorientation="landscape" if sheet.landscape else "portrait",
        margintop="1.2cm",
        marginbottom="1.2cm",
        marginleft="1.3cm",
        marginright="1.3cm",
    )
    properties.setAttrNS(LOEXTNS, "scale-to-X", str(sheet.pages_wide))
    properties.setAttrNS(LOEXTNS, "scale-to-Y", str(int(printing(sheet).whole)))
    layout.addElement(properties)
    for kind, margin in ((HeaderStyle, "marginbottom"), (FooterStyle, "margintop")):
        style = kind()
        style.addElement(
            HeaderFooterProperties(minheight="0.5cm", marginleft="0cm", marginright="0cm", **{margin: "0.3cm"})
        )
        layout.addElement(style)
    return layout


def _master(name: str, sheet: Sheet, workbook: Workbook) -> Element:
    header, footer = Header(), Footer()
    pages = P(stylename=_RIGHT, text="Page ")
    for part in (PageNumber(text="1"), " of ", PageCount(text="1")):
        pages.addText(part) if isinstance(part, str) else pages.addElement(part)
    _beside(header, f"{workbook.title}: {sheet.name}", P(stylename=_RIGHT, text=f"Version {workbook.version}"))
    _beside(footer, workbook.url, pages)
    master = MasterPage(name=name, pagelayoutname=f"layout-{name}")
    master.addElement(header)
    master.addElement(footer)
    return master


def _beside(line: Element, left: str, right: Element) -> None:
    """Fill a header or footer: a text on its left, a paragraph on its right."""
    for region, paragraph in ((RegionLeft(), P(stylename=_LEFT, text=left)), (RegionRight(), right)):
        region.addElement(paragraph)
        line.addElement(region)


def view(workbook: Workbook) -> Element:
    """The settings: no grid, the first sheet in front, headings that stay in sight."""
    tables = ConfigItemMapNamed(name="Tables")
    for sheet in workbook.sheets:
        tables.addElement(_items(ConfigItemMapEntry(name=sheet.name), _frozen(sheet)))
    entry = _items(ConfigItemMapEntry(), {"ViewId": "view1"})
    entry.addElement(tables)
    _items(entry, {"ActiveTable": workbook.sheets[0].name, "ShowGrid": False})
    views = ConfigItemMapIndexed(name="Views")
    views.addElement(entry)
    settings = ConfigItemSet(name="ooo:view-settings")
    settings.addElement(views)
    return settings


def _frozen(sheet: Sheet) -> dict[str, str | int | bool]:
    rows, columns = sheet.frozen
    return {
        "HorizontalSplitMode": Short(2 if columns else 0),
        "VerticalSplitMode": Short(2 if rows else 0),
        "HorizontalSplitPosition": columns,
        "VerticalSplitPosition": rows,
        "ActiveSplitRange": Short(3 if columns and rows else 2),
        "PositionRight": columns,
        "PositionBottom": rows,
        "ShowGrid": False,
    }


def _items(entry: Element, items: dict[str, str | int | bool]) -> Element:
    for name, value in items.items():
        kind = {bool: "boolean", Short: "short", int: "int", str: "string"}[type(value)]
        entry.addElement(ConfigItem(name=name, type=kind, text=str(value).lower() if kind == "boolean" else str(value)))
    return entry
