"""A made-up fire inspectorate: no programme, one edition, names with numbers, apostrophes and umlauts, its own voice and colours."""

import json

_SCALE = """\
---
title: Our scale
grades:
  - {id: ready, label: Ready, tone: deep, meaning: The crew can go at once.}
  - {id: slow, label: Slow, tone: sand, meaning: The crew takes too long.}
  - {id: unsafe, label: Unsafe, tone: rust, meaning: The crew must not go.}
---
"""
BRAND = "#8a1538"
HOUSES = {"house-2": "House 2", "house-10": "House 10", "house-9": "House 9", "obrien": "O'Brien's Österstraße"}
NAMES_IN_ORDER = ["House 2", "House 9", "House 10", "O'Brien's Österstraße"]


def _file(text: str = "", **fields: object) -> str:
    lines = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    return f"---\n{lines}---\n{text}"


def _report(house: str, grade: str, day: int, **more: object) -> str:
    return _file(
        "## What we found {#found}\n\n[1] Hoses leak.\n",
        **{
            "title": f"Inspection of {HOUSES[house]}",
            "fire-station": house,
            "kind": "inspection",
            "framework": "first",
        },
        published=f"2026-03-{day:02}",
        inspected="2026-02",
        added="2026-04-01",
        full_text="true",
        **{"evaluations": {"overall": grade}, "summary": "The crew was asked.", **more},
    )


def fire() -> dict[str, str]:
    """Return the files of the site by name, below ``docs/``."""
    profile = {
        "inspectorate": {"name": "Fire Inspectorate of Überwald & O'Dell", "article": "the"},
        "brand": {"colour": BRAND},
        "voice": "own",
        "place": {"name": "Überwald"},
        "licence": {"id": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "address": "https://licences.example/by"},
        "subject": "Inspections of fire stations",
        "unit": {"id": "fire-station", "one": "fire station", "many": "fire stations", "folder": "fire-stations",
                 "above": {"id": "brigade", "one": "brigade", "many": "brigades", "folder": "brigades"}},
        "kinds": [{"id": "inspection", "label": "Inspection", "graded": "true"}],
        "parts": ["framework", "open-data"],
    }  # fmt: skip
    findings = [
        {"id": "hoses", "kind": "requirement", "text": "Replace the hoses.", "indicator": "overall"},
        {"id": "crew", "kind": "strength", "text": "A brave crew.", "indicator": "overall"},
    ]
    return {
        "profile.yml": "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in profile.items()),
        "scales/our-scale.md": _SCALE,
        "index.md": _file("Welcome. See `docs/index.md`.\n", title="Inspections of fire stations", layout="home"),
        "publications.md": _file(title="Publications", layout="finder"),
        "about/index.md": _file("Write to {{ contact }}.\n", title="About this site", summary="Who runs this site."),
        "about/feeds.md": _file(title="Feeds", layout="feeds"),
        "about/data-dictionary.md": _file(title="Data dictionary", layout="data-dictionary"),
        "data/index.md": _file(title="Open data", layout="data"),
        "brigades/index.md": _file(title="Brigades", layout="units"),
        "brigades/north.md": _file(name="North"),
        "fire-stations/index.md": _file(title="Fire stations", layout="units"),
        "quality-indicators/index.md": _file(title="Framework", layout="frameworks"),
        "quality-indicators/first/index.md": _file(
            title="Our framework", edition="1", short_title="Our framework", order="1", published="2026",
            updated="2026-01-02", scale="our-scale", key_questions=[{"id": "all", "title": "How good is it?"}],
            summary="What we look at.",
        ),
        "quality-indicators/first/overall.md": _file(
            number="overall", place="1", title="Overall", key_question="all", evaluated="true"
        ),
        **{f"fire-stations/{house}.md": _file(name=name, brigade="north") for house, name in HOUSES.items()},
        "reports/house-2-2026.md": _report("house-2", "unsafe", 2, findings=findings),
        "reports/house-9-2026.md": _report("house-9", "slow", 2),
        "reports/house-10-2026.md": _report("house-10", "ready", 2),
        "reports/house-10-2025.md": _file(
            **{"title": "Visit to House 10", "fire-station": "house-10", "kind": "inspection", "published": "2025-01-02"},
            inspected="2025", added="2026-04-01", summary="No grade was given.",
        ),
    }  # fmt: skip
