"""``publishing leak-check``: say what can be seen of reports under embargo, and what changes when they are published."""

import argparse

from publishing.cache.executor import CACHE, Executor
from publishing.commands import project


def run(options: argparse.Namespace) -> int:
    """Build as of now, and look through all of it; 1 if something of a report under embargo can be seen."""
    from publishing.commands import embargo_check  # noqa: PLC0415 - it brings many readers, which nobody else waits for

    moment = project.moment()
    files = project.sources(options.folder)
    with Executor(options.folder / CACHE) as executor:
        everything = project.build(files, options.folder, project.LAST, executor)
        pending = embargo_check.waiting(everything, moment)
        if not pending:
            print("No report is under embargo.")
            return 0
        seen = False
        with embargo_check.temporary(options.folder / ".cache") as folder:
            workplace = embargo_check.Workplace(options.folder, folder, executor)
            try:
                now = workplace.build("now", moment)
                looked = embargo_check.look(workplace.published(now), executor)
                for leak in embargo_check.check(everything, moment, workplace, now, looked, files):
                    print(*leak.lines(), sep="\n", flush=True)
                    seen = seen or bool(leak.found)
                if unread := list(looked.lines()):
                    print("", *unread, sep="\n", flush=True)
                for day in embargo_check.days(pending, workplace, now):
                    print("", *day.lines(), sep="\n", flush=True)
            except embargo_check.BuildError as error:
                return project.fail(str(error))
    return project.fail("", "A report under embargo can be seen.") if seen else 0
