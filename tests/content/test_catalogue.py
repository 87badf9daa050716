"""publishing.content.catalogue: every record, in order, and what follows from them together."""

import pytest

from bench.corpus import Corpus
from example import SUPERSEDED, WITHDRAWN, build
from narrowing import present
from publishing.base.settings import Settings
from publishing.content import publication
from publishing.content.catalogue import Catalogue, indicator_id
from publishing.content.gathering import gather
from publishing.content.models import KINDS, Provider, Record, Report
from publishing.content.timelines import NEIGHBOURS
from publishing.site.pages import Pages

REVIEW = """\
---
title: {title}
partnership: northshire
programme: services
kind: progress-review
published: {published}
inspected: unknown
added: 2026-11-22
summary: Inspectors went back.
follows: northshire-2020
confidence: medium
---
"""


def _catalogue() -> Catalogue:
    """The base with two more reviews, one of them undated, and a made-up report."""
    specimen = REVIEW.format(title="Made up", published="2024").replace(
        "follows: northshire-2020\n", "specimen: true\n"
    )
    return build(
        {
            "files": {
                "reports/northshire-2023.md": REVIEW.format(title="Third", published="2023"),
                "reports/northshire-undated.md": REVIEW.format(title="Undated", published="unknown"),
                "reports/specimen-2024.md": specimen.replace("northshire", "specimen").replace(
                    "progress-review", "pilot"
                ),
            }
        }
    ).catalogue


def _ids(reports: tuple[Report, ...]) -> list[str]:
    return [report.id for report in reports]


def test_reports_are_listed_newest_first_without_the_made_up_ones() -> None:
    """Undated reports come last; specimens are kept apart."""
    catalogue = _catalogue()

    assert _ids(catalogue.listed_reports) == [
        "northshire-2023",
        "northshire-2021",
        "southshire-2020",
        "northshire-2020",
        "northshire-undated",
    ]
    assert _ids(catalogue.specimens) == ["specimen-2024"]


@pytest.mark.parametrize("end", [SUPERSEDED, WITHDRAWN], ids=["superseded", "withdrawn"])
def test_a_report_out_of_force_is_counted_nowhere(end: str) -> None:
    """It stays on its page and on the area's timeline, and no list, count or list's page has it."""
    publication = build({"change": {"reports/northshire-2020.md": {"confidence: high": f"{end}confidence: high"}}})
    catalogue, pages = publication.catalogue, Pages(publication)
    lists = {row.id for view in pages.lists for row in present(view.listing).rows}
    counts = {option.value: option.count for facet in pages.facets for option in facet.options}

    assert "northshire-2020" in _ids(catalogue.timelines.timeline_of(catalogue.reports["northshire-2020"]))
    assert "northshire-2020" not in _ids(catalogue.listed_reports_of(partnership="northshire"))
    assert "reports/northshire-2020.md" in pages.views
    assert (catalogue.listed_evaluations, counts["northshire"], counts["first-edition/1-1"]) == ((), 1, 0)
    assert lists == {"northshire-2021", "southshire-2020"}


def test_partnerships_are_listed_by_name_without_the_made_up_one() -> None:
    """The specimen partnership is no area."""
    assert [partnership.id for partnership in _catalogue().listed_partnerships] == ["northshire", "southshire"]


def test_a_report_evaluates_by_its_own_framework_or_its_programme_s() -> None:
    """A report that says it has none has none."""
    catalogue = _catalogue()
    report = catalogue.reports["northshire-2020"]

    assert catalogue.framework_of(report) is catalogue.frameworks["first-edition"]
    assert catalogue.framework_of(report.model_copy(update={"framework": "none"})) is None
    assert catalogue.framework_of(report.model_copy(update={"programme": None})) is None


def test_a_number_means_an_indicator_of_the_report_s_framework() -> None:
    """The same number may mean another indicator in another edition."""
    catalogue = _catalogue()
    indicator = catalogue.indicator(catalogue.reports["northshire-2020"], "2.1")

    assert indicator is catalogue.indicators["first-edition/2-1"]
    assert indicator_id("first-edition", "2.1") == "first-edition/2-1"


def test_an_edition_has_indicators_by_key_question() -> None:
    """Indicators stand in their edition's order."""
    catalogue = _catalogue()
    framework = catalogue.frameworks["first-edition"]

    assert [indicator.number for indicator in catalogue.indicators_of(framework)] == ["1.1", "2.1", "3.1"]
    assert [indicator.number for indicator in catalogue.indicators_of(framework, "leadership")] == ["2.1", "3.1"]


