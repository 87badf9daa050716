"""The lines of a grid of evidence: what a programme grades, and its lines of enquiry.

In: a catalogue and a programme. Out: names, as a person chooses them.
"""

from publishing.content.catalogue import Catalogue
from publishing.content.models import Programme


def lines(catalogue: Catalogue, programme: Programme) -> tuple[str, ...]:
    """Return the indicators that are graded (else all that count in the framework), then the lines of enquiry."""
    framework = catalogue.frameworks.get(programme.framework or "")
    counted = [indicator for indicator in catalogue.indicators_of(framework) if indicator.counted] if framework else []
    graded = catalogue.graded_in(programme) or counted
    return (*(indicator.name for indicator in graded), *programme.statements)
