"""What may be entered into the cells of an ODS file.

In: the entries of a workbook. Out: content validations, and the name of each.
"""

from odf.element import Element
from odf.table import ContentValidation, ContentValidations, ErrorMessage, HelpMessage
from odf.text import P

from publishing.documents.workbooks.model import FIRST_DAY, LAST_DAY, Entry, Kind, Workbook

_EPOCH = FIRST_DAY.toordinal() - 36526  # the day 0 of spreadsheets
_DAYS = tuple(day.toordinal() - _EPOCH for day in (FIRST_DAY, LAST_DAY))
_DAY_CONDITION = "of:cell-content-is-date() and cell-content-is-between({},{})".format(*_DAYS)


def names(workbook: Workbook) -> dict[Entry, str]:
    """A name for each different entry, in the order in which they come."""
    cells = (cell for sheet in workbook.sheets for row in sheet.rows for cell in row.cells)
    entries = dict.fromkeys(cell.entry for cell in cells if cell.entry)
    return {entry: f"entry-{number}" for number, entry in enumerate(entries, 1)}


def validations(named: dict[Entry, str]) -> Element:
    """The element that holds them all."""
    result = ContentValidations()
    for entry, name in named.items():
        result.addElement(_validation(entry, name))
    return result


def _validation(entry: Entry, name: str) -> Element:
    conditions = {Kind.CHOICE: f"of:cell-content-is-in-list({entry.choices})", Kind.DAY: _DAY_CONDITION}
    condition = {"condition": conditions[entry.kind]} if entry.kind in conditions else {}
    validation = ContentValidation(name=name, allowemptycell="true", displaylist="unsorted", **condition)
    hint = HelpMessage(title=entry.title, display="true")
    hint.addElement(P(text=entry.hint))
    validation.addElement(hint)
    if entry.error:
        error = ErrorMessage(title=entry.title, display="true", messagetype="stop")
        error.addElement(P(text=entry.error))
        validation.addElement(error)
    return validation
