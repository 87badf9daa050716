"""The answers in filled workbooks of a partnership.

In: a publication, and files. Out: the events of each finding, and a ``Fault`` for everything that keeps a file out. A file
is taken whole or not at all; where two files answer one finding in unlike ways, neither is taken.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from publishing.base.problems import alternatives, closest, quoted
from publishing.commands.pooling import opening
from publishing.commands.pooling.faults import Fault, Wrong, in_order, read_each, shown
from publishing.commands.pooling.opening import Cells, Formula, UnreadableError, Value
from publishing.content.findings import FoundItem
from publishing.content.publication import Publication
from publishing.documents.workbooks import answers
from publishing.documents.workbooks.model import Place

Event = Mapping[str, str | list[str]]
Events = Mapping[str, tuple[Event, ...]]  # by the finding's id


@dataclass(frozen=True)
class Answered:
    """The events that were read, by finding; the file that each finding's are from; and what is wrong with the others."""

    events: Events
    files: Mapping[str, str]
    faults: tuple[Fault, ...]


def read(publication: Publication, files: Mapping[str, bytes | UnreadableError]) -> Answered:
    """Read the answers in all files that can be trusted."""
    found, faults = read_each(files, lambda content: read_one(publication, content), "answers that are not read yet")
    unlike = list(_answered_twice(found))
    left = {file: events for file, events in found.items() if file not in {fault.file for fault in unlike}}
    return Answered(
        {finding: own for events in left.values() for finding, own in events.items()},
        {finding: file for file, events in left.items() for finding in events},
        in_order([*faults, *unlike], files),
    )


def _answered_twice(found: Mapping[str, Events]) -> Iterator[Fault]:
    """Name every file that answers a finding otherwise than another: nobody can tell which of them is right."""
    for file, events in found.items():
        for other, others in found.items():
            if both := next((name for name in events if name in others and events[name] != others[name]), ""):
                expected = f"one answer to {quoted(both)}"
                yield Fault(file, None, expected, f"another one than in {other}; neither file is read")
                break


def read_one(publication: Publication, content: bytes) -> Events | list[Wrong] | UnreadableError:
    """Read the answers in a workbook, or say what is wrong with it."""
    try:
        cells = opening.cells(content)
    except UnreadableError as error:
        return error
    if wrong := _another(publication, cells):
        return wrong
    items = {item.id: item for item in publication.findings.by_partnership.get(str(cells[answers.AREA]), ())}
    rows = _answered_rows(cells)
    voice = publication.catalogue.vocabulary.inspected.value
    faults = [fault for row in rows for fault in _row_faults(cells, row, items, voice)]
    if not rows:
        return [(None, "at least one answer", "an empty form", "")]
    return faults or {str(_cell(cells, row, answers.FINDING)): tuple(_events(cells, row, voice)) for row in rows}


def _another(publication: Publication, cells: Cells) -> list[Wrong]:
    """Say why this is not a workbook of answers, or of no area here."""
    kind, area = cells.get(answers.WORKBOOK, ""), cells.get(answers.AREA, "")
    if kind != answers.KIND:
        return [(answers.WORKBOOK, f"a workbook of {quoted(answers.KIND)}", shown(kind), "")]
    areas = [partnership.id for partnership in publication.catalogue.listed_partnerships]
    if area not in areas:
        return [(answers.AREA, "the id of an area", shown(area), closest(str(area), areas) or "")]
    return []


_FIELDS = (answers.ANSWER, answers.ANSWERED, answers.PLAN, answers.DUE, answers.EVIDENCE)


def _answered_rows(cells: Cells) -> list[int]:
    """List the rows in which anything was filled in."""
    return sorted({place.row for place in cells if _is_answer(place)})


def _is_answer(place: Place) -> bool:
    return place.sheet == answers.SHEET and place.row > answers.HEADINGS and place.column in _FIELDS


def _row_faults(cells: Cells, row: int, items: Mapping[str, FoundItem], voice: str) -> Iterator[Wrong]:
    """Say what is wrong with a row: the finding that it names, and each of its answers."""
    named, question = _cell(cells, row, answers.FINDING), _cell(cells, row, answers.WORDING)
    item = items.get(str(named))
    if not item or not item.finding.kind.asks:
        meant = closest(str(named), items) or ""
        yield _place(row, answers.FINDING), "the id of a finding that is listed now", shown(named), meant
    elif question != _folded(item.text):
        yield _place(row, answers.WORDING), f"what the finding says now, {quoted(item.text)}", shown(question), ""
    else:
        wrong = list(_value_faults(cells, row))
        yield from wrong or _known_already(cells, row, item, voice)


def _known_already(cells: Cells, row: int, item: FoundItem, voice: str) -> Iterator[Wrong]:
    """Say that the record has an answer or a plan of that day: the file was read before, or is older than the record."""
    known = {(event.event.value, str(event.date)) for event in item.finding.events}
    for event in _events(cells, row, voice):
        if (event["event"], event["date"]) in known:
            what = f"one of {event['date']} ({event['event']})"
            yield _place(row, answers.ANSWERED), "an answer that the record does not have yet", what, ""


def _value_faults(cells: Cells, row: int) -> Iterator[Wrong]:
    values = {column: _cell(cells, row, column) for column in _FIELDS}
    answer, answered, due = (values[column] for column in (answers.ANSWER, answers.ANSWERED, answers.DUE))
    for column, value in values.items():
        if isinstance(value, Formula):
            yield _place(row, column), "an answer", shown(value), ""
    if answer and answer not in answers.ANSWERS and not isinstance(answer, Formula):
        meant = closest(str(answer), answers.ANSWERS) or ""
        yield _place(row, answers.ANSWER), alternatives(answers.ANSWERS), shown(answer), meant
    if not answered or (isinstance(answered, str) and not isinstance(answered, Formula)):
        yield _place(row, answers.ANSWERED), "the day of the answer, as a date", shown(answered), ""
    if due and not isinstance(due, date | Formula):
        yield _place(row, answers.DUE), "a day, as a date", shown(due), ""
    if not answer and not values[answers.PLAN] and not due:
        yield _place(row, answers.ANSWER), "an answer or a plan", "neither", ""
    for address in str(values[answers.EVIDENCE] or "").split():
        if not address.startswith(("https://", "http://")) and not isinstance(values[answers.EVIDENCE], Formula):
            yield _place(row, answers.EVIDENCE), "web addresses that start with https://", quoted(address), ""


def _events(cells: Cells, row: int, voice: str) -> Iterator[Event]:
    """Make the events of a row: an answer, and a plan. ``voice`` is how records write who was inspected."""
    day = str(_cell(cells, row, answers.ANSWERED))
    sources = str(_cell(cells, row, answers.EVIDENCE) or "").split()
    evidence = {"sources": sources} if sources else {}
    if answer := _cell(cells, row, answers.ANSWER):
        yield {
            "event": "answered",
            "by": voice,
            "date": day,
            "answer": answers.ANSWERS[str(answer)].value,
            **evidence,
        }
    plan, due = _cell(cells, row, answers.PLAN), _cell(cells, row, answers.DUE)
    if plan or due:
        note = {"note": str(plan)} if plan else {}
        by = {"due": str(due)} if due else {}
        yield {"event": "planned", "by": voice, "date": day, **by, **note, **evidence}


def _place(row: int, column: int) -> Place:
    return Place(answers.SHEET, row, column)


def _cell(cells: Cells, row: int, column: int) -> Value | None:
    return cells.get(_place(row, column))


def _folded(text: str) -> str:
    return " ".join(text.split())
