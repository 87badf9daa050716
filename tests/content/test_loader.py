"""publishing.content.loader: from a source to the record that it is. (Mistakes have case files.)"""

import pytest

from example import vocabulary
from publishing.content.front_matter import parse
from publishing.content.loader import kind_of, read
from publishing.content.models import Chapter, Framework, Indicator, Page, Partnership, Programme, Record, Report


@pytest.mark.parametrize(
    ("file", "kind", "record_id"),
    [
        ("reports/fife-2016.md", Report, "fife-2016"),
        ("reports/southshire-index.md", Report, "southshire-index"),
        ("partnerships/fife.md", Partnership, "fife"),
        ("programmes/services.md", Programme, "services"),
        ("quality-indicators/hwiil-2014/index.md", Framework, "hwiil-2014"),
        ("quality-indicators/hwiil-2014/1-1.md", Indicator, "hwiil-2014/1-1"),
        ("handbook/principles.md", Chapter, "principles"),
        ("index.md", Page, "index"),
        ("quality-indicators/index.md", Page, "quality-indicators/index"),
        ("partnerships/index.md", Page, "partnerships/index"),
        ("about/licence.md", Page, "about/licence"),
        ("publications.md", Page, "publications"),
    ],
)
def test_a_file_s_place_says_what_it_is(file: str, kind: type[Record], record_id: str) -> None:
    """The kind of record and its id come from the file's name alone."""
    assert (kind, record_id) == kind_of(file, vocabulary())


def test_a_source_becomes_its_record() -> None:
    """A file without a mistake gives a record and no problem."""
    source, _ = parse("partnerships/northshire.md", b"---\nname: Northshire\naliases:\n  - The North\n---\n")

    record, problems = read(source.named(vocabulary().names), vocabulary())

    assert problems == []
    assert isinstance(record, Partnership)
    assert (record.id, record.name, record.aliases) == ("northshire", "Northshire", ("The North",))


def test_a_misspelt_field_is_not_missed_as_well() -> None:
    """The field that was probably meant is not said to be missing."""
    source, _ = parse("about/a.md", b"---\ntitel: A\n---\n")

    record, problems = read(source.named(vocabulary().names), vocabulary())

    assert record is None
    assert [problem.field for problem in problems] == ["titel"]
