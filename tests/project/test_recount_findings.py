"""The findings of the site, held to a recount by a script that shares no code with it."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

from example import ROOT, real
from publishing.data.tables.findings import finding_tables

SCRIPT = ROOT / "tools" / "recount-findings"
COLUMNS = {
    "kind": "kind",
    "report": "report",
    "area": "partnership",
    "programme": "programme",
    "indicator": "indicator",
}
REPORT = """\
---
title: One
partnership: north
programme: services
findings:
  - id: plans
    kind: improvement
    text: Plan.
    indicator: "6.2"
  - id: staff
    kind: strength
    text: Staff.
---
"""
FACTS = """\
reports:
- id: north-2016
  improvements:
  - {kind: improvement, text: Plan., indicator: '6.2'}
  - {kind: %s, text: Staff., indicator: null}
new_reports: []
"""


@pytest.mark.parametrize("facet", COLUMNS)
def test_as_many_as_the_recount(facet: str) -> None:
    """The published table has as many findings of each kind, area, programme and indicator as the sources name."""
    counted = yaml.safe_load((ROOT / "tests" / "findings-recount.yml").read_text(encoding="utf-8"))
    table, _ = finding_tables(real().findings, "https://reports.example/")
    own = [row for row in table.rows if row["report"] in counted["report"]]  # later reports have findings of their own
    found = Counter(row[COLUMNS[facet]] for row in own if row[COLUMNS[facet]])

    assert dict(found) == counted[facet]


@pytest.mark.parametrize(("kind", "status"), [("strength", 0), ("improvement", 1)])
def test_the_recount_tells_a_difference(tmp_path: Path, kind: str, status: int) -> None:
    """The script ends well where the two agree, and names what differs where they don't."""
    (tmp_path / "docs/reports").mkdir(parents=True)
    (tmp_path / "docs/reports/north-2016.md").write_text(REPORT, encoding="utf-8")
    (tmp_path / "facts.yml").write_text(FACTS % kind, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, SCRIPT, "facts.yml"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == status
    assert ("strength: 0 in the facts, 1 here" in done.stdout) == bool(status)
