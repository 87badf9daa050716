"""publishing.content.publication: the whole publication, or every reason why not."""

from datetime import date
from pathlib import Path

import pytest

from example import build, messages
from publishing.base.problems import PublishingError
from publishing.base.settings import Settings, settings_from
from publishing.content.publication import read_folder


def test_everything_is_rendered() -> None:
    """Each record has what its body became."""
    publication = build()
    record = publication.catalogue.chapters["first-steps"]

    assert publication.rendered.keys() == publication.catalogue.by_file.keys()
    assert [heading.id for heading in publication.rendered_of(record).headings] == ["before"]


def test_bodies_name_the_owner_and_the_contact() -> None:
    """The words come from the settings."""
    publication = build()

    assert "The owner runs it. Write to owner@site.example." in publication.rendered["about/index.md"].html


def test_without_a_contact_the_owner_must_set_one() -> None:
    """A page never names an address that nobody gave."""
    assert "must set one" in Settings(owner="The owner").words["contact"]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (None, "publishing: expected the settings below 'extra:', such as owner, got nothing"),
        ({"ownr": "x"}, "ownr: expected the name of a setting, got 'ownr' (did you mean 'owner'?)"),
        ({"contact": "x"}, "owner: expected this setting, got nothing"),
        ({"owner": ["x"]}, "owner: expected a text, got a list"),
        (
            {"owner": "x", "unlinked_hosts": "a.example"},
            "unlinked_hosts: expected a list ('- …' lines), got 'a.example'",
        ),
        ({"owner": "x", "unlinked_hosts": ["a", 3]}, "unlinked_hosts.1: expected a text, got '3'"),
        ({"owner": "x", "archived_before": "soon"}, "archived_before: expected a day such as 2026-01-01, got 'soon'"),
        (
            {"owner": "x", "tag_authority": "reports.example"},
            "tag_authority: expected a host name or mail address, a comma and a year such as reports.example,2026, "
            "got 'reports.example'",
        ),
        ({"owner": "x", "archived_before": 2026}, "archived_before: expected a day such as 2026-01-01, got '2026'"),
        (
            {"owner": "x", "archived_before": "20260101"},
            "archived_before: expected a day such as 2026-01-01, got '20260101'",
        ),
    ],
)
def test_a_setting_that_cannot_be_meant_is_refused(values: object, message: str) -> None:
    """A misspelt setting would be without effect, a wrong one would fail later and elsewhere."""
    with pytest.raises(PublishingError) as raised:
        settings_from({"publishing": values})

    assert str(raised.value) == f"mkdocs.yml:1: {message}"


def test_a_day_may_stand_without_quotation_marks() -> None:
    """YAML makes a date of it; what is empty is not set."""
    settings = settings_from({"publishing": {"owner": "x", "contact": None, "archived_before": date(2026, 1, 1)}})

    assert (settings.archived_before, settings.contact) == ("2026-01-01", "")


def test_hidden_files_are_left_out(tmp_path: Path) -> None:
    """Editors and systems leave files behind that nobody means to publish."""
    for name in ("a/b.md", ".git/c.md", "a/.d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"text")

    assert read_folder(tmp_path) == {"a/b.md": b"text"}


def test_a_fault_in_the_front_matter_hides_none_in_the_body() -> None:
    """All faults of a file come at once."""
    found = messages(
        {"change": {"handbook/first-steps.md": {"order: 1": "order: one", "The letter": "[x](no.md) The"}}}
    )

    assert [message.split(":")[1] for message in found] == ["3", "12"]
