"""The words of a page of evidence: what stands around the findings that somebody chose to take away.

In: the day of the last change, and the words of the profile. Out: words, which the register's page hands to its script
(``overrides/assets/js/findings/``).
"""

from collections.abc import Mapping
from datetime import date

from publishing.base.dates import When
from publishing.content.models import Vocabulary

_WORDS: Mapping[str, str] = {
    "title": "Evidence",
    "chosen": "What was chosen",
    "address": "The same choice, as it is now:",
    "limits": "What the numbers don’t say",
    "none": "No indicator named",
    "own": "The report’s own words.",
}
_OF_OWN_REPORTS = "A number here counts what is listed, not what was found."
_CAVEATS = (
    "The lists are not complete. Of most reports we know only what news items and partners say of them. A number here "
    "counts what is listed, not what was found.",
    "{article} {one} with few findings here may have been asked for much. One with many may only be better reported on.",
    "Findings are in our own words, unless the report itself stands on the site. Read the source before you quote one.",
    "“No later word found” means just that. It does not mean that nothing was done.",
    "What inspectors say and what a {voice} says are kept apart. Nothing is sorted by grade, and no {one} is ranked.",
)


def words(changed: date | None, vocabulary: Vocabulary) -> Mapping[str, str | list[str]]:
    """Return the words by name, with those of the profile.

    ``changed`` is the day of the records' last change, as no file knows the clock.
    """
    day = When.parse(changed.isoformat()).words() if changed else ""
    unit = vocabulary.profile.unit if vocabulary.profile else None
    noun = unit.one if unit else "body"
    article = (unit.article if unit else "a").capitalize()
    voice = vocabulary.inspected.noun.removeprefix("the ")
    own = vocabulary.profile is not None and vocabulary.profile.own_voice
    caveats = [_OF_OWN_REPORTS, *_CAVEATS[1:]] if own else _CAVEATS
    caveats = [text.format(article=article, one=noun, voice=voice) for text in caveats]
    return {**_WORDS, "caveats": caveats, "as_of": f"The site’s records last changed on {day}." if day else ""}
