"""publishing.publication: the whole publication, or every reason why not."""

from pathlib import Path

import pytest

from example import build, messages
from publishing.problems import PublishingError
from publishing.publication import read_folder
from publishing.settings import Settings, settings_from


def test_everything_is_rendered() -> None:
    """Each record has what its body became."""
    publication = build()
    record = publication.catalogue.chapters["first-steps"]

    assert publication.rendered.keys() == publication.catalogue.by_file.keys()
    assert [heading.id for heading in publication.of(record).headings] == ["before"]


def test_bodies_name_the_owner_and_the_contact() -> None:
    """The words come from the settings."""
    publication = build()

    assert "The owner runs it. Write to owner@site.example." in publication.rendered["about/index.md"].html


def test_without_a_contact_the_owner_must_set_one() -> None:
    """A page never names an address that nobody gave."""
    assert "must set one" in Settings(owner="The owner").words["contact"]


def test_a_setting_that_there_is_not_is_refused() -> None:
    """A misspelt setting would be without effect."""
    with pytest.raises(PublishingError, match="contct"):
        settings_from({"publishing": {"owner": "The owner", "contct": "a@b.example"}})


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

    assert [message.split(":")[1] for message in found] == ["3", "11"]
