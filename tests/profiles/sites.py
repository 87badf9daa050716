"""Made-up inspectorates that have nothing in common with ours: their files, written from a few lines each."""

import json
from collections.abc import Callable, Mapping

from fire import fire

Files = dict[str, str]
_FINDER = "---\ntitle: Publications\nlayout: finder\n---\nEverything.\n"


def _file(text: str = "", **fields: object) -> str:
    """A file with front matter."""
    lines = "".join(
        f"{name}: {value if isinstance(value, str) else json.dumps(value)}\n" for name, value in fields.items()
    )
    return f"---\n{lines}---\n{text}"


def _profile(**fields: object) -> str:
    return "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items())


_COMMON = {
    "index.md": _file("Welcome.\n", title="Inspections", layout="home"),
    "publications.md": _FINDER,
    "about/index.md": _file(
        "## Who we are {#who}\n\nWrite to {{ contact }}.\n", title="About us", summary="Who we are."
    ),
    "data/index.md": _file(title="Open data", layout="data"),
    "about/feeds.md": _file(title="Feeds", layout="feeds"),
    "about/data-dictionary.md": _file(title="Data dictionary", layout="data-dictionary"),
}
_LICENCE = {"id": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "address": "https://licences.example/by"}
_NUMBERED = "## Findings {#findings}\n\n[14] Staff were kind.\n\n[A3] Plans were late, see [paragraph 14](#p14).\n"


def schools() -> Files:
    """Local authorities: four ordered grades, named judgements, flat paragraph numbers, no handbook, its own voice."""
    profile = _profile(
        inspectorate={"name": "School Office", "article": "the", "address": "https://schooloffice.example/"},
        voice="own",
        place={"name": "Norland", "code": "NL"},
        licence=_LICENCE,
        subject="Inspections of education in Norland",
        unit={
            "id": "authority",
            "one": "local authority",
            "many": "local authorities",
            "folder": "local-authorities",
            "code": {"name": "the authority's number", "pattern": "[0-9]{3}", "example": "412", "label": "Number"},
        },
        kinds=[
            {"id": "inspection", "label": "Inspection", "graded": "true", "programme": "required"},
            {"id": "monitoring-visit", "label": "Monitoring visit", "follows": ["inspection"]},
        ],
        parts=["framework", "comparison", "open-data"],
    )
    grades = [
        ("outstanding", "Outstanding", "deep", "Pupils do exceptionally well."),
        ("sound", "Sound", "calm", "Pupils do well."),
        ("requires-improvement", "Requires improvement", "sand", "Pupils could do better."),
        ("inadequate", "Inadequate", "rust", "Pupils are failed."),
    ]
    lines = "".join(
        f"  - {{id: {grade}, label: {label}, tone: {tone}, meaning: {words}}}\n" for grade, label, tone, words in grades
    )
    files: Files = {
        **_COMMON,
        "profile.yml": profile,
        "scales/four-point.md": f"---\ntitle: The four-point scale\ngood_from: sound\ngrades:\n{lines}---\n",
        "local-authorities/index.md": _file(title="Local authorities", layout="units"),
        "programmes/index.md": _file(title="Programmes", layout="programmes"),
        "programmes/schools.md": _file(
            title="Schools",
            short_title="Schools",
            order="1",
            years="2020/2025",
            framework="ed-2020",
            graded=["leadership", "teaching"],
            summary="Every authority once.",
        ),
        "quality-indicators/index.md": _file(title="Framework", layout="frameworks"),
        "quality-indicators/ed-2020/index.md": _file(
            title="Education framework",
            edition='"2020"',
            short_title="2020 framework",
            order="1",
            published="2020",
            scale="four-point",
            key_questions=[{"id": "all", "title": "How well do pupils learn?"}],
            updated="2025-01-02",
            summary="How we inspect.",
        ),
        "compare.md": _file("Side by side.\n", title="Compare", layout="compare"),
        "coverage.md": _file(title="What we inspected", layout="coverage"),
    }
    for place, name in enumerate(("leadership", "teaching"), 1):
        files[f"quality-indicators/ed-2020/{name}.md"] = _file(
            number=name, place=str(place), title=name.capitalize(), key_question="all", evaluated="true"
        )
    for number in (0, 1, 2, 3, 4, 10):
        files[f"local-authorities/shire-{number}.md"] = _file(name=f"Shire {number}", code=f'"{410 + number}"')
        graded = {"leadership": grades[number % 4][0], "teaching": grades[(number + 1) % 4][0]}
        for year in (2021, 2024):
            files[f"reports/shire-{number}-{year}.md"] = _file(
                _NUMBERED,
                title=f"Inspection of Shire {number} in {year}",
                authority=f"shire-{number}",
                kind="inspection",
                programme="schools",
                published=f"{year}-03-04",
                inspected=f"{year}-01",
                added=f"{year}-03-04",
                evaluations=graded,
                summary="Pupils learn.",
                full_text="true",
            )
    files["reports/shire-0-visit.md"] = _file(
        title="Monitoring visit to Shire 0",
        findings=[
            {
                "id": "plan",
                "kind": "improvement",
                "text": "Plan better.",
                "sources": ["https://schooloffice.example/a"],
                "events": [{"event": "planned", "by": "authority", "date": "2022-05-01", "due": "2022-12-01"}],
            }
        ],
        authority="shire-0",
        kind="monitoring-visit",
        follows="shire-0-2021",
        published="2022-03-04",
        inspected="2022-02",
        added="2022-03-04",
        summary="It got better.",
    )
    return files


