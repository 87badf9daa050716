"""What the gate says of a folder."""

from publishing.content.gate import Files


def said(files: Files) -> list[str]:
    return [str(problem) for problem in files.problems]
