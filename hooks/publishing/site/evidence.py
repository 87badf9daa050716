"""The words of a page of evidence: what stands around the findings that somebody chose to take away.

In: the day of the last change. Out: words, which the register's page hands to its script (``overrides/assets/js/findings/``).
"""

from collections.abc import Mapping
from datetime import date

from publishing.base.dates import When

_WORDS: Mapping[str, str | list[str]] = {
    "title": "Evidence",
    "chosen": "What was chosen",
    "address": "The same choice, as it is now:",
    "limits": "What the numbers don’t say",
    "caveats": [
        "The lists are not complete. Of most reports we know only what news items and partners say of them. A number here "
        "counts what is listed, not what was found.",
        "An area with few findings here may have been asked for much. One with many may only be better reported on.",
        "Findings are in our own words, unless the report itself stands on the site. Read the source before you quote one.",
        "“No later word found” means just that. It does not mean that nothing was done.",
        "What inspectors say and what a partnership says are kept apart. Nothing is sorted by grade, and no area is ranked.",
    ],
    "none": "No indicator named",
    "own": "The report’s own words.",
}


def words(changed: date | None) -> Mapping[str, str | list[str]]:
    """Return the words by name. ``changed`` is the day of the records' last change, as no file knows the clock."""
    day = When.parse(changed.isoformat()).words() if changed else ""
    return {**_WORDS, "as_of": f"The site’s records last changed on {day}." if day else ""}