def homes() -> Files:
    """Care homes below providers: met or not met, without an order, and every home has a code."""
    profile = _profile(
        inspectorate={"name": "Homes Regulator", "article": "the"},
        voice="catalogue",
        place={"name": "Sudland"},
        licence=_LICENCE,
        subject="Inspections of homes in Sudland",
        unit={
            "id": "home",
            "one": "home",
            "many": "homes",
            "formal": "residential home",
            "folder": "homes",
            "code": {"name": "the home's registration", "pattern": "H-[0-9]{4}", "example": "H-0012"},
            "above": {"id": "provider", "one": "provider", "many": "providers", "folder": "providers"},
        },
        kinds=[{"id": "visit", "label": "Unannounced visit", "graded": "true", "programme": "required"}],
        parts=["framework", "open-data"],
    )
    files: Files = {
        **_COMMON,
        "profile.yml": profile,
        "scales/outcome.md": (
            "---\ntitle: The outcomes\nordered: false\ngrades:\n"
            "  - {id: met, label: Met, tone: deep, meaning: The home does what it must.}\n"
            '  - {id: not-met, label: Not met, paper: "#5b2a86", ink: "#ffffff", meaning: The home does not.}\n---\n'
        ),
        "homes/index.md": _file(title="Homes", layout="units"),
        "programmes/index.md": _file(title="Programmes", layout="programmes"),
        "programmes/yearly.md": _file(
            title="Yearly visits",
            short_title="Yearly",
            order="1",
            years="2023/..",
            framework="rules-2023",
            graded=["1", "2"],
            summary="Each home once a year.",
        ),
        "quality-indicators/index.md": _file(title="Rules", layout="frameworks"),
        "quality-indicators/rules-2023/index.md": _file(
            title="The rules",
            edition='"2023"',
            short_title="Rules of 2023",
            order="1",
            published="2023",
            scale="outcome",
            key_questions=[{"id": "safe", "title": "Is it safe?"}],
            updated="2025-01-02",
            summary="What a home must do.",
        ),
    }
    for rule, title in (("1", "Enough staff"), ("2", "Safe medicines")):
        files[f"quality-indicators/rules-2023/{rule}.md"] = _file(
            number=f'"{rule}"', title=title, key_question="safe", evaluated="true"
        )
    for number in range(4):
        files[f"providers/firm-{number}.md"] = _file(name=f"Firm {number}")
    for number in range(12):
        files[f"homes/house-{number}.md"] = _file(
            name=f"House {number}", code=f"H-{number:04}", provider=f"firm-{number % 4}"
        )
        files[f"reports/house-{number}-2024.md"] = _file(
            title=f"Visit to House {number}",
            home=f"house-{number}",
            kind="visit",
            programme="yearly",
            published=f"2024-05-{number + 1:02}",
            inspected="2024-04",
            added="2024-06-01",
            confidence="high",
            evaluations={"1": "met" if number % 3 else "not-met", "2": "met"},
            summary="Residents were asked.",
        )
    return files


def audits() -> Files:
    """An auditor: recommendations, no grades, and nothing that is inspected area by area."""
    profile = _profile(
        inspectorate={"name": "Audit Bureau", "article": "the"},
        voice="own",
        place={"name": "Westland"},
        licence=_LICENCE,
        subject="Audits of public bodies in Westland",
        kinds=[
            {"id": "audit", "label": "Audit", "of_unit": "false"},
            {"id": "follow-up", "label": "Follow-up audit", "of_unit": "false", "follows": ["audit"]},
        ],
        parts=["open-data"],
    )
    files: Files = {**_COMMON, "profile.yml": profile}
    for number in range(12):
        findings = (
            "findings:\n  - id: plan\n    kind: recommendation\n    text: Write a plan.\n    sources:\n"
            "      - https://audits.example/a\n"
        )
        files[f"reports/audit-{number}.md"] = (
            _file(
                title=f"Audit {number}",
                kind="audit",
                published=f"2024-02-{number + 1:02}",
                inspected="2023",
                added="2024-03-01",
                summary="Money was spent.",
            ).removesuffix("---\n")
            + findings
            + "---\n"
        )
    files["reports/audit-0-again.md"] = _file(
        title="Follow-up of audit 0",
        kind="follow-up",
        follows="audit-0",
        published="2025-02-01",
        inspected="2025-01",
        added="2025-03-01",
        summary="There is a plan.",
    )
    return files


SITES: Mapping[str, Callable[[], Files]] = {"schools": schools, "homes": homes, "audits": audits, "fire": fire}
