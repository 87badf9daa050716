"""The gate: how every file that people write comes into a build.

In: a folder or a file. Out: its content, or a problem in its author's words. Nothing else opens a file of ``docs/``.

    limits      how large and how deep anything may be
    reading     opens regular files only, and follows no link
    names       which names can be addresses, and which files are leftovers of editors
    collisions  files that would stand where the build writes its own
    nesting     texts on which a parser would take hours, or crash
    timing      a time limit, for what no rule foresees
"""

from publishing.content.gate.names import escaped
from publishing.content.gate.reading import Files, read_folder, read_text

__all__ = ["Files", "escaped", "read_folder", "read_text"]
