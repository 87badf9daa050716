"""Facts that an import read, and those that nobody read, as comments of a report's front matter for an editor to accept.

In: facts, the site's words, the names of its files. Out: lines of YAML.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from publishing.base.problems import alternatives
from publishing.commands import new_report, spoken_dates
from publishing.content.models import Framework, Programme, Record, Vocabulary
from publishing.importing import loss_texts
from publishing.importing.model import Fact

_DATES = ("published", "inspected")
_LONGEST = 80  # letters that are quoted of what a grade was given for
_KNOWN = ("follows", "sources")  # what few reports have, and what is a list
_SOURCES = "# (Web addresses that state these facts, a line and a dash for each)\n# sources:\n#   - \n"
_FRAMEWORK = "(Say whose these are in a line above: framework, a colon, and one of: {})"


def still_to_say(offered: Collection[str], vocabulary: Vocabulary, files: Collection[str]) -> str:
    """Lines for facts that nobody read: an editor need not know the names of fields, nor what they may hold."""
    questions = {vocabulary.names.get(name, name): words for name, words in new_report.questions(vocabulary).items()}
    unanswered = {name: words for name, words in questions.items() if name not in {*_KNOWN, *offered}}
    sources = "" if vocabulary.profile and vocabulary.profile.own_voice else _SOURCES
    if "programme" in unanswered and (programmes := _ids(Programme, files)):
        unanswered["programme"] += f": {alternatives(programmes)}"
    lines = "".join(f"# ({words})\n# {name}:\n" for name, words in unanswered.items())
    return f"# Still to say. Take away the '# ', and write behind the colon, or the dash.\n{lines}{sources}"


def offered(read: Sequence[Fact], vocabulary: Vocabulary, files: Collection[str]) -> list[str]:
    """Facts as lines of YAML, those of one field together; where each stood is a comment of its own, above it."""
    plain = [
        (f"({_where(fact)}{_unknown(fact, vocabulary)})", f"{field_of(fact, vocabulary.names)}: {_value(fact)}")
        for fact in read
        if fact.field != "evaluations"
    ]
    lines = [part for pair in dict.fromkeys(plain) for part in pair]
    if grades := [fact for fact in read if fact.field == "evaluations"]:
        lines.append("evaluations:")
        editions = _ids(Framework, files)
        lines += [f"  # {_FRAMEWORK.format(', '.join(editions))}"] if len(editions) > 1 else []
        lines += [part for fact in grades for part in (f"  # ({_where(fact)}{_said_of(fact)})", f"  {fact.value}")]
    return lines


def _ids(kind: type[Record], files: Collection[str]) -> list[str]:
    """List the ids of the site's records of a kind, by the names of their files."""
    file = re.compile(re.sub("<[a-z]+>", "([^/]+)", re.escape(kind.path)))
    found = (file.fullmatch(name) for name in files)
    return sorted(match[1] for match in found if match and match[1] != "index")


def _said_of(fact: Fact) -> str:
    """Quote what a grade was given for, as another framework may use the same number for something else."""
    words = " ".join(fact.beside.split())
    return f": {words[:_LONGEST]}{'…' if len(words) > _LONGEST else ''}" if words else ""


def _unknown(fact: Fact, vocabulary: Vocabulary) -> str:
    """Say what to do with the name of an area that no file has."""
    folder = f"docs/{vocabulary.folders['<unit>']}/"
    return f"; no file in {folder} has this name: write the name of one, or add one" if fact.field == "area" else ""


def field_of(fact: Fact, names: Mapping[str, str]) -> str:
    """Name the field of the front matter as authors write it; an area whose id nobody knows yet stands in the same."""
    field_name = "partnership" if fact.field == "area" else fact.field
    return names.get(field_name) or field_name


def _value(fact: Fact) -> str:
    """Write a date as the front matter has it, and the name of an area as it was read."""
    return (spoken_dates.meant(fact.value) or fact.value) if fact.field in _DATES else fact.value


def _where(fact: Fact) -> str:
    return loss_texts.where(fact.place).removeprefix(", ") or "title"
