"""The formulas of tools: clashes of a timetable, warnings and sentences of a grid of evidence.

In: places of cells by the ids of their columns. Out: formulas as Excel has them in English. What they work out is what
``site.clashes`` and ``site.evidence_grid`` say of rows that are known.
"""

from collections.abc import Mapping, Sequence

from publishing.content.models import Clashes, Column, ColumnKind, Tool
from publishing.content.models.tool import fields_of, pieces_of, sentences_of
from publishing.documents.workbooks.model import Place, Range
from publishing.site.clashes import BACKWARDS, twice
from publishing.site.evidence_grid import left_out, warning_words

Places = Mapping[str, Place]
Ranges = Mapping[str, Range]


def quoted(text: str) -> str:
    """Write a text inside a formula."""
    return '"{}"'.format(text.replace('"', '""'))


def joined_range(place: Place, first: int, many: int) -> Range:
    """Return the column of a place, over all rows of its table."""
    return Range(place.sheet, first, place.column, first + many - 1, place.column)


def clash(rule: Clashes, columns: Sequence[Column], own: Places, every: Ranges) -> str:
    """Return the formula that says what cannot be in a row of a timetable."""
    day, start, end = (own[name].reference for name in (rule.day, rule.start, rule.end))
    days, starts, ends = (every[name].name for name in (rule.day, rule.start, rule.end))
    at_one_time = f'({days}={day})*({starts}<>"")*({ends}<>"")*({starts}<{end})*({ends}>{start})'
    found = "&".join(
        f'IF({own[column.id].reference}="","",IF(SUMPRODUCT({at_one_time}*({every[column.id].name}='
        f'{own[column.id].reference}))>1,{quoted(twice(column) + " ")},""))'
        for column in columns
        if column.id in rule.same
    )
    return f'=IF(OR({day}="",{start}="",{end}=""),"",IF({end}<={start},{quoted(BACKWARDS)},TRIM({found})))'


def warnings(tool: Tool, own: Places, every: Ranges, on: Place) -> str:
    """Return the formula of the warnings of a row; ``on`` is the day from which ages are counted, else today."""
    assert tool.grid, "a grid has its rule"  # noqa: S101
    rule, says = tool.grid, warning_words(tool)
    columns = (rule.line, rule.claim, rule.evidence, rule.day, rule.number)
    line, claim, evidence, day, number = (own[name].reference for name in columns)
    together = f"({every[rule.line].name}={line})*(UPPER(TRIM({every[rule.claim].name}))=UPPER(TRIM({claim})))"  # capitals tell texts apart in OpenDocument
    voices = "+".join(f"({every[rule.kind].name}={quoted(voice)})" for voice in rule.voices)
    others = f'({every[rule.evidence].name}<>"")*({every[rule.evidence].name}<>{evidence})'
    today = f'IF({on.reference}="",TODAY(),{on.reference})'
    conditions = (
        (f"SUMPRODUCT({together}*({voices}))=0", says.voice),
        (f"SUMPRODUCT({together}*{others})=0", says.single),
        (f'AND({day}<>"",{day}<EDATE({today},-{12 * rule.years}))', says.old),
        (f'AND({day}<>"",{day}>{today})', says.ahead),
        (f'AND({evidence}<>"",{day}="")', says.undated),
        (f'AND({number}<>"",{number}<{rule.least})', says.small),
    )
    found = "&".join(f'IF({condition},{quoted(words + " ")},"")' for condition, words in conditions)
    return f'=IF({line}="","",TRIM({found}))'


def counted(line: Place, kind: Place, lines: Range, kinds: Range) -> str:
    """Return the formula that counts the rows of a line with a kind of evidence."""
    return f"=SUMPRODUCT(({lines.name}={line.reference})*({kinds.name}={kind.reference}))"


def sentence(says: str, tool: Tool, own: Places, above: Ranges) -> str:
    """Return the formula of what a statement says of a row; nothing where it was said of the line above.

    ``above`` are the rows above it and their headings.
    """
    assert tool.grid, "a grid has its rule"  # noqa: S101
    assert tool.table, "a grid has its table"  # noqa: S101
    line = tool.grid.line
    days = [column.id for column in tool.columns_of(tool.table) if column.answer is ColumnKind.DAY]
    values = {name: place.reference for name, place in own.items()}
    values |= {name: f'TEXT({values[name]},"d mmmm yyyy")' for name in days}
    number = values[tool.grid.number]
    values[tool.grid.number] = f"IF({number}<{tool.grid.least},{quoted(left_out(tool))},{number})"
    named = dict.fromkeys((line, *fields_of(says)))
    again = "*".join(f"({above[name].name}={own[name].reference})" for name in named)
    text = "&".join(_whole(sentence, own, values) for sentence in sentences_of(says))
    text = f'SUBSTITUTE(TRIM({text}),"..",".")'
    return f'=IF({own[line].reference}="","",IF(SUMPRODUCT({again})>0,"",{text}))'


def _whole(words: str, own: Places, values: Mapping[str, str]) -> str:
    """Return the formula of a sentence and a blank; of nothing where one of its columns is empty."""
    pairs = pieces_of(f"{words} ")
    pieces = [piece for text, name in pairs for piece in (quoted(text) if text else "", values.get(name, "")) if piece]
    empty = ",".join(f'{own[name].reference}=""' for _, name in pairs if name)
    return f'IF(OR({empty}),"",{"&".join(pieces)})' if empty else "&".join(pieces)


def words_in(cell: Place) -> str:
    """Return the formula that counts the words of a cell."""
    trimmed = f"TRIM({cell.reference})"
    return f'=IF({trimmed}="","",LEN({trimmed})-LEN(SUBSTITUTE({trimmed}," ",""))+1)'
