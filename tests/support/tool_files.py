"""Grids of evidence and timetables of a made-up tool, and what tests fill them with."""

from typing import Any

from publishing.content.models import Programme, Tool
from publishing.site.evidence_grid import EvidenceGrid

LINES = ("1.1 Wellbeing", "2.1 Leading people", "Children are heard, and say so")
KINDS = ("data", "records", "children", "parents")
_GRID = {
    "line": "line",
    "claim": "claim",
    "evidence": "evidence",
    "kind": "kind",
    "day": "seen",
    "number": "number",
    "voices": ["children", "parents"],
    "years": "2",
    "least": "10",
}
_COLUMNS = [
    {"id": "line", "title": "Line", "answer": "line"},
    {"id": "claim", "title": "Claim"},
    {"id": "evidence", "title": "Evidence"},
    {"id": "kind", "title": "Kind", "answer": "choice", "choices": list(KINDS)},
    {"id": "seen", "title": "Seen", "answer": "day"},
    {"id": "number", "title": "Number", "answer": "number"},
]
_HEAD = {"updated": "2026-11-22", "summary": "What it is for.", "chapters": ["first"], "order": "1"}


def tool(**fields: Any) -> Tool:
    """Return a tool with these fields, the others made up."""
    own = {"id": "made-up", "file": "handbook/tools/made-up.md", "title": "Made up", "formats": ["xlsx"]}
    return Tool.model_validate({**_HEAD, **own, **fields})


def grid_tool(empty: int = 6) -> Tool:
    """Return a tool that is a grid."""
    part = {"id": "claims", "title": "Claims & more", "layer": "suggestion", "empty": empty, "columns": _COLUMNS}
    return tool(grid=_GRID, parts=[part])


def statement_tool() -> Tool:
    """Return a statement that is written from the grid."""
    parts = [
        {"id": "how", "title": "How good?", "layer": "suggestion", "budget": "20", "says": "{claim}."},
        {
            "id": "known",
            "title": "How do we know?",
            "layer": "suggestion",
            "budget": "30",
            "says": 'It "says" so: {evidence} ({kind}). Seen: {seen}. Behind it: {number}.',
        },
    ]
    return tool(id="statement", formats=["docx"], claims="made-up", parts=parts)


def evidence_grid(rows: tuple[dict[str, str], ...] = (), on: Any = None, area: str = "") -> EvidenceGrid:
    """Return a grid with these rows."""
    fields = {
        "id": "services",
        "file": "programmes/services.md",
        "title": "Services",
        "short_title": "Services",
        "order": "1",
        "years": "2019/2021",
        "summary": "One in each area.",
    }
    return EvidenceGrid(grid_tool(), Programme.model_validate(fields), LINES, statement_tool(), rows, on, area)


def row(
    line: int, evidence: str, kind: str = "data", seen: str = "", number: str = "", claim: str = "So it is"
) -> dict[str, str]:
    """Return a row of the grid; what is empty is left out."""
    values = {"line": LINES[line], "claim": claim, "evidence": evidence, "kind": kind, "seen": seen, "number": number}
    return {name: value for name, value in values.items() if value}


TIMES_COLUMNS = [
    {"id": "day", "title": "Day", "answer": "day"},
    {"id": "from", "title": "From", "answer": "time"},
    {"id": "to", "title": "To", "answer": "time"},
    {"id": "people", "title": "People"},
    {"id": "room", "title": "Room"},
]


def timetable(empty: int = 8) -> Tool:
    """Return a tool that is a timetable."""
    part = {"id": "meetings", "title": "Meetings", "layer": "suggestion", "empty": empty}
    clashes = {"day": "day", "start": "from", "end": "to", "same": ["people", "room"]}
    return tool(clashes=clashes, columns=TIMES_COLUMNS, parts=[part])


def meeting(start: str, end: str, people: str = "", room: str = "", day: str = "2027-03-01") -> dict[str, str]:
    """Return a row of the timetable; what is empty is left out."""
    values = {"day": day, "from": start, "to": end, "people": people, "room": room}
    return {name: value for name, value in values.items() if value}
