"""``publishing pool``: add up filled forms of single records into a summary that may be shared."""

import argparse
import os
from pathlib import Path

from publishing.base.problems import alternatives
from publishing.commands import project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a filled form, or a folder of them")
    parser.add_argument("--out", type=Path, default=Path("pooled"), help="where to write it (default: pooled)")
    parser.add_argument("--template", metavar="ID", help="the template that was filled in, where there are several")
    parser.add_argument("--memory", type=Path, help="where earlier summaries are noted (default: .pooled.json)")
    parser.add_argument("--forget-last", action="store_true", help="nobody has got the summary that was made last")


def run(options: argparse.Namespace) -> int:
    """Write the summary; 1 if a file had to be left out, or nothing could be written."""
    # Reading workbooks takes half a second to load, which nobody should wait for who only checks.
    from publishing.commands.pooling import memory, reading  # noqa: PLC0415
    from publishing.commands.pooling.files import find  # noqa: PLC0415
    from publishing.commands.pooling.summary import CSV, HTML, TooFewError, summary  # noqa: PLC0415

    catalogue = project.build(project.sources(options.folder), options.folder).catalogue
    templates = catalogue.templates
    wanted = options.template or (next(iter(templates)) if len(templates) == 1 else "")
    if wanted not in templates:
        return project.fail(
            f"Say which template was filled in, with --template: {alternatives(templates) or 'there is none'}."
        )
    files = find(options.files, outputs=[options.out / name for name in (CSV, HTML)])
    found = reading.read(templates[wanted], files)
    left_out = len(files) - len(found.records) - len(found.second)
    messages = [*map(str, found.faults), f"Left out: {left_out} of {len(files)} files."] if left_out else []
    records = list(found.records.values())
    try:
        texts = summary(templates[wanted], records, catalogue.vocabulary.palette)
        noted = options.memory or options.folder / memory.FILE
        remembered = memory.read(noted, os.urandom(32).hex())
        if options.forget_last:
            remembered = remembered.without_last(wanted)
        remembered.check(wanted, records)
        options.out.mkdir(parents=True, exist_ok=True)
        memory.write(noted, remembered.with_summary(wanted, records))
        for name, text in texts.items():
            (options.out / name).write_text(text, encoding="utf-8", newline="")
    except (TooFewError, memory.TooNearError, memory.DamagedMemoryError) as error:
        return project.fail(*messages, f"{error} Nothing was written.")
    except OSError as error:
        return project.fail(*messages, f"{options.out}: {error.strerror}. Give another folder with --out.")
    print(f"Pooled {len(records)} records. Wrote {' and '.join(str(options.out / name) for name in texts)}.")
    if found.second:
        print(f"Not counted: {len(found.second)} second readings. The site's page compares them with the first.")
    return project.fail(*messages) if messages else 0
