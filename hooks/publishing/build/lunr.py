"""lunr.js, which browsers search with, as an ES module."""

import re

_COMMENT = re.compile(r"^[ \t]*(?:/\*(?!.*@license).*?\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE)


def as_module(lunr: str) -> str:
    """Return lunr.js as a module, without its comments but for the licence. (Imported as it is, it throws.)"""
    code = _COMMENT.sub("", lunr)
    return f"const module = {{ exports: {{}} }};\nconst exports = module.exports;\n{code}\nexport default module.exports;\n"
