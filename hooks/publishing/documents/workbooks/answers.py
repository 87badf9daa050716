"""The workbook in which a partnership answers what its reports asked of it.

In: an area, and its findings. Out: a ``Workbook`` of four sheets, and where its answers stand, for whoever reads it when it
is filled; None where nothing is open.

    Read me   what it is for and how to use it
    Answers   a row for each finding that is still open, newest report first
    About     what this workbook is: the facts on the rows of ``WORKBOOK`` and ``AREA``; below, each finding's row
    Lists     what the drop-down offers

A row names its finding (column ``FINDING``) and says what was asked (``WORDING``): a reader trusts a row only if both still
fit the record.
"""

from collections.abc import Iterable

from publishing.base.dates import When
from publishing.content.findings import FoundItem
from publishing.content.models import Answer, Partnership, Profile, Voice
from publishing.documents.workbooks import parts
from publishing.documents.workbooks.model import Cell, Place, Role, Row, Sheet, Workbook

KIND = "answers"
SHEET = "Answers"
WORKBOOK, AREA = (Place(parts.ABOUT, row, 1) for row in (2, 3))
FINDING, WORDING, KNOWN, ANSWER, ANSWERED, PLAN, DUE, EVIDENCE = range(8)  # the columns of the sheet Answers
HEADINGS = 2  # the row of the column headings
AT_MOST = 200  # findings; a longer sheet nobody fills in
ANSWERS = {answer.label: answer for answer in Answer}
_LIST = "Answers_to_findings"
_WIDTHS = (22, 44, 26, 18, 14, 40, 14, 34, 1)  # the last is a margin
_HEADS = (
    "Finding",
    "What was asked",
    "What is known",
    "Our answer",
    "Answered on",
    "What we plan",
    "By when",
    "Evidence",
)
_NOTICE = "Write nothing that tells who {} is. What you write here is meant to be published."
_USE = {
    "What it is": "What reports asked of {area}, {known}to be answered in one place.",
    parts.WHOSE: "We made this workbook for this site. It is not the inspectorate's.",
    "Answer": (
        "On the sheet Answers, choose in the framed cells whether you accept what was asked, and type the day of that "
        "answer. Say in a sentence or two what you plan, and by when. As evidence give web addresses, a blank between them."
    ),
    "Leave out": "Leave a row empty if you have nothing to say of it. Silence is not published as an answer.",
    "Who says so": (
        "Your answers are shown as {voice}'s word, apart from what inspectors say. Only inspectors judge progress."
    ),
    "Locked cells": (
        "All other cells are locked, so that nothing is changed by accident. There is no password. If a row is moved or "
        "its words are changed, it can no longer be read."
    ),
    "Where it is from": "{url}",
}


def workbook(
    area: Partnership, items: Iterable[FoundItem], url: str, voice: Voice, profile: Profile
) -> Workbook | None:
    """Build the workbook of an area whose page is at ``url``, of its listed findings; None where nothing is open.

    ``voice`` is whose word its answers are.
    """
    open_items = [item for item in items if item.finding.kind.asks and item.status.state.still_open][:AT_MOST]
    if not open_items:
        return None
    lists, names = parts.lists({_LIST: tuple(ANSWERS)})
    changed = max(day for item in open_items if (day := item.report.updated.sort_day))
    title = f"Answers to findings: {area.name}"
    facts = {
        "Workbook": KIND,
        (profile.unit.heading if profile.unit else "Area"): area.id,
        "Version": changed.isoformat(),
        "Address": url,
    }
    places = {item.id: f"{SHEET}, row {HEADINGS + 2 + place}" for place, item in enumerate(open_items)}
    known = "" if profile.own_voice else "as far as this site knows of it, "
    words = {name: text.format(area=area.name, url=url, voice=voice.noun, known=known) for name, text in _USE.items()}
    notice = _NOTICE.format(f"{profile.people.article} {profile.people.one}")
    sheets = (
        parts.read_me(title, f"As the records were on {When.parse(changed.isoformat()).words()}.", notice, words),
        _sheet(title, open_items, notice),
        parts.about(facts, ("Finding", "Where it is answered"), places),
        lists,
    )
    return Workbook(title, changed.isoformat(), url, changed, sheets, names)


def _sheet(title: str, open_items: Iterable[FoundItem], notice: str) -> Sheet:
    rows = (
        parts.title(title),
        parts.lead(notice),
        parts.fitted([Cell(head, Role.HEADING) for head in _HEADS], _WIDTHS),
        *map(_row, open_items),
    )
    return Sheet(SHEET, _WIDTHS, rows, (HEADINGS + 1, 1), (HEADINGS, HEADINGS), landscape=True)


def _row(item: FoundItem) -> Row:
    hint = item.text
    cells = (
        Cell(item.id, Role.GUIDANCE),
        Cell(item.text, Role.LABEL),
        Cell(" ".join(filter(None, (f"{item.status.words}.", item.status.reason))), Role.GUIDANCE),
        Cell(None, Role.ANSWER, entry=parts.entry("Our answer", hint, _LIST, tuple(ANSWERS))),
        Cell(
            None, Role.DAY, entry=parts.entry("Answered on", "The day of your answer, such as 31/3/2027.", of_day=True)
        ),
        Cell(None, Role.ANSWER, entry=parts.entry("What we plan", "What will be done, in a sentence or two.")),
        Cell(None, Role.DAY, entry=parts.entry("By when", "The day by which it will be done.", of_day=True)),
        Cell(
            None, Role.ANSWER, entry=parts.entry("Evidence", "Web addresses of plans and papers, a blank between them.")
        ),
    )
    return parts.fitted(cells, _WIDTHS, 4)
