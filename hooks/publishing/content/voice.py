"""Descriptions of fields and tables in the voice of a site.

In: a description as models and tables have it, which is how somebody writes who lists another's reports. Out: the same, or
in an inspectorate's own voice one that doubts nothing which it knows itself.
"""

from collections.abc import Mapping

from publishing.content.models import Profile

OWN: Mapping[str, str] = {  # by the words of a catalogue, a whole sentence or more
    "The title, as on the report where it was seen.": "The title, as on the report.",
    "The day on which this site first listed it.": "The day on which it was first published here.",
    "How a date that no source states was worked out.": "What a reader must know about the date.",
    "Grades known by name: indicator number and grade.": "Grades by indicator: its number and the grade.",
    "Whether the body is the report itself, not a catalogue record of it.": "Whether the body is the whole report.",
    "A report, or what is known of one.": "A report.",
    "Web addresses that state these facts, best first.": "Web addresses to read more at, best first.",
    "A row for each report, of whatever kind, that is known of.": "A row for each report, of whatever kind.",
    "A row for each grade known by indicator, and one for each grade that a report's counts hold beyond those.": (
        "A row for each grade of an indicator, and one for each grade that a report gives as a count alone."
    ),
    "The indicator's number; empty where only the number of such grades is known.": (
        "The indicator's number; empty where a report says only how many such grades it gives."
    ),
    "named: the grade of this indicator is known. counted: so many indicators got this grade; which ones is not known.": (
        "named: the grade of this indicator. counted: so many indicators got this grade; the report names none of them."
    ),
    "The best source of these facts that can be linked.": "The first of the report's web addresses.",
    "How many grades are known by indicator.": "How many grades are given by indicator.",
    "How many grades are known, by indicator or as a count.": "How many grades are given, by indicator or as a count.",
    "The lists are not complete: they hold what sources name.": "",
    "What was found; in our own words, unless the report itself stands on this site.": "What was found.",
    "A row for each thing that is known to have become of a finding, oldest first.": (
        "A row for each thing that became of a finding, oldest first."
    ),
}


def described(text: str, profile: Profile | None) -> str:
    """Return a description in the voice of a site; without a profile, as a catalogue has it."""
    if not profile or not profile.own_voice:
        return text
    for words, own in OWN.items():
        text = text.replace(words, own)
    return " ".join(text.split())
