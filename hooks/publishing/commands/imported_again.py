"""A corrected file of a report that is there: what differs, with the report's own fields, ids and anchors."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from publishing.base.problems import joined
from publishing.commands import imported
from publishing.commands.imported import Imported, Site
from publishing.importing import again, loss_texts
from publishing.importing.again import Difference, Renewed
from publishing.importing.losses import losses
from publishing.importing.model import UnreadableSourceError
from publishing.importing.read_back import read_back

_FENCE = "---\n"


def once_more(path: Path, record_id: str, site: Site) -> str:
    """Import a file again; returns why that is impossible, or ""."""
    target = site.folder / "docs" / "reports" / f"{record_id}.md"
    if not target.is_file():
        return f"{path.name}: there is no report {record_id} to import again; leave --again out, or name it with --as."
    try:
        old = target.read_text(encoding="utf-8")
        result, renewed = _merged(imported.make(path, record_id, site), old, site)
        if not renewed.differences and not renewed.renumbered:
            print(f"{path.name}: nothing differs from {target}. Nothing was written.")
            return ""
        pages = imported.place(result, site.folder)
    except UnreadableSourceError as error:
        return str(error)
    except OSError as error:
        return f"{path.name}: {error.filename or target}: {error.strerror or error}."
    print(f"{path.name}: wrote {target}. Its front matter and the ids of its headings are as they were.")
    print(*_summary(renewed, site.day), sep="\n")
    print(*(f"  {line}" for line in loss_texts.lines(result.report)), sep="\n")
    print(f"  The whole of it: {pages[0]}", "Then run: make check", sep="\n")
    return ""


def _merged(result: Imported, old: str, site: Site) -> tuple[Imported, Renewed]:
    """The import with the old front matter, ids and pictures, and what differs."""
    _, head, body = old.split(_FENCE, 2)
    new = result.text.split(_FENCE, 2)[2]
    names = _names(result, site)
    renewed = again.renew(body, new, names)
    files = {names.get(name, name): content for name, content in result.files.items()}
    text = f"{_FENCE}{head}{_FENCE}{renewed.body}"
    file = f"reports/{result.record_id}.md"
    there = {*site.files, file, *(f"reports/{result.record_id}/{name}" for name in files)}
    page = read_back(file, text, there, site.unlinked_hosts, with_title=bool(result.document.title))
    report = losses(result.document, page, result.written)
    return replace(result, text=text, files=files, page=page, report=report), renewed


def _names(result: Imported, site: Site) -> Mapping[str, str]:
    """The name of each new picture in the report's folder: that of the same picture there, else one that is free."""
    folder = site.folder / "docs" / "reports" / result.record_id
    there = {file.read_bytes(): file.name for file in sorted(folder.glob("picture-*")) if file.is_file()}
    names, used = {}, set(there.values())
    for name, content in result.files.items():
        if not name.startswith("picture-"):
            continue
        ending, number = name.rpartition(".")[2], 1
        while content not in there and f"picture-{number}.{ending}" in used:
            number += 1
        names[name] = there.get(content) or f"picture-{number}.{ending}"
        used.add(names[name])
    return names


def _summary(renewed: Renewed, today: str) -> Iterator[str]:
    """List what differs, paragraph by paragraph, and the entry to propose."""
    for difference in renewed.differences:
        kind = "Changed" if difference.before and difference.after else "Added" if difference.after else "Taken out"
        yield f"{kind}{f', {difference.place}' if difference.place else ''}:"
        yield from (f"  - {line}" for line in difference.before.splitlines())
        yield from (f"  + {line}" for line in difference.after.splitlines())
    for old, new in renewed.renumbered.items():
        yield f"Paragraph {old} is now {new}: links to #p{old.replace('.', '-')} lead to another text, or to none."
    yield "Say so in the front matter, in your own words; the weight is major where a finding or a grade changed:"
    yield "changes:"
    yield f"  - date: {today}"
    yield "    weight: minor"
    yield f"    note: {_note(renewed.differences)}"


def _note(differences: Sequence[Difference]) -> str:
    """A sentence for readers that says what was changed."""
    changed = [difference for difference in differences if difference.before and difference.after]
    added = sum(not difference.before for difference in differences)
    gone = sum(not difference.after for difference in differences)
    places = joined([difference.place for difference in changed if difference.place])
    parts = []
    if changed:
        parts.append(f"corrected {_counted(len(changed))}{f' ({places})' if places else ''}")
    if added:
        parts.append(f"added {_counted(added)}")
    if gone:
        parts.append(f"took out {_counted(gone)}")
    return f"We {joined(parts) or 'numbered paragraphs anew'}."


def _counted(count: int) -> str:
    return loss_texts.counted(count, "paragraph")