def test_evaluations_stand_in_the_framework_s_order() -> None:
    """Only grades known by name are evaluations."""
    catalogue = _catalogue()
    found = catalogue.evaluations_of(catalogue.reports["northshire-2020"])

    assert [(evaluation.indicator.number, evaluation.grade.value) for evaluation in found] == [
        ("1.1", "good"),
        ("2.1", "adequate"),
    ]
    assert found == catalogue.listed_evaluations


def test_reviews_follow_their_report_in_time_order() -> None:
    """Whatever is undated comes last."""
    catalogue = _catalogue()
    report = catalogue.reports["northshire-2020"]

    assert _ids(catalogue.timelines.reviews_of(report)) == ["northshire-2021", "northshire-2023", "northshire-undated"]
    assert catalogue.timelines.threads_of(catalogue.partnerships["northshire"]) == (
        (report, catalogue.timelines.reviews_of(report)),
    )


def test_a_timeline_has_all_reports_of_the_area() -> None:
    """A review's timeline is that of its report; a national report has none."""
    catalogue = _catalogue()
    review = catalogue.reports["northshire-2023"]
    national = review.model_copy(update={"partnership": None})

    assert _ids(catalogue.timelines.timeline_of(review)) == [
        "northshire-2020",
        "northshire-2021",
        "northshire-2023",
        "northshire-undated",
    ]
    assert catalogue.timelines.timeline_of(national) == ()


def test_reports_are_found_by_area_and_programme() -> None:
    """Both together narrow down."""
    catalogue = _catalogue()

    assert _ids(catalogue.listed_reports_of(partnership="southshire", programme="services")) == ["southshire-2020"]
    assert catalogue.listed_reports_of(programme="themes") == ()
    assert catalogue.listed_reports_of() == catalogue.listed_reports


def test_every_record_is_found_by_its_file() -> None:
    """Each file of the base gives one record."""
    catalogue = _catalogue()

    assert catalogue.by_file["partnerships/northshire.md"] is catalogue.partnerships["northshire"]
    assert {record.file for record in catalogue.by_file.values()} == set(catalogue.by_file)


def test_a_page_lists_the_reports_around_it() -> None:
    """Of a long timeline, a report's page has as much as fits, itself among it, at the edges too."""
    files = {
        file: text.encode()
        for file, text in Corpus(32 * 20, 10, 2_000).files()
        if "reports/" not in file or "/area-1-" in file
    }
    catalogue = publication.build(files, Settings(owner="")).catalogue
    timeline = catalogue.timelines.timeline_of(catalogue.reports["area-1-00000"])
    for place, report in enumerate(timeline):
        found = catalogue.timelines.neighbours_of(report)
        start = timeline.index(found[0])

        assert report in found
        assert found == timeline[start : start + NEIGHBOURS]
        assert start == min(max(0, place - NEIGHBOURS // 2), len(timeline) - NEIGHBOURS)


def test_the_groups_of_a_template_come_from_the_programmes() -> None:
    """Those of the newest programme first, each named by its programme; then the question's own choices."""
    newer = (
        "---\ntitle: Later\nshort_title: Later ones\norder: 2\nyears: 2022/..\nsummary: Newer.\n"
        "groups:\n  - At home\n---\n"
    )
    case = {
        "files": {"programmes/later.md": newer},
        "change": {
            "programmes/services.md": {"graded:\n": "groups:\n  - On a list\n  - On another\ngraded:\n"},
            "handbook/file-reading/first-form.md": {
                "answer: choice\n": "answer: choice\n        programme_groups: true\n"
            },
        },
    }
    catalogue = build(case).catalogue
    older = catalogue.programmes["services"].short_title
    plain = build().catalogue.templates["first-form"]

    assert present(catalogue.templates["first-form"].grouping).choices == (
        "Later ones: At home",
        f"{older}: On a list",
        f"{older}: On another",
        "The first",
        "The second",
    )
    assert present(plain.grouping).choices == ("The first", "The second")


def test_a_kind_that_nobody_lists_is_refused() -> None:
    """A new kind of record cannot be left out of the catalogue without a word."""

    class Finding(Record):
        """A kind that was begun, and put into no catalogue."""

    with pytest.raises(TypeError, match="no place for Finding"):
        gather([Finding.model_construct(id="a", file="findings/a.md")])  # type: ignore[list-item]  # no record of a catalogue


def test_each_kind_has_its_place() -> None:
    """What is gathered comes back, whatever its kind, and each kind has a template for its page."""
    catalogue = build().catalogue
    found = {type(record) for record in catalogue.by_file.values()}

    assert found == set(KINDS) - {Provider}  # the profile names nothing above its areas
