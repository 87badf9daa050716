"""The workbook of an evidence grid: a row a claim, warnings, a matrix that shows holes, and sentences for a statement.

In: a grid, empty or filled. Out: a ``Workbook``. Everything but the claims is worked out by formulas.
"""

from collections.abc import Iterator, Mapping

from publishing.content.models import ColumnKind, Tool
from publishing.documents.workbooks import parts
from publishing.documents.workbooks.formulas import counted, joined_range, sentence, warnings, words_in
from publishing.documents.workbooks.model import Cell, Formula, Place, Range, Role, Row, Sheet, Workbook
from publishing.documents.workbooks.tool import SUGGESTED, answer, list_name
from publishing.site.evidence_grid import EvidenceGrid

KIND = "evidence-grid"
MATRIX, STATEMENT = "Matrix", "For the statement"
TABLE = 5  # the first row of claims, and of lines in the matrix
WARNINGS, _WARNING = "Warnings", 1  # the second column, so that it stays in sight
_WARNING_WIDTH = 26
_SPARE = 6  # empty rows of a grid that is filled
_VOICE = "Voice"
_LINE, _KIND_WIDTH = 44, 11
# Of the sheet for the statement, whose every row has its number, as a row that is empty so far says nothing in print.
_ROW_WIDTH, _LINE_WIDTH, _SENTENCE_WIDTH, _COUNT_WIDTH = 6, 24, 52, 8
_SENTENCE_LINES = 4
_SENTENCES = 2  # the first column of sentences
_FILLS = "This sheet fills itself, each row from the row of the grid that has its number. What is empty in the grid says nothing here, and a small number is left out: look for others in your words."
_NOTHING, _NO_VOICE = "Nothing yet", "No voice"
_MADE_UP = "MADE UP. {area} does not exist, and nobody said or counted any of this."
_USE = {
    "What it is": "{summary} For: {title}.",
    parts.WHOSE: "We made this workbook for this site. It is not the inspectorate's. This edition suggests it.",
    "A row a claim": "Choose the indicator or line of enquiry, say your claim, and name one piece of evidence. A second piece is a second row.",
    "Warnings": "They come by themselves: no child's or parent's voice for a claim, one source only for a claim, evidence without a date, evidence that is old on the day at the top of the grid (today, if there is none) or dated after it, and a small number. Write a claim the same in each of its rows.",
    "Matrix": "How many rows each line has of each kind of evidence. A 0 that stands out is a hole.",
    STATEMENT: "What a position statement would say of each claim, with its words counted. Copy it, and write it better.",
    parts.PRINT: parts.ROWS_PRINTED,
    "Where it is from": "{url}",
}


def workbook(grid: EvidenceGrid, url: str) -> Workbook:
    """Return the workbook of a grid."""
    return _Writer(grid).workbook(url)


