"""A facet that the site does not have: the framework edition that reports evaluate by, as somebody would add it.

It takes one row in ``FACETS`` and one in ``LISTS``, both in ``hooks/publishing/site/finder/registry.py``. ``add`` writes them into a copy of
the project.
"""

import importlib.util
from pathlib import Path
from types import ModuleType

REGISTRY = Path("hooks/publishing/site/finder/registry.py")
ROW = """\
    FacetDefinition(
        key="edition",
        label="Framework edition",
        phrase="evaluated by the",
        options_of=lambda catalogue: (
            Option(edition.id, edition.short_title) for edition in catalogue.frameworks.values()
        ),
        values_of=lambda catalogue, report: (
            (edition.id,) if (edition := catalogue.framework_of(report)) else ()
        ),
        joiner="or",
    ),
"""
LIST = """\
    ListGroup("By framework edition", ("edition",)),
"""
_ENDS = {"FACETS": ROW, "LISTS": LIST}
SECOND_EDITION = {
    "quality-indicators/second-edition/index.md": """\
---
title: How well do we do now?
edition: "2022"
updated: 2026-11-22
short_title: Second edition
order: 2
published: 2022
key_questions:
  - id: outcomes
    title: What have we achieved?
summary: The newer edition.
scale: six-point
---
""",
    "quality-indicators/second-edition/1-1.md": """\
---
number: "1.1"
title: Wellbeing
key_question: outcomes
evaluated: true
---
""",
    "reports/southshire-2023.md": """\
---
title: Services for children in Southshire
partnership: southshire
kind: joint-inspection
programme: services
framework: second-edition
published: 2023-05-04
inspected: unknown
confidence: high
sources:
  - https://reports.example/southshire-2023
added: 2026-11-22
summary: One indicator was graded.
evaluations:
  "1.1": good
---
""",
}


def add(project: Path) -> None:
    """Add the rows to a copy of the project, each at the end of its tuple."""
    file = project / REGISTRY
    text = file.read_text(encoding="utf-8")
    for name, row in _ENDS.items():
        start = text.index(f"\n{name}: ")
        end = text.index("\n)\n", start) + 1
        text = text[:end] + row + text[end:]
    file.unlink()  # a link to the file of all projects
    file.write_text(text, encoding="utf-8")


def registry_of(project: Path) -> ModuleType:
    """The registry of a copy of the project, as a module of its own."""
    spec = importlib.util.spec_from_file_location("registry_of_copy", project / REGISTRY)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
