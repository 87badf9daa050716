"""The sheets of a pooling workbook that count what stands in its records, and where the records stand.

In: a template. Out: columns of the sheet Records (one row a record, one column a question); the sheets Summary (every record, or those of a group to choose) and By group (all groups beside
each other). A share is of the records whose answer applies: the empty and the not applicable are in no share. The words
are those of ``grades.share_words``, as a formula.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from publishing.base.grades import ALL, NONE
from publishing.content.models import NOT_APPLICABLE, AnswerKind, Question, Scoring, Template
from publishing.documents.workbooks import parts
from publishing.documents.workbooks.model import Cell, Formula, Range, Role, Row, Sheet, column_name

RECORDS = "Records"
MOST = 200  # records
FIRST = 5  # the row of the first record
ANSWERED = 1  # the column that counts a record's answers
QUESTIONS = 2  # the column of the first question
SUMMARY, BY_GROUP = "Summary", "By group"
EVERY = "All records"
GROUPS = "Groups"  # the name of the list of groups to choose from
RECORDS_READ, GOOD_OR_BETTER, ANSWERS, EMPTY = "Records", "Good or better", "Answers that apply", "Empty"
_CHOICE_ROW, _RECORDS_ROW = 2, 4
_CHOSEN = f"$B${_CHOICE_ROW + 1}"
_HEADS = (
    Cell("Count", Role.FIGURE_HEADING),
    Cell("Share", Role.FIGURE_HEADING),
    Cell("In words", Role.HEADING),
)
_NOTICE = "For your team, not for publication. Shares are of the answers that apply."
_LABEL_WIDTH, _WIDTHS = 46, (9, 10, 16)


def question_columns(template: Template) -> Mapping[str, int]:
    """The column of each question's answers, by the question's id, in the template's order."""
    return {question.id: QUESTIONS + number for number, question in enumerate(template.questions)}


def column_range(column: int) -> str:
    """A column of all records, as formulas call it."""
    return Range(RECORDS, FIRST, column, FIRST + MOST - 1, column).name


@dataclass(frozen=True)
class _Tally:
    """Columns of figures from ``column`` on: count, share and, where ``wide``, words; of the records ``among``.

    ``scoring`` says which grades are good or better, and has the words.
    """

    column: int
    scoring: Scoring
    among: str = "1"
    wide: bool = True

    @property
    def width(self) -> int:
        return len(_HEADS) if self.wide else len(_HEADS) - 1

    def cell(self, row: int) -> str:
        return f"{column_name(self.column)}{row + 1}"

    def matching(self, condition: str) -> str:
        return f"SUMPRODUCT(({condition})*{self.among})"


@dataclass(frozen=True)
class _Line:
    """A row of figures: ``sum_of`` are answers whose counts it adds up, where it doesn't count ``answer`` itself."""

    label: str
    answer: str = ""
    sum_of: tuple[str, ...] = ()
    strong: bool = False
    shared: bool = False

    @property
    def key(self) -> str:
        """A key among the lines of its question, also where an answer reads like a label of ours."""
        return _key(self.answer) if self.answer else self.label


def summary(template: Template) -> Sheet:
    """The sheet of all records, or of the group that is chosen at its top."""
    grouping = template.grouping
    choice = Row()
    among = "1"
    if grouping:
        among = f'(({_groups(template, grouping)}={_CHOSEN})+({_CHOSEN}="{EVERY}")>0)'
        hint = "Choose a record group to see that group alone, or all records."
        entry = parts.entry("Records to count", hint, GROUPS, (EVERY, *grouping.choices))
        cells = (Cell("Count the records of", Role.STRONG), Cell(EVERY, Role.ANSWER, 3, entry))
        choice = parts.fitted(cells, (_LABEL_WIDTH, *_WIDTHS), least=24)
    return _sheet(SUMMARY, template, choice, (_Tally(1, template.scoring, among),))


def by_group(template: Template, grouping: Question) -> Sheet:
    """The sheet of all groups; the answers of ``grouping`` say which group a record belongs to."""
    groups = _groups(template, grouping)
    tallies = tuple(
        _Tally(1 + 2 * number, template.scoring, f"({groups}={_text(group)})", wide=False)
        for number, group in enumerate(grouping.choices)
    )
    names = (Cell("Records of", Role.HEADING), *(Cell(group, Role.HEADING, 2) for group in grouping.choices))
    widths = (_LABEL_WIDTH, *(figure for tally in tallies for figure in _WIDTHS[: tally.width]))
    return _sheet(BY_GROUP, template, parts.fitted(names, widths, least=46), tallies)


