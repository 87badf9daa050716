"""publishing.content.voice, and what the dictionary of a site leaves out: fields and records that it cannot have."""

import sites
from publishing.content.models import KINDS, Profile, Vocabulary, WordList
from publishing.content.reading import read_vocabulary
from publishing.content.schemas import dictionary
from publishing.content.voice import OWN, described
from publishing.data.tables.columns import EVALUATIONS, INDICATORS, PARTNERSHIPS, REPORTS
from publishing.data.tables.findings import EVENTS, FINDINGS


def vocabulary(name: str) -> Vocabulary:
    """The vocabulary of a made-up inspectorate."""
    return read_vocabulary({file: text.encode() for file, text in sites.SITES[name]().items()})[0]


def test_each_description_that_is_replaced_is_there() -> None:
    """A description that changes takes its own-voice words along, or this fails."""
    tables = (EVALUATIONS, REPORTS, PARTNERSHIPS, INDICATORS, FINDINGS, EVENTS)
    texts = [kind.model_fields[name].description or "" for kind in KINDS for name in kind.model_fields]
    texts += [kind.__doc__ or "" for kind in (*KINDS, Profile, WordList)]
    texts += [
        text for table in tables for text in (table.description, *(column.description for column in table.columns))
    ]

    assert [words for words in OWN if not any(words in text for text in texts)] == []


def test_only_an_own_voice_changes_them() -> None:
    """A catalogue goes on saying what it does not know."""
    own, catalogue = vocabulary("fire").profile, vocabulary("homes").profile

    for words, instead in OWN.items():
        assert described(words, catalogue) == words == described(words, None)
        assert described(words, own) == instead


def test_the_dictionary_has_what_a_site_can_write() -> None:
    """No field that an own voice refuses, and no record of a part that is off; all fields inside those of the profile."""
    kinds = {kind.name: {field.name for field in kind.fields} for kind in dictionary(vocabulary("fire"))}

    assert not kinds["Report"] & {"confidence", "basis", "existence"}
    assert not kinds.keys() & {"Template", "Tool", "Chapter", "Briefing"}
    assert {"unit.above.folder", "licence.address", "kinds.graded", "share_words.percent"} <= kinds["Profile"]
    assert "confidence" in {
        field.name for kind in dictionary(vocabulary("homes")) if kind.name == "Report" for field in kind.fields
    }
