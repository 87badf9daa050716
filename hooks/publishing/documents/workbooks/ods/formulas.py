"""Formulas as OpenDocument has them.

In: a formula as Excel has it in English. Out: the same in OpenFormula, of which LibreOffice and others are sure.
"""

import re

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

_REFERENCE = re.compile(r"(?:'(?P<sheet>[^']+)'!)?(?P<start>\$?[A-Z]+\$?[0-9]+)(?::(?P<end>\$?[A-Z]+\$?[0-9]+))?")


def open_formula(formula: str) -> str:
    """``=SUM('Records'!$A$1:$A$9,1)`` as ``of:=SUM([$'Records'.$A$1:.$A$9];1)``."""
    return "of:=" + "".join(map(_translated, Tokenizer(formula).items))


def reference(cells: str) -> str:
    """A range of a sheet without brackets: ``'Lists'!$A$1:$A$6`` as ``$'Lists'.$A$1:.$A$6``."""
    match = _REFERENCE.fullmatch(cells)
    if not match:
        raise ValueError(f"{cells} is no range of cells")
    sheet = f"$'{match['sheet']}'" if match["sheet"] else ""
    return f"{sheet}.{match['start']}" + (f":.{match['end']}" if match["end"] else "")


def _translated(token: Token) -> str:
    if token.type == Token.OPERAND and token.subtype == Token.RANGE and _REFERENCE.fullmatch(token.value):
        return f"[{reference(token.value)}]"
    return ";" if token.type == Token.SEP else str(token.value)