def _sheet(name: str, template: Template, whose: Row, tallies: Sequence[_Tally]) -> Sheet:
    heads = (head for tally in tallies for head in _HEADS[: tally.width])
    width = 1 + sum(tally.width for tally in tallies)
    rows = [
        parts.title(f"{template.title}: {name.lower()}"),
        Row((Cell(_NOTICE, Role.NOTICE, width),), 22),
        whose,
        Row((Cell("Answer", Role.HEADING), *heads), 22),
        Row((Cell(RECORDS_READ, Role.STRONG), *_records_read(tallies)), 20),
    ]
    columns = question_columns(template)
    numbers = {question: number for number, question in enumerate(columns, 1)}
    widths = (_LABEL_WIDTH, *(figure for tally in tallies for figure in _WIDTHS[: tally.width]))
    for section in template.sections:
        rows += [Row(), Row((Cell(section.title, Role.SECTION, width),), 26)]
        for question in section.questions:
            heading = f"{numbers[question.id]}. {question.question}"
            rows.append(parts.fitted((Cell(heading, Role.QUESTION, width),), widths, least=28))
            block = _block(question, column_range(columns[question.id]), tallies, len(rows))
            rows += [parts.fitted(cells, widths, least=18) for cells in block]
    return Sheet(name, widths, tuple(rows), (_RECORDS_ROW, 1), (_CHOICE_ROW, _RECORDS_ROW - 1), len(tallies) > 1)


def _groups(template: Template, grouping: Question) -> str:
    return column_range(question_columns(template)[grouping.id])


def _records_read(tallies: Sequence[_Tally]) -> Iterator[Cell]:
    for tally in tallies:
        count = tally.matching(f"{column_range(ANSWERED)}>0")
        yield from (
            Cell(Formula(f"={count}", 0), Role.STRONG_COUNT),
            *[Cell(role=Role.STRONG_WORD)] * (tally.width - 1),
        )


def _block(question: Question, answers: str, tallies: Sequence[_Tally], top: int) -> list[tuple[Cell, ...]]:
    """The cells of the rows of a question, whose answers stand in the range ``answers``; the first of them is the row ``top``."""
    lines = _lines(question, tallies[0].scoring.good)
    places = {line.key: top + number for number, line in enumerate(lines)}
    return [
        (
            Cell(line.label, Role.STRONG if line.strong else Role.LABEL),
            *(cell for tally in tallies for cell in _figures(line, tally, answers, places)),
        )
        for line in lines
    ]


def _lines(question: Question, grades: tuple[str, ...]) -> tuple[_Line, ...]:
    """List the lines of a question, in the order in which they are shown."""
    if not question.answers:
        return _Line(ANSWERS, strong=True), _Line(EMPTY)
    applying = tuple(answer for answer in question.answers if answer != NOT_APPLICABLE)
    good = (_Line(GOOD_OR_BETTER, sum_of=grades, strong=True, shared=True),)
    return (
        *(_Line(answer, answer, shared=answer in applying) for answer in question.answers),
        *(good if grades and question.answer is AnswerKind.SCALE else ()),
        _Line(ANSWERS, sum_of=applying, strong=True),
        _Line(EMPTY, sum_of=question.answers),
    )


def _figures(line: _Line, tally: _Tally, answers: str, places: dict[str, int]) -> tuple[Cell, ...]:
    """Count, share and words of a line; ``places`` are the rows of all lines of its question."""
    role = "strong-" if line.strong else ""
    count = Cell(Formula(f"={_count(line, tally, answers, places)}", 0), Role(f"{role}count"))
    if not line.shared:
        return count, *[Cell(role=Role(f"{role}word"))] * (tally.width - 1)
    part, whole = tally.cell(places[line.key]), tally.cell(places[ANSWERS])
    share = Cell(Formula(f'=IF({whole}=0,"",{part}/{whole})', ""), Role(f"{role}share"))
    words = Cell(Formula(f"={_words(part, whole, tally.scoring)}", ""), Role(f"{role}word"))
    return (count, share, words)[: tally.width]


def _count(line: _Line, tally: _Tally, answers: str, places: dict[str, int]) -> str:
    added = "+".join(tally.cell(places[_key(answer)]) for answer in line.sum_of)
    if line.key == EMPTY:
        return f"{tally.cell(_RECORDS_ROW)}-({added or tally.cell(places[ANSWERS])})"
    if line.answer:
        return tally.matching(f"{answers}={_text(line.answer)}")
    return added or tally.matching(f'{answers}<>""')


def _key(answer: str) -> str:
    return f"={answer}"


def _words(part: str, whole: str, scoring: Scoring) -> str:
    """``grades.share_words`` as a formula."""
    bands = scoring.bands
    words = f'"{bands[-1].word}"'
    for band in reversed(bands[:-1]):
        words = f'IF(100*{part}>={band.percent}*{whole}+{int(band.above)},"{band.word}",{words})'
    return f'IF({whole}=0,"",IF({part}=0,"{NONE}",IF({part}={whole},"{ALL}",{words})))'


def _text(text: str) -> str:
    """A text inside a formula."""
    return '"' + text.replace('"', '""') + '"'
