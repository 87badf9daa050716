"""Help for editors: a new report's file, written so that it passes.

In: answers by field, as text. Out: the file's path and its text. Whether it passes is for ``publication`` to say.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

import yaml

from publishing.commands import spoken_dates
from publishing.content import front_matter, record_names
from publishing.content.catalogue import Catalogue
from publishing.content.models import Confidence, Record, Report, Vocabulary

QUESTIONS: Mapping[str, str] = {
    "title": "Title, as on the report",
    "kind": "Kind",
    "partnership": "What was inspected (nothing for reports on no single one)",
    "programme": "Programme (nothing for reports of none)",
    "framework": "Framework edition that it grades by (nothing if it gives no grades)",
    "published": "Published (2026-11-22, 2026-11, 2026, a span such as 2026-09/2026-11, or unknown)",
    "inspected": "Inspected, from/to (2026-03/2026-06), or unknown",
    "follows": "The report that this one follows (nothing for others)",
    "confidence": "How sure the facts are (high, medium, low)",
    "summary": "Summary, two to five plain sentences",
    "sources": "Web addresses that state these facts, separated by spaces",
}
_LISTS = ("sources",)
DATES = ("published", "inspected")
_OPTIONAL = ("partnership", "programme", "framework", "follows", "sources")
_NOTHING = ("nothing", "none", "no", "n/a", "-", "national")
_WITHOUT_SCHEME = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?:[/?#]\S*)?")
_UNTIL_ASKED = {
    "title": "A report",
    "published": "unknown",
    "inspected": "unknown",
    "confidence": "low",
    "summary": "To be written.",
}


def questions(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the questions of a site by field, with the words of its profile; without those that its records do not have."""
    profile = vocabulary.profile
    if not profile:
        return QUESTIONS
    unit = profile.unit
    words = dict(QUESTIONS)
    words["kind"] = f"Kind ({', '.join(vocabulary.kinds)})"
    if unit:
        words["partnership"] = f"{unit.id.replace('-', ' ').capitalize()} (nothing for reports on no single one)"
    left_out = {*(() if unit else ("partnership",)), *(("confidence", "sources") if profile.own_voice else ())}
    if not any(kind.follows for kind in profile.kinds):
        left_out.add("follows")
    return {name: question for name, question in words.items() if name not in left_out}


def _choices(vocabulary: Vocabulary) -> Mapping[str, Mapping[str, str]]:
    """The values of some fields by what people call them."""
    return {
        "kind": {kind.label.casefold(): kind.id for kind in vocabulary.kinds.values()},
        "confidence": {level.value: level.value for level in Confidence},
    }


def needless(name: str, answers: Mapping[str, str], catalogue: Catalogue) -> bool:
    """Return whether a question has no answer, as far as others are known: no such records, or a kind that has none."""
    kind = catalogue.vocabulary.kinds.get(answers["kind"])
    match name:
        case "follows":
            return bool(kind) and not (kind and kind.follows)
        case "programme":
            return not catalogue.programmes
        case "framework":  # a programme has one, which holds for its reports
            return not catalogue.frameworks or bool(answers["programme"]) or bool(kind and not kind.graded)
    return False


def by_id(name: str, answer: str, catalogue: Catalogue) -> str:
    """An answer as the field takes it: the id where people gave a name (``The North``, ``Progress report``)."""
    plain = " ".join(answer.casefold().split())
    place = catalogue.vocabulary.profile.place.name.casefold() if catalogue.vocabulary.profile else ""
    if name in _OPTIONAL and plain in (*_NOTHING, place):
        return ""
    choices = _choices(catalogue.vocabulary)
    if name in choices:
        values = choices[name]
        return values.get(plain, plain if plain in values.values() else answer)
    if name in DATES:
        return plain if plain == "unknown" else answer
    return record_names.named(answer, records(name, catalogue)) or answer


def suggestion(name: str, answer: str, catalogue: Catalogue) -> str:
    """Suggest what was meant by an answer that does not pass: an id, a date or an address; "" for nothing known."""
    if name in DATES:
        return spoken_dates.meant(answer)
    if name in _LISTS:
        missing = next((address for address in answer.split() if _WITHOUT_SCHEME.fullmatch(address)), "")
        return missing and f"https://{missing}"
    choices = _choices(catalogue.vocabulary)
    if name in choices:
        words = {*re.findall(r"\w+", answer.casefold())} - {"a", "an", "the"}
        fits = [value for label, value in choices[name].items() if words and words <= {*re.findall(r"\w+", label)}]
        return fits[0] if len(fits) == 1 else ""
    return record_names.meant(answer, records(name, catalogue))


def records(name: str, catalogue: Catalogue) -> Mapping[str, Record]:
    """The records that a question asks for, by id."""
    kinds: Mapping[str, Mapping[str, Record]] = {
        "partnership": catalogue.partnerships,
        "programme": catalogue.programmes,
        "framework": catalogue.frameworks,
        "follows": catalogue.reports,
    }
    return kinds.get(name, {})


def so_far(name: str, answers: Mapping[str, str], vocabulary: Vocabulary) -> dict[str, str]:
    """The answers up to a question, and something that passes for those that come after it, so that it can be judged."""
    names = list(QUESTIONS)
    later = names[names.index(name) + 1 :]
    until = {**_UNTIL_ASKED, "kind": next(iter(vocabulary.kinds), "")}
    if vocabulary.profile and vocabulary.profile.own_voice:
        del until["confidence"]
    return {field: answers[field] or (until.get(field, "") if field in later else "") for field in names}


def report_id(answers: Mapping[str, str]) -> str:
    """The id that a new report gets: its area and the year of its publication, ``fife-2016``, or ``fife-undated``."""
    area = answers.get("partnership") or answers.get("kind", "report")
    year = answers.get("published", "")[:4]
    return f"{area}-{year}" if year.isdigit() else f"{area}-undated"


def new_report(
    record_id: str,
    answers: Mapping[str, str],
    added: str,
    body: str = "",
    more: str = "",
    names: Mapping[str, str] = MappingProxyType({}),
) -> tuple[str, str]:
    """The path below ``docs/`` and the text of a new report; ``added`` is today, as ``2026-11-22``.

    Answers left empty are left out; the fields stand in the order of the record, and below them ``more``, as it is.
    ``names`` are those that authors write for some fields.
    """
    filled = {**{name: " ".join(value.split()) for name, value in answers.items() if value.strip()}, "added": added}
    written = {
        names.get(name) or name: filled[name].split() if name in _LISTS else filled[name]
        for name in Report.written_fields()
        if name in filled
    }
    lines = "".join(_line(name, value) for name, value in written.items())
    return f"reports/{record_id}.md", f"---\n{lines}{more}---\n{body}"


def _line(name: str, value: str | list[str]) -> str:
    """One field as YAML."""
    if isinstance(value, list):
        return f"{name}:\n" + "".join(f"  - {_scalar(item)}\n" for item in value)
    return f"{name}: {_scalar(value)}\n"


def _scalar(value: str) -> str:
    """A text as it is typed where it can be read back like that, else in quotation marks."""
    source, problems = front_matter.parse("", f"---\nvalue: {value}\n---\n".encode())
    if source.fields == {"value": value} and not problems:
        return value
    return yaml.safe_dump(value, default_style='"', allow_unicode=True, width=100_000).strip()