class _Writer:
    """Writes one grid; ``many`` is how many rows its table has."""

    def __init__(self, grid: EvidenceGrid) -> None:
        assert grid.tool.grid, "a grid has its rule"  # noqa: S101
        self.grid, self.rule = grid, grid.tool.grid
        self.sheet = grid.table.title
        self.many = len(grid.rows) + (min(grid.table.empty, _SPARE) if grid.rows else grid.table.empty)
        self.blank = TABLE + len(grid.rows)
        self.on = Place(self.sheet, 2, 1)
        first, *rest = (column.id for column in grid.columns)
        self.places = {first: 0, **{name: place for place, name in enumerate(rest, _WARNING + 1)}}

    def workbook(self, url: str) -> Workbook:
        """Write all sheets."""
        grid, tool = self.grid, self.grid.tool
        version = tool.updated.words()
        title = f"{tool.title}: {grid.area or grid.programme.short_title}"
        notice = _MADE_UP.format(area=grid.area) if grid.area else tool.notice or SUGGESTED
        values = {"summary": tool.summary, "title": grid.programme.title, "url": url}
        left_out = set() if grid.statement else {STATEMENT}
        words = {name: text.format(**values) for name, text in _USE.items() if name not in left_out}
        facts = {"Workbook": KIND, "Programme": grid.programme.id, "Version": version, "Address": url}
        choices = {list_name(column): column.offered for column in grid.columns if column.offered}
        choices |= {list_name(column): grid.lines for column in grid.columns if column.answer is ColumnKind.LINE}
        lists, names = parts.lists(choices)
        sheets = (
            parts.read_me(title, f"Version of {version}.", notice, words),
            self._claims(notice),
            self._matrix(),
            *([self._statement(grid.statement)] if grid.statement else []),
            parts.about(facts, ("What", "Where"), {"Day from which ages are counted": f"{self.sheet}, {self.on.name}"}),
            lists,
        )
        return Workbook(title, version, url, parts.day(tool.updated), sheets, names)

    def _own(self, row: int) -> Mapping[str, Place]:
        return {name: Place(self.sheet, row, column) for name, column in self.places.items()}

    @property
    def _every(self) -> Mapping[str, Range]:
        return {name: joined_range(place, TABLE, self.many) for name, place in self._own(TABLE).items()}

    def _claims(self, notice: str) -> Sheet:
        columns = self.grid.columns
        widths = (columns[0].width, _WARNING_WIDTH, *(column.width for column in columns[1:]), 1)
        heads = (columns[0].title, WARNINGS, *(column.title for column in columns[1:]))
        day = parts.entry("As on", "The day from which ages are counted, such as 31/3/2027.", of_day=True)
        rows = (
            parts.title(self.sheet),
            parts.fitted((Cell(notice, Role.NOTICE, _WARNING + 1),), widths),
            parts.fitted((Cell("As on", Role.STRONG), Cell(self.grid.on, Role.DAY, entry=day)), widths, least=24),
            Row(),
            parts.fitted([Cell(head, Role.HEADING) for head in heads], widths),
            *(self._claim(number, widths) for number in range(self.many)),
        )
        wide = -(-int(sum(widths)) // parts.A_PAGE)
        fixed = (TABLE, _WARNING + 1), (TABLE - 1, TABLE - 1)
        printed = (_WARNING + 1, len(widths) - 2)  # the columns before them stand on each page
        return Sheet(self.sheet, widths, rows, *fixed, True, wide, self.blank, printed)

    def _claim(self, number: int, widths: tuple[float, ...]) -> Row:
        values = self.grid.rows[number] if number < len(self.grid.rows) else {}
        formula = warnings(self.grid.tool, self._own(TABLE + number), self._every, self.on)
        cells = []
        for column in self.grid.columns:
            choices = self.grid.lines if column.answer is ColumnKind.LINE else ()
            cell, blank = answer(column, values.get(column.id), choices), answer(column, None, choices)
            cells.append(cell if cell.entry else Cell(cell.value, Role.ANSWER, entry=blank.entry))
        shown = self.grid.warnings(values) if values else ""
        cells.insert(_WARNING, Cell(Formula(formula, shown), Role.WARNING))
        return parts.fitted(cells, widths, 3)

    def _matrix(self) -> Sheet:
        kinds = self.grid.kinds
        widths = (_LINE, *(_KIND_WIDTH for _ in kinds), 9, 16)
        last = TABLE + len(self.grid.lines) - 1
        heads = (Cell(head, Role.FIGURE_HEADING) for head in (*kinds, "All"))
        rows = (
            parts.title(MATRIX),
            parts.lead("This sheet fills itself: how many rows each line has of each kind of evidence."),
            parts.lead("A 0 that stands out is a hole. Fill it, or say in the statement that you do not know."),
            Row(),
            parts.fitted((Cell("Line", Role.HEADING), *heads, Cell(_VOICE, Role.HEADING)), widths),
            *(self._matrix_row(TABLE + number, line) for number, line in enumerate(self.grid.lines)),
            self._totals(last),
        )
        return Sheet(MATRIX, widths, rows, (TABLE, 1), (TABLE - 1, TABLE - 1), landscape=True)

    def _matrix_row(self, row: int, line: str) -> Row:
        kinds, every = self.grid.kinds, self._every
        counts = [self.grid.count(line, kind) for kind in kinds]
        own = Place(MATRIX, row, 0)
        cells = [
            Cell(
                Formula(
                    counted(own, Place(MATRIX, TABLE - 1, place), every[self.rule.line], every[self.rule.kind]), count
                ),
                Role.HOLE,
            )
            for place, count in enumerate(counts, 1)
        ]
        total = Formula(f"=SUM({Range(MATRIX, row, 1, row, len(kinds)).name})", sum(counts))
        voices = "+".join(Place(MATRIX, row, kinds.index(voice) + 1).reference for voice in self.rule.voices)
        every_kind = Place(MATRIX, row, len(kinds) + 1).reference
        heard = sum(self.grid.count(line, voice) for voice in self.rule.voices)
        shown = _NOTHING if not sum(counts) else "" if heard else _NO_VOICE
        voice = Formula(f'=IF({every_kind}=0,"{_NOTHING}",IF({voices}=0,"{_NO_VOICE}",""))', shown)
        widths = (_LINE, *(_KIND_WIDTH for _ in kinds), 9, 16)
        return parts.fitted(
            (Cell(line, Role.LABEL), *cells, Cell(total, Role.STRONG_COUNT), Cell(voice, Role.WARNING)), widths
        )

    def _totals(self, last: int) -> Row:
        kinds, lines = self.grid.kinds, self.grid.lines
        sums = [sum(self.grid.count(line, kind) for line in lines) for kind in kinds]
        cells = [
            Cell(Formula(f"=SUM({Range(MATRIX, TABLE, place, last, place).name})", value), Role.STRONG_COUNT)
            for place, value in enumerate([*sums, sum(sums)], 1)
        ]
        return Row((Cell("All lines", Role.STRONG), *cells), 20)

    def _statement(self, statement: Tool) -> Sheet:
        """Write what a statement says of each row, and beside it how many words that takes."""
        sections = [part for part in statement.parts if part.says]
        texts = [self.grid.sentences(part.says or "") for part in sections]
        widths = (_ROW_WIDTH, _LINE_WIDTH, *(width for _ in sections for width in (_SENTENCE_WIDTH, _COUNT_WIDTH)))
        heads = [Cell("Row", Role.FIGURE_HEADING), Cell("Line", Role.HEADING)]
        sums, budgets = [Cell("Words so far", Role.STRONG, 2)], [Cell("Words to spend, our advice", Role.STRONG, 2)]
        for place, part in enumerate(sections):
            column = _SENTENCES + 2 * place + 1
            cells = Range(STATEMENT, TABLE, column, TABLE + self.many - 1, column)
            words = sum(len(text.split()) for text in texts[place])
            heads += [Cell(part.title, Role.HEADING), Cell("Words", Role.FIGURE_HEADING)]
            sums += [Cell("", Role.STRONG), Cell(Formula(f"=SUM({cells.name})", words), Role.STRONG_COUNT)]
            budgets += [Cell("", Role.STRONG), Cell(part.budget, Role.STRONG_COUNT)]
        rows = (
            parts.title(STATEMENT),
            parts.fitted((Cell(f"{_FILLS} {self.grid.limit}", Role.NOTICE, len(widths)),), widths),
            Row(tuple(sums), 20),
            parts.fitted(budgets, widths),
            parts.fitted(heads, widths),
            *self._sentences([part.says or "" for part in sections], texts, widths),
        )
        fixed = (TABLE, _SENTENCES), (TABLE - 1, TABLE - 1)
        return Sheet(STATEMENT, widths, rows, *fixed, landscape=True)

    def _sentences(self, says: list[str], known: list[list[str]], widths: tuple[float, ...]) -> Iterator[Row]:
        for number in range(self.many):
            own = self._own(TABLE + number)
            above = {
                name: Range(self.sheet, TABLE - 1, place, TABLE + number - 1, place)
                for name, place in self.places.items()
            }
            values = self.grid.rows[number] if number < len(self.grid.rows) else {}
            shown = [texts[number] if values else "" for texts in known]
            line = own[self.rule.line].reference
            about = Formula(f'=IF({line}="","",{line})', values.get(self.rule.line, ""))
            cells = [Cell(TABLE + number + 1, Role.COUNT), Cell(about, Role.STRONG)]
            for place, (name, text) in enumerate(zip(says, shown, strict=True)):
                formula = Formula(sentence(name, self.grid.tool, own, above), text)
                text_place = Place(STATEMENT, TABLE + number, _SENTENCES + 2 * place)
                cells += [
                    Cell(formula, Role.LABEL),
                    Cell(Formula(words_in(text_place), len(text.split()) or ""), Role.COUNT),
                ]
            yield parts.fitted(cells, widths, _SENTENCE_LINES)
